import type { Requirement } from '../model.ts';
import { memoized } from '../memoized.ts';
import { partitionPoint } from '../order.ts';

/** The words of all requirements in one text, because searching one long text is many times as fast as searching ten thousand. */
export interface Haystack {
  has(wanted: readonly string[]): boolean;
  /** In their order, drafts last. @param wanted in lower case, without white space */
  having(wanted: readonly string[]): Iterable<Requirement>;
}

/** Requirements between two pauses. */
const atOnce = 1024;

/** As long as the requirements are the same. */
const known = new WeakMap<readonly Requirement[], Haystack>();

/** Of all that is not retired. */
export function* haystackOf(requirements: readonly Requirement[]): Generator<void, Haystack> {
  let haystack = known.get(requirements);
  if (haystack !== undefined) return haystack;
  const inForce = requirements.filter(({ state }) => state !== 'retired');
  const sorted = [
    ...inForce.filter(({ state }) => state !== 'draft'),
    ...inForce.filter(({ state }) => state === 'draft'),
  ];
  const starts: number[] = [];
  const words: string[] = [];
  let end = 0;
  for (const [at, each] of sorted.entries()) {
    const own = wordsOf(each);
    starts.push(end);
    words.push(own);
    end += own.length + 1;
    if (at % atOnce === 0) yield;
  }
  known.set(requirements, (haystack = searching(sorted, starts, words.join('\n'))));
  return haystack;
}

function searching(sorted: readonly Requirement[], starts: readonly number[], text: string): Haystack {
  function* having(wanted: readonly string[]): Generator<Requirement> {
    const [longest = '', ...others] = [...wanted].sort((a, b) => b.length - a.length);
    for (let at = 0; at < sorted.length; at++) {
      const hit = longest === '' ? starts[at] : text.indexOf(longest, starts[at]);
      if (hit === undefined || hit < 0) return;
      at = partitionPoint(at, starts.length, (index) => (starts[index] ?? 0) <= hit) - 1;
      const requirement = sorted[at];
      if (requirement !== undefined && isIn(requirement, others)) yield requirement;
    }
  }
  return { having, has: (wanted) => wanted.every((word) => text.includes(word)) };
}

/** Whether its ID or its title has all of the words. */
export function isIn(requirement: Requirement, wanted: readonly string[]): boolean {
  return requirement.state !== 'retired' && wanted.every((word) => wordsOf(requirement).includes(word));
}

/** Requirements are never changed, only read anew, and most outlive a verdict. */
const wordsOf = memoized(
  ({ id, title }: Requirement) => `${id} ${id.replace(/[-_.]/g, '')} ${title}`.toLowerCase(),
  new WeakMap(),
);
