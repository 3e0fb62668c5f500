import assert from 'node:assert/strict';
import { explain } from '../../src/core/explain.ts';
import { inEnglish } from '../../src/core/message.ts';
import type { Problem } from '../../src/core/model.ts';
import { readIn } from '../judged.ts';
import { memoryFiles } from '../memory-files.ts';

const spec = [
  '---',
  'tollgate: spec',
  '---',
  '# Müller',
  '',
  '## Requirements',
  '',
  '### REQ-001 Add up',
  'The system SHALL add up.',
  '',
].join('\n');
const russian = spec.replace('Müller', 'Счета').replace('Requirements', 'Требования');
const oft = '# Login\n\nreq~login.lock~1\n\nIt SHALL lock.\n\nNeeds: dsn\n';
const doorstop =
  'active: true\nderived: false\nlevel: 1.0\nlinks: []\nnormative: true\nreviewed: null\ntext: It SHALL.\n';

const latin1 = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'latin1'));
/** Russian letters, which have one row there. */
const windows1251 = (text: string): Uint8Array =>
  Uint8Array.from(text, (letter) => {
    const code = letter.charCodeAt(0);
    return code < 0x80 ? code : code - 0x410 + 0xc0;
  });
const utf32 = (text: string): Uint8Array =>
  Uint8Array.from(
    ['\uFEFF', ...text].flatMap((letter) => [letter.charCodeAt(0) & 255, letter.charCodeAt(0) >> 8, 0, 0]),
  );

const said = (problems: readonly Problem[]): string[] =>
  problems.map(
    ({ place: { file, line }, found, minor }) =>
      `${file}:${line}: ${inEnglish(found)}${minor === true ? ' (a remark)' : ''}`,
  );

/** What is told of a document, by reading the repository as by explaining the file. */
function told(path: string, content: string | Uint8Array): string[] {
  const files = { 'tollgate.yaml': '', [path]: content };
  const all = said(readIn({ files }).model.problems);
  for (const each of said(explain(memoryFiles({ files }), path).problems)) assert.ok(all.includes(each), each);
  return all;
}

describe('The characters of a document', () => {
  it('are told of where they are not UTF-8, before what may follow from that', () => {
    const path = 'docs/specs/a.md';
    assert.deepEqual(told(path, spec), []);
    const bytes = `${path}:4: the file has bytes that are not UTF-8`;
    assert.deepEqual(told(path, latin1(spec)), [`${bytes} (a remark)`], 'all was understood');
    assert.deepEqual(told(path, windows1251(russian)), [
      bytes,
      `${path}:8: REQ-001 at a place where it is no requirement`,
    ]);
    assert.deepEqual(told('docs/defects/BUG-001-a.md', latin1('---\nstatus: open\nseverity: minor\n---\n# Müller\n')), [
      'docs/defects/BUG-001-a.md:5: the file has bytes that are not UTF-8 (a remark)',
    ]);
    // Nobody knows whether it would be one.
    assert.deepEqual(
      said(readIn({ files: { 'tollgate.yaml': '', 'docs/specs/b.md': latin1('# Müller\n') } }).model.problems),
      ['docs/specs/b.md:1: the file has bytes that are not UTF-8'],
    );
    assert.deepEqual(told('docs/b.md', latin1('# Müller\n')), []);
    assert.deepEqual(told('src/a.js', latin1('// Müller\n')), []);
    assert.deepEqual(told('CHANGELOG.md', latin1('# Changelog\n\n## 1.0.0\n\nBy Müller.\n')), []);
  });

  it('are told of where there are zeros among them, or each has four bytes', () => {
    const zeros = (path: string, line = 1): string[] => [
      `${path}:${line}: \`${path}\` is no text: there are zeros in it`,
    ];
    for (const [path, text, half] of [
      ['docs/login.md', oft, 'login.lo'],
      ['docs/login.rst', oft, 'login.lo'],
      ['reqs/REQ001.yml', doorstop, 'act'],
      ['docs/specs/a.md', spec, 'tollg'],
    ] as const) {
      assert.equal(readIn({ files: { [path]: text } }).model.requirements.length, 1);
      assert.ok(!told(path, text).some((each) => each.includes('zeros')), path);
      assert.deepEqual(told(path, utf32(text)), zeros(path), path);
      const line = text.slice(0, text.indexOf(half)).split('\n').length;
      const all = told(path, text.replace(half, `${half}\0`));
      assert.ok(all.includes(zeros(path, line)[0] ?? ''), all.join('\n'));
    }
    assert.deepEqual(told('docs/specs/a.md', `${spec}\0`), zeros('docs/specs/a.md', 10));
    const files = { 'tollgate.yaml': '', 'docs/specs/b.md': '\0'.repeat(9), 'docs/b.md': '\0'.repeat(9) };
    assert.deepEqual(said(readIn({ files }).model.problems), zeros('docs/specs/b.md'));
    assert.deepEqual(told('docs/c.md', 'Some\0thing'), []);
  });
});
