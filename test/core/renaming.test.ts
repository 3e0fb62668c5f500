import assert from 'node:assert/strict';
import { digestText } from '../../src/core/digest.ts';
import { changed } from '../../src/core/edit.ts';
import { judge, lexicon, registry } from '../../src/core/index.ts';
import { inEnglish } from '../../src/core/message.ts';
import { renaming, whyNotRenamed } from '../../src/core/renaming.ts';
import { finish } from '../../src/core/reading/finish.ts';
import { readIn, today } from '../judged.ts';

const specification = `---
tollgate: spec
author: I. Petrov
---
# Invoicing

See [the tax](#req-002-value-added-tax), not #req-0021.

## Requirements

### REQ-001 Total, as in REQ-002
- Priority: must

Acceptance criteria:
1. THE SYSTEM SHALL add what REQ-002/1 rounds.
2. THE SYSTEM SHALL stop.

### REQ-002 Value added tax

Acceptance criteria:
1. THE SYSTEM SHALL round.
`;

const first = readIn({ files: { 'docs/specs/a.md': specification } }).model.requirements;
const digestOf = (id: string): string => first.find((each) => each.id === id)?.digest ?? '';
const textOf = (id: string): string => first.find((each) => each.id === id)?.text ?? '';
const criterionOf = (id: string): string => first.find((each) => each.id === id)?.criteria[0]?.digest.slice(0, 8) ?? '';
const block = (text: string): string =>
  text
    .split('\n')
    .map((line) => `      ${line}`)
    .join('\n');

const files: Readonly<Record<string, string>> = {
  'docs/specs/a.md': specification,
  'docs/signoffs.yaml': `signatures:\n${['REQ-001', 'REQ-002']
    .map(
      (id) =>
        `  - requirement: ${id}\n    digest: ${digestOf(id)}\n    by: M. Lindqvist\n    role: customer\n    on: 2026-11-20\n    text: |-\n${block(textOf(id))}\n`,
    )
    .join(
      '',
    )}reviews:\n  - {note: 0001, requirement: REQ-001, digest: ${digestOf('REQ-001')}, by: D. Vops, on: 2026-11-20}\n`,
  'docs/results.yaml': `- {requirement: REQ-001, method: demonstration, verdict: passed, by: T. Ester, on: 2026-11-20, digest: ${digestOf('REQ-001')}}\n`,
  'docs/releases/1.0.md': `---\ntested: {by: T. Ester}\n---\n# 1.0\n\n- REQ-001/1 [${criterionOf('REQ-001')}] shown · passed · M. Lindqvist, 2026-11-20\n- REQ-002/1 [${criterionOf('REQ-002')}] shown · passed · M. Lindqvist, 2026-11-20\n`,
  'docs/architecture/0001-cents.md':
    '---\nstatus: accepted\nsatisfies: [REQ-001, REQ-002]\n---\n# Cents\n\n## Decision Outcome\nx\n',
  'docs/defects/BUG-012-x.md': '---\nstatus: open\nseverity: major\nrequirement: REQ-002\n---\n# BUG-012 x\n',
  'tollgate.yaml':
    'waivers:\n  - { criterion: requirements-verified, subject: REQ-002, until: 2026-12-01, by: I. P., on: 2026-11-01, reason: REQ-002 waits }\n',
  'CHANGELOG.md':
    '- REQ-002: see https://example.org/REQ-002, docs/REQ-002.md, docs/specs/REQ-002, REQ-001/REQ-002 and REQ-0021.\r\n' +
    '- {of: REQ-002, as: REQ-002.pdf} | REQ-002.png | **REQ-002.md**, a REQ-002.md. {REQ-002} |REQ-002|\r\n',
  'src/tax.js': "// @req REQ-001, REQ-002/1\nconst data = 'REQ-002';\n",
  'test/tax.test.js': "describe('REQ_002', () => {\n  it('REQ002 rounds', () => {});\n});\n",
};

function world(
  more: Readonly<Record<string, string>> = {},
): ReturnType<typeof readIn> & { words: ReturnType<typeof lexicon> } {
  const read = readIn({ files: { ...files, ...more } });
  return { ...read, words: lexicon(read, judge(read.model, read.config, { gate: 'release', today }, registry)) };
}

/** The files after a renaming; or why there was none. */
function renamed(id: string, to: string, more: Readonly<Record<string, string>> = {}): Record<string, string> | string {
  const { model, words } = world(more);
  const requirement = model.requirements.find((each) => each.id === id);
  assert.ok(requirement);
  const plan = finish(renaming(requirement, to, model, words));
  if ('refused' in plan) return inEnglish(plan.refused);
  const after: Record<string, string> = {};
  for (const [path, text] of Object.entries({ ...files, ...more })) {
    // What runners leave behind is not looked through.
    if (path === 'junit.xml') continue;
    const change = plan.in({ path, text, isGarbled: text.includes('\uFFFD') });
    if (change !== undefined && 'refused' in change) return inEnglish(change.refused);
    if (change !== undefined)
      assert.ok(
        plan.marks.some((mark) => text.includes(mark)),
        path,
      );
    after[path] = change === undefined ? text : changed(change);
  }
  return after;
}

/** Empty where there was none. */
function refusal(...asked: Parameters<typeof renamed>): string {
  const result = renamed(...asked);
  return typeof result === 'string' ? result : '';
}

