import type { Fact } from '../model.ts';

/** Without the pauses. */
export function* factsOf(steps: Iterable<Fact | undefined>): Generator<Fact> {
  for (const fact of steps) if (fact !== undefined) yield fact;
}
