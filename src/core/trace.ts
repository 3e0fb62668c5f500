import { isSameList, keptList } from './kept.ts';
import type {
  FiledReport,
  ManualResult,
  Note,
  Reference,
  Requirement,
  Signature,
  TestCase,
  TestLink,
  Trace,
} from './model.ts';
import { compareText } from './order.ts';
import { byName } from './trace/by-name.ts';
import { byReference } from './trace/by-reference.ts';
import { once } from './once.ts';
import { finish } from './finish.ts';
import { grouped, groupedByAll, kept, regrouped } from './grouped.ts';
import { type Entry, type Known, type Reported, reportedIn } from './trace/reported.ts';
import { type Resolver, resolverOf } from './trace/resolve.ts';

// @req GATE-004
export interface Traced {
  readonly requirements: readonly Requirement[];
  readonly references: readonly Reference[];
  readonly notes: readonly Note[];
  readonly reports: readonly FiledReport[];
  readonly signatures: readonly Signature[];
  readonly results: readonly ManualResult[];
  /**
   * Paths of all test files that are listed, so that a path which a report shortened is known to mean one file and no other. Without
   * it, only the files with references are known.
   */
  readonly testFiles?: readonly string[];
}

/** What was joined, as far as it was asked for: the next trace keeps what of it is equal. */
interface Joined {
  readonly facts: Traced;
  readonly resolver: Resolver;
  reported?: Known;
  naming?: Groups<TestLink>;
  implementing?: Groups<Reference>;
  verifying?: Groups<Reference>;
  satisfying?: Groups<Note>;
  refining?: Groups<Requirement>;
  signed?: Groups<Signature>;
  tried?: Groups<ManualResult>;
  readonly links: Map<Requirement, readonly TestLink[]>;
}
type Groups<T> = ReadonlyMap<Requirement, readonly T[]>;

const joinedOf = new WeakMap<Trace, Joined>();

/**
 * Joins facts by ID. Nothing is joined before it is asked for.
 *
 * A verification is one link per reported test (all its attempts and parameters), or one per reference (all the cases it covers, for a
 * suite or a file as well): a link verifies when at least one of its cases passed and none failed.
 *
 * @param earlier answers of it that are the same now are the same objects
 */
