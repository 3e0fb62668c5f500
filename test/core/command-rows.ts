import assert from 'node:assert/strict';
import {
  type Answers,
  type Desk,
  type Edit,
  type Edits,
  edits,
  type Finding,
  type Refusal,
} from '../../src/core/index.ts';
import { soundDelivery, tested as run } from '../../src/core/self-test/sound.ts';
import { givenBy } from '../../src/editor/authoring/given.ts';
import { aboutOf } from '../../src/editor/rows/finding.ts';
import { answered } from '../desk.ts';
import type { MemoryRepository } from '../memory-files.ts';
import { replacedIn, spec } from './fix-rows.ts';

/** A command that a finding names as its fix, called on the finding: what it asks besides, and what it must lead to. */
export interface CommandRow {
  readonly of: string;
  /** What is wrong, in a delivery that is sound without it; null takes a file away. */
  readonly planted: Readonly<Record<string, null | string | readonly (readonly [string | RegExp, string])[]>>;
  readonly answers?: Answers;
  /** Where the person is who calls it. */
  readonly spot?: Desk['spot'];
  /** True where nobody has run the tests since. */
  readonly untested?: true;
  /** What is left to be written by hand. */
  readonly then?: (files: Record<string, string>) => Record<string, string>;
}

const release = 'docs/releases/1.0.0.md';
const note = 'docs/architecture/0001-one-table.md';
const defect = 'docs/defects/BUG-001-leading-zero.md';
const customer = { by: 'C. Ustomer', remarks: '' };
/** What runs already is done, and its protocol with it. */
const notYet = [/operation: .*\n/, ''] as const;

export const commandRows: Readonly<Record<string, readonly CommandRow[]>> = {
  accept: [
    {
      of: 'customer-accepted',
      planted: { [release]: [[/acceptance: .*\n/, ''], notYet] },
      answers: customer,
    },
    {
      of: 'customer-accepted',
      planted: { [release]: [[', by: C. Ustomer, on: 2026-11-22, sha256', ', sha256'], notYet] },
      answers: customer,
    },
    {
      of: 'customer-accepted',
      planted: { [release]: [['accepted, by: C. Ustomer', 'accepted, by: D. Evops'], notYet] },
      answers: customer,
    },
    {
      of: 'customer-accepted',
      planted: { [release]: [['C. Ustomer, on: 2026-11-22, sha', 'C. Ustomer, on: 2027-11-22, sha'], notYet] },
      answers: customer,
    },
    {
      of: 'customer-accepted',
      planted: { [release]: [['verdict: accepted', 'verdict: perhaps'], notYet] },
      answers: customer,
    },
  ],
  acceptNote: [{ of: 'decisions-settled', planted: { [note]: [['status: accepted', 'status: proposed']] } }],
  changeId: [
    {
      of: 'ids-unique',
      planted: { 'docs/architecture/0001-twice.md': '---\nstatus: accepted\n---\n# Twice\n\n## Decision Outcome\nx\n' },
    },
    {
      of: 'ids-unique',
      planted: { 'docs/defects/BUG-001-again.md': '---\nstatus: closed\nseverity: minor\n---\n# Again\n' },
    },
    {
      of: 'ids-unique',
      planted: {
        'docs/specs/z.md': '---\ntollgate: spec\n---\n## Requirements\n\n### REQ-001 Weigh\n\n- State: draft\n',
      },
    },
  ],
  closeDefect: [{ of: 'defects-closed', planted: { [defect]: [['status: fixed', 'status: open']] } }],
  handOver: [
    {
      of: 'handed-over',
      planted: { [release]: [[/handover: .*\n/, ''], notYet], 'parcels.tar.gz': 'x' },
      answers: { artifact: 'parcels.tar.gz', environment: 'staging', by: 'D. Evops', to: 'C. Ustomer' },
    },
  ],
  inOperation: [
    {
      of: 'in-operation',
      planted: { [release]: [[/operation: .*\n/, '']] },
      answers: { by: 'D. Evops', observed: 'few errors' },
    },
    {
      of: 'in-operation',
      planted: { [release]: [[', observed: errors below one in a thousand}', '}']] },
      answers: { by: 'D. Evops', observed: 'few errors' },
    },
  ],
  keepBothSides: [
    {
      of: 'spec-signed-off',
      planted: {
        'docs/signoffs.yaml': [
          ['    by: C. Ustomer\n', '<<<<<<< HEAD\n    by: C. Ustomer\n=======\n    by: A. Nalyst\n>>>>>>> other\n'],
        ],
      },
    },
  ],
  linkToRequirement: [
    {
      of: 'requirements-implemented',
      planted: { 'src/search.js': 'export const search = () => undefined;\n' },
      spot: { place: { file: 'src/search.js', line: 1, column: 1 }, selection: '' },
    },
  ],
  newArchitectureNote: [
    {
      of: 'requirements-designed',
      planted: { [note]: [['REQ-001, REQ-002', 'REQ-001']] },
      answers: { title: 'Labels', decision: 'printed' },
      then: (files) => ({ ...files, ...settled(files) }),
    },
    {
      of: 'design-exists',
      planted: { [note]: null },
      answers: { title: 'x', decision: 'y', requirements: ['REQ-001'] },
    },
  ],
  newEnvironmentNote: [
    {
      of: 'environment-designed',
      planted: { [note]: [[/environment:\n(?: {2}.*\n)+/, '']] },
      answers: {
        title: 'Where it runs',
        runtime: 'node',
        infrastructure: ['package.json'],
        configuration: 'none',
        delivery: 'copied',
        rollback: 'copied back',
      },
      then: (files) => ({ ...files, ...settled(files) }),
    },
  ],
  newRelease: [
    {
      of: 'rollout-seamless',
      planted: { [release]: null },
      answers: { version: '1.0.0' },
      then: rolledOut,
    },
  ],
  newRequirement: [
    {
      of: 'references-resolve',
      planted: { 'src/more.js': '// @req REQ-050/2\nf();\n' },
      answers: { title: 'More' },
      then: twoCriteria,
    },
  ],
  newSpecification: [
    {
      of: 'spec-exists',
      planted: {
        [spec]: null,
        [note]: null,
        [defect]: null,
        'docs/signoffs.yaml': null,
        'docs/results.yaml': null,
        [release]: null,
      },
      answers: { title: 'Parcels', requirement: 'Find', criterion: 'It SHALL find.' },
    },
  ],
  newTest: [
    {
      of: 'requirements-verified',
      planted: { [spec]: [[/$/, '\n### REQ-003 Weigh\n\nAcceptance criteria:\n1. THE SYSTEM SHALL weigh.\n']] },
      then: reported,
    },
  ],
  recordFeasibility: [
    {
      of: 'feasibility-checked',
      planted: { [spec]: [['- Feasible: yes, one day (A. Nalyst, 2026-11-02)\n', '']] },
      answers: { verdict: 'yes', by: 'A. Nalyst' },
    },
    {
      of: 'feasibility-checked',
      planted: { [spec]: [['one day (A. Nalyst, 2026-11-02)', 'one day']] },
      answers: { verdict: 'yes', by: 'A. Nalyst' },
    },
  ],
  recordResult: [
    {
      of: 'requirements-verified',
      planted: { 'docs/results.yaml': null },
      answers: { verdict: 'passed', by: 'T. Ester', evidence: 'seen' },
    },
  ],
  recordTest: [
    {
      of: 'tester-passed',
      planted: { [release]: [[/tested: .*\n/, ''], notYet] },
      answers: { by: 'T. Ester', verdict: 'passed' },
    },
  ],
  recordTrial: [
    {
      of: 'trial-complete',
      planted: { [release]: [[/- REQ-001\/2 .*\n/, ''], notYet] },
      answers: { verdict: 'passed', how: 'seen', witness: 'C. Ustomer' },
    },
  ],
  reviewNote: [
    {
      of: 'design-current',
      planted: { [spec]: [['show the parcel', 'show that parcel']] },
      answers: { by: 'D. Evops' },
    },
  ],
  runTests: [{ of: 'results-fresh', planted: { 'src/new.js': 'f();\n' }, untested: true, then: run }],
  signOff: [
    { of: 'spec-signed-off', planted: { 'docs/signoffs.yaml': null }, answers: { by: 'C. Ustomer', role: 'customer' } },
  ],
  waive: [
    {
      of: 'requirements-designed',
      planted: { [note]: [['REQ-001, REQ-002', 'REQ-001']] },
      answers: { reason: 'the note is being written', by: 'A. Nalyst', until: '2026-12-20' },
    },
  ],
};

