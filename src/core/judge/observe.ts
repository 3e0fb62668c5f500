import type { Criterion, Observation, Policy } from '../criterion.ts';
import type { Model, TraceChanges } from '../model.ts';
import { isSameData, isSameList } from '../reading/kept.ts';
import {
  areAllUpToDate,
  changesBetween,
  isUntouched,
  isUpToDate,
  type MergedDependencies,
  merged,
  type Parts,
} from './changes.ts';
import { type Dependencies, tracking } from './dependencies.ts';
import type { Facts } from './queries.ts';
import { chunked, type Chunk, aligned } from './chunks.ts';

/** What a criterion observed of its subjects. The same object as before where nothing of it changed. */
export interface Observed {
  /** How many there are. */
  readonly subjects: number;
  /** Those of which something was observed, chunk by chunk. */
  readonly faulty: readonly FaultySubjects[];
}

/** In one chunk. The same object as before where nothing of it changed. */
export type FaultySubjects = readonly FaultySubject[];

/** The same object as before where the same was observed of it. */
export interface FaultySubject {
  readonly subject: unknown;
  readonly observations: readonly Observation[];
}

/** What was observed once, and on what it depends: for as long as that is the same, so is what a criterion observes. */
export interface MemoTable {
  readonly facts: Facts;
  readonly byCriterion: Map<Criterion, Memo>;
}

interface Memo {
  readonly observed: Observed;
  readonly subjects: readonly unknown[];
  readonly chunks: readonly ChunkMemo[];
  /** On what they depend. */
  readonly parts: Parts;
  /** Of the list of subjects. */
  readonly dependencies: Dependencies;
}

/** All that were named as subjects; what turned out to be none, too. */
interface ChunkMemo extends Chunk {
  /** Of each of them. */
  readonly observations: readonly (readonly Observation[])[];
  /** Of what was observed of each of them. */
  readonly dependencies: readonly Dependencies[];
  /** Of all of them. */
  readonly merged: MergedDependencies;
  /** How many of them are subjects. */
  readonly count: number;
  readonly faulty: FaultySubjects;
}

/** Observes with a criterion, and remembers nothing. */
export function* observe(criterion: Criterion, model: Model, policy: Policy): Generator<undefined, Observed> {
  const faulty: FaultySubjects[] = [];
  let n = 0;
  for (const subjects of chunked(yield* namedBy(criterion, model, policy))) {
    const observations = subjects.map((subject) => observationsOf(subject, criterion, model, policy));
    const own = summary(subjects, observations);
    n += own.count;
    faulty.push(own.faulty);
    yield;
  }
  return { subjects: n, faulty };
}

const noSubject: readonly Observation[] = [];
const nothing: readonly Observation[] = [];
const noFault: FaultySubjects = [];

function observationsOf(subject: unknown, criterion: Criterion, model: Model, policy: Policy): readonly Observation[] {
  if (criterion.concerns?.(subject, model, policy) === false) return noSubject;
  const observations = [...criterion.judge(subject, model, policy)];
  return observations.length === 0 ? nothing : observations;
}

/** @param before those that were faulty among them */
function summary(
  subjects: readonly unknown[],
  observations: readonly (readonly Observation[])[],
  before: FaultySubjects = noFault,
): { readonly count: number; readonly faulty: FaultySubjects } {
  const known = new Map(before.map((each) => [each.observations, each]));
  const faulty: FaultySubject[] = [];
  let count = 0;
  for (const [at, own] of observations.entries()) {
    if (own !== noSubject) count++;
    if (own.length === 0) continue;
    faulty.push(known.get(own) ?? { subject: subjects[at], observations: own });
    // One that is named twice is two.
    known.delete(own);
  }
  return { count, faulty: faulty.length === 0 ? noFault : faulty };
}

/** Of one subject. */
type SubjectMemo = { readonly observations: readonly Observation[]; readonly dependencies: Dependencies } | undefined;

function knownAt({ observations, dependencies }: ChunkMemo, at: number): SubjectMemo {
  const [observed, read] = [observations[at], dependencies[at]];
  return observed && read && { observations: observed, dependencies: read };
}

function* knownOf(chunks: readonly ChunkMemo[]): Generator<undefined, ReadonlyMap<unknown, SubjectMemo>> {
  const known = new Map<unknown, SubjectMemo>();
  for (const each of chunks) {
    for (const [at, subject] of each.subjects.entries()) known.set(subject, knownAt(each, at));
    yield;
  }
  return known;
}

/**
 * The same, of what changed since.
 * @param memos is given what was observed, by criterion
 * @param between see `changesBetween`
 */
