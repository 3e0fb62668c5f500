import assert from 'node:assert/strict';
import { pathsIn, pathsOf, successorsIn } from '../../src/core/understanding/paths-in.ts';
import { note } from './model-builder.ts';

const paths = pathsOf(['deploy/compose.yaml', 'package.json', 'src/api/a.ts', 'src/b.ts', 'build/junit.xml']);

const found = (path: string, text: string): string[] =>
  Array.from(
    pathsIn(path, text, paths),
    (each) => `${text.slice(each.from, each.to)} → ${each.path}${each.isFolder ? '/' : ''}`,
  );

describe('Paths that a document names', () => {
  it('are files and folders that there are, in its front matter', () => {
    const text =
      '---\ncomponents:\n  api: src/api\n  all: src\n  gone: src/gone\nenvironment:\n  infrastructure: [./deploy/compose.yaml, package.json]\n---\n# src/b.ts\n';
    assert.deepEqual(found('docs/architecture/0001-x.md', text), [
      'src/api → src/api/',
      'src → src/',
      'deploy/compose.yaml → deploy/compose.yaml',
      'package.json → package.json',
    ]);
    assert.deepEqual(found('docs/x.md', '# src/b.ts\n'), []);
    assert.deepEqual(found('docs/x.md', '---\nnever: src/b.ts\n'), []);
  });

  it('are those of the configuration, and of a glob the folder that it begins in', () => {
    const text =
      '# the src of all\npaths:\n  sources: ["src/**/*.ts", "!src/api/{x,y}"]\n  reports: build/junit.xml\n  tests: "**/*.js"\n';
    assert.deepEqual(found('tollgate.yaml', text), [
      'src/**/*.ts → src/',
      'src/api/{x → src/api/',
      'build/junit.xml → build/junit.xml',
    ]);
  });

  it('are the notes that took the place of others', () => {
    const at = (id: string, file: string) => note({ id, place: { file, line: 1, column: 1 } });
    const notes = [at('0001', 'docs/adr/0001-a.md'), at('0008', 'docs/adr/0008-b.md'), at('0008', 'other/0008-c.md')];
    const next = (text: string): string[] =>
      Array.from(
        successorsIn(notes[0] ?? at('', ''), text, notes),
        ({ from, to, path }) => `${text.slice(from, to)} → ${path}`,
      );
    assert.deepEqual(next('---\nstatus: superseded by ADR-0008\n---\n'), ['0008 → docs/adr/0008-b.md']);
    assert.deepEqual(next('Superceded by [8. B](0008-b.md)'), ['0008-b.md → docs/adr/0008-b.md']);
    assert.deepEqual(next('superseded by ADR-0009, superseded'), []);
  });
});
