import type { Answers, Desk } from '../../../src/core/index.ts';

/** What somebody writes who was sent by no finding: those are in `command-rows.ts`. */
export interface EditRow {
  /** What is otherwise in a delivery that is sound; null takes a file away. */
  readonly planted?: Readonly<Record<string, null | string | readonly (readonly [string | RegExp, string])[]>>;
  readonly answers: Answers;
  /** Where the person is who calls it. */
  readonly spot?: Desk['spot'];
  /** By path, what each file that is written says afterwards. */
  readonly writes: Readonly<Record<string, RegExp>>;
}

const spec = 'docs/specs/parcels.md';
const release = 'docs/releases/1.0.0.md';

/** By the name of the edit. */
export const editRows: Readonly<Record<string, EditRow>> = {
  newDefect: {
    answers: { title: 'A label is blank', severity: 'critical', requirement: 'REQ-002' },
    writes: {
      'docs/defects/BUG-002-a-label-is-blank.md':
        /severity: critical\nrequirement: REQ-002\n[^]*# BUG-002 A label is blank\n/,
    },
  },
  newImprovement: {
    answers: { title: 'Weigh a parcel', release: '1.1.0' },
    writes: { [spec]: /### REQ-003 Weigh a parcel\n[^#]*- Release: 1\.1\.0\n- State: draft\n/ },
  },
  refuse: {
    planted: { [release]: [[/operation: .*\n/, '']] },
    answers: { by: 'C. Ustomer', reopens: 'design', remarks: 'labels are too small' },
    writes: { [release]: /verdict: refused[^]*reopens: design[^]*labels are too small/ },
  },
  requirementFromHere: {
    planted: { 'src/weigh.js': 'export const weigh = () => 0;\n' },
    answers: { title: 'Weigh a parcel', test: 'no' },
    spot: { place: { file: 'src/weigh.js', line: 1, column: 1 }, selection: '' },
    writes: { [spec]: /### REQ-003 Weigh a parcel\n/, 'src/weigh.js': /^\/\/ @req REQ-003\nexport/ },
  },
  startLifeCycle: {
    planted: { 'tollgate.yaml': null },
    answers: { customer: 'Parcels' },
    writes: { 'tollgate.yaml': /^gate: delivery\ncustomer: Parcels\n$/ },
  },
};