/** The finding that the command is called on. */
export function meant(name: string, { of }: CommandRow, desk: Desk): Finding | undefined {
  const all = standing(desk, of);
  return name === 'waive' ? all[0] : all.find(({ fix }) => fix === `tollgate.${name}`);
}

/** The command, and the answers that the finding gives and those of the row. */
export function asked(name: string, row: CommandRow, desk: Desk, finding: Finding): readonly [Edit, Answers] {
  const edit: Edit | undefined = Object.entries(edits).find(([id]) => id === name)?.[1];
  assert.ok(edit, name);
  const given = { ...givenBy(aboutOf(finding), edit, desk), ...row.answers };
  return [edit, answered(edit, desk, given)];
}

/** What the command writes. */
export function edited(name: string, row: CommandRow, desk: Desk, finding: Finding): Edits | Refusal {
  const [edit, answers] = asked(name, row, desk, finding);
  return edit.write(desk, answers);
}

export function planted({ planted: changes, untested }: CommandRow): MemoryRepository {
  const sound: Record<string, string> = { ...soundDelivery() };
  for (const [path, change] of Object.entries(changes)) {
    if (change === null) delete sound[path];
    else if (typeof change === 'string') sound[path] = change;
    else for (const [from, to] of change) sound[path] = replacedIn(sound, path, from, to);
  }
  return { files: untested === true ? sound : run(sound) };
}

export function standing({ verdict }: Desk, criterion: string): readonly Finding[] {
  return verdict.findings.filter((each) => each.criterion === criterion && each.waived === null && !each.baselined);
}

/** A note is begun as proposed. */
function settled(files: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(files).map(([path, text]) => [path, text.replace('status: proposed', 'status: accepted')]),
  );
}

function twoCriteria(files: Record<string, string>): Record<string, string> {
  return {
    ...files,
    [spec]: (files[spec] ?? '').replace(
      /(### REQ-050[^]*Acceptance criteria:)/,
      '$1\n1. THE SYSTEM SHALL stop.\n2. THE SYSTEM SHALL go.',
    ),
  };
}

function reported(files: Record<string, string>): Record<string, string> {
  return {
    ...files,
    'junit.xml': (files['junit.xml'] ?? '').replace(
      '</testsuite>',
      '<testcase name="REQ-003 weighs" classname="test"/></testsuite>',
    ),
  };
}

/** The protocol has a place for each. */
function rolledOut(files: Record<string, string>): Record<string, string> {
  return {
    ...files,
    [release]: (files[release] ?? '')
      .replace(/^( {2}(?:strategy|success|abort|rollback)): *$/gm, '$1: some')
      .replace('  schema:', '  schema: none'),
  };
}
