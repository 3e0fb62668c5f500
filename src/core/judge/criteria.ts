import type { Criterion, Policy } from '../criterion.ts';
import type { Severity } from '../model.ts';
import { isInGate } from '../phases.ts';
import type { IsBaselined } from './baseline.ts';
import { grouped } from '../grouped.ts';
import { lazily } from '../lazily.ts';
import { isSameList, keptList } from '../reading/kept.ts';
import { type Draft, drafted, type Drafts } from './drafts.ts';
import { folds, type Kinds, kindsOf } from './folding.ts';
import type { FaultySubjects, Observed } from './observe.ts';
import type { WaiverOf } from './waivers.ts';

/** A criterion, judged. The same object as before where all of it is the same. */
export interface Judged {
  readonly criterion: Criterion;
  readonly severity: Severity;
  readonly subjects: number;
  /** Chunk by chunk. */
  readonly drafts: readonly Drafts[];
  /** Of several that are of one kind. */
  readonly folds: Drafts;
  /** False where the level does not ask, and nothing was judged. */
  readonly isAsked: boolean;
  /** What it was made of. */
  readonly observed: Observed;
  readonly byChunk: ReadonlyMap<FaultySubjects, ChunkDrafts>;
}

interface ChunkDrafts {
  readonly drafts: Drafts;
  readonly kinds: Kinds;
}

const nothing: Observed = { subjects: 0, faulty: [] };

/**
 * What the level asks for is judged also where this gate does not ask: where the phases stand does not depend on the question.
 * @param before of the same gate, level, configuration and day
 */
export function* judgeOne(
  criterion: Criterion,
  observe: (criterion: Criterion) => Generator<undefined, Observed>,
  policy: Policy,
  waiverOf: WaiverOf,
  isBaselined: IsBaselined,
  before: Judged | undefined,
): Generator<undefined, Judged> {
  const isAsked = severityByLevel(criterion, policy) !== 'off';
  const observed = isAsked ? yield* observe(criterion) : nothing;
  if (before?.observed === observed) return before;
  const severity = severityOf(criterion, policy);
  const all = new Map<FaultySubjects, ChunkDrafts>();
  const replaced = lazily(() => draftsBySubject(replacedChunks(before, observed)));
  for (const faulty of observed.faulty) {
    if (faulty.length === 0) continue;
    const own = before?.byChunk.get(faulty);
    const known = own === undefined ? replaced : lazily(() => draftsBySubject([own]));
    all.set(faulty, draftsOf(faulty, criterion, severity, waiverOf, isBaselined, own, known));
    yield;
  }
  const made = [...all.values()];
  return {
    criterion,
    severity,
    subjects: observed.subjects,
    drafts: made.map(({ drafts }) => drafts),
    folds: keptList(
      before?.folds,
      folds(
        criterion,
        made.map(({ kinds }) => kinds),
        before?.folds ?? [],
      ),
    ),
    isAsked,
    observed,
    byChunk: all,
  };
}

type DraftsBySubject = ReadonlyMap<object, Drafts>;

function replacedChunks(before: Judged | undefined, { faulty }: Observed): readonly ChunkDrafts[] {
  const isThere = new Set(faulty);
  return Array.from(before?.byChunk ?? []).flatMap(([each, own]) => (isThere.has(each) ? [] : [own]));
}

function draftsBySubject(chunks: readonly ChunkDrafts[]): DraftsBySubject {
  return grouped(
    chunks.flatMap(({ drafts }) => drafts),
    ({ about }) => about,
  );
}

/**
 * @param before those of the same subjects, observed to be the same
 * @param known of these subjects, where the same was observed of them
 */
function draftsOf(
  faulty: FaultySubjects,
  criterion: Criterion,
  severity: Severity,
  waiverOf: WaiverOf,
  isBaselined: IsBaselined,
  before: ChunkDrafts | undefined,
  known: () => DraftsBySubject,
): ChunkDrafts {
  if (before !== undefined && !isBaselined.concerns(criterion)) return before;
  const drafts: Draft[] = [];
  for (const about of faulty) {
    const own = known().get(about);
    for (const [at, observation] of about.observations.entries()) {
      const baselined = isBaselined.is(criterion, observation);
      const kept = own?.[at];
      if (kept?.baselined === baselined) {
        drafts.push(kept);
        continue;
      }
      const weight = observation.warns === true && severity === 'block' ? 'warn' : severity;
      const waived = waiverOf(criterion, observation.subject);
      drafts.push(drafted({ criterion, severity: weight, observation, waived, baselined }, { about }));
    }
  }
  return before !== undefined && isSameList(before.drafts, drafts) ? before : { drafts, kinds: kindsOf(drafts) };
}

/** What it means to this gate. */
export function severityOf(criterion: Criterion, policy: Policy): Severity {
  return isInGate(policy.gate, criterion) ? severityByLevel(criterion, policy) : 'off';
}

/** What it means at this level, whatever the gate asks. */
export function severityByLevel(criterion: Criterion, { config }: Policy): Severity {
  return config.severities[criterion.id] ?? criterion.severity[config.gate];
}
