import type { Problem, Report, Specification } from '../model.ts';
import { byPlace } from '../order.ts';
import type { Convention } from '../reader.ts';
import type { Filing } from '../reading/filing.ts';
import { policyFiles } from '../own-paths.ts';
import { unreadable } from '../unreadable.ts';

export interface Spoken {
  /** In listed files. */
  readonly stated: readonly Problem[];
  readonly filing: Filing;
  readonly reports: readonly Report[];
  /** In what was recorded of a run. */
  readonly ofEvidence: readonly Problem[];
  readonly conventions: readonly Convention[];
  /** Those in force, and those that ask for nothing. */
  readonly specifications: readonly Specification[];
}

/** All that is wrong with what was read, by place. */
export function problemsIn({ stated, filing, reports, ofEvidence, conventions, specifications }: Spoken): Problem[] {
  return [
    ...stated,
    ...reports.flatMap((report) => report.problems),
    ...filing.reports.flatMap(({ coverage }) => coverage?.problems ?? []),
    ...filing.reports.flatMap(({ reading }) => reading.facts.filter((fact) => fact.kind === 'problem')),
    ...conventions.flatMap((each) => [
      ...(each.among?.(specifications.filter(({ convention }) => convention === each.id)) ?? []),
    ]),
    ...ofEvidence,
    // Those of the policy are mistakes of the configuration.
    ...filing.unreadable.filter(({ path }) => !policyFiles.includes(path)).map((each) => unreadable(each)),
  ].sort((a, b) => byPlace(a.place, b.place));
}
