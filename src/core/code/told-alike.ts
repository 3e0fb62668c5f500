import { grouped } from '../grouped.ts';
import type { Declaration } from '../model.ts';

/** Two tests of one name in one suite: a report cannot tell which of them ended how. */
export function withTwins(declarations: readonly Declaration[]): readonly Declaration[] {
  const named = declarations.filter(({ what, name }) => what === 'test' && name !== undefined);
  const groups = grouped(named, keyOf);
  if (groups.size === named.length) return declarations;
  return declarations.map((each) => {
    const twins = each.what === 'test' ? (groups.get(keyOf(each)) ?? []) : [];
    if (twins.length < 2) return each;
    const overloads = [...new Set(twins.flatMap(({ signature }) => signature ?? []))];
    const others = each.parameterised ? overloads.filter((other) => other !== each.signature) : [];
    return { ...each, hasTwin: true, ...(others.length > 0 && { overloads: others }) };
  });
}

function keyOf({ suites, name }: Pick<Declaration, 'suites' | 'name'>): string {
  return [...suites, name].join('\0');
}

/**
 * What the other tests of a file mean for what can be told from a report. Runners that join names report `Cart` › `adds` and a test called
 * `Cart adds` alike: neither has a name by which it could be found.
 */
export function told(all: readonly Declaration[]): readonly Declaration[] {
  const declarations = withoutBorrowed(all);
  const tests = declarations.filter(({ what }) => what === 'test');
  // Nearly always: the tests of a file stand in one suite.
  if (new Set(tests.map(surroundingsOf)).size < 2) return declarations;
  const titles = suitesBy(tests, titleOf);
  const names = suitesBy(tests, ({ name }) => name);
  return declarations.map((each) => {
    if (each.what !== 'test') return each;
    if ((titles.get(titleOf(each))?.size ?? 0) > 1)
      return each.name === undefined ? each : { ...each, name: undefined, nameless: 'told-alike' };
    return (names.get(each.name)?.size ?? 0) > 1 ? { ...each, hasNamesake: true } : each;
  });
}

/** A display name that another test of the class has, too, or that is its name, tells nothing. */
function withoutBorrowed(declarations: readonly Declaration[]): readonly Declaration[] {
  if (declarations.every(({ aliases }) => aliases === undefined)) return declarations;
  const names = new Set(declarations.map(keyOf));
  const displayed = grouped(
    declarations.flatMap(({ suites, aliases = [] }) => [...new Set(aliases)].map((name) => keyOf({ suites, name }))),
    String,
  );
  const isBorrowed = (alias: string, { suites, name }: Declaration): boolean => {
    const key = keyOf({ suites, name: alias });
    return (displayed.get(key)?.length ?? 0) > 1 || (alias !== name && names.has(key));
  };
  return declarations.map((each) => {
    const { aliases } = each;
    const own = aliases?.filter((alias) => !isBorrowed(alias, each));
    return own === undefined || own.length === aliases?.length ? each : { ...each, aliases: own };
  });
}

function surroundingsOf({ suites }: Declaration): string {
  return suites.join('\0');
}

function titleOf({ suites, name }: Declaration): string {
  return [...suites, name].join(' ').replace(/[^\p{L}\p{N}_]+/gu, ' ');
}

function suitesBy<Key>(tests: readonly Declaration[], keyOf: (test: Declaration) => Key): Map<Key, Set<string>> {
  const surroundings = new Map<Key, Set<string>>();
  for (const each of tests) {
    const key = keyOf(each);
    const known = surroundings.get(key) ?? new Set();
    surroundings.set(key, known.add(surroundingsOf(each)));
  }
  return surroundings;
}
