import assert from 'node:assert/strict';
import { judge, lexicon, type Lexicon, registry } from '../../src/core/index.ts';
import { readIn, today } from '../judged.ts';

const specification = (prefix: string, titles: readonly string[]): string =>
  `---\ntollgate: spec\n---\n## Requirements\n${titles
    .map((title, index) => `\n### ${prefix}-00${index + 1} ${title}\n`)
    .join('')}`;

function knownIn(files: Readonly<Record<string, string>>): Lexicon {
  const read = readIn({ files });
  return lexicon(read, judge(read.model, read.config, { gate: 'release', today }, registry));
}

const words = knownIn({
  'docs/specs/invoicing.md': `${specification('REQ', ['Total', 'Value added tax', 'Old'])}\n- State: retired (2026-01-01, no use)\n`,
  'docs/specs/login.md': specification('AUTH', ['Lock', 'Unlock']),
  'docs/architecture/0001-x.md':
    '---\nstatus: accepted\nsatisfies: [AUTH-002]\ncomponents:\n  login: src/login\n---\n# X\n\n## Decision Outcome\nx\n',
  'docs/oft.md': '### Lock\n`req~login.lock~2`\n\nThe system locks.\n\nNeeds: utest\n',
  'openspec/specs/auth/spec.md':
    '# Auth\n\n## Requirements\n### Requirement: Session expiry\nThe system SHALL end it.\n#### Scenario: idle\n- **WHEN** x\n- **THEN** y\n',
  '.kiro/specs/login/requirements.md':
    '# Requirements Document\n\n### Requirement 2: Sign in\n\n#### Acceptance Criteria\n1. WHEN x, THE S SHALL y\n',
  'src/tax.js': '// @req REQ-002\n',
  'src/other.js': '// @req REQ-001\n',
});

/** `|` is the cursor. Gives what is being typed, and how a few IDs would be written there. */
function typed(path: string, withCursor: string): string {
  const offset = withCursor.indexOf('|');
  const text = withCursor.replace('|', '');
  const found = words.typedAt(path, text, offset);
  if (found === undefined) return 'nothing';
  const written = ['REQ-001', 'req~login.lock~2', 'auth/Session expiry', 'login/2'].map((id) => found.write(id) ?? '-');
  return `${text.slice(found.from, offset)} → ${written.join(' ')}`;
}

describe('An ID that is being typed', () => {
  const all = 'REQ-001 req~login.lock~2 `auth/Session expiry` login/2';

  it('is one behind the tag in a comment', () => {
    for (const [path, text, partial] of [
      ['src/a.js', '// @req |', ''],
      ['src/a.js', '// @req REQ-0|', 'REQ-0'],
      ['src/a.js', '/**\n * @req REQ-001, tot|\n */', 'tot'],
      ['src/a.js', '// @req REQ-001,REQ-002/1 |', ''],
      ['src/a.js', '// @req `auth/Ses|', '`auth/Ses'],
      ['src/a.py', 'x = 1  # @req R|', 'R'],
      ['src/a.sql', '-- @req |\nSELECT 1', ''],
      ['src/a.js', 'f(); // @req |\r\nlet x', ''],
    ] as const) {
      assert.equal(typed(path, text), `${partial} → ${all}`, text);
    }
  });

  it('is none elsewhere', () => {
    for (const [path, text] of [
      ['src/a.js', '@req |'],
      ['src/a.js', 'const x = "@req |";'],
      ['src/a.js', '// @req|'],
      ['src/a.js', '// @req REQ-001 and then |'],
      ['src/a.js', '// a@req |'],
      ['src/a.js', '// R|'],
      ['src/a.js', 'R|'],
      ['src/a.js', "describe('REQ-|"],
      ['test/a.test.js', "assert.equal('REQ-|"],
      ['test/a.test.js', "it('an R|"],
      ['test/a.test.js', "it('X|"],
      ['docs/specs/x.md', 'Some HTTP-|'],
      ['docs/specs/x.md', 'a word|'],
      [`src/a.js`, `// ${'x'.repeat(3000)} @req |`],
    ] as const) {
      assert.equal(typed(path, text), 'nothing', text.slice(-60));
    }
  });

  it('is one in the name of a test, and in documents, once it is begun', () => {
    for (const [path, text, partial] of [
      ['test/a.test.js', "it('REQ-|'", 'REQ-'],
      ['test/a.test.js', '  describe(`RE|', 'RE'],
      ['test/a.test.ts', "test.only('REQ-00|1", 'REQ-00'],
      ['a_test.go', 't.Run("AUTH|', 'AUTH'],
      ['docs/specs/x.md', 'see REQ-|', 'REQ-'],
      ['docs/architecture/0002-y.md', '---\nsatisfies: [REQ-001, AUTH-|]', 'AUTH-'],
      ['tollgate.yaml', 'waivers:\n  - subject: REQ-0|', 'REQ-0'],
    ] as const) {
      assert.equal(typed(path, text), `${partial} → REQ-001 - - -`, text);
    }
  });

  it('is one behind the tags of other conventions, in their form', () => {
    assert.equal(typed('src/a.js', '// [impl->|'), ' → - req~login.lock~2 - -');
    assert.equal(typed('src/a.js', '// [utest~x~1 -> req~lo|'), 'req~lo → - req~login.lock~2 - -');
    assert.equal(typed('src/A.java', '// @Requirements("|'), ' → REQ-001 - - -');
    assert.equal(typed('src/a.js', '/** @Requirements REQ-001, R|'), 'R → REQ-001 - - -');
    assert.equal(typed('src/a.c', '// @relation(REQ-001, R|'), 'R → REQ-001 - - login/2');
    assert.equal(typed('src/a.c', '// @relation(REQ-001, scope=|'), 'nothing');
    assert.equal(typed('test/a.test.ts', '// Validates: Requirements 2.1, |'), ' → - - - 2');
  });
});

