import type { Criterion, Observation, Policy } from '../criterion.ts';
import type { Model } from '../model.ts';
import { changesBetween, type Facts, isStillSo, type Look, looking, noLook } from './looking.ts';

/** What a criterion observed of its subjects. The same object as before where nothing of it changed. */
export interface Observed {
  readonly subjects: readonly SubjectObserved[];
}

export interface SubjectObserved {
  readonly subject: unknown;
  readonly observations: readonly Observation[];
  /** What was looked at in order to judge it; nothing, where nobody wanted to know. */
  readonly look: Look;
}

/** What was observed once, and of what: for as long as what a criterion looked at is the same, so is what it observes. */
export interface Memory {
  readonly facts: Facts;
  readonly byCriterion: Map<Criterion, Remembered>;
}

interface Remembered {
  readonly observed: Observed;
  /** What was looked at in order to find the subjects. */
  readonly look: Look;
}

/** Subjects between two pauses. */
const atOnce = 256;

/** Observes with a criterion, and remembers nothing. */
export function* observe(criterion: Criterion, model: Model, policy: Policy): Generator<undefined, Observed> {
  const subjects: SubjectObserved[] = [];
  for (const subject of criterion.subjects(model, policy)) {
    subjects.push({ subject, observations: [...criterion.judge(subject, model, policy)], look: noLook });
    if (subjects.length % atOnce === 0) yield;
  }
  return { subjects };
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

  return function* (criterion) {
    const known = before?.byCriterion.get(criterion);
    const isSameAsKnown = known !== undefined && isStillSo(known.look, changes, facts);
    if (isSameAsKnown && known.observed.subjects.every(({ look }) => isStillSo(look, changes, facts))) {
      memory.byCriterion.set(criterion, known);
      return known.observed;
    }
    const found: unknown[] = isSameAsKnown ? known.observed.subjects.map(({ subject }) => subject) : [];
    watch.begin();
    for (const subject of isSameAsKnown ? [] : criterion.subjects(watch.facts.model, watch.facts.policy)) {
      found.push(subject);
      if (found.length % atOnce === 0) yield;
    }
    const look = isSameAsKnown ? known.look : watch.end();
    yield;
    const recall = recalling(known?.observed.subjects ?? []);
    const subjects: SubjectObserved[] = [];
    let isSame = found.length === known?.observed.subjects.length;
    for (const [at, subject] of found.entries()) {
      const own = recall(subject);
      if (own !== undefined && isStillSo(own.look, changes, facts)) subjects.push(own);
      else {
        watch.begin();
        const observations = [...criterion.judge(subject, watch.facts.model, watch.facts.policy)];
        subjects.push({ subject, observations, look: watch.end() });
      }
      isSame &&= subjects[at] === known?.observed.subjects[at];
      if (at % atOnce === atOnce - 1) yield;
    }
    const observed = isSame && known !== undefined ? known.observed : { subjects };
    memory.byCriterion.set(criterion, { observed, look });
    return observed;
  };
}

/** So far a subject may have moved: where others come and go, it stands not far from where it stood. */
const near = 64;

/** What was observed of a subject, asked in order. Whoever was not found near by is observed again. */
function recalling(known: readonly SubjectObserved[]): (subject: unknown) => SubjectObserved | undefined {
  let next = 0;
  return (subject) => {
    for (let at = next; at < next + near && at < known.length; at++) {
      if (known[at]?.subject !== subject) continue;
      next = at + 1;
      return known[at];
    }
    return undefined;
  };
}
