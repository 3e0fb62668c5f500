import assert from 'node:assert/strict';
import { continuation, mayContinue } from '../../src/core/completing/continuation.ts';
import { readIn, today } from '../judged.ts';
import { unfilled } from './unfilled.ts';

const read = readIn({
  files: {
    'tollgate.yaml':
      'customer: "Northwind: Logistics"\npeople:\n  - { name: I. Petrov, roles: [analyst] }\n  - { name: M. L., roles: [customer] }\n',
    'docs/specs/a.md':
      '---\ntollgate: spec\n---\n## Requirements\n\n### REQ-041 A\n\nAcceptance criteria:\n1. WHEN x, THE CART SHALL y.\n',
  },
});

/** `|` is the cursor. What would stand there, were it accepted. */
function next(withCursor: string, path = 'docs/specs/new.md', release: string | null = null): string {
  const offset = withCursor.indexOf('|');
  const text = withCursor.replace('|', '');
  const before = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  const snippet = continuation(
    { path, text, offset, language: 'en' },
    { model: read.model, config: read.config.config, today, release },
  );
  if (snippet !== undefined) assert.ok(mayContinue(before), `${before} may continue`);
  return snippet === undefined ? '-' : unfilled(snippet);
}

const spec = (body: string): string => `---\ntollgate: spec\n---\n# Carts\n\n## Requirements\n\n${body}`;
const russian = (body: string): string =>
  `---\ntollgate: spec\n---\n# Корзина и оплата заказа в магазине\n\n## Требования\n\n${body}`;