export function trace(facts: Traced, earlier?: Trace): Trace {
  const before = earlier && joinedOf.get(earlier);
  if (earlier !== undefined && before !== undefined && isSameFacts(before.facts, facts)) return earlier;
  const resolver = resolverOf(facts.requirements);
  const { resolve, meaning } = resolver;
  const joined: Joined = { facts, resolver, links: new Map() };
  const isSameResolver = before?.resolver === resolver;

  const found = (id: string): Requirement | undefined => {
    const { resolution } = meaning(id, undefined);
    return resolution.kind === 'found' ? resolution.requirement : undefined;
  };
  const citing = (role: Reference['role'], known: Groups<Reference> | undefined): Groups<Reference> => {
    const keyOf = (each: Reference): Requirement | undefined => (each.role === role ? found(each.id) : undefined);
    return known !== undefined && before !== undefined && isSameResolver
      ? regrouped(known, before.facts.references, facts.references, keyOf, byFile)
      : kept(known, grouped(facts.references, keyOf));
  };
  const reported = (): Known => (joined.reported ??= finish(reporting()));
  function* reporting(): Generator<undefined, Known> {
    return yield* reportedIn(once(facts.reports), testFilesOf(facts), before?.reported);
  }
  const naming = (): Groups<TestLink> => (joined.naming ??= finish(joinNames()));
  function* joinNames(): Generator<undefined, Groups<TestLink>> {
    const own = reported();
    if (isSameResolver && before?.reported === own && before.naming !== undefined) return before.naming;
    return kept(before?.naming, yield* byName(own.reported, resolver));
  }
  const implementing = () => (joined.implementing ??= citing('implements', before?.implementing));
  const verifying = () => (joined.verifying ??= citing('verifies', before?.verifying));

  const linksOf = (requirement: Requirement): readonly TestLink[] => {
    const named = naming().get(requirement);
    const references = verifying().get(requirement);
    const known = before?.links.get(requirement);
    if (
      known !== undefined &&
      isSameResolver &&
      before?.reported === reported() &&
      before.naming?.get(requirement) === named &&
      before.verifying?.get(requirement) === references
    ) {
      return known;
    }
    const own = reported().reported;
    const cited = (references ?? []).map((reference) =>
      byReference(reference, meaning(reference.id, reference.criterion).criterion, own),
    );
    return keptList(known, [...(named ?? []), ...cited]);
  };

  const answers: Trace = {
    resolve,
    meaning,
    implementations: (requirement) => implementing().get(requirement) ?? none,
    verifications(requirement) {
      let known = joined.links.get(requirement);
      if (known === undefined) joined.links.set(requirement, (known = linksOf(requirement)));
      return known;
    },
    notes(requirement) {
      joined.satisfying ??= kept(before?.satisfying, satisfied(facts.notes, found));
      return joined.satisfying.get(requirement) ?? none;
    },
    refinements(requirement) {
      joined.refining ??= kept(before?.refining, refined(facts.requirements, found));
      return joined.refining.get(requirement) ?? none;
    },
    signatures(requirement) {
      joined.signed ??= kept(
        before?.signed,
        grouped(facts.signatures, (each) => found(each.requirement)),
      );
      return joined.signed.get(requirement) ?? none;
    },
    results(requirement) {
      joined.tried ??= kept(
        before?.tried,
        grouped(facts.results, (each) => found(each.requirement)),
      );
      return joined.tried.get(requirement) ?? none;
    },
    casesNamed: (name) => casesNamed(name, reported().reported),
    *join() {
      joined.reported ??= yield* reporting();
      joined.naming ??= yield* joinNames();
      yield;
      // What IDs mean is kept: looked up in steps, it is there when all are grouped at once.
      for (const [at, { id }] of isSameResolver ? [] : facts.references.entries()) {
        found(id);
        if (at % atOnce === 0) yield;
      }
      implementing();
      yield;
      verifying();
      yield;
    },
  };
  joinedOf.set(answers, joined);
  return answers;
}

/** IDs between two pauses. */
const atOnce = 1024;

const none: readonly never[] = [];

const lists = ['requirements', 'references', 'notes', 'reports', 'signatures', 'results'] as const;

function isSameFacts(a: Traced, b: Traced): boolean {
  return lists.every((list) => a[list] === b[list]) && isSameList(testFilesOf(a), testFilesOf(b));
}

function byFile(a: Reference, b: Reference): number {
  return compareText(a.place.file, b.place.file);
}

function testFilesOf({ testFiles, references }: Traced): readonly string[] {
  if (testFiles !== undefined) return testFiles;
  return [...new Set(references.filter(({ role }) => role === 'verifies').map(({ place }) => place.file))];
}

type Found = (id: string) => Requirement | undefined;

function satisfied(notes: readonly Note[], found: Found): Map<Requirement, Note[]> {
  return groupedByAll(notes, ({ satisfies }) => new Set(satisfies.flatMap(({ value }) => found(value) ?? [])));
}

function refined(requirements: readonly Requirement[], found: Found): Map<Requirement, Requirement[]> {
  return groupedByAll(requirements, ({ covers = [] }) => covers.flatMap(({ value }) => found(value) ?? []));
}

const anyCase = (): boolean => true;

function casesNamed(
  name: string,
  reported: Reported,
): readonly { readonly report: FiledReport; readonly case: TestCase }[] {
  const exact = reported.named(anyCase, name);
  if (exact.length > 0) return exact;
  const isFullName = ({ case: { name: own, className, suites } }: Entry): boolean =>
    name.endsWith(own) &&
    [...suites.map((_, i) => suites.slice(i)), [className]].some((around) => fullNames(around, own).includes(name));
  return reported.all().filter(isFullName);
}

/** What people write for a test and the suites or the class around it. */
function fullNames(around: readonly string[], name: string): string[] {
  return [' ', ' > ', ' › ', '.', '::', '#', '/'].map((joint) => [...around, name].join(joint));
}
