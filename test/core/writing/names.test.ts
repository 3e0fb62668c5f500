import assert from 'node:assert/strict';
import fc from 'fast-check';
import { freePath, slug } from '../../../src/core/writing/file-names.ts';
import { inMarkdown, oneLine } from '../../../src/core/writing/inline.ts';
import { languageOf } from '../../../src/core/writing/language.ts';
import { nextDefectId, nextNoteNumber, nextRequirementId } from '../../../src/core/writing/next-id.ts';
import { deskOver } from '../../desk.ts';

describe('The name of a file', () => {
  const names: readonly (readonly [string, string])[] = [
    ['Экспорт счёта в PDF', 'eksport-scheta-v-pdf'],
    ['Щи да каша — пища наша!', 'shchi-da-kasha-pishcha-nasha'],
    ['  Invoice (v2): export/import  ', 'invoice-v2-export-import'],
    ['Größe', 'größe'],
    ['Gro\u0308ße', 'größe'],
    ['请求 导出', '请求-导出'],
    ['हिन्दी शीर्षक', 'हिन्दी-शीर्षक'],
    ['🙂 \u202e---', 'otherwise'],
    ['', 'otherwise'],
    ['../../etc/passwd', 'etc-passwd'],
    ['CON', 'con-1'],
    ['com1', 'com1-1'],
    ['a\u0000b\nc', 'a-b-c'],
    [`word ${'x'.repeat(100)}`, 'word'],
    ['я'.repeat(10_000), 'ya'.repeat(30)],
  ];
  for (const [title, wanted] of names) {
    it(`of ${JSON.stringify(title.slice(0, 40))}`, () => assert.equal(slug(title, 'otherwise'), wanted));
  }

  it('is one that every system takes, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (title) => {
        const name = slug(title, 'otherwise');
        assert.match(name, /^[\p{L}\p{M}\p{N}-]+$/u);
        assert.ok(new TextEncoder().encode(name).length <= 152);
        assert.equal(name, name.normalize('NFC'));
        assert.equal(slug(name, 'otherwise').replace(/-1$/, ''), name.replace(/-1$/, ''));
      }),
      { numRuns: 500 },
    );
  });

  it('leads to where there is nothing yet', () => {
    const taken = ['docs/a.md', 'docs/a-2.md'];
    assert.equal(freePath({ exists: (path) => taken.includes(path) }, 'docs', 'a'), 'docs/a-3.md');
    assert.equal(freePath({ exists: () => false }, '', 'a'), 'a.md');
  });
});

// @req AUTH-002
describe('The next ID (AUTH-002)', () => {
  const spec = (...ids: readonly string[]): string =>
    `---\ntollgate: spec\n---\n# S\n\n## Requirements\n\n${ids.map((id) => `### ${id} T\n\n`).join('')}`;
  const next = (files: Readonly<Record<string, string>>, file?: string, elsewhere: readonly string[] = []): string =>
    nextRequirementId(deskOver({ files }, { idsElsewhere: elsewhere }), file);

  it('begins with REQ-001, and is one above the highest', () => {
    assert.equal(next({}), 'REQ-001');
    assert.equal(next({ 'docs/specs/a.md': spec('REQ-002', 'REQ-001') }), 'REQ-003');
  });

  it('has the prefix and the width that the specification uses most', () => {
    const files = {
      'docs/specs/a.md': spec('REQ-001', 'REQ-002'),
      'docs/specs/b.md': spec('NFR_0007', 'NFR_0008', 'X1'),
    };
    assert.equal(next(files, 'docs/specs/b.md'), 'NFR_0009');
    assert.equal(next(files, 'docs/specs/a.md'), 'REQ-003');
    assert.equal(next({ 'a.md': spec('REQ-1', 'REQ-2', 'REQ-999') }), 'REQ-1000');
  });

  it('is never one that anybody has cited', () => {
    const own = spec('REQ-001');
    const base = { 'docs/specs/a.md': own };
    assert.equal(next({ ...base, 'src/a.ts': '// @req REQ-041\n' }), 'REQ-042');
    assert.equal(
      next({ ...base, 'docs/architecture/0001-a.md': '---\nstatus: accepted\nsatisfies: [REQ_031/2]\n---\n# A\n' }),
      'REQ-032',
    );
    assert.equal(
      next({
        ...base,
        'docs/defects/BUG-001-x.md': '---\nstatus: open\nseverity: minor\nrequirement: REQ-021\n---\n# B\n',
      }),
      'REQ-022',
    );
    assert.equal(
      next({ ...base, 'test-results/junit.xml': '<testsuite><testcase name="REQ-011 x"/></testsuite>' }),
      'REQ-012',
    );
    assert.equal(next(base, undefined, ['REQ-099', 'BUG-500']), 'REQ-100');
    assert.equal(next({ 'a.md': `${own}### REQ-005 T\n\n- State: retired\n` }), 'REQ-006');
  });

  it('is above all of them, in whatever order and with whatever zeros they are written', () => {
    const number = fc.tuple(
      fc.integer({ min: 0, max: 5000 }),
      fc.integer({ min: 1, max: 6 }),
      fc.constantFrom('', 'a'),
    );
    fc.assert(
      fc.property(fc.uniqueArray(number, { minLength: 1, maxLength: 8, selector: ([n]) => n }), (numbers) => {
        const ids = numbers.map(([n, width, letter]) => `REQ-${String(n).padStart(width, '0')}${letter}`);
        const highest = Math.max(...numbers.map(([n]) => n));
        const found = next({ 'a.md': spec(...ids) });
        assert.equal(Number(found.replace('REQ-', '')), highest + 1, ids.join(' '));
      }),
      { numRuns: 50 },
    );
  });

  it('counts as far as anybody does', () => {
    assert.equal(next({ 'a.md': spec('REQ-20261123235959123456789') }), 'REQ-20261123235959123456790');
  });

  it('of defects and notes looks at theirs', () => {
    const files = {
      'docs/defects/BUG-012-x.md': '---\nstatus: open\nseverity: minor\n---\n# B\n',
      'docs/architecture/0003-a.md': '---\nstatus: accepted\n---\n# A\n',
      'docs/architecture/20200924-b.md': '---\nstatus: accepted\n---\n# A\n',
    };
    assert.equal(nextDefectId(deskOver({ files })), 'BUG-013');
    assert.equal(nextDefectId(deskOver({ files }, { idsElsewhere: ['BUG-020'] })), 'BUG-021');
    assert.equal(nextNoteNumber(deskOver({ files })), '0004');
    assert.equal(nextNoteNumber(deskOver({ files: {} })), '0001');
  });
});

describe('What somebody typed', () => {
  it('becomes one line', () => {
    assert.equal(oneLine(' a\r\n\tb\u0000c \u202ed\u2028e '), 'a b c de'.replace('de', 'd e'));
    assert.equal(inMarkdown('x <!-- y ##'), 'x &lt;!-- y \\##');
  });

  it('tells its language, where it is long enough', () => {
    assert.equal(languageOf('Бухгалтеры пишут счета вручную. `code` и Tollgate', 'en'), 'ru');
    assert.equal(languageOf('Accountants write invoices by hand, and one in fifty is wrong', 'ru'), 'en');
    assert.equal(languageOf('# A', 'ru-RU'), 'ru');
  });
});
