import { citedIn } from '../ids.ts';
import { put } from '../grouped.ts';
import { memoized } from '../memoized.ts';
import type { Declaration, Declared, TestLink } from '../model.ts';
import { isSameList } from '../reading/kept.ts';
import type { Naming } from './by-name.ts';
import { casesOf } from './cases-of.ts';
import type { Reported } from './reported-cases.ts';
import type { Resolver } from './resolve.ts';
import type { Entry } from './surroundings.ts';

/** Adds the tests that carry an ID in their source where the report leaves that out: display names of JUnit and .NET. */
export function* withCarried(
  naming: Naming,
  declared: readonly Declared[],
  reported: Reported,
  resolver: Resolver,
): Generator<undefined, Naming> {
  const links = new Map<number, TestLink[]>();
  for (const { file, carrying = [] } of withCarrying(declared)) {
    for (const test of carrying)
      for (const [seat, link] of linksOf(test, casesOf(test, file, reported).own, resolver)) put(links, seat, link);
    yield;
  }
  if (links.size === 0) return naming;
  const together = naming.named.map((own, seat) => {
    const more = links.get(seat);
    return more === undefined ? own : [...(own ?? []), ...more];
  });
  return { ...naming, links: together };
}

/** Kept with the list: most files have none, and are not gone through for each report that changes. */
const withCarrying = memoized(
  (declared: readonly Declared[]) => declared.filter(({ carrying }) => carrying !== undefined),
  new WeakMap(),
);

function* linksOf(
  test: Declaration,
  cases: readonly Entry[],
  { names }: Resolver,
): Generator<readonly [seat: number, link: TestLink]> {
  for (const text of test.carries ?? [])
    for (const cited of citedIn(text)) {
      const key = JSON.stringify(cited.readings);
      const others = cases.filter(
        ({ case: { cited: all = [] } }) => !all.some((each) => JSON.stringify(each.readings) === key),
      );
      const { found, criterion } = names.mentioned(cited, text);
      if (others.length > 0 && typeof found === 'number') yield [found, linkOf(test, key, criterion, others)];
    }
}

const known = new WeakMap<Declaration, Map<string, TestLink>>();

/** One for as long as it says the same. */
function linkOf(test: Declaration, key: string, criterion: string | undefined, cases: readonly Entry[]): TestLink {
  const own = known.get(test) ?? new Map<string, TestLink>();
  known.set(test, own);
  const before = own.get(key);
  if (before !== undefined && before.criterion === criterion && isSameList(before.cases, cases)) return before;
  const link: TestLink = { criterion, by: 'name', cases };
  own.set(key, link);
  return link;
}
