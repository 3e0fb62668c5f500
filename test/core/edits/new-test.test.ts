import assert from 'node:assert/strict';
import { type Desk, isRefusal } from '../../../src/core/edit.ts';
import { newTest } from '../../../src/core/edits/new-test.ts';
import { inEnglish } from '../../../src/core/message.ts';
import { readIn } from '../../judged.ts';
import { deskOver, written } from '../../desk.ts';

const spec =
  '---\ntollgate: spec\n---\n# A\n\n## Requirements\n\n### REQ-001 Keep it short\nIt SHALL.\n\n### REQ-002 Another\nIt SHALL.\n';
const code = { 'docs/specs/a.md': spec, 'src/a.ts': '// @req REQ-001\nexport const a = 1;\n' };

describe('New Test', () => {
  it('begins a test of the requirement, which the code that implements it tells the language of', () => {
    const { repository, edits } = written({ files: code }, newTest, { requirement: 'REQ-001' });
    assert.deepEqual(
      edits.create.map(({ path }) => path),
      ['test/keep-it-short.test.ts'],
    );
    assert.match(edits.create[0]?.text ?? '', /test\('REQ-001 Keep it short', .*\n.*assert\.fail/);
    assert.equal(edits.goOn?.line, 4);
    assert.deepEqual(readIn(repository).model.problems, []);
  });

  it('takes whatever cites requirements for what it would look like, and the code at hand before that', () => {
    const path = (spot?: string): string | undefined =>
      written(
        { files: { ...code, 'src/b.py': 'x = 1\n' } },
        newTest,
        { requirement: 'REQ-002' },
        spot === undefined ? {} : { spot: { place: { file: spot, line: 1, column: 1 }, selection: '' } },
      ).edits.create[0]?.path;
    assert.equal(path(), 'test/another.test.ts');
    assert.equal(path('src/b.py'), 'tests/test_another.py');
    assert.equal(path('docs/specs/a.md'), 'test/another.test.ts');
  });

  it('is a module where the code is one', () => {
    const first = (source: string): string => {
      const files = { 'docs/specs/a.md': spec, 'src/a.js': `// @req REQ-001\n${source}\n` };
      return written({ files }, newTest, { requirement: 'REQ-001' }).edits.create[0]?.text.split('\n')[0] ?? '';
    };
    for (const source of ['export const a = 1;', "import { b } from './b.js';"])
      assert.equal(first(source), "import assert from 'node:assert/strict';", source);
    assert.equal(first('exports.a = 1;'), "const assert = require('node:assert/strict');");
  });

  it('says that it is still to be written in the language of the requirements: the gate repeats it', () => {
    const said = (requirements: string, language: string): string | undefined => {
      const files = { ...code, 'docs/specs/a.md': requirements };
      const { edits } = written({ files }, newTest, { requirement: 'REQ-001' }, { language });
      return /assert\.fail\('(.*)'\)/.exec(edits.create[0]?.text ?? '')?.[1];
    };
    const english = spec.replaceAll('It SHALL.', 'THE SYSTEM SHALL print the report of a month.');
    const russian = spec.replaceAll('It SHALL.', 'СИСТЕМА ДОЛЖНА напечатать отчёт за месяц.');
    assert.equal(said(english, 'ru'), 'not written yet');
    assert.equal(said(russian, 'en'), 'ещё не написан');
  });

  it('refuses where nothing tells the language', () => {
    const desk = deskOver({ files: { 'docs/specs/a.md': spec } });
    assert.ok(isRefusal(newTest.write(desk, { requirement: 'REQ-001' })));
    assert.ok(isRefusal(newTest.write(deskOver({ files: code }), { requirement: 'REQ-009' })));
  });

  it('says so before it asks which requirement, and only there', () => {
    const spot = (file: string): Partial<Desk> => ({ spot: { place: { file, line: 1, column: 1 }, selection: '' } });
    const why = (files: Readonly<Record<string, string>>, more: Partial<Desk> = {}): string | undefined => {
      const refusal = newTest.whyNot?.(deskOver({ files }, more));
      return refusal && inEnglish(refusal.refused);
    };
    const bare = { 'docs/specs/a.md': spec, 'src/b.py': 'x = 1\n' };
    assert.match(why(bare) ?? '', /^nothing tells in which language/);
    assert.match(why(bare, spot('docs/specs/a.md')) ?? '', /^nothing tells in which language/);
    assert.equal(why(bare, spot('src/b.py')), undefined);
    assert.equal(why(code), undefined);
    assert.equal(why({ 'src/b.py': 'x = 1\n' }), undefined, 'that there is no requirement says more');
  });
});