export function observer(
  facts: Facts,
  memos: MemoTable['byCriterion'],
  before: MemoTable | undefined,
  between?: () => TraceChanges | undefined,
): (criterion: Criterion) => Generator<undefined, Observed> {
  const tracker = tracking(facts);
  const changes = changesBetween(before?.facts, facts, between);
  const { model, policy } = tracker.facts;
  const isCurrent = (own: Dependencies): boolean => isUpToDate(own, changes, facts);

  /**
   * @param known what was observed of some of them, where that is known
   * @param faulty those that were faulty among them
   */
  const observed = (
    criterion: Criterion,
    subjects: readonly unknown[],
    known: (at: number) => SubjectMemo,
    faulty: FaultySubjects,
  ): ChunkMemo => {
    const dependencies: Dependencies[] = [];
    const observations = subjects.map((subject, at) => {
      const own = known(at);
      if (own !== undefined && isCurrent(own.dependencies)) {
        dependencies.push(own.dependencies);
        return own.observations;
      }
      tracker.begin();
      const now = observationsOf(subject, criterion, model, policy);
      dependencies.push(tracker.end());
      return own !== undefined && areSame(own.observations, now) ? own.observations : now;
    });
    return {
      subjects,
      observations,
      dependencies,
      merged: merged(dependencies),
      ...summary(subjects, observations, faulty),
    };
  };

  const upToDate = (criterion: Criterion, known: ChunkMemo): ChunkMemo => {
    if (areAllUpToDate(known.merged, changes) || known.dependencies.every(isCurrent)) return known;
    const now = observed(criterion, known.subjects, (at) => knownAt(known, at), known.faulty);
    if (!isSameList(known.observations, now.observations)) return now;
    return { ...known, dependencies: now.dependencies, merged: now.merged };
  };

  function* allUpToDate(criterion: Criterion, known: readonly ChunkMemo[]): Generator<undefined, readonly ChunkMemo[]> {
    const chunks: ChunkMemo[] = [];
    for (const each of known) {
      const now = upToDate(criterion, each);
      chunks.push(now);
      if (now !== each) yield;
    }
    yield;
    return chunks;
  }

  /** The same subjects: most of them are what they were. */
  function* again(criterion: Criterion, known: Memo): Generator<undefined, Memo> {
    if (isUntouched(known.parts, changes)) return known;
    const chunks = yield* allUpToDate(criterion, known.chunks);
    if (isSameList(known.chunks, chunks)) return known;
    return { ...known, observed: observedOf(chunks, known), chunks, parts: partsOf(chunks) };
  }

  function* anew(criterion: Criterion, before: Memo | undefined): Generator<undefined, Memo> {
    tracker.begin();
    const subjects = yield* namedBy(criterion, model, policy);
    const dependencies = tracker.end();
    const { prefix, replaced, replacements, suffix } = aligned(before?.chunks ?? [], before?.subjects ?? [], subjects);
    const chunks = [...(yield* allUpToDate(criterion, prefix))];
    const known = yield* knownOf(replaced);
    const faulty = replaced.flatMap((each) => each.faulty);
    for (const piece of replacements) {
      chunks.push(observed(criterion, piece, (at) => known.get(piece[at]), faulty));
      yield;
    }
    chunks.push(...(yield* allUpToDate(criterion, suffix)));
    return { observed: observedOf(chunks, before), subjects, chunks, parts: partsOf(chunks), dependencies };
  }

  return function* (criterion) {
    const known = before?.byCriterion.get(criterion);
    const now =
      known !== undefined && isCurrent(known.dependencies)
        ? yield* again(criterion, known)
        : yield* anew(criterion, known);
    memos.set(criterion, now);
    return now.observed;
  };
}

/** Subjects between two pauses where they are named. */
const atOnce = 2048;

function* namedBy(criterion: Criterion, model: Model, policy: Policy): Generator<undefined, readonly unknown[]> {
  const named = criterion.subjects(model, policy);
  if (Array.isArray(named)) return named as readonly unknown[];
  const subjects: unknown[] = [];
  for (const subject of named) if (subjects.push(subject) % atOnce === 0) yield;
  return subjects;
}

function partsOf(chunks: readonly ChunkMemo[]): Parts {
  let [model, policy, queries] = [0, 0, 0];
  for (const { merged: own } of chunks) {
    model |= own.model;
    policy |= own.policy;
    queries |= own.queries;
  }
  return { model, policy, queries };
}

function areSame(before: readonly Observation[], now: readonly Observation[]): boolean {
  return before === now || (before !== noSubject && now !== noSubject && isSameData(before, now));
}

function observedOf(chunks: readonly ChunkMemo[], before?: Memo): Observed {
  const subjects = chunks.reduce((n, { count }) => n + count, 0);
  const faulty = chunks.map((each) => each.faulty);
  const known = before?.observed;
  return known?.subjects === subjects && isSameList(known.faulty, faulty) ? known : { subjects, faulty };
}
