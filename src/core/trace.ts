import { isSameList, keptList } from './reading/kept.ts';
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
  TraceChanges,
} from './model.ts';
import { compareText } from './order.ts';
import { byName } from './trace/by-name.ts';
import { byReference } from './trace/by-reference.ts';
import { Inquiries } from './trace/inquiries.ts';
import { once } from './report/once.ts';
import { finish } from './reading/finish.ts';
import { differenceOf } from './grouped.ts';
import { type Groups, groupsOf, keptOf, movedFrom, regroupedAt } from './trace/groups.ts';
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
  inquiries?: Inquiries;
  /** References that were joined anew since; undefined where all were. */
  reached?: ReadonlySet<Reference> | undefined;
  naming?: Groups<TestLink>;
  implementing?: Groups<Reference>;
  verifying?: Groups<Reference>;
  satisfying?: Groups<Note>;
  refining?: Groups<Requirement>;
  signed?: Groups<Signature>;
  tried?: Groups<ManualResult>;
  readonly links: (readonly TestLink[] | undefined)[];
  /** Whether all of it was asked for. */
  isDone?: true;
}

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
  const resolver = resolverOf(facts.requirements, before?.resolver);
  const { requirements, resolve, meaning, meant } = resolver;
  const size = facts.requirements.length;
  const joined: Joined = { facts, resolver, links: [] };
  /** What is filed by where requirements stand still is right. */
  const alike = before?.resolver.names === resolver.names ? before : undefined;

  const earlierGroups = <T>(groups: Groups<T> | undefined): Parameters<typeof keptOf<T>>[0] =>
    before && { resolver: before.resolver, groups };
  const citing = (role: Reference['role'], known: Groups<Reference> | undefined): Groups<Reference> => {
    const meantBy = (each: Reference): readonly number[] => (each.role === role ? at(each.id) : nowhere);
    return known !== undefined && alike !== undefined
      ? regroupedAt(known, differenceOf(alike.facts.references, facts.references), meantBy, byFile)
      : keptOf(earlierGroups(known), resolver, groupsOf(facts.references, size, meantBy));
  };
  const at = (id: string): readonly number[] => {
    const own = meant(id);
    return own === undefined ? nowhere : [own];
  };
  const filed = <T, List extends 'notes' | 'requirements' | 'signatures' | 'results'>(
    list: List,
    known: Groups<T> | undefined,
    meantBy: (each: Traced[List][number]) => Iterable<number>,
  ): Groups<T> => {
    if (known !== undefined && alike !== undefined && alike.facts[list] === facts[list]) return known;
    const groups = groupsOf<Traced[List][number]>(facts[list], size, meantBy) as Groups<unknown> as Groups<T>;
    return keptOf(earlierGroups(known), resolver, groups);
  };
  const reported = (): Known => joined.reported ?? finish(reporting());
  function* reporting(): Generator<undefined, Known> {
    const own = yield* reportedIn(once(facts.reports), testFilesOf(facts), before?.reported);
    const inquiries = before?.inquiries?.isOutgrown(facts.references.length) === true ? undefined : before?.inquiries;
    const reached =
      before?.reported === own ? new Set<Reference>() : before?.reported && inquiries?.goOn(before.reported, own);
    joined.inquiries = (reached && inquiries) ?? new Inquiries(own);
    joined.reached = inquiries && reached;
    return (joined.reported = own);
  }
  const naming = (): Groups<TestLink> => (joined.naming ??= finish(joinNames()));
  function* joinNames(): Generator<undefined, Groups<TestLink>> {
    const own = reported();
    if (alike?.naming !== undefined && alike.reported === own) return alike.naming;
    return keptOf(earlierGroups(before?.naming), resolver, yield* byName(own.reported, resolver));
  }
  const implementing = () => (joined.implementing ??= citing('implements', before?.implementing));
  const verifying = () => (joined.verifying ??= citing('verifies', before?.verifying));

  const linksOf = (index: number): readonly TestLink[] => {
    const own = reported();
    const named = naming()[index];
    const references = verifying()[index];
    const old = (before && movedFrom(index, before.resolver, resolver)) ?? -1;
    const known = before?.links[old];
    const isSame = known !== undefined && before?.naming?.[old] === named && before?.verifying?.[old] === references;
    if (isSame && (references === undefined || (alike !== undefined && !references.some(isReached)))) return known;
    const cited = (references ?? nowhere).map((reference) => {
      const { criterion } = meaning(reference.id, reference.criterion);
      return joined.inquiries?.linkOf(reference, criterion, own) ?? byReference(reference, criterion, own.reported);
    });
    return keptList(known, [...(named ?? nowhere), ...cited]);
  };
  const isReached = (reference: Reference): boolean => joined.reached?.has(reference) ?? true;
  const linksAt = (index: number): readonly TestLink[] => (joined.links[index] ??= linksOf(index));

  /** Where requirements stand whose tests may be other ones. */
  const reachedFrom = (was: Joined): Iterable<number> => {
    if (joined.reached === undefined) return requirements.keys();
    const places = new Set([...joined.reached].flatMap(({ id }) => at(id)));
    for (const [now, old] of [
      [naming(), was.naming],
      [verifying(), was.verifying],
    ] as const)
      if (now !== old) for (const index of now.keys()) if (now[index] !== old?.[index]) places.add(index);
    return places;
  };
  const changedFrom = (was: Joined): TraceChanges => {
    const questions = new Set<keyof Trace>();
    const gone = new Set<unknown>();
    const compare = (question: keyof Trace, old: unknown, now: unknown): void => {
      if (old === now) return;
      questions.add(question);
      if (old !== undefined) gone.add(old);
    };
    for (const [index, now] of resolver.found.entries()) compare('resolve', was.resolver.found[index], now);
    for (const [question, old, groups] of [
      ['implementations', was.implementing, implementing],
      ['notes', was.satisfying, satisfying],
      ['refinements', was.refining, refining],
      ['signatures', was.signed, signed],
      ['results', was.tried, tried],
    ] as const) {
      if (old === undefined || groups() === old) continue;
      for (const [index, now] of groups().entries()) compare(question, old[index], now);
    }
    if (was.reported !== undefined) {
      if (was.reported !== reported()) questions.add('casesNamed');
      const reached = new Set(reachedFrom(was));
      for (const index of reached)
        if (was.links[index] !== undefined) compare('verifications', was.links[index], linksAt(index));
      // The next trace is compared with this one, of which nobody may have asked for what did not change.
      for (const [index, links] of was.links.entries()) if (!reached.has(index)) joined.links[index] ??= links;
    }
    return { questions, gone };
  };

  const answer =
    <T>(groups: () => Groups<T>) =>
    (requirement: Requirement): readonly T[] =>
      groups()[resolver.at(requirement) ?? -1] ?? nowhere;

  const satisfying = () =>
    (joined.satisfying ??= filed(
      'notes',
      before?.satisfying,
      ({ satisfies }: Note) => new Set(satisfies.flatMap(({ value }) => at(value))),
    ));
  const refining = () =>
    (joined.refining ??= filed('requirements', before?.refining, ({ covers = nowhere }: Requirement) =>
      covers.flatMap(({ value }) => at(value)),
    ));
  const signed = () =>
    (joined.signed ??= filed('signatures', before?.signed, ({ requirement }: Signature) => at(requirement)));
  const tried = () =>
    (joined.tried ??= filed('results', before?.tried, ({ requirement }: ManualResult) => at(requirement)));

  const answers: Trace = {
    resolve,
    meaning,
    implementations: answer(implementing),
    verifications(requirement) {
      const index = resolver.at(requirement);
      return index === undefined ? nowhere : linksAt(index);
    },
    notes: answer(satisfying),
    refinements: answer(refining),
    signatures: answer(signed),
    results: answer(tried),
    casesNamed: (name) => casesNamed(name, reported().reported),
    changedFrom: (earlier) => (alike !== undefined && joinedOf.get(earlier) === alike ? changedFrom(alike) : undefined),
    *join() {
      if (joined.isDone === true) return;
      if (joined.reported === undefined) yield* reporting();
      joined.naming ??= yield* joinNames();
      yield;
      // What IDs mean is kept: looked up in steps, it is there when all are grouped at once.
      for (const [n, { id }] of alike === undefined ? facts.references.entries() : []) {
        meant(id);
        if (n % atOnce === 0) yield;
      }
      implementing();
      yield;
      verifying();
      yield;
      // What is reported is sorted by one way of looking for it after the other, as they are first needed.
      for (const index of alike === undefined ? requirements.slice(0, atOnce).keys() : []) {
        linksAt(index);
        yield;
      }
      joined.isDone = true;
    },
  };
  joinedOf.set(answers, joined);
  return answers;
}

/** IDs between two pauses. */
const atOnce = 1024;

const nowhere: readonly never[] = [];

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
