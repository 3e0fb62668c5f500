import { soundDelivery, tested } from '../../src/core/self-test/sound.ts';
import type { MemoryRepository } from '../memory-files.ts';
import { unfilled } from './unfilled.ts';

type Texts = Readonly<Record<string, string>>;

/** A repository in which a fix helps. */
export interface FixRow {
  /** Id of the fix. */
  readonly fix: string;
  /** The criterion whose finding it mends; undefined for a problem. */
  readonly of?: string;
  /** What is wrong, in a delivery that is sound without it: new texts by path, or pairs of what is replaced by what. */
  readonly planted: Readonly<Record<string, string | readonly (readonly [string | RegExp, string])[]>>;
  /** Default: `requirements`, where a text that is mended needs no new signature. */
  readonly level?: 'delivery';
  /** Where the finding stands. */
  readonly file: string;
  /** Of what is offered, in English. */
  readonly title: string;
  /** What somebody types in the places to write. */
  readonly typed?: readonly string[];
  /** How the file reads afterwards, at the place. */
  readonly after: RegExp;
  /** What blocks afterwards that did not before, where that cannot be otherwise. */
  readonly then?: readonly string[];
}

export const spec = 'docs/specs/parcels.md';
const note = 'docs/architecture/0001-one-table.md';
const release = 'docs/releases/1.0.0.md';
const defect = 'docs/defects/BUG-001-leading-zero.md';

/** A specification of one draft, which asks for nothing. */
function drafted(heading: string): string {
  return `---\ntollgate: spec\n---\n# More\n\n## Requirements\n\n${heading}\n\n- State: draft\n\nAcceptance criteria:\n1. THE SYSTEM SHALL weigh it.\n`;
}

