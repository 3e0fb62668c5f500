import type { Criterion, Observation, Policy } from '../criterion.ts';
import type { Model } from '../model.ts';
import { isSameData, isSameList } from '../reading/kept.ts';
import { areAllStillSo, changesBetween, isStillSo, type Looks, together } from './changes.ts';
import { type Look, looking } from './looking.ts';
import type { Facts } from './questions.ts';
import { cut, type Stretch, stretched } from './stretches.ts';

/** What a criterion observed of its subjects. The same object as before where nothing of it changed. */
export interface Observed {
  /** How many there are. */
  readonly subjects: number;
  /** Those of which something was observed, stretch by stretch. */
  readonly faulty: readonly Faulty[];
}

/** In one stretch. The same object as before where nothing of it changed. */
export type Faulty = readonly SubjectObserved[];

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
  readonly stretches: readonly StretchObserved[];
  /** What was looked at in order to name the subjects. */
  readonly look: Look;
}

/** All that were named as subjects; what turned out to be none, too. */
interface StretchObserved extends Stretch {
  /** Of each of them. */
  readonly observations: readonly (readonly Observation[])[];
  /** What was looked at in order to judge each of them. */
  readonly looks: readonly Look[];
  /** The same of all of them. */
  readonly together: Looks;
  /** How many of them are subjects. */
  readonly count: number;
  readonly faulty: Faulty;
}

/** Observes with a criterion, and remembers nothing. */
export function* observe(criterion: Criterion, model: Model, policy: Policy): Generator<undefined, Observed> {
  const faulty: Faulty[] = [];
  let n = 0;
  for (const subjects of cut(yield* namedBy(criterion, model, policy))) {
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
const noFault: Faulty = [];

function observationsOf(subject: unknown, criterion: Criterion, model: Model, policy: Policy): readonly Observation[] {
  if (criterion.concerns?.(subject, model, policy) === false) return noSubject;
  const observations = [...criterion.judge(subject, model, policy)];
  return observations.length === 0 ? nothing : observations;
}

function summary(
  subjects: readonly unknown[],
  observations: readonly (readonly Observation[])[],
): { readonly count: number; readonly faulty: Faulty } {
  const faulty: SubjectObserved[] = [];
  let count = 0;
  for (const [at, own] of observations.entries()) {
    if (own !== noSubject) count++;
    if (own.length > 0) faulty.push({ subject: subjects[at], observations: own });
  }
  return { count, faulty: faulty.length === 0 ? noFault : faulty };
}

/** Of one subject. */
type Known = { readonly observations: readonly Observation[]; readonly look: Look } | undefined;

function knownAt({ observations, looks }: StretchObserved, at: number): Known {
  const [own, look] = [observations[at], looks[at]];
  return own && look && { observations: own, look };
}

function* knownOf(stretches: readonly StretchObserved[]): Generator<undefined, ReadonlyMap<unknown, Known>> {
  const known = new Map<unknown, Known>();
  for (const each of stretches) {
    for (const [at, subject] of each.subjects.entries()) known.set(subject, knownAt(each, at));
    yield;
  }
  return known;
}

/**
 * The same, of what changed since.
 * @param memory is given what was observed, by criterion
 */
export function observer(
  facts: Facts,
  memory: Memory['byCriterion'],
  before: Memory | undefined,
): (criterion: Criterion) => Generator<undefined, Observed> {
  const watch = looking(facts);
  const changes = changesBetween(before?.facts, facts);
  const { model, policy } = watch.facts;
  const isSo = (look: Look): boolean => isStillSo(look, changes, facts);

  /** @param known what was observed of some of them, where that is known */
  const observed = (
    criterion: Criterion,
    subjects: readonly unknown[],
    known: (at: number) => Known,
  ): StretchObserved => {
    const looks: Look[] = [];
    const observations = subjects.map((subject, at) => {
      const own = known(at);
      if (own !== undefined && isSo(own.look)) {
        looks.push(own.look);
        return own.observations;
      }
      watch.begin();
      const now = observationsOf(subject, criterion, model, policy);
      looks.push(watch.end());
      return own !== undefined && areSame(own.observations, now) ? own.observations : now;
    });
    return { subjects, observations, looks, together: together(looks), ...summary(subjects, observations) };
  };

  const upToDate = (criterion: Criterion, known: StretchObserved): StretchObserved => {
    if (areAllStillSo(known.together, changes) || known.looks.every(isSo)) return known;
    const now = observed(criterion, known.subjects, (at) => knownAt(known, at));
    if (!isSameList(known.observations, now.observations)) return now;
    return { ...known, looks: now.looks, together: now.together };
  };

  function* allUpToDate(
    criterion: Criterion,
    known: readonly StretchObserved[],
  ): Generator<undefined, readonly StretchObserved[]> {
    const stretches: StretchObserved[] = [];
    for (const each of known) {
      const now = upToDate(criterion, each);
      stretches.push(now);
      if (now !== each) yield;
    }
    yield;
    return stretches;
  }

  /** The same subjects: most of them are what they were. */
  function* again(criterion: Criterion, known: Remembered): Generator<undefined, Remembered> {
    const stretches = yield* allUpToDate(criterion, known.stretches);
    if (isSameList(known.stretches, stretches)) return known;
    return { observed: observedOf(stretches, known), stretches, look: known.look };
  }

  function* anew(criterion: Criterion, before: Remembered | undefined): Generator<undefined, Remembered> {
    watch.begin();
    const subjects = yield* namedBy(criterion, model, policy);
    const look = watch.end();
    const { head, gone, between, tail } = stretched(before?.stretches ?? [], subjects);
    const stretches = [...(yield* allUpToDate(criterion, head))];
    const known = yield* knownOf(gone);
    for (const piece of between) {
      stretches.push(observed(criterion, piece, (at) => known.get(piece[at])));
      yield;
    }
    stretches.push(...(yield* allUpToDate(criterion, tail)));
    return { observed: observedOf(stretches, before), stretches, look };
  }

  return function* (criterion) {
    const known = before?.byCriterion.get(criterion);
    const now =
      known !== undefined && isSo(known.look) ? yield* again(criterion, known) : yield* anew(criterion, known);
    memory.set(criterion, now);
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

function areSame(before: readonly Observation[], now: readonly Observation[]): boolean {
  return before === now || (before !== noSubject && now !== noSubject && isSameData(before, now));
}

function observedOf(stretches: readonly StretchObserved[], before?: Remembered): Observed {
  const subjects = stretches.reduce((n, { count }) => n + count, 0);
  const faulty = stretches.map((each) => each.faulty);
  const known = before?.observed;
  return known?.subjects === subjects && isSameList(known.faulty, faulty) ? known : { subjects, faulty };
}
