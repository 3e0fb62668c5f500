import { type Baseline, type BaselinedFinding, baselineFile, sameMatter } from '../policy/baseline.ts';
import type { Criterion, Observation } from '../criterion.ts';
import { message } from '../message.ts';
import type { Model, Problem } from '../model.ts';
import type { Drafts } from './drafts.ts';

/** What the baseline excuses of what criteria found. */
export interface IsBaselined {
  /** Whether it has any entry of the criterion. */
  concerns(criterion: Criterion): boolean;
  /** Asked once for each observation, in order: an entry excuses as many as it counts. */
  is(criterion: Criterion, observation: Observation): boolean;
}

// @req GATE-009
export function baselined({ findings }: Baseline): IsBaselined {
  const concerned = new Set(findings.map(({ criterion }) => criterion));
  const left = new Map<string, { fails: number; unverified: number }>();
  for (const entry of findings) {
    const key = sameMatter(entry);
    const known = left.get(key) ?? { fails: 0, unverified: 0 };
    known[entry.result] += entry.times;
    left.set(key, known);
  }
  return {
    concerns: ({ id }) => concerned.has(id),
    is(criterion, observation) {
      if (!concerned.has(criterion.id)) return false;
      const known = left.get(sameMatter(matterOf(criterion, observation)));
      if (known === undefined) return false;
      // What failed and cannot be judged now has not become worse; the other way round it has.
      if (observation.result === 'unverified' && known.unverified > 0) known.unverified--;
      else if (known.fails > 0) known.fails--;
      else return false;
      return true;
    },
  };
}

export function matterOf(
  { id }: Criterion,
  { subject, place }: Observation,
): Pick<BaselinedFinding, 'criterion' | 'subject' | 'file'> {
  return { criterion: id, subject, file: place?.file ?? null };
}

/** Where something of what it needs cannot be read, nobody knows what it would find: nothing of it is mended for that. */
export function isInTheDark({ needs }: Criterion, { problems }: Pick<Model, 'problems'>): boolean {
  return problems.some(({ spoils, minor }) => minor !== true && needs.includes(spoils));
}

/** What is mended and still excused: shown, so that somebody takes it out, and blocks nothing. */
export function* baselineWarnings(
  { findings }: Baseline,
  judged: readonly {
    readonly criterion: Criterion;
    readonly isAsked: boolean;
    readonly drafts: readonly Drafts[];
    readonly folds: Drafts;
  }[],
  model: Pick<Model, 'problems'>,
): Generator<Problem> {
  if (findings.length === 0) return;
  const seen = new Set(
    judged.flatMap(({ criterion, drafts, folds }) =>
      [...drafts, folds].flat().map(({ observation }) => sameMatter(matterOf(criterion, observation))),
    ),
  );
  const ids = new Set(
    judged
      .filter(({ isAsked, criterion }) => isAsked && !isInTheDark(criterion, model))
      .map(({ criterion }) => criterion.id),
  );
  const mended = findings.filter((entry) => ids.has(entry.criterion) && !seen.has(sameMatter(entry)));
  const [first] = mended;
  if (first === undefined) return;
  yield {
    kind: 'problem',
    spoils: 'config',
    place: first.place ?? { file: baselineFile, line: 1, column: 1 },
    found: message('{n} {n|finding|findings} of the baseline {n|is|are} mended', { n: mended.length }),
    wanted: message('`tollgate baseline`, which takes out what is mended'),
    minor: true,
  };
}