describe('What comes next in a specification', () => {
  it('is the next ID, the parts of a requirement in their order, its criteria', () => {
    assert.equal(next(spec('### |')), 'REQ-042 ');
    const parts =
      'As …, I want …, so that ….\n\n- Priority: must\n\nAcceptance criteria:\n1. WHEN …, THE SYSTEM SHALL ….';
    assert.equal(next(spec('### REQ-042 Empty|')), `\n${parts}\n`);
    assert.equal(next(spec('### REQ-042 Empty|\n\n### REQ-043 Other\n')), `\n${parts}\n`);
    assert.equal(next(spec('### REQ-042 Empty\n|')), parts);
    assert.equal(
      next(spec('### REQ-042 Empty\nAs x.\n\n- Priority: must\n\n|')),
      'Acceptance criteria:\n1. WHEN …, THE SYSTEM SHALL ….',
    );
    assert.equal(next(spec('### REQ-042 Empty\n\nAcceptance criteria:|')), '\n1. WHEN …, THE SYSTEM SHALL ….');
    assert.equal(next(spec('### REQ-042 Empty\n\nAcceptance criteria:\n1. x\n2. |')), 'WHEN …, THE SYSTEM SHALL ….');
    assert.equal(next(spec('### REQ-042 Empty\n\nAcceptance criteria:\n|')), '1. WHEN …, THE SYSTEM SHALL ….');
    const story = 'As …, I want …, so that ….';
    assert.equal(next(spec('### REQ-042 Empty\n|\n\n- Priority: must\n\nAcceptance criteria:\n1. x\n')), story);
    assert.equal(next(spec('### REQ-042 Empty\n|\n\nAcceptance criteria:\n1. x\n')), story);
    assert.match(next(spec('### REQ-042 Empty|'), undefined, '1.2'), /- Priority: must\n- Release: 1\.2\n/);
  });

  it('is in the language of the document', () => {
    assert.equal(
      next(russian('### REQ-042 Пустая корзина|')),
      '\nКак …, я хочу …, чтобы ….\n\n- Приоритет: обязательно\n\nКритерии приёмки:\n1. КОГДА …, СИСТЕМА ДОЛЖНА ….\n',
    );
  });

  it('is the rest of a criterion, however far somebody got', () => {
    for (const [line, rest] of [
      ['1. WHEN ', '…, THE SYSTEM SHALL ….'],
      ['1. WHEN the cart is empty', ', THE SYSTEM SHALL ….'],
      ['1. WHEN the cart is empty,', ' THE SYSTEM SHALL ….'],
      ['1. WHEN the cart is empty, ', 'THE SYSTEM SHALL ….'],
      ['1. WHEN the cart is empty, THE SYSTEM ', 'SHALL ….'],
      ['2) WHILE x', ', THE SYSTEM SHALL ….'],
      ['- WHERE x', ', THE SYSTEM SHALL ….'],
      ['IF x', ', THEN THE SYSTEM SHALL ….'],
      ['IF x,', ' THEN THE SYSTEM SHALL ….'],
      ['IF x, THEN', ' THE SYSTEM SHALL ….'],
      ['IF x, THEN ', 'THE SYSTEM SHALL ….'],
      ['1. КОГДА корзина пуста', ', СИСТЕМА ДОЛЖНА ….'],
      ['1. ЕСЛИ ', '…, ТО СИСТЕМА ДОЛЖНА ….'],
      ['1. ЕСЛИ корзина пуста,', ' ТО СИСТЕМА ДОЛЖНА ….'],
      ['1. ПОКА x, ', 'СИСТЕМА ДОЛЖНА ….'],
      ['1. WHEN x, THE SYSTEM SHALL do', '-'],
      ['When I say so', '-'],
      ['The system', '-'],
      ['1. КОГДА x, СИСТЕМА ДОЛЖНА', '-'],
    ] as const) {
      assert.equal(next(spec(`### REQ-042 A\n\nAcceptance criteria:\n${line}|`)), rest, line);
    }
  });

  it('obliges whom the other criteria oblige', () => {
    const others =
      '### REQ-001 A\n\nAcceptance criteria:\n1. WHEN a, THE CART SHALL b.\n2. THE CART SHALL c.\n3. THE SYSTEM SHALL d.\n4. WHEN e|';
    assert.equal(next(spec(others)), ', THE CART SHALL ….');
    assert.equal(next(russian('1. КОРЗИНА ДОЛЖНА быть.\n2. КОГДА е|')), ', КОРЗИНА ДОЛЖНА ….');
  });

  it('is the missing keys of the front matter, with what is known', () => {
    assert.equal(
      next('---\ntollgate: spec\n|\n---\n'),
      "customer: 'Northwind: Logistics'\nusers: \nauthor: I. Petrov\ndeadline: ".replaceAll("'", '"'),
    );
    assert.equal(next('---\ntollgate: spec\nauthor: X\n|\n---\n').includes('author'), false);
    assert.match(next('---\n|'), /^tollgate: spec\n[^]*\n---\n$/);
    assert.equal(
      next('---\n|\n---\n', 'docs/architecture/0002-x.md'),
      `status: proposed\ndate: ${today}\ndecision-makers: \nsatisfies: []`,
    );
    assert.equal(
      next('---\n|\n---\n', 'docs/defects/BUG-001-x.md', '1.2'),
      'status: open\nseverity: \nrequirement: \nfound-in: "1.2"',
    );
  });

  it('is nothing elsewhere, and nothing where something stands', () => {
    for (const [text, path] of [
      ['# Notes\n\n### REQ-042 x|', 'README.md'],
      ['WHEN |', 'README.md'],
      ['---\n|\n---\n', 'README.md'],
      [spec('### REQ-042 Empty|\nIt is there.\n'), 'docs/specs/new.md'],
      [spec('### Notes|'), 'docs/specs/new.md'],
      [spec('### REQ-042 Empty\n\nAcceptance criteria:|\n1. x\n'), 'docs/specs/new.md'],
      [spec('### REQ-042 Empty\n\nAcceptance criteria:\n|\n1. x\n'), 'docs/specs/new.md'],
      [spec('### REQ-042 Empty\n|\n\n- milk: two\n'), 'docs/specs/new.md'],
      [spec('### REQ-042 Empty\n|\nIt is there.\n'), 'docs/specs/new.md'],
      ['---\ntollgate: spec\n---\n## Purpose\n\nAcceptance criteria:\n|', 'docs/specs/new.md'],
      ['---\ntollgate: spec\n---\n## Purpose\n\n### REQ-042 x|', 'docs/specs/new.md'],
      ['---\ntollgate: spec\ncustomer:\n|\n---\n', 'docs/specs/new.md'],
      [spec('Some text|'), 'docs/specs/new.md'],
      [spec('|'), 'docs/specs/new.md'],
    ] as const) {
      assert.equal(next(text, path), '-', text);
    }
  });

  it('is nothing where a document shows something as it is, or not at all', () => {
    for (const text of [
      '```sql\nWHEN |\n```\n',
      '```\n### |',
      '1. Look:\n   ~~~~\n   ~~~\n   WHEN |\n   ~~~~\n',
      '> ```\n> x\nWHEN |\n> ```\n',
      '<!--\nWHEN |\n-->\n',
    ])
      assert.equal(next(spec(text)), '-', text);
    for (const text of [
      '```sql\nWHEN\n```\nWHEN |',
      '```js``` WHEN\nWHEN |',
      '<!-- ``` -->\nWHEN |',
      'Between `~~~` and <!-- --> too\nWHEN |',
    ])
      assert.equal(next(spec(text)), '…, THE SYSTEM SHALL ….', text);
  });

  it('looks past what is shown as it is', () => {
    const below = '### REQ-042 A\n\n```sh\n# Install\n```\n\n### |';
    assert.equal(next(spec(below)), 'REQ-042 ');
  });

  it('begins where a requirement was read, and nowhere else', () => {
    const moved = '---\ntollgate: spec\n---\n## Later\n\n### REQ-041 A\n\n### |';
    assert.equal(next(moved, 'docs/specs/a.md'), 'REQ-042 ');
    assert.equal(next(moved, 'docs/specs/b.md'), '-');
    assert.equal(next(`${moved.slice(0, -5)}## Notes\n\n### |`, 'docs/specs/a.md'), '-');
  });

  it('keeps what means something in snippets as it is', () => {
    const text = spec('1. THE A SHALL b.\n2. WHEN it costs $5 {x}|');
    assert.equal(next(text), ', THE A SHALL ….');
    assert.match(next(spec('### REQ-042 Empty|'), undefined, '$1}'), /- Release: \$1\}\n/);
  });
});
