import type { Declaration } from '../model.ts';
import { memoized } from '../memoized.ts';

/** What a file cites, and the declaration that it stands at. */
export interface Cited {
  readonly citation: string;
  readonly target: Declaration | undefined;
  readonly line: number;
}

/** The targets, with the number of their `rivals` where they have any: one for all that cite what stands at the same. */
export function withRivals(
  all: readonly Cited[],
  declared: readonly Declaration[],
): readonly (Declaration | undefined)[] {
  const twins = twinsOf(declared);
  if (twins.size === 0) return all.map(({ target }) => target);
  const membersOf = memoized((target: Declaration) => twinsAmong(target, twins));
  const citing = memoized((targets: ReadonlySet<Declaration>) => countsOf([...targets].flatMap(membersOf)));
  const made = new Map<Declaration, Map<string, Declaration>>();
  const targetsOf = targetsBy(all);
  return all.map(({ citation, target }) => {
    const targets = targetsOf.get(citation);
    if (target === undefined || targets === undefined) return target;
    const counts = citing(targets);
    const rivalsOf = (key: string): number => (twins.get(key) ?? 0) - (counts.get(key) ?? 0);
    const keys = new Set(membersOf(target).map(({ key }) => key));
    if (keys.size === 0) return target;
    const known = made.get(target) ?? new Map<string, Declaration>();
    made.set(target, known);
    const told = Array.from(keys, rivalsOf).join();
    let own = known.get(told);
    if (own === undefined) known.set(told, (own = withTheirs(target, (key) => (keys.has(key) ? rivalsOf(key) : 0))));
    return own;
  });
}

function withTheirs(target: Declaration, rivalsOf: (key: string) => number): Declaration {
  const withOwn = (each: Declaration): Declaration => {
    const rivals = rivalsOf(keyOf(each));
    return rivals === 0 ? each : { ...each, rivals };
  };
  const { tests } = target;
  return withOwn(tests === undefined ? target : { ...target, tests: tests.map(withOwn) });
}

/** One of several of one name: the name, and which of them it is. */
interface Twin {
  readonly key: string;
  readonly one: string;
}

/** A target and the tests in it, as far as they are twins. */
function twinsAmong(target: Declaration, twins: ReadonlyMap<string, number>): readonly Twin[] {
  return [target, ...(target.tests ?? [])].flatMap((each) => {
    const key = keyOf(each);
    return twins.has(key) ? [{ key, one: `${each.line}\0${each.endLine}\0${key}` }] : [];
  });
}

/** By key: how many there are, each counted once. */
function countsOf(members: readonly Twin[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { key } of new Map(members.map((each) => [each.one, each])).values())
    counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

/** What stands at where something is cited. The same for all that is cited at the same ones: a header may cite thousands. */
function targetsBy(all: readonly Cited[]): ReadonlyMap<string, ReadonlySet<Declaration>> {
  const numbers = new Map<Declaration, number>();
  const found = new Map<string, Set<Declaration>>();
  for (const { citation, target } of all) {
    if (target === undefined) continue;
    if (!numbers.has(target)) numbers.set(target, numbers.size);
    found.set(citation, (found.get(citation) ?? new Set()).add(target));
  }
  const shared = new Map<string, ReadonlySet<Declaration>>();
  return new Map(
    Array.from(found, ([citation, targets]) => {
      const key = Array.from(targets, (each) => numbers.get(each)).join();
      const known = shared.get(key) ?? targets;
      shared.set(key, known);
      return [citation, known];
    }),
  );
}

/** What is declared several times under one name in one suite, and how often: an `if`, `#if` or `#[cfg]` may choose between them. */
function twinsOf(declared: readonly Declaration[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const each of declared) {
    // What takes parameters may be overloaded.
    if (each.name === undefined || (each.scope !== undefined && each.parameterised && each.signature === undefined))
      continue;
    const key = keyOf(each);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return new Map([...counts].filter(([, count]) => count > 1));
}

function keyOf({ what, scope, suites, name, parameterised, signature }: Declaration): string {
  return [what, scope, scope !== undefined && parameterised, signature, ...suites, name].join('\0');
}
