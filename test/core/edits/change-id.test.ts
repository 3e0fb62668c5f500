import assert from 'node:assert/strict';
import { changeId } from '../../../src/core/edits/change-id.ts';
import { deskOver, refusal, written } from '../../desk.ts';
import { judged, readIn } from '../../judged.ts';

const specification = (...ids: readonly string[]): string =>
  `---\ntollgate: spec\n---\n# A\n\n## Requirements\n${ids
    .map(
      (id) =>
        `\n### ${id} Title\n\nSee ${id}/1 and ADR-0003.\n\nAcceptance criteria:\n1. THE SYSTEM SHALL stop, as BUG-012 says.\n`,
    )
    .join('')}`;
const note = (title: string, more = ''): string =>
  `---\nstatus: accepted\nsatisfies: [REQ-001]\n---\n# ${title}\n\n## Decision Outcome\n${more}\n`;

const files: Readonly<Record<string, string>> = {
  'tollgate.yaml':
    'gate: requirements\nwaivers:\n  - { criterion: decisions-settled, subject: docs/architecture/0003-cents.md, until: 2026-12-01, by: I. P., on: 2026-11-20, reason: waits }\n',
  'docs/specs/a.md': specification('REQ-001', 'REQ-002'),
  'docs/architecture/0003-cents.md': note('3. Cents', 'See [4. Taxes](0004-taxes.md).'),
  'docs/architecture/0004-taxes.md': note('ADR-0004: Taxes', 'Supersedes ADR-0003, 30003 and ADR-0030.'),
  'docs/signoffs.yaml': `reviews:\n  - {note: 0003, requirement: REQ-001, digest: ${'0'.repeat(64)}, by: D., on: 2026-11-20}\n  - {note: docs/architecture/0003-cents.md, requirement: REQ-002, digest: ${'1'.repeat(64)}, by: D., on: 2026-11-20}\n`,
  'docs/defects/BUG-012-slow.md': '---\nstatus: open\nseverity: major\n---\n# BUG-012 Slow\n',
  'README.md':
    'BUG-012: [slow](docs/defects/BUG-012-slow.md), [3. Cents](docs/architecture/0003-cents.md#x), https://x.org/0003-cents.md, ADR-0003.\n',
  'src/a.js': "// @req REQ-001\n// BUG-012, see ADR-0003\nconst data = 'BUG-012 ADR-0003';\n",
};
const repository = { files };

function after(id: string, to: string, more: Readonly<Record<string, string>> = {}): Readonly<Record<string, unknown>> {
  return written({ files: { ...files, ...more } }, changeId, { id, to }).repository.files;
}

/** What is not as it was, by path. */
function changes(now: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(now).filter(([path, text]) => files[path] !== text));
}