describe('Another ID for a requirement (AUTH-004)', () => {
  const after = renamed('REQ-002', 'TAX-10');
  assert.ok(typeof after === 'object');

  it('stands everywhere afterwards, in the spelling of each place, and nothing else has changed', () => {
    const expected = (path: string): string =>
      (files[path] ?? '')
        .replace(/REQ-002(?!1)/g, 'TAX-10')
        .replaceAll('REQ_002', 'TAX_10')
        .replaceAll('REQ002', 'TAX10');
    for (const path of [
      'docs/architecture/0001-cents.md',
      'docs/defects/BUG-012-x.md',
      'tollgate.yaml',
      'test/tax.test.js',
    ])
      assert.equal(after[path], expected(path), path);
    assert.equal(after['src/tax.js'], "// @req REQ-001, TAX-10/1\nconst data = 'REQ-002';\n");
    assert.equal(after['docs/specs/a.md'], expected('docs/specs/a.md').replace('#req-002-', '#tax-10-'));
  });

  it('leaves addresses and paths alone, and IDs that only begin alike', () => {
    assert.equal(
      after['CHANGELOG.md'],
      '- TAX-10: see https://example.org/REQ-002, docs/REQ-002.md, docs/specs/REQ-002, REQ-001/TAX-10 and REQ-0021.\r\n' +
        '- {of: TAX-10, as: REQ-002.pdf} | REQ-002.png | **REQ-002.md**, a REQ-002.md. {TAX-10} |TAX-10|\r\n',
    );
  });

  it('keeps every signature, review, result and trial valid, also of texts that cite it', () => {
    const { model } = readIn({ files: after });
    assert.deepEqual(model.problems, []);
    const digests = new Map(model.requirements.map(({ id, digest }) => [id, digest]));
    assert.notEqual(digests.get('REQ-001'), digestOf('REQ-001'));
    assert.equal(digests.get('TAX-10'), digestOf('REQ-002'));
    assert.deepEqual(
      [...model.signatures, ...model.reviews, ...model.results].map(({ requirement, digest }) => [
        requirement,
        digest === digests.get(requirement),
      ]),
      ['REQ-001', 'TAX-10', 'REQ-001', 'REQ-001'].map((id) => [id, true]),
    );
    for (const { text, digest } of model.signatures) assert.equal(digestText(text), digest);
    const numbers = new Map(model.requirements.map(({ id, criteria }) => [id, criteria[0]?.digest.slice(0, 8)]));
    assert.deepEqual(
      model.releases[0]?.trial.map(({ requirement, digest }) => [requirement, digest]),
      [...numbers],
    );
  });

  it('can be taken back', () => {
    const { model, words } = (() => {
      const read = readIn({ files: after });
      return { ...read, words: lexicon(read, judge(read.model, read.config, { gate: 'release', today }, registry)) };
    })();
    const requirement = model.requirements.find(({ id }) => id === 'TAX-10');
    assert.ok(requirement);
    const plan = finish(renaming(requirement, 'REQ-002', model, words));
    assert.ok('in' in plan);
    for (const [path, text] of Object.entries(after)) {
      const change = plan.in({ path, text, isGarbled: false });
      assert.equal(change === undefined ? text : 'before' in change ? changed(change) : '', files[path], path);
    }
  });

  it('is refused where it is no ID, taken, or cited by somebody already', () => {
    assert.match(refusal('REQ-002', 'tax'), /“tax” is no ID of a requirement: capital letters/);
    assert.match(refusal('REQ-002', 'REQ-002/1'), /is no ID/);
    assert.equal(renamed('REQ-002', 'REQ-002'), 'That is its ID already');
    assert.equal(renamed('REQ-002', 'REQ_001'), 'REQ_001 is taken: docs/specs/a.md line 11');
    assert.equal(renamed('REQ-002', 'BUG-012'), 'BUG-012 is taken: docs/defects/BUG-012-x.md line 6');
    assert.match(refusal('REQ-002', 'REQ-050', { 'src/x.js': '// @req REQ-050\n' }), /REQ-050 is cited already/);
    assert.match(refusal('REQ-002', 'REQ-050', { 'x.md': 'REQ-050' }), /REQ-050 is cited already/);
    const reported = { 'junit.xml': '<testsuite tests="1"><testcase name="REQ-050 x"/></testsuite>' };
    assert.ok(typeof renamed('REQ-002', 'REQ-050', reported) === 'object');
    assert.ok(typeof renamed('REQ-002', 'REQ_002') === 'object');
  });

  it('is refused where nobody knows which of two is cited, and where others count them', () => {
    const twice = { 'docs/specs/b.md': '---\ntollgate: spec\n---\n## Requirements\n\n### REQ-002 Again\n' };
    const { model } = world(twice);
    const why = whyNotRenamed(model.requirements.find(({ id }) => id === 'REQ-002') ?? assert.fail(), model);
    assert.match(why === undefined ? '' : inEnglish(why), /^2 requirements are called REQ-002/);
    const kit = {
      'specs/001-x/spec.md': '# Feature Specification: X\n\n## Requirements\n\n- **FR-001**: System MUST lock\n',
    };
    assert.match(refusal('001-x/FR-001', 'FR-002', kit), /^001-x\/FR-001 belongs to Spec Kit, where the ID follows/);
  });

  it('is refused as a whole where one file has an unfinished merge, or is not in UTF-8', () => {
    const merge = { 'docs/notes.md': 'a\n<<<<<<< HEAD\nREQ-002\n=======\n>>>>>>> x\n' };
    assert.equal(
      renamed('REQ-002', 'REQ-003', merge),
      'docs/notes.md line 2: a merge is not finished; nothing was changed',
    );
    assert.match(refusal('REQ-002', 'REQ-003', { 'docs/n.md': 'REQ-002 \uFFFD' }), /docs\/n\.md is not in UTF-8/);
    assert.ok(typeof renamed('REQ-002', 'REQ-003', { 'docs/n.md': 'REQ-001 \uFFFD' }) === 'object');
  });
});
