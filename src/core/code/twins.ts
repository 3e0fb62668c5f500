import type { Declaration } from '../model.ts';

/** What a file cites, and the declaration that it stands at. */
export interface Cited {
  readonly citation: string;
  readonly target: Declaration | undefined;
}

/** What is declared under one name in one suite: an `if`, `#if` or `#[cfg]` may choose between them. */
interface Twins {
  readonly declared: number;
  /** By what they cite: how many do. */
  readonly citing: Map<string, number>;
}

/** The targets, with the number of their `rivals` where they have any. */
export function withRivals(
  all: readonly Cited[],
  declared: readonly Declaration[],
): readonly (Declaration | undefined)[] {
  const twins = twinsOf(declared);
  if (twins.size === 0) return all.map(({ target }) => target);
  const seen = new Set<string>();
  for (const { citation, target } of all) {
    for (const each of target === undefined ? [] : [target, ...(target.tests ?? [])]) {
      const own = twins.get(keyOf(each));
      const once = `${citation}\0${each.line}\0${each.endLine}\0${keyOf(each)}`;
      if (own === undefined || seen.has(once)) continue;
      seen.add(once);
      own.citing.set(citation, (own.citing.get(citation) ?? 0) + 1);
    }
  }
  return all.map(({ citation, target }) => {
    if (target === undefined) return undefined;
    const withOwn = (each: Declaration): Declaration => {
      const own = twins.get(keyOf(each));
      const rivals = own === undefined ? 0 : own.declared - (own.citing.get(citation) ?? 0);
      return rivals === 0 ? each : { ...each, rivals };
    };
    const { tests } = target;
    return withOwn(tests === undefined ? target : { ...target, tests: tests.map(withOwn) });
  });
}

function twinsOf(declared: readonly Declaration[]): ReadonlyMap<string, Twins> {
  const counts = new Map<string, number>();
  for (const each of declared) {
    // What takes parameters may be overloaded.
    if (each.name === undefined || (each.scope !== undefined && each.parameterised && each.signature === undefined))
      continue;
    const key = keyOf(each);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const twins = new Map<string, Twins>();
  for (const [key, count] of counts) if (count > 1) twins.set(key, { declared: count, citing: new Map() });
  return twins;
}

function keyOf({ what, scope, suites, name, parameterised, signature }: Declaration): string {
  return [what, scope, scope !== undefined && parameterised, signature, ...suites, name].join('\0');
}