export const fixRows: readonly FixRow[] = [
  {
    fix: 'cite-another',
    of: 'references-resolve',
    planted: { 'src/more.js': '// @req REQ-003\nexport const more = 1;\n' },
    file: 'src/more.js',
    title: 'Cite REQ-001',
    after: /^\/\/ @req REQ-001\nexport/,
  },
  {
    fix: 'write-criterion',
    of: 'criteria-written',
    planted: { [spec]: [[/\nAcceptance criteria:\n1\. WHEN a parcel[^]*$/, '']] },
    file: spec,
    title: 'Write an acceptance criterion',
    typed: [],
    after: /- Verify by: demonstration\n\nAcceptance criteria:\n1\. WHEN …, THE SYSTEM SHALL …\.\s*$/,
  },
  {
    fix: 'renumber',
    of: 'ids-unique',
    planted: { 'docs/specs/z.md': drafted('### REQ-001 Weigh a parcel, as REQ-001/1 says') },
    file: 'docs/specs/z.md',
    title: 'Call this one REQ-003',
    after: /### REQ-003 Weigh a parcel, as REQ-003\/1 says/,
  },
  {
    fix: 'reword',
    of: 'wording-testable',
    planted: { [spec]: [['THE SYSTEM SHALL print', 'THE SYSTEM should print']] },
    file: spec,
    title: 'Write SHALL',
    after: /THE SYSTEM SHALL print/,
  },
  {
    fix: 'respell',
    planted: { 'tollgate.yaml': [['customer:', 'custommer:']] },
    file: 'tollgate.yaml',
    title: 'Write customer',
    after: /^customer: Parcels$/m,
  },
  {
    fix: 'respell',
    planted: { [spec]: [['- Verify by:', '- Verfy by:']] },
    file: spec,
    title: 'Write Verify by',
    after: /^- Verify by: demonstration$/m,
  },
  {
    fix: 'choose-word',
    planted: { [defect]: [['severity: critical', 'severity: awful']] },
    file: defect,
    title: 'Write critical',
    after: /^severity: critical$/m,
  },
  {
    fix: 'choose-word',
    planted: { [spec]: [['tollgate: spec', 'tollgate: specification']] },
    file: spec,
    title: 'Write spec',
    after: /^tollgate: spec$/m,
  },
  {
    fix: 'choose-word',
    planted: { [spec]: [['- Verify by: demonstration', '- Verify by: looking\n- State: done']] },
    file: spec,
    title: 'Write inspection',
    after: /^- Verify by: inspection$/m,
    then: ['requirements-verified docs/results.yaml REQ-002 was changed after its result of 2026-11-20'],
  },
  {
    fix: 'add-keys',
    planted: { [defect]: [['severity: critical\n', '']] },
    file: defect,
    title: 'Write severity:',
    typed: ['minor'],
    after: /^severity: minor$/m,
  },
  {
    fix: 'add-keys',
    planted: { 'docs/defects/BUG-002-slow.md': '# BUG-002 Slow\n\nIt is slow.\n' },
    file: 'docs/defects/BUG-002-slow.md',
    title: 'Write status:, severity:',
    after: /^---\nstatus: open\nseverity: major\n---\n\n# BUG-002 Slow\n\nIt is slow\.\n$/,
  },
  {
    fix: 'number-criteria',
    planted: { [spec]: [['2. IF no parcel', '- IF no parcel']] },
    file: spec,
    title: 'Number the criteria from 1',
    after: /\n1\. WHEN a number[^\n]*\n2\. IF no parcel/,
  },
  {
    fix: 'number-criteria',
    planted: { [spec]: [[/$/, '1. THE SYSTEM SHALL wait.\n   Long.\n\n4) THE SYSTEM SHALL stop.\n']] },
    file: spec,
    title: 'Number the criteria from 1',
    after: /\n1\. WHEN a parcel[^\n]*\n2\. THE SYSTEM SHALL wait\.\n {3}Long\.\n\n3\. THE SYSTEM SHALL stop\.\n$/,
  },
  {
    fix: 'give-id',
    planted: { 'docs/specs/z.md': drafted('### Weigh a parcel') },
    file: 'docs/specs/z.md',
    title: 'Call this one REQ-003',
    after: /### REQ-003 Weigh a parcel/,
  },
  {
    fix: 'give-id',
    planted: { [defect]: [['# Numbers', '# BUG-007 Numbers']] },
    file: defect,
    title: 'Write BUG-001',
    after: /^# BUG-001 Numbers/m,
  },
  {
    fix: 'give-id',
    planted: { [spec]: [['### REQ-002 Print a label', '### REQ-002']] },
    file: spec,
    title: 'Write a title',
    typed: ['Print a label'],
    after: /^### REQ-002 Print a label$/m,
  },
  {
    fix: 'write-day',
    planted: { [release]: [['since: 2026-11-22', 'since: 22.11.2026']] },
    file: release,
    title: 'Write 2026-11-22',
    after: /since: 2026-11-22,/,
  },
  {
    fix: 'write-day',
    planted: { [spec]: [['- Verify by:', '- Deadline: 2027/1/5\n- Verify by:']] },
    file: spec,
    title: 'Write 2027-01-05',
    after: /^- Deadline: 2027-01-05$/m,
  },
  {
    fix: 'take-out',
    planted: { [spec]: [['- Verify by: demonstration', '- Verify by: demonstration\n- Priority:\n']] },
    file: spec,
    title: 'Take this line out',
    after: /demonstration\n\n/,
  },
  {
    fix: 'take-out',
    planted: { [spec]: [['- Verify by: demonstration', '- Verify by: demonstration\n- Verify by: demonstration']] },
    file: spec,
    title: 'Take this line out',
    after: /as it\.|- Verify by: demonstration\n\n/,
  },
  {
    fix: 'state-keys',
    of: 'use-described',
    planted: {
      'tollgate.yaml': [['customer: Parcels\n', '']],
      [spec]: [
        [/customer: Parcels\nusers: [^\n]*\n/, ''],
        [/## Purpose\n[^\n]*\n/, ''],
      ],
    },
    level: 'delivery',
    file: spec,
    title: 'Say for whom it is, and who uses it',
    typed: ['Parcels', 'dispatchers'],
    after: /^---\n[^]*\ncustomer: Parcels\nusers: dispatchers\n---\n/,
  },
  {
    fix: 'state-keys',
    of: 'deadline-agreed',
    planted: { [spec]: [['deadline: 2027-01-31\n', '']] },
    level: 'delivery',
    file: spec,
    title: 'Write a deadline',
    typed: ['2027-02-01'],
    after: /\ndeadline: 2027-02-01\n---\n/,
  },
  {
    fix: 'state-keys',
    of: 'spec-signed-off',
    planted: { [spec]: [['author: A. Nalyst\n', '']] },
    level: 'delivery',
    file: spec,
    title: 'Name the author',
    after: /\nauthor: A\. Nalyst\n---\n/,
  },
  {
    fix: 'state-keys',
    of: 'defects-closed',
    planted: { [defect]: [[/test: [^\n]*\n/, '']] },
    file: defect,
    title: 'Name the test that shows it',
    typed: ['REQ-001/1 finds a parcel'],
    after: /\ntest: REQ-001/,
  },
  {
    fix: 'state-keys',
    of: 'environment-designed',
    planted: { [note]: [[/ {2}delivery: [^\n]*\n {2}rollback: [^\n]*\n/, '']] },
    level: 'delivery',
    file: note,
    title: 'Describe what is missing of the environment',
    typed: ['by the pipeline', 'the previous image'],
    after: /\n {2}delivery: by the pipeline\n {2}rollback: the previous image\n/,
  },
  {
    fix: 'state-keys',
    of: 'rollout-seamless',
    planted: { [release]: [[/rollout:\n(?: {2}[^\n]*\n)+/, '']] },
    level: 'delivery',
    file: release,
    title: 'Say how it is rolled out',
    typed: ['canary', 'few errors', 'many errors', 'the previous image'],
    after:
      /\nrollout:\n {2}strategy: canary\n {2}success: few errors\n {2}abort: many errors\n {2}rollback: the previous image\n {2}schema: none\n/,
  },
  {
    fix: 'state-keys',
    of: 'rollback-rehearsed',
    planted: { [release]: [[/ {2}rehearsed: [^\n]*\n/, '']] },
    level: 'delivery',
    file: release,
    title: 'Say when the way back was rehearsed',
    after: /\n {2}rehearsed: 2026-11-23\n/,
  },
  {
    fix: 'state-keys',
    of: 'customer-accepted',
    planted: { [release]: [['verdict: accepted', 'verdict: refused']] },
    level: 'delivery',
    file: release,
    title: 'Say which phase reopens',
    typed: ['design'],
    after: /acceptance: \{[^}]*, reopens: design\}/,
  },
];

export function repositoryOf({ planted, level }: Pick<FixRow, 'planted' | 'level'>): MemoryRepository {
  const files: Record<string, string> = { ...soundDelivery() };
  if (level === undefined)
    files['tollgate.yaml'] = replacedIn(files, 'tollgate.yaml', 'gate: delivery', 'gate: requirements');
  for (const [path, change] of Object.entries(planted)) {
    if (typeof change === 'string') files[path] = change;
    else for (const [from, to] of change) files[path] = replacedIn(files, path, from, to);
  }
  return { files: tested(files) };
}

export function replacedIn(files: Texts, path: string, from: string | RegExp, to: string): string {
  const before = files[path] ?? '';
  const after = before.replace(from, () => to);
  if (after === before) throw new Error(`${path} has no ${String(from)}`);
  return after;
}

/** A snippet with what somebody types in its places, in order. */
export function filled(snippet: string, typed: readonly string[]): string {
  return unfilled(
    typed.reduce(
      (text, word, index) => text.replace(new RegExp(`\\$(?:${index + 1}\\b|\\{${index + 1}:[^}]*\\})`), word),
      snippet,
    ),
  );
}