describe('Change an ID (AUTH-004)', () => {
  it('calls a requirement otherwise, wherever it stands', () => {
    assert.deepEqual(changes(after('REQ-001', 'TAX-7')), {
      'docs/specs/a.md': files['docs/specs/a.md']?.replaceAll('REQ-001', 'TAX-7'),
      'docs/architecture/0003-cents.md': files['docs/architecture/0003-cents.md']?.replace('REQ-001', 'TAX-7'),
      'docs/architecture/0004-taxes.md': files['docs/architecture/0004-taxes.md']?.replace('REQ-001', 'TAX-7'),
      'docs/signoffs.yaml': files['docs/signoffs.yaml']?.replace('REQ-001', 'TAX-7'),
      'src/a.js': files['src/a.js']?.replace('REQ-001', 'TAX-7'),
    });
  });

  it('calls a defect otherwise, with its file and what leads there', () => {
    const now = after('BUG-012', 'BUG-040');
    assert.equal(now['docs/defects/BUG-012-slow.md'], undefined);
    assert.deepEqual(changes(now), {
      'docs/specs/a.md': files['docs/specs/a.md']?.replaceAll('BUG-012', 'BUG-040'),
      'docs/defects/BUG-040-slow.md': files['docs/defects/BUG-012-slow.md']?.replace('BUG-012', 'BUG-040'),
      'README.md': files['README.md']?.replaceAll('BUG-012', 'BUG-040'),
      'src/a.js': files['src/a.js']?.replace('// BUG-012', '// BUG-040'),
    });
    assert.deepEqual(
      readIn({ files: now as Record<string, string> }).model.defects.map(({ id, title }) => [id, title]),
      [['BUG-040', 'Slow']],
    );
  });

  it('calls a note otherwise, with its file, its heading, its reviews and what leads there', () => {
    const now = after('docs/architecture/0003-cents.md', '7');
    assert.equal(now['docs/architecture/0003-cents.md'], undefined);
    assert.deepEqual(changes(now), {
      'tollgate.yaml': files['tollgate.yaml']?.replace('0003-cents', '0007-cents'),
      'docs/specs/a.md': files['docs/specs/a.md']?.replaceAll('ADR-0003', 'ADR-0007'),
      'docs/architecture/0007-cents.md': files['docs/architecture/0003-cents.md']?.replace('# 3.', '# 7.'),
      'docs/architecture/0004-taxes.md': files['docs/architecture/0004-taxes.md']?.replace('ADR-0003', 'ADR-0007'),
      'docs/signoffs.yaml': files['docs/signoffs.yaml']
        ?.replace('note: 0003', 'note: 0007')
        .replace('0003-cents', '0007-cents'),
      'README.md': files['README.md']
        ?.replace('[3. Cents](docs/architecture/0003', '[7. Cents](docs/architecture/0007')
        .replace('ADR-0003', 'ADR-0007'),
      'src/a.js': files['src/a.js']?.replace('see ADR-0003', 'see ADR-0007'),
    });
  });

  it('keeps the digests of what was signed, though the signed text cites it', () => {
    const { model } = readIn(repository);
    const signed = (id: string): string => {
      const requirement = model.requirements.find((each) => each.id === id);
      const text = (requirement?.text ?? '').split('\n').map((line) => `      ${line}`);
      return `  - requirement: ${id}\n    digest: ${requirement?.digest ?? ''}\n    by: C. Ustomer\n    role: customer\n    on: 2026-11-20\n    text: |-\n${text.join('\n')}\n`;
    };
    const signoffs = { 'docs/signoffs.yaml': `signatures:\n${signed('REQ-001')}${signed('REQ-002')}` };
    for (const [id, to] of [
      ['REQ-001', 'REQ-050'],
      ['BUG-012', 'BUG-050'],
      ['docs/architecture/0003-cents.md', '0050'],
    ] as const) {
      const now = readIn({ files: after(id, to, signoffs) as Record<string, string> }).model;
      assert.deepEqual(now.problems, []);
      assert.equal(now.signatures.length, 2);
      for (const { requirement, digest } of now.signatures)
        assert.equal(now.requirements.find((each) => each.id === requirement)?.digest, digest, `${id}: ${requirement}`);
    }
  });

  it('gives one of two a number of its own, where it stands; what cites the ID means the other', () => {
    const twice = {
      'docs/specs/b.md': specification('REQ-001'),
      'docs/architecture/0003-again.md': note('3. Again'),
      'docs/defects/BUG-012-again.md': '---\nstatus: open\nseverity: minor\n---\n# BUG-012 Again\n',
    };
    const both = { ...files, ...twice };
    const findings = (now: Readonly<Record<string, unknown>>): number =>
      judged({ files: now as Record<string, string> }).findings.filter(
        ({ criterion, subject }) => criterion === 'ids-unique' && subject !== null,
      ).length;
    assert.equal(findings(both), 3);
    const requirement = after('docs/specs/b.md:8', 'REQ-003', twice);
    assert.equal(requirement['docs/specs/b.md'], twice['docs/specs/b.md'].replaceAll('REQ-001', 'REQ-003'));
    assert.equal(requirement['src/a.js'], files['src/a.js']);
    assert.equal(findings(requirement), 2);
    const numbered = after('docs/architecture/0003-again.md', '5', twice);
    assert.equal(numbered['docs/architecture/0005-again.md'], note('5. Again'));
    assert.equal(numbered['docs/signoffs.yaml'], files['docs/signoffs.yaml']);
    assert.equal(findings(numbered), 2);
    const defect = after('docs/defects/BUG-012-again.md:5', 'BUG-013', twice);
    assert.match(String(defect['docs/defects/BUG-013-again.md']), /# BUG-013 Again/);
    assert.equal(defect['README.md'], files['README.md']);
    assert.equal(findings(defect), 2);
  });

  it('suggests a free one, and knows whose ID the cursor stands at', () => {
    const at = (file: string, line: number): Parameters<typeof deskOver>[1] => ({
      spot: { place: { file, line, column: 1 }, selection: '' },
    });
    const asked = (file: string, line: number): unknown => {
      const desk = deskOver(repository, at(file, line));
      const id = changeId.questions[0]?.initial?.(desk, {});
      assert.ok(id === undefined || typeof id === 'string');
      return [id, id === undefined ? undefined : changeId.questions[1]?.initial?.(desk, { id })];
    };
    assert.deepEqual(asked('docs/specs/a.md', 10), ['REQ-001', 'REQ-003']);
    assert.deepEqual(asked('docs/defects/BUG-012-slow.md', 1), ['BUG-012', 'BUG-013']);
    assert.deepEqual(asked('docs/architecture/0004-taxes.md', 1), ['docs/architecture/0004-taxes.md', '0005']);
    assert.deepEqual(asked('src/a.js', 1), [undefined, undefined]);
  });

  it('leaves those their IDs whose requirements are called as defects are elsewhere', () => {
    const own = deskOver({ files: { 'docs/specs/a.md': specification('BUG-001') } });
    assert.equal(changeId.questions[1]?.check?.('BUG-002', own, { id: 'BUG-001' }), undefined);
  });

  it('is refused with a sentence', () => {
    const check = (id: string, to: string): string | undefined => {
      const found = changeId.questions[1]?.check?.(to, deskOver(repository), { id });
      return found && JSON.stringify([found.text, found.args]);
    };
    assert.match(check('REQ-001', 'req') ?? '', /is no ID of a requirement/);
    for (const to of ['BUG-001', 'BUG_7', 'BUG9'])
      assert.match(check('REQ-001', to) ?? '', /is how a defect is called/);
    assert.match(check('BUG-012', 'REQ-9') ?? '', /is no ID of a defect: BUG/);
    assert.match(check('docs/architecture/0003-cents.md', 'x') ?? '', /is no number of a note/);
    assert.match(check('docs/architecture/0003-cents.md', '4') ?? '', /is taken.*0004-taxes/);
    assert.match(check('docs/architecture/0003-cents.md', '03') ?? '', /its ID already/);
    const merge = { ...files, 'docs/x.md': '<<<<<<< HEAD\nBUG-012\n' };
    assert.equal(
      refusal({ files: merge }, changeId, { id: 'BUG-012', to: 'BUG-013' }),
      'docs/x.md line 1: a merge is not finished; nothing was changed',
    );
  });
});
