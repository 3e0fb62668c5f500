import { baselineDefinition } from './baseline/definition.ts';
import { checked } from '../config/checked.ts';
import { numbers, type TestNumbers } from '../config/numbers.ts';
import type { Place, Problem } from '../model.ts';
import { compareText } from '../order.ts';
import { entryLines, itemLines, type YamlRecord } from '../writing/yaml-value.ts';
import { baselineFile } from '../own-paths.ts';

/** What was already so when somebody began to look, and is excused until it is mended. It only ever shrinks. */
export interface Baseline {
  /** Sorted by criterion, file, subject and result. */
  readonly findings: readonly BaselinedFinding[];
  readonly tests: TestNumbers;
}

export interface BaselinedFinding {
  readonly criterion: string;
  readonly subject: string | null;
  readonly file: string | null;
  readonly result: 'fails' | 'unverified';
  readonly times: number;
  /** Where it stands in the baseline; absent in one that is not written yet. */
  readonly place?: Place;
}

export { baselineFile };
export const emptyBaseline: Baseline = { findings: [], tests: {} };

/** @param text undefined where there is no such file */
export function readBaseline(
  text: string | undefined,
  criterionIds: readonly string[],
): { readonly baseline: Baseline; readonly mistakes: readonly Problem[] } {
  if (text === undefined) return { baseline: emptyBaseline, mistakes: [] };
  const { stated, mistakes, placeOf } = checked(text, baselineFile, baselineDefinition(criterionIds));
  if (stated === undefined) return { baseline: emptyBaseline, mistakes };
  const findings = (stated.findings ?? []).map(
    ({ criterion, subject = null, file = null, result, times = 1 }, index): BaselinedFinding => ({
      criterion,
      subject,
      file,
      result,
      times,
      place: placeOf(['findings', index]),
    }),
  );
  return { baseline: { findings, tests: numbers(stated.tests ?? {}) }, mistakes };
}

const header = [
  '# What was already so when `tollgate baseline` looked: excused until it is mended. The command takes out what is mended, lets the numbers',
  '# only get better, and adds nothing unless it is asked to. Written anew each time: comments do not stay.',
];

/** One entry per block and sorted, so that two branches that shrink it merge. */
export function writeBaseline({ findings, tests }: Baseline): string {
  const known = Object.entries(tests).filter(([, value]) => value !== undefined);
  const records = findings.map(({ criterion, file, subject, result, times }): YamlRecord => {
    return {
      criterion,
      ...(file !== null && { file }),
      ...(subject !== null && { subject }),
      result,
      ...(times > 1 && { times }),
    };
  });
  const lines = [
    ...header,
    ...(known.length === 0 ? [] : entryLines('tests', Object.fromEntries(known))),
    ...(records.length === 0
      ? ['findings: []']
      : ['findings:', ...records.flatMap(itemLines).map((line) => `  ${line}`)]),
  ];
  return `${lines.join('\n')}\n`;
}

export function sortedFindings(findings: readonly BaselinedFinding[]): BaselinedFinding[] {
  return [...findings].sort(
    (a, b) =>
      compareText(a.criterion, b.criterion) ||
      compareText(a.file ?? '', b.file ?? '') ||
      compareText(a.subject ?? '', b.subject ?? '') ||
      compareText(a.result, b.result),
  );
}

/** What two findings share that are about the same, however it stands. */
export function sameMatter({ criterion, subject, file }: Omit<BaselinedFinding, 'result' | 'times'>): string {
  return JSON.stringify([criterion, subject, file]);
}

/** The stricter of each: what the configuration asks for and what was reached once. */
export function stricter(a: TestNumbers, b: TestNumbers): TestNumbers {
  const most = (...all: readonly (number | undefined)[]): number | undefined => {
    const known = all.filter((each) => each !== undefined);
    return known.length === 0 ? undefined : Math.max(...known);
  };
  const atLeast = most(a.atLeast, b.atLeast);
  const share = most(a.coverage?.atLeast, b.coverage?.atLeast);
  const fewest = most(...[a.skipsAtMost, b.skipsAtMost].map((each) => (each === undefined ? undefined : -each)));
  return {
    ...(atLeast !== undefined && { atLeast }),
    ...(share !== undefined && { coverage: { atLeast: share } }),
    ...(fewest !== undefined && { skipsAtMost: fewest === 0 ? 0 : -fewest }),
  };
}
