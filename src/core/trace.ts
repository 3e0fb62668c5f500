import { isSameList, keptList } from './reading/kept.ts';
import type {
  FiledReport,
  ManualResult,
  Note,
  Place,
  Reference,
  Release,
  Requirement,
  Review,
  Signature,
  Specification,
  TestCase,
  TestLink,
  Trace,
  TraceChanges,
  TrialEntry,
} from './model.ts';
import { byName, type Naming } from './trace/by-name.ts';
import { byReference, sortedFor } from './trace/by-reference.ts';
import { Inquiries } from './trace/inquiries.ts';
import { once } from './report/once.ts';
import { finish } from './reading/finish.ts';
import { type Grouped, groupedAt } from './trace/groups.ts';
import { differenceOf } from './grouped.ts';
import { lazily } from './lazily.ts';
import { type Known, type Reported, reportedIn } from './trace/reported.ts';
import { follows, type Resolver, resolverOf } from './trace/resolve.ts';
import type { Entry } from './trace/surroundings.ts';

// @req GATE-004
export interface Traced {
  readonly requirements: readonly Requirement[];
  readonly references: readonly Reference[];
  readonly notes: readonly Note[];
  readonly reports: readonly FiledReport[];
  readonly signatures: readonly Signature[];
  readonly results: readonly ManualResult[];
  readonly specifications?: readonly Specification[];
  readonly reviews?: readonly Review[];
  readonly releases?: readonly Release[];
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
  inquiries?: Inquiries | undefined;
  /** References that were joined anew since; undefined where all were. */
  reached?: ReadonlySet<Reference> | undefined;
  naming?: Naming;
  implementing?: Grouped<Reference>;
  verifying?: Grouped<Reference>;
  satisfying?: Grouped<Note>;
  refining?: Grouped<Requirement>;
  signed?: Grouped<Signature>;
  proven?: Grouped<ManualResult>;
  reviewed?: Grouped<Review>;
  tried?: Grouped<TrialEntry>;
  /** By the seat of the requirement. */
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
 * @param isKept whether another trace will follow: then it is taken down what was looked for where
 */
export function trace(facts: Traced, earlier?: Trace, isKept = true): Trace {
  const before = earlier && joinedOf.get(earlier);
  if (earlier !== undefined && before !== undefined && isSameFacts(before.facts, facts)) return earlier;
  const resolver = resolverOf(facts.requirements, before?.resolver);
  const { resolve, meaning, meant, seats } = resolver;
  const joined: Joined = { facts, resolver, links: [] };
  /** What is filed by the seats of requirements still is right, but for those that changed. */
  const alike = before !== undefined && follows(seats, before.resolver.seats) ? before : undefined;

  const affected = alike === undefined ? undefined : resolver.affectedSince(alike.resolver);
  const affectedIn = <T>(all: readonly T[], idsOf: (each: T) => readonly string[]): readonly T[] =>
    affected === undefined || affected.size === 0
      ? nowhere
      : all.filter((each) => idsOf(each).some((id) => affected.has(id)));
  const affectedReferences = lazily(() =>
    affected === undefined || affected.size === 0 ? nowhere : facts.references.filter(({ id }) => affected.has(id)),
  );
  const groupedBy = <T extends { readonly place: Place }>(
    all: readonly T[],
    known: Grouped<T> | undefined,
    idsOf: (each: T) => readonly string[],
    affectedOf = (): readonly T[] => affectedIn(all, idsOf),
  ): Grouped<T> =>
    groupedAt(
      all,
      resolver,
      idsOf,
      known && alike && { grouped: known, resolver: alike.resolver, affected: affectedOf },
    );
  const citing = (role: Reference['role'], known: Grouped<Reference> | undefined): Grouped<Reference> =>
    groupedBy(facts.references, known, (each) => (each.role === role ? [each.id] : nowhere), affectedReferences);
  const reported = (): Known => joined.reported ?? finish(reporting());
  function* reporting(): Generator<undefined, Known> {
    const own = yield* reportedIn(once(facts.reports), testFilesOf(facts), before?.reported);
    const inquiries = before?.inquiries?.isOutgrown(facts.references.length) === true ? undefined : before?.inquiries;
    const reached =
      before?.reported === own ? new Set<Reference>() : before?.reported && inquiries?.goOn(before.reported, own);
    joined.inquiries = (reached && inquiries) ?? (isKept ? new Inquiries(own) : undefined);
    joined.reached = inquiries && reached;
    return (joined.reported = own);
  }
  const naming = (): Naming => (joined.naming ??= finish(joinNames()));
  function* joinNames(): Generator<undefined, Naming> {
    const own = reported();
    const known = alike?.naming;
    if (known !== undefined && alike?.reported === own && alike.resolver.names === resolver.names) return known;
    return yield* byName(own.reported, resolver, known && alike && { naming: known, resolver: alike.resolver });
  }
  const implementing = () => (joined.implementing ??= citing('implements', alike?.implementing));
  const verifying = () => (joined.verifying ??= citing('verifies', alike?.verifying));
  const satisfying = () =>
    (joined.satisfying ??= groupedBy(facts.notes, alike?.satisfying, ({ satisfies }) =>
      satisfies.map(({ value }) => value),
    ));
  const refining = () =>
    (joined.refining ??= groupedBy(facts.requirements, alike?.refining, ({ covers }) =>
      covers === undefined ? nowhere : covers.map(({ value }) => value),
    ));
  const signed = () => (joined.signed ??= groupedBy(facts.signatures, alike?.signed, about));
  const proven = () => (joined.proven ??= groupedBy(facts.results, alike?.proven, about));
  const reviewed = () => (joined.reviewed ??= groupedBy(facts.reviews ?? nowhere, alike?.reviewed, about));
  const tried = () =>
    (joined.tried ??= groupedBy(
      (facts.releases ?? nowhere).flatMap(({ trial }) => trial),
      alike?.tried,
      about,
    ));

  const linksOf = (seat: number): readonly TestLink[] => {
    const own = reported();
    const named = naming().links[seat];
    const references = verifying().groups[seat];
    const known = alike?.links[seat];
    const isSame =
      known !== undefined && alike?.naming?.links[seat] === named && alike?.verifying?.groups[seat] === references;
    if (isSame && (references === undefined || !references.some(isReached))) return known;
    const cited = (references ?? nowhere).map((reference) => {
      const { criterion } = meaning(reference.id, reference.criterion);
      return joined.inquiries?.linkOf(reference, criterion, own) ?? byReference(reference, criterion, own.reported);
    });
    return keptList(known, [...(named ?? nowhere), ...cited]);
  };
  const isReached = (reference: Reference): boolean => joined.reached?.has(reference) ?? true;
  const linksAt = (seat: number): readonly TestLink[] => (joined.links[seat] ??= linksOf(seat));

  /** Seats of requirements whose tests may be other ones. */
  const reachedFrom = (was: Joined): Iterable<number> => {
    if (joined.reached === undefined) return seats.requirements.keys();
    const places = new Set([...joined.reached].flatMap(({ id }) => meant(id) ?? nowhere));
    for (const [now, old] of [
      [naming().links, was.naming?.links],
      [verifying().groups, was.verifying?.groups],
    ] as const)
      if (now !== old) for (let seat = 0; seat < now.length; seat++) if (now[seat] !== old?.[seat]) places.add(seat);
    return places;
  };
  const changedFrom = (was: Joined): TraceChanges => {
    const questions = new Set<keyof Trace>();
    const gone = new Set<unknown>();
    const come = new Set<unknown>();
    const compare = (question: keyof Trace, what: unknown, old: unknown, now: unknown): void => {
      if (old === now) return;
      questions.add(question);
      gone.add(old);
      come.add(what);
    };
    const compareAll = (question: keyof Trace, old: readonly unknown[], now: readonly unknown[]): void => {
      for (let seat = 0; seat < now.length; seat++)
        if (old[seat] !== now[seat]) compare(question, seats.requirements[seat], old[seat], now[seat]);
    };
    if (was.resolver !== resolver)
      for (const seat of seats.changed) compare('resolve', undefined, was.resolver.found[seat], resolver.found[seat]);
    for (const id of affected ?? []) {
      compare('resolve', id, was.resolver.resolve(id), resolve(id));
      compare('resolve', id, was.resolver.meaning(id, undefined).resolution, meaning(id, undefined).resolution);
    }
    for (const [question, old, grouped] of [
      ['implementations', was.implementing, implementing],
      ['notes', was.satisfying, satisfying],
      ['refinements', was.refining, refining],
      ['signatures', was.signed, signed],
      ['results', was.proven, proven],
      ['reviews', was.reviewed, reviewed],
      ['trials', was.tried, tried],
    ] as const) {
      if (old === undefined || grouped().groups === old.groups) continue;
      compareAll(question, old.groups, grouped().groups);
    }
    if (was.facts.specifications !== facts.specifications) {
      questions.add('specification');
      const documents = differenceOf(was.facts.specifications ?? nowhere, facts.specifications ?? nowhere);
      for (const each of documents.gone) gone.add(each);
    }
    if (was.reported !== undefined) {
      if (was.reported !== reported()) questions.add('casesNamed');
      const reached = new Set(reachedFrom(was));
      for (const seat of reached)
        if (was.links[seat] !== undefined)
          compare('verifications', seats.requirements[seat], was.links[seat], linksAt(seat));
      // The next trace is compared with this one, of which nobody may have asked for what did not change.
      for (let seat = 0; seat < was.links.length; seat++)
        if (!reached.has(seat)) joined.links[seat] ??= was.links[seat];
    }
    return { questions, gone, come };
  };

  const answer =
    <T>(grouped: () => Grouped<T>) =>
    (requirement: Requirement): readonly T[] =>
      grouped().groups[seats.at(requirement) ?? -1] ?? nowhere;

  const specifications = lazily(
    () => new Map((facts.specifications ?? nowhere).toReversed().map((each) => [each.place.file, each])),
  );

  const answers: Trace = {
    resolve,
    meaning,
    isAnyIdShared: () => resolver.names.isAnyShared(),
    specification: ({ place }) => specifications().get(place.file),
    implementations: answer(implementing),
    verifications(requirement) {
      const seat = seats.at(requirement);
      return seat === undefined ? nowhere : linksAt(seat);
    },
    notes: answer(satisfying),
    refinements: answer(refining),
    signatures: answer(signed),
    results: answer(proven),
    reviews: answer(reviewed),
    trials: answer(tried),
    casesNamed: (name) => casesNamed(name, reported().reported),
    changedFrom: (earlier) => (alike !== undefined && joinedOf.get(earlier) === alike ? changedFrom(alike) : undefined),
    *join() {
      if (joined.isDone === true) return;
      if (joined.reported === undefined) yield* reporting();
      yield* resolver.names.index(isKept);
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
      if (alike === undefined) yield* sortedFor(facts.references, reported().reported);
      joined.isDone = true;
    },
  };
  joinedOf.set(answers, joined);
  return answers;
}

/** IDs between two pauses. */
const atOnce = 1024;

const nowhere: readonly never[] = [];

const lists = [
  'requirements',
  'references',
  'notes',
  'reports',
  'signatures',
  'results',
  'specifications',
  'reviews',
  'releases',
] as const;

function isSameFacts(a: Traced, b: Traced): boolean {
  return lists.every((list) => a[list] === b[list]) && isSameList(testFilesOf(a), testFilesOf(b));
}

function about({ requirement }: { readonly requirement: string }): readonly string[] {
  return [requirement];
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