describe('The order of requirements', () => {
  const likely = (path: string, text = ''): string[] => words.order.likely(path, text, 4).map(({ id }) => id);

  it('begins with what the file serves, what its component is for, what its neighbours serve', () => {
    assert.deepEqual(likely('src/tax.js').slice(0, 2), ['REQ-002', 'REQ-001']);
    assert.deepEqual(likely('src/new.js').slice(0, 2), ['REQ-001', 'REQ-002']);
    assert.deepEqual(likely('src/login/new.js').slice(0, 2), ['AUTH-002', 'AUTH-001']);
  });

  it('finds by the ID, with and without its dash, and by words of the title', () => {
    assert.deepEqual(likely('x.js', 'auth-0'), ['AUTH-001', 'AUTH-002']);
    assert.deepEqual(likely('x.js', 'AUTH00'), ['AUTH-001', 'AUTH-002']);
    assert.deepEqual(likely('x.js', 'tax val'), ['REQ-002']);
    assert.deepEqual(likely('x.js', 'nothing'), []);
  });

  it('leaves the folders below out of account', () => {
    const { order } = knownIn({
      'docs/specs/a.md': specification('REQ', ['A', 'B', 'C', 'D']),
      'src/a/deep/x.js': '// @req REQ-004\n',
      'src/a.js': '// @req REQ-003\n',
      'src/ab/x.js': '// @req REQ-002\n',
    });
    const ids = (path: string): string[] => order.likely(path, '', 9).map(({ id }) => id);
    assert.deepEqual(ids('src/new.js'), ['REQ-003', 'REQ-001', 'REQ-002', 'REQ-004']);
    assert.deepEqual(ids('src/a/new.js'), ['REQ-001', 'REQ-002', 'REQ-003', 'REQ-004']);
    assert.deepEqual(ids('src/a/deep/new.js')[0], 'REQ-004');
    assert.deepEqual(ids('src/ab/new.js')[0], 'REQ-002');
  });

  it('finds among very many what has all the words, and nothing else, ready or not', () => {
    const ends = ['one', 'two', 'ten'];
    const titles = Array.from({ length: 3000 }, (_, at) => `${ends[at % 3]} ${at % 7}`);
    const sections = titles.map((title, at) => `\n### BIG-${at} ${title}${at % 5 === 0 ? '\n\n- State: draft' : ''}\n`);
    const files = { 'big.md': `---\ntollgate: spec\n---\n## Requirements\n${sections.join('')}` };
    const ready = knownIn(files);
    const steps = [...ready.prepare()].length;
    assert.ok(steps > 3, `${steps} steps`);
    for (const wanted of ['two 4', '4 two', 'big-29 ten', 'BIG29', 'TEN', 'one\n', '']) {
      const words = wanted.toLowerCase().split(/\s+/);
      const has = ({ at, title }: { at: number; title: string }): boolean =>
        words.every((word) => `big-${at} big${at} ${title}`.includes(word));
      const all = titles.map((title, at) => ({ at, title })).filter(has);
      const sorted = [...all.filter(({ at }) => at % 5 !== 0), ...all.filter(({ at }) => at % 5 === 0)];
      for (const { order } of [ready, knownIn(files)])
        assert.deepEqual(
          order.likely('x.js', wanted, 700).map(({ id }) => id),
          sorted.slice(0, 700).map(({ at }) => `BIG-${at}`),
          wanted,
        );
    }
  });

  it('never offers what is retired', () => {
    assert.deepEqual(likely('x.js', 'old'), []);
    assert.deepEqual(likely('x.js', 'REQ-00'), ['REQ-001', 'REQ-002']);
  });
});
