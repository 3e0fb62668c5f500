import type { Criterion, Observation, Policy } from '../criterion.ts';
import type { Model } from '../model.ts';
import { isSameData, isSameList, recalling } from '../reading/kept.ts';
import { changesBetween, type Facts, isStillSo, type Look, looking } from './looking.ts';

/** What a criterion observed of its subjects. The same object as before where nothing of it changed. */
export interface Observed {
  /** How many there are. */
  readonly subjects: number;
  /** Those of which something was observed. */
  readonly faulty: readonly SubjectObserved[];
}

export interface SubjectObserved {
  readonly subject: unknown;
  readonly observations: readonly Observation[];
}

/** What was observed once, and of what: for as long as what a criterion looked at is the same, so is what it observes. */
export interface Memory {
  readonly facts: Facts;
  readonly byCriterion: Map<Criterion, Remembered>;
}

interface Remembered {
  readonly observed: Observed;
  /** All that were named as subjects; what turned out to be none, too. */
  readonly named: readonly SubjectObserved[];
  /** What was looked at in order to judge each of them. */
  readonly looks: readonly Look[];
  /** What was looked at in order to name them. */
  readonly look: Look;
}

/** Subjects between two pauses. */
const atOnce = 256;

/** Observes with a criterion, and remembers nothing. */
export function* observe(criterion: Criterion, model: Model, policy: Policy): Generator<undefined, Observed> {
  const named: SubjectObserved[] = [];
  for (const subject of criterion.subjects(model, policy)) {
    named.push({ subject, observations: observationsOf(subject, criterion, model, policy) });
    if (named.length % atOnce === 0) yield;
  }
  return observedOf(named);
}

const noSubject: readonly Observation[] = [];
const nothing: readonly Observation[] = [];

function observationsOf(subject: unknown, criterion: Criterion, model: Model, policy: Policy): readonly Observation[] {
  if (criterion.concerns?.(subject, model, policy) === false) return noSubject;
  const observations = [...criterion.judge(subject, model, policy)];
  return observations.length === 0 ? nothing : observations;
}

/**
 * The same, of what changed since.
 * @param memory is given what was observed
 */
export function observer(
  facts: Facts,
  memory: Memory,
  before: Memory | undefined,
): (criterion: Criterion) => Generator<undefined, Observed> {
  const watch = looking(facts);
  const changes = changesBetween(before?.facts, facts);
  const { model, policy } = watch.facts;
  const isSo = (look: Look | undefined): boolean => look !== undefined && isStillSo(look, changes, facts);

  const observed = (criterion: Criterion, subject: unknown, known: SubjectObserved | undefined): SubjectObserved => {
    watch.begin();
    const observations = observationsOf(subject, criterion, model, policy);
    return known !== undefined && areSame(known.observations, observations) ? known : { subject, observations };
  };

  /** The same subjects: most of them are what they were. */
  function* again(criterion: Criterion, known: Remembered): Generator<undefined, Remembered> {
    let named: SubjectObserved[] | undefined;
    let looks: Look[] | undefined;
    for (const [at, each] of known.named.entries()) {
      if (isSo(known.looks[at])) continue;
      const now = observed(criterion, each.subject, each);
      looks ??= [...known.looks];
      looks[at] = watch.end();
      if (now !== each) (named ??= [...known.named])[at] = now;
      if (at % atOnce === 0) yield;
    }
    yield;
    if (looks === undefined) return known;
    return named === undefined ? { ...known, looks } : { ...known, observed: observedOf(named, known), named, looks };
  }

  function* anew(criterion: Criterion, known: Remembered | undefined): Generator<undefined, Remembered> {
    watch.begin();
    const subjects: unknown[] = [];
    for (const subject of criterion.subjects(model, policy)) {
      subjects.push(subject);
      if (subjects.length % atOnce === 0) yield;
    }
    const look = watch.end();
    yield;
    const recall = recalling(known?.named ?? [], ({ subject }) => subject);
    const named: SubjectObserved[] = [];
    const looks: Look[] = [];
    for (const subject of subjects) {
      const at = recall(subject);
      const own = known?.named[at];
      const ownLook = known?.looks[at];
      if (own !== undefined && ownLook !== undefined && isSo(ownLook)) {
        named.push(own);
        looks.push(ownLook);
      } else {
        named.push(observed(criterion, subject, own));
        looks.push(watch.end());
      }
      if (named.length % atOnce === 0) yield;
    }
    return { observed: observedOf(named, known), named, looks, look };
  }

  return function* (criterion) {
    const known = before?.byCriterion.get(criterion);
    const now =
      known !== undefined && isSo(known.look) ? yield* again(criterion, known) : yield* anew(criterion, known);
    memory.byCriterion.set(criterion, now);
    return now.observed;
  };
}

function areSame(before: readonly Observation[], now: readonly Observation[]): boolean {
  return before === now || (before !== noSubject && now !== noSubject && isSameData(before, now));
}

function observedOf(named: readonly SubjectObserved[], before?: Remembered): Observed {
  const subjects = named.reduce((n, { observations }) => (observations === noSubject ? n : n + 1), 0);
  const faulty = named.filter(({ observations }) => observations.length > 0);
  const known = before?.observed;
  return known?.subjects === subjects && isSameList(known.faulty, faulty) ? known : { subjects, faulty };
}
