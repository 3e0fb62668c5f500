import assert from 'node:assert/strict';
import { type Files, finish, judge, liveRepository, readRepository, registry } from '../../src/core/index.ts';
import { asJson, today } from '../judged.ts';
import { memoryFiles } from '../memory-files.ts';

const specification = (id: string): string =>
  `---\ntollgate: spec\n---\n# S\n\n## Requirements\n\n### ${id} Title\n\nAcceptance criteria:\n1. WHEN it is asked, THE SYSTEM SHALL answer.\n`;
const decision = (status: string): string =>
  `---\nstatus: ${status}\nsatisfies: [REQ-001]\n---\n# D\n\n## Context and Problem Statement\n\nC\n\n## Decision Outcome\n\nO\n`;
const files = {
  'docs/specs/a.md': specification('REQ-001'),
  'asked/b.md': specification('REQ-002'),
  'fixtures/c.md': specification('REQ-003'),
  'notes/0001-d.md': decision('proposed'),
  'docs/signoffs.yaml': 'signatures: []\n',
  'src/a.js': '// @req REQ-001\n// @req REQ-404\nexport const a = 1;\n',
  'test/a.test.js': "// @req REQ-001\ntest('answers', () => {});\n",
  'made/results.xml': '<testsuite name="s"><testcase name="REQ-001 a"/></testsuite>',
};

/** As bytes are on a disk that nobody touches: whatever the configuration says, each file keeps its stamp. */
function inMemory(): {
  readonly files: Files;
  readonly opened: string[];
  readonly write: (path: string, text: string) => void;
} {
  const opened: string[] = [];
  let now: Record<string, string> = { ...files };
  let memory = memoryFiles({ files: now });
  return {
    files: {
      ...memory,
      list: (options) => memory.list(options),
      chunks: (path) => memory.chunks(path),
      read(path) {
        opened.push(path);
        return memory.read(path);
      },
    },
    opened,
    write: (path, text) => {
      now = { ...now, [path]: text };
      memory = memoryFiles({ files: now });
    },
  };
}

describe('Another configuration over the same files', () => {
  const configurations: Readonly<Record<string, string>> = {
    'says nothing of paths': 'gate: requirements\n',
    'names specifications': 'paths:\n  specs: [asked/*.md, fixtures/*.md]\n',
    'names decisions': 'gate: delivery\npaths:\n  architecture: [notes]\n',
    'names few sources': 'paths:\n  sources: [lib]\n',
    'names other tests': 'paths:\n  tests: [src]\n',
    'names reports': 'paths:\n  reports: [made/*.xml]\n',
    'leaves out sources': 'paths:\n  exclude: [src]\n',
  };
  const verdict = (read: Parameters<typeof judge>[0], config: Parameters<typeof judge>[1]): string =>
    asJson(judge(read, config, { gate: 'release', today }, registry));

  for (const [from, before] of Object.entries(configurations))
    it(`is obeyed at once where what was read before ${from}`, () => {
      for (const [to, after] of Object.entries(configurations)) {
        const { files, write } = inMemory();
        const live = liveRepository(files);
        write('tollgate.yaml', before);
        finish(live.read());
        write('tollgate.yaml', after);
        const [now, anew] = [finish(live.update(['tollgate.yaml'])), finish(readRepository(files))];
        assert.equal(verdict(now.model, now.config), verdict(anew.model, anew.config), `then ${to}`);
      }
    });

  it('is obeyed also where adr-tools is told to keep decisions elsewhere', () => {
    const { files, write } = inMemory();
    const live = liveRepository(files);
    finish(live.read());
    write('.adr-dir', 'notes\n');
    assert.deepEqual(
      finish(live.update(['.adr-dir'])).model.notes.map(({ place }) => place.file),
      ['notes/0001-d.md'],
    );
  });

  it('opens no file again for what says nothing of how it is read', () => {
    const { files, opened, write } = inMemory();
    const live = liveRepository(files);
    write('tollgate.yaml', 'gate: requirements\n');
    finish(live.read());
    opened.length = 0;
    write('tollgate.yaml', 'gate: delivery\ncustomer: Northwind\n');
    finish(live.update(['tollgate.yaml']));
    assert.deepEqual(
      opened.filter((path) => /^(?:src|test|asked|notes)\//.test(path)),
      [],
    );
  });
});
