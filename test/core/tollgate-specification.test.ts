import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { readConfig } from '../../src/core/config.ts';
import { tollgate } from '../../src/core/conventions/tollgate.ts';
import { inEnglish } from '../../src/core/message.ts';
import type { Fact, Requirement, Specification } from '../../src/core/model.ts';

const { config } = readConfig(undefined, []);
const file = 'docs/specs/invoicing.md';

function read(text: string, path = file): Fact[] {
  return [...tollgate.read({ path, text }, config)];
}

function specification(text: string): Specification {
  const found = read(text).find((fact) => fact.kind === 'specification');
  assert.ok(found);
  return found;
}

/** Problems as `line: found → wanted`, minor ones in brackets. */
function problems(text: string): string[] {
  return read(text).flatMap((fact) => {
    if (fact.kind !== 'problem') return [];
    assert.equal(fact.spoils, 'specification');
    const sentence = `${fact.place.line}: ${inEnglish(fact.found)} → ${inEnglish(fact.wanted)}`;
    return [fact.minor === true ? `(${sentence})` : sentence];
  });
}

/** A specification with one requirement, whose heading is in line 5. */
function withRequirement(...lines: string[]): string {
  return ['---', 'tollgate: spec', '---', '## Requirements', '### REQ-007 Export an invoice', ...lines, ''].join('\n');
}

function requirement(...lines: string[]): Requirement {
  const [first, ...others] = specification(withRequirement(...lines)).requirements;
  assert.ok(first);
  assert.deepEqual(others, []);
  return first;
}

const sample = `---
tollgate: spec
customer: Northwind Logistics
users: accountants, about forty, daily, from the office and by phone
author: I. Petrov
deadline: 2027-01-31
---
# Invoicing

## Purpose

Invoices leave the house
on the day of delivery.

## Requirements

### REQ-007 Export an invoice as PDF
As an accountant, I want a PDF of an invoice
so that I can send it to the client.

- Priority: must
- Feasible: yes, two days with the printing library (I. Petrov, 2026-11-20)
- Deadline: 2026-12-20
- Release: 1.1
- Verify by: test

Acceptance criteria:
1. WHEN an accountant exports a paid invoice,
   THE SYSTEM SHALL produce a PDF within 3 s.
   - in A4
2. IF the invoice has no lines, THEN THE SYSTEM SHALL refuse and say why.

### REQ-008 Keep invoices
THE SYSTEM SHALL keep invoices for ten years.

## Notes
None.
`;

describe('specifications of Tollgate (READ-002)', () => {
  it('are read with everything that they say', () => {
    const { requirements, ...rest } = specification(sample);
    const place = (line: number, column: number): object => ({ file, line, column });
    assert.deepEqual(rest, {
      kind: 'specification',
      convention: 'tollgate',
      place: place(8, 3),
      title: 'Invoicing',
      customer: { value: 'Northwind Logistics', place: place(3, 11) },
      users: { value: 'accountants, about forty, daily, from the office and by phone', place: place(4, 8) },
      author: { value: 'I. Petrov', place: place(5, 9) },
      deadline: { value: '2027-01-31', place: place(6, 11) },
      purpose: { value: 'Invoices leave the house\non the day of delivery.', place: place(12, 1) },
    });
    const [first, second] = requirements;
    const text = [
      'Export an invoice as PDF',
      'As an accountant, I want a PDF of an invoice so that I can send it to the client.',
      'deadline: 2026-12-20',
      'priority: must',
      'verify by: test',
      'WHEN an accountant exports a paid invoice, THE SYSTEM SHALL produce a PDF within 3 s. in A4',
      'IF the invoice has no lines, THEN THE SYSTEM SHALL refuse and say why.',
    ];
    const sha256 = (each: string): string => createHash('sha256').update(each).digest('hex');
    assert.deepEqual(first, {
      id: 'REQ-007',
      convention: 'tollgate',
      place: place(17, 5),
      endLine: 31,
      title: 'Export an invoice as PDF',
      statement: 'As an accountant, I want a PDF of an invoice\nso that I can send it to the client.',
      criteria: [
        { number: '1', text: text[5], place: place(28, 4), digest: sha256(text[5] ?? '') },
        { number: '2', text: text[6], place: place(31, 4), digest: sha256(text[6] ?? '') },
      ],
      state: 'agreed',
      priority: { value: 'must', place: place(21, 13) },
      feasible: {
        verdict: 'yes',
        remark: 'two days with the printing library',
        by: 'I. Petrov',
        on: '2026-11-20',
        place: place(22, 13),
      },
      deadline: { value: '2026-12-20', place: place(23, 13) },
      release: { value: '1.1', place: place(24, 12) },
      verifyBy: 'test',
      text: text.join('\n'),
      digest: sha256(text.join('\n')),
    });
    assert.deepEqual([second?.id, second?.endLine, second?.criteria], ['REQ-008', 34, []]);
    assert.deepEqual(problems(sample), []);
  });

  it('are read the same with other line ends and a byte order mark', () => {
    assert.deepEqual(read(`\uFEFF${sample.replaceAll('\n', '\r\n')}`), read(sample));
  });

  it('may be Russian', () => {
    const text = `---
tollgate: spec
заказчик: ООО «Север»
---
# Счета
## Назначение
Счета уходят вовремя.
## Требования
### REQ-1: Выгрузка счёта
- **Приоритет:** обязательно
- Реализуемо: условно, если купим библиотеку (И. Петров, 2026-11-20)
- Срок: 2026-12-20
- Выпуск: 1.1
- Проверка: осмотр
- Состояние: снято (2026-11-21, заменено на REQ-2)
- Дизайн: нет (правка текста)

Критерии приёмки:
1. СИСТЕМА ДОЛЖНА выгрузить счёт.
`;
    assert.deepEqual(problems(text), []);
    const { customer, purpose, requirements } = specification(text);
    assert.deepEqual([customer?.value, purpose?.value], ['ООО «Север»', 'Счета уходят вовремя.']);
    const [only] = requirements;
    assert.deepEqual(
      [
        only?.title,
        only?.priority?.value,
        only?.deadline?.value,
        only?.release?.value,
        only?.verifyBy,
        only?.state,
        only?.retired,
        only?.withoutDesign?.value,
      ],
      [
        'Выгрузка счёта',
        'обязательно',
        '2026-12-20',
        '1.1',
        'inspection',
        'retired',
        { on: '2026-11-21', reason: 'заменено на REQ-2' },
        'правка текста',
      ],
    );
    assert.deepEqual(
      [only?.feasible?.verdict, only?.feasible?.remark, only?.feasible?.by],
      ['conditional', 'если купим библиотеку', 'И. Петров'],
    );
    assert.deepEqual(
      only?.criteria.map((each) => each.text),
      ['СИСТЕМА ДОЛЖНА выгрузить счёт.'],
    );
  });

  it('say so in their front matter; nothing else is one', () => {
    for (const text of [
      '',
      '# Requirements\n### REQ-1 x\n',
      '---\nlayout: post\n---\n## Requirements\n### REQ-1 x\n',
      '---\ntollgated: spec\n---\n',
    ]) {
      assert.deepEqual(read(text), []);
    }
    assert.deepEqual(read('---\ntitle: x\n---\nHow to write one:\n```\n---\ntollgate: spec\n---\n```\n'), []);
    assert.deepEqual(problems('---\ntollgate: specs\n---\n'), ['2: `tollgate:` with another word → `tollgate: spec`']);
    assert.deepEqual(specification('---\ntollgate: spec\n---\n').requirements, []);
  });

  it('lose no requirement without a word', () => {
    const body = (...lines: string[]): string[] =>
      problems(['---', 'tollgate: spec', '---', '## Requirements', ...lines].join('\n'));
    const wanted = '`### REQ-007 Title`: capital letters, a dash, a number';
    assert.deepEqual(body('### Export'), [`5: the heading “Export” without an ID → ${wanted}`]);
    assert.deepEqual(body('### req-007 Export'), [`5: the heading “req-007 Export” without an ID → ${wanted}`]);
    assert.deepEqual(body('### РЕQ-007 in Cyrillic letters'), [
      `5: the heading “РЕQ-007 in Cyrillic letters” without an ID → ${wanted}`,
    ]);
    assert.deepEqual(body('### REQ-1 a', '#### REQ-2 b'), [
      '6: REQ-2 at a place where it is no requirement → `### REQ-2 …` below `## Requirements`',
    ]);
    assert.deepEqual(body('### REQ-1 a', '## Further requirements', '### REQ-2 b'), [
      '7: REQ-2 at a place where it is no requirement → `### REQ-2 …` below `## Requirements`',
    ]);
    for (const space of ['', '\u00a0'])
      assert.deepEqual(body(`###${space}REQ-2 b`, '### REQ-1 a', `##${space}REQ-3 c`, '##ISO-8601', '#REQ-4 d'), [
        '5: no space between `###` and REQ-2 → `### REQ-2 …` below `## Requirements`',
        '7: no space between `###` and REQ-3 → `### REQ-3 …` below `## Requirements`',
      ]);
    assert.deepEqual(body('**REQ-2 b**', '', 'Acceptance criteria:', '1. It SHALL.', '### REQ-1 a'), [
      '7: acceptance criteria above the first requirement → `### REQ-007 Title` above them',
    ]);
    const other = '7: NFR-2 at a place where it is no requirement → `### NFR-2 …` below `## Requirements`';
    for (const title of ['## Non-functional requirements', '## Требования к скорости'])
      assert.deepEqual(body('### REQ-1 a', title, '### NFR-2 b'), [other]);
    for (const criteria of ['Acceptance criteria:', '#### Acceptance criteria'])
      assert.deepEqual(body('### REQ-1 a', '## Speed', '### NFR-2 b', criteria, '1. It SHALL.'), [other]);
    assert.deepEqual(
      body(
        '### REQ-1 a',
        'Acceptance criteria:',
        '1. It SHALL.',
        '**REQ-2 b**',
        '**Acceptance criteria:**',
        '1. It SHALL.',
      ),
      ['9: Acceptance criteria a second time → `### REQ-007 Title` above them'],
    );
    // Headings that only look like IDs: another prefix, or none with a separator.
    assert.deepEqual(body('### REQ-1 a', '## Appendix', '### ISO-8601 dates', '### HTTP2'), []);
    assert.deepEqual(body('### REQ-1 a', '<!--', '### REQ-2 b'), [
      '6: a comment that never ends, and hides all that follows → `-->`',
    ]);
    assert.equal(body('### REQ-1 a', '```', '### REQ-2 b').length, 1);
    assert.equal(body('<<<<<<< HEAD', '### REQ-1 a', '=======', '### REQ-1 b', '>>>>>>> other').length, 2);
    assert.equal(
      problems('<<<<<<< HEAD\n---\ntollgate: spec\n=======\n---\ntollgate: spec\n>>>>>>> x\n---\n').length,
      2,
    );
    assert.match(problems('---\ntollgate: spec\n## Requirements\n').join(), /^1: front matter that never ends/);
    assert.match(problems('---\ntollgate: spec\ncustomer: a: b\n---\n').join(), /^3: /);
    assert.match(problems('---\ntollgate: spec\ncustomer: a\ncustomer: b\n---\n').join(), /^4: customer a second time/);
  });

  it('lose none to a quotation, code, HTML or a list without a word', () => {
    const body = (...lines: string[]): string[] =>
      problems(['---', 'tollgate: spec', '---', '## Requirements', ...lines].join('\n'));
    const told = (line: number, id = 'REQ-2'): string =>
      `${line}: ${id} at a place where it is no requirement → \`### ${id} …\` below \`## Requirements\``;
    const hidden: readonly (readonly [string, ...string[]])[] = [
      ['> ### REQ-2 b', '> It SHALL.'],
      ['> > - ### REQ-2 b'],
      ['- ### REQ-2 b'],
      ['1. It SHALL.', '   ### REQ-2 b'],
      ['<pre>', '### REQ-2 b', '</pre>'],
      ['<script>', '### REQ-2 b', '</script>'],
      ['<div><h3 class="r">REQ-2</h3></div>'],
      ['```', '### REQ-2 b', '```'],
      ['', '    ### REQ-2 b'],
      ['It SHALL', '    ### REQ-2: b'],
    ];
    for (const lines of hidden) {
      const at = lines.findIndex((line) => line.includes('REQ-2'));
      assert.deepEqual(body(...lines), [told(5 + at)], lines[0]);
      assert.deepEqual(body('### REQ-1 a', '', ...lines), [told(7 + at)], lines[0]);
      // It may be an example of how one is written, or a quotation from a requirement that is here.
      assert.deepEqual(body('### REQ-1 a', '## Form', '', ...lines), [], lines[0]);
      assert.deepEqual(body('### REQ-1 a', '### REQ-2 b', '', ...lines), [], lines[0]);
      assert.deepEqual(body('### NFR-1 a', '', ...lines), [], lines[0]);
    }
    assert.deepEqual(problems('---\ntollgate: spec\n---\n# A\n> ## Requirements\n> ### REQ-2 b\n> ### REQ-3 c'), [
      told(6),
      told(7, 'REQ-3'),
    ]);
    assert.deepEqual(body('<!--', '### REQ-2 b', '-->', '### REQ-1 a'), []);
  });

  it('say that they require nothing: below their heading as a fault, where nothing was begun as a remark', () => {
    const spec = (...lines: string[]): string[] => problems(['---', 'tollgate: spec', '---', ...lines].join('\n'));
    const form = '`### REQ-007 Title`: capital letters, a dash, a number';
    const other = (line: number, title = 'Requirements'): string[] => [
      `${line}: text below “${title}” that is no requirement → ${form}`,
    ];
    assert.deepEqual(spec('## Requirements', '', '| REQ-2 | It SHALL. |'), other(6));
    assert.deepEqual(spec('## Requirements', '- **REQ-2** It SHALL.'), other(5));
    assert.deepEqual(spec('## Requirements', '<h4>Export</h4>'), other(5));
    assert.deepEqual(spec('## Требования к скорости', '1. It SHALL.'), other(5, 'Требования к скорости'));
    assert.deepEqual(spec('## Requirements', '| REQ-2 | It SHALL. |', '### REQ-1 a'), []);
    const none = (line: number): string[] => [
      `(${line}: a specification without requirements → \`### REQ-007 Title\` below \`## Requirements\`)`,
    ];
    assert.deepEqual(
      spec('# Requirements of A', 'Of 2026.', '## Requirements', '<!-- none -->', 'TBD', '***'),
      none(6),
    );
    assert.deepEqual(spec('# A', '## Purpose', 'Invoices leave the house.'), none(4));
    assert.deepEqual(spec(), none(1));
    assert.deepEqual(spec('## Requirements', '### Export').length, 1);
  });

  it('are missed where they are expected, with requirements but without their claim', () => {
    const unclaimed = sample.slice(sample.indexOf('# Invoicing'));
    const { config: present } = readConfig('gate: requirements\n', []);
    const found = (text: string, path = file, under = present): string[] =>
      Array.from(tollgate.read({ path, text }, under), (fact) =>
        fact.kind === 'problem' ? inEnglish(fact.found) : fact.kind,
      );
    const missed = ['requirements in a file that does not say `tollgate: spec`'];
    assert.deepEqual(found(unclaimed), missed);
    assert.deepEqual(found(unclaimed.replaceAll('\n', '\r\n')), missed);
    assert.deepEqual(found(`---\ntollgate spec\n---\n${unclaimed}`), missed);
    // Somebody meant a front matter of ours, and it is none, or is another's, or has no word.
    const claim = 'tollgate: spec\ncustomer: Northwind';
    for (const front of [
      `----\n${claim}\n----`,
      `---\ntitle: a\n---\n---\n${claim}\n---`,
      '---\ntollgate:\n---',
      '---\n- tollgate: spec\n---',
      '---\ntitle: a\n---\nSee `tollgate: spec`.',
    ])
      assert.deepEqual(found(`${front}\n${unclaimed}`), missed, front);
    assert.deepEqual(found(`${claim}\n${unclaimed.toUpperCase()}`), missed);
    assert.deepEqual(found(unclaimed.replace('## R', '# R')), missed);
    assert.deepEqual(found(sample), ['specification']);
    assert.deepEqual(found('# How we write\n\n## Requirements\n\nSee REQ-001.\n\n### Style\n'), []);
    assert.deepEqual(found(unclaimed, 'docs/other.md'), []);
    assert.deepEqual(found(unclaimed, file, config), []);
  });

  it('are read where an accent is a character of its own', () => {
    const text = withRequirement('- Дизайн: нет (мелочь)', '', 'Критерии приёмки:', '1. СИСТЕМА ДОЛЖНА петь.');
    assert.notEqual(text.normalize('NFD'), text);
    const [only] = specification(text.normalize('NFD')).requirements;
    assert.deepEqual([only?.withoutDesign?.value, only?.criteria.length], ['мелочь', 1]);
    assert.deepEqual(problems(text.normalize('NFD')), problems(text));
  });

  it('take headings in several spellings', () => {
    const headings = [
      'REQ-1 Title',
      'REQ-1: Title',
      'REQ-1. Title',
      'REQ-1 – Title',
      'REQ-1 - Title',
      'REQ-1 Title ##',
      'REQ-1 Title <!-- x -->',
    ];
    for (const heading of headings) {
      const [only] = specification(`---\ntollgate: spec\n---\n## Requirements\n### ${heading}\n`).requirements;
      assert.deepEqual([only?.id, only?.title], ['REQ-1', 'Title'], heading);
    }
    assert.deepEqual(problems(withRequirement().replace(' Export an invoice', '')), [
      '(5: REQ-007 without a title → `### REQ-007 Title`)',
    ]);
  });

  it('sign everything that is neither attribute nor criterion', () => {
    const { statement, criteria, priority, endLine } = requirement(
      'The export has',
      '- a date',
      '- a number.',
      '',
      '- Priority: must',
      '  and soon',
      '',
      'Acceptance criteria:',
      '1. One.',
      '',
      'Not for credit notes.',
      '',
      '2. Two,',
      '   ```',
      '   code',
      '   ```',
      '#### Background',
      'Why.',
      '> Said the customer.',
      '',
      '',
    );
    assert.equal(
      statement,
      'The export has\na date\na number.\n\nNot for credit notes.\n\nBackground\nWhy.\n> Said the customer.',
    );
    assert.deepEqual(
      criteria.map((each) => each.text),
      ['One.', 'Two, code'],
    );
    assert.equal(priority?.value, 'must and soon');
    assert.equal(endLine, 24);
  });

  it('keep their digest when lines are wrapped, ticked, renumbered or scheduled otherwise', () => {
    const base = requirement('A b c.', '', '- Verify by: test', '', 'Acceptance criteria:', '1. One two.');
    const same = requirement(
      'A  b',
      'c.',
      '',
      '- Release: 2',
      '- State: draft',
      '- Feasible: no',
      'Acceptance criteria:',
      '',
      '1. [x] One',
      '   two.',
    );
    assert.equal(same.digest, base.digest);
    for (const lines of [
      ['A b d.'],
      ['A b c.', '- Priority: must'],
      ['A b c.', '- Deadline: 2026-01-01'],
      ['A b c.', '- Verify by: analysis'],
    ]) {
      assert.notEqual(requirement(...lines, '', 'Acceptance criteria:', '1. One two.').digest, base.digest);
    }
  });

  it('take attributes in any order and form, and say which they cannot read', () => {
    const line = (text: string): string[] => problems(withRequirement(text));
    assert.equal(requirement('* __State__: DRAFT.').state, 'draft');
    assert.equal(requirement('1. One', '', '- state : agreed').state, 'agreed');
    assert.deepEqual(line('- State: done'), ['6: state: done → `draft`, `agreed` or `retired (day, reason)`']);
    assert.deepEqual(line('- Verify by: hope'), [
      '6: verify by: hope → one of: test, demonstration, inspection, analysis',
    ]);
    assert.deepEqual(line('- Deadline: soon'), ['(6: soon is no day → a day of the calendar, YYYY-MM-DD)']);
    assert.deepEqual(line('- Deadline: 2026-02-30'), ['(6: 2026-02-30 is no day → a day of the calendar, YYYY-MM-DD)']);
    assert.deepEqual(line('- Feasible: yes (I. Petrov, 20.11.2026)'), [
      '(6: 20.11.2026 is no day → a day of the calendar, YYYY-MM-DD)',
    ]);
    assert.equal(line('- Feasible: perhaps').length, 1);
    assert.deepEqual(line('- State: retired (2026-13-01, x)'), [
      '(6: 2026-13-01 is no day → a day of the calendar, YYYY-MM-DD)',
    ]);
    const asked = '`retired (day, reason)`';
    for (const bare of ['retired', 'Retired.', 'retired ()'])
      assert.deepEqual(line(`- State: ${bare}`), [`(6: retired without a day and a reason → ${asked})`]);
    assert.deepEqual(line('- State: retired (2026-11-20)'), [`(6: retired without a reason → ${asked})`]);
    assert.deepEqual(line('- State: retired (nobody asks)'), [`(6: retired without a day → ${asked})`]);
    assert.deepEqual(line('- State: retired (2026-11-20, nobody asks)'), []);
    assert.equal(line('- Design: 0003').length, 1);
    assert.deepEqual(line('- Priority:'), ['(6: Priority without a value → a value, or no such line)']);
    assert.deepEqual(line('- Priorty: must'), ['(6: no attribute is called Priorty → priority, perhaps)']);
    assert.deepEqual(line('- A date: the day of delivery'), []);
    assert.deepEqual(line('- Priority: must\n- priority: should'), [
      '7: priority a second time → once; it stands in line 6 already',
    ]);
    assert.deepEqual(line('- Priority: must\n- Priority: must'), [
      '(7: Priority a second time → once; it stands in line 6 already)',
    ]);
    assert.equal(requirement('- Priority: must', '- Priority: should').priority?.value, 'must');
  });

  it('understand judgements of feasibility', () => {
    const feasible = (value: string): unknown[] => {
      const found = requirement(`- Feasible: ${value}`).feasible;
      return [found?.verdict, found?.remark, found?.by, found?.on];
    };
    assert.deepEqual(feasible('yes'), ['yes', '', undefined, undefined]);
    assert.deepEqual(feasible('No, never (I. Petrov)'), ['no', 'never', 'I. Petrov', undefined]);
    assert.deepEqual(feasible('conditional: after (or with) REQ-2 (Petrov, I., 2026-11-20).'), [
      'conditional',
      'after (or with) REQ-2',
      'Petrov, I.',
      '2026-11-20',
    ]);
    assert.deepEqual(feasible('yes (2026-11-20)'), ['yes', '', undefined, '2026-11-20']);
    assert.deepEqual(feasible('yes (TODO, 2026-11-20)'), ['yes', '', undefined, '2026-11-20']);
    assert.deepEqual(feasible('conditional, TBD (I. Petrov, 2026-11-20)'), [
      'conditional',
      '',
      'I. Petrov',
      '2026-11-20',
    ]);
    assert.equal(requirement('- Design: none (TODO)').withoutDesign?.value, '');
    const head = specification('---\ntollgate: spec\nusers: [TODO]\n---\n# A\n\n## Purpose\nTBD\n');
    assert.deepEqual([head.users, head.purpose], [undefined, undefined]);
    assert.equal(specification('---\ntollgate: spec\nusers: [TODO, clerks]\n---\n').users?.value, 'clerks');
  });

  it('understand retirement and what needs no design', () => {
    assert.deepEqual(requirement('- State: retired (2026-11-20, replaced (twice))').retired, {
      on: '2026-11-20',
      reason: 'replaced (twice)',
    });
    assert.deepEqual(requirement('- State: retired (nobody needs it)').retired, {
      on: undefined,
      reason: 'nobody needs it',
    });
    assert.deepEqual(
      [requirement('- State: retired').state, requirement('- State: retired').retired],
      ['retired', undefined],
    );
    assert.equal(requirement('- Design: none (a text)').withoutDesign?.value, 'a text');
    assert.equal(requirement('- Design: none').withoutDesign?.value, '');
  });

  it('number the acceptance criteria as they are cited', () => {
    const after = (...lines: string[]): string[] => problems(withRequirement('Acceptance criteria:', ...lines));
    const numbers = (...lines: string[]): string[] =>
      requirement('#### Acceptance Criteria', ...lines).criteria.map((each) => each.number);
    assert.deepEqual(numbers('1. a', '1. b', '1. c'), ['1', '2', '3']);
    assert.deepEqual(numbers('1) a', '2) b'), ['1', '2']);
    assert.deepEqual(after('1. a', '1. b'), []);
    assert.deepEqual(after('1. a', '3. b'), [
      '(8: acceptance criterion 3 of REQ-007 after 1 → 2: the criteria are numbered from 1, without a gap)',
    ]);
    assert.deepEqual(after('1. a', '2. b', '2. c'), [
      '9: acceptance criterion 2 of REQ-007 after 2 → 3: the criteria are numbered from 1, without a gap',
    ]);
    assert.deepEqual(after('0. a', '1. b'), [
      '7: acceptance criterion 0 of REQ-007 after 0 → 1: the criteria are numbered from 1, without a gap',
    ]);
    // To Markdown this is a paragraph, because a list in the next line must begin with 1.
    assert.deepEqual(after('2. a', '3. b'), [
      '(7: acceptance criterion 2 of REQ-007 after 0 → 1: the criteria are numbered from 1, without a gap)',
    ]);
    assert.deepEqual(numbers('2. a', '3. b'), ['2', '3']);
    assert.deepEqual(after('- WHEN a, THE SYSTEM SHALL b.'), [
      '7: an acceptance criterion without a number → a numbered list',
    ]);
    assert.deepEqual(after('1.', '2. b').length, 1);
    assert.deepEqual(problems(withRequirement('- Verify by: test', 'Acceptance criteria:', '1. a')), []);
    assert.equal(requirement('- Verify by: test', '**Acceptance criteria**', '1. a').criteria.length, 1);
  });

  it('take anything without throwing, and sign no less than before', () => {
    const line = fc.constantFrom(
      '### REQ-1 a',
      '### x',
      '## Requirements',
      '- State: draft',
      '- Priority: must',
      'Acceptance criteria:',
      '1. a',
      '2. b',
      '   more',
      '- c',
      '',
      'text',
      '```',
      '<!--',
      '-->',
      '---',
      '> q',
      '- Feasible: yes (((',
      '- Feasible: ()',
      '    code',
      '#### d',
      '| a |',
      '1. [ ] - e',
      '- Design: none )',
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        for (const fact of read(
          ['---', 'tollgate: spec', '---', '## Requirements', '### REQ-0 z', ...lines].join('\n'),
        )) {
          if (fact.kind !== 'specification') continue;
          for (const each of fact.requirements)
            assert.equal(each.digest, createHash('sha256').update(each.text).digest('hex'));
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('are found where `paths.specs` says', () => {
    const narrowed = readConfig('paths: {specs: [requirements]}\n', []).config;
    assert.deepEqual([...tollgate.read({ path: file, text: sample }, narrowed)], []);
    assert.equal([...tollgate.read({ path: 'requirements/a.md', text: sample }, narrowed)].length, 1);
    assert.equal(tollgate.home('requirements/a.md', narrowed), 'requirements');
    assert.equal(tollgate.home('requirements/README.md', narrowed), undefined);
    assert.equal(tollgate.home(file, narrowed), undefined);
  });

  it('claim folders only in repositories that use Tollgate', () => {
    const present = readConfig('gate: requirements\n', []).config;
    const homes = [
      'docs/specs/a.md',
      'docs/specs/sub/a.md',
      'docs/specs/README.md',
      'docs/defects/a.md',
      'docs/releases/1.2.0.md',
      'docs/releases/notes.md',
      'docs/a.md',
    ];
    assert.deepEqual(
      homes.map((path) => tollgate.home(path, config)),
      homes.map(() => undefined),
    );
    assert.deepEqual(
      homes.map((path) => tollgate.home(path, present)),
      ['docs/specs', 'docs/specs', undefined, 'docs/defects', 'docs/releases', undefined, undefined],
    );
  });

  it('are opened by their name alone', () => {
    assert.deepEqual(
      ['a.md', 'docs/signoffs.yaml', 'docs/results.yaml', 'a.yaml', 'sub/docs/signoffs.yaml', 'a.mdx'].map((path) =>
        tollgate.opens(path, config),
      ),
      [true, true, true, false, false, false],
    );
  });

  it('are read whatever the spelling of their extension', () => {
    const { config: present } = readConfig('gate: requirements\n', []);
    const defect = '---\nstatus: open\nseverity: blocker\n---\n# Crash\n';
    for (const extension of ['md', 'MD', 'markdown']) {
      for (const [path, text, kind] of [
        [`docs/specs/a.${extension}`, sample, 'specification'],
        [`docs/defects/BUG-001-a.${extension}`, defect, 'defect'],
        [`docs/releases/1.2.0.${extension}`, '# 1.2.0\n', 'release'],
      ] as const) {
        assert.ok(tollgate.opens(path, present), path);
        assert.deepEqual(
          Array.from(tollgate.read({ path, text }, present), (fact) => fact.kind),
          [kind],
          path,
        );
      }
    }
  });
});
