import { differenceOf, grouped as groupedById, isMuch, put, regrouped } from '../grouped.ts';
import { finish } from '../reading/finish.ts';
import { keptList } from '../reading/kept.ts';
import { Layered } from '../reading/layered.ts';
import type { Place, Reference, TestLink } from '../model.ts';
import { byName, type Naming } from './by-name.ts';
import { linkOf } from './by-reference.ts';
import { type Traced, testFilesOf } from './facts.ts';
import {
  type GroupedAnswers,
  type GroupedQuestion,
  type Grouping,
  groupingOf,
  type Member,
  notGrouped,
  testReferences,
} from './groupings.ts';
import { type Grouped, groupedAt, inOrder } from './groups.ts';
import { Inquiries } from './inquiries.ts';
import { Matches } from './matches.ts';
import { type Known, reportedIn } from './reported.ts';
import { sortedFor } from './sorted-for.ts';
import { shownOf, withoutProof } from './unproven.ts';
import { follows, type Resolver, resolverOf } from './resolve.ts';

/** What was joined, as far as it was asked for: the next trace keeps what of it is equal. */
export interface Joined {
  readonly facts: Traced;
  readonly resolver: Resolver;
  reported?: Known;
  inquiries?: Inquiries | undefined;
  /** References that were joined anew since; undefined where all were. */
  reached?: ReadonlySet<Reference> | undefined;
  naming?: Naming;
  /** References by their IDs, whatever those mean. */
  writtenSo?: Layered<string, readonly Reference[]>;
  readonly grouped: GroupedAnswers;
  verifying?: Grouped<Reference>;
  /** By the seat of the requirement. */
  readonly links: (readonly TestLink[] | undefined)[];
  /** Whether all of it was asked for. */
  isDone?: true;
}

/** Joins what it is asked for, when it is first asked for it. */
export interface Joins {
  readonly joined: Joined;
  /** What was joined before, where its seats are the same but for those that changed. */
  readonly alike: Joined | undefined;
  /** IDs that may mean something else than there. */
  readonly affected: ReadonlySet<string>;
  readonly reported: () => Known;
  readonly naming: () => Naming;
  readonly grouped: <Q extends GroupedQuestion>(question: Q) => Grouped<Member<Q>>;
  readonly verifying: () => Grouped<Reference>;
  readonly linksAt: (seat: number) => readonly TestLink[];
  /** In small steps. */
  readonly join: () => Generator<undefined, void>;
}

/** See `trace`. Nothing of what it gives holds on to what was joined before `before`. */
export function joinsOf(facts: Traced, before: Joined | undefined, isKept: boolean): Joins {
  const resolver = resolverOf(facts.requirements, before?.resolver);
  const { meaning, meant, seats } = resolver;
  const joined: Joined = { facts, resolver, grouped: notGrouped(), links: [] };
  if (before?.writtenSo !== undefined) {
    const difference = differenceOf(before.facts.references, facts.references);
    if (!isMuch(difference, facts.references))
      joined.writtenSo = regrouped(before.writtenSo, difference, ({ id }) => [id], inOrder).groups;
  }
  /** What is filed by the seats of requirements still is right, but for those that changed. */
  const alike = before !== undefined && follows(seats, before.resolver.seats) ? before : undefined;

  const affected = alike === undefined ? nothing : resolver.affectedSince(alike.resolver);
  const writtenSo = (): Layered<string, readonly Reference[]> =>
    (joined.writtenSo ??= new Layered(groupedById(facts.references, ({ id }) => id)));
  const groupedBy = <T extends { readonly place: Place }>(
    { of, idsOf, withIds }: Grouping<T>,
    known: Grouped<T> | undefined,
  ): Generator<undefined, Grouped<T>> => {
    const all = of(facts);
    const affectedOf = (): readonly T[] => {
      if (affected.size === 0) return nowhere;
      return withIds?.(affected, writtenSo()) ?? all.filter((each) => idsOf(each).some((id) => affected.has(id)));
    };
    const earlier = known && alike && { grouped: known, resolver: alike.resolver, affected: affectedOf };
    return groupedAt(all, resolver, idsOf, earlier);
  };
  const grouping = <Q extends GroupedQuestion>(question: Q): Generator<undefined, Grouped<Member<Q>>> =>
    groupedBy(groupingOf[question], alike?.grouped[question]);
  const reported = (): Known => joined.reported ?? finish(reporting());
  function* reporting(): Generator<undefined, Known> {
    const files = testFilesOf(facts);
    const own = yield* reportedIn(facts.reports, files, before?.reported, facts.declared, facts.projects);
    const inquiries = before?.inquiries?.isOutgrown(facts.references.length) === true ? undefined : before?.inquiries;
    const reached =
      before?.reported === own
        ? new Set<Reference>()
        : before?.reported && inquiries?.goOn(before.reported, own, facts.references);
    joined.inquiries = (reached && inquiries) ?? (isKept ? new Inquiries(own) : undefined);
    joined.reached = inquiries && reached;
    return (joined.reported = own);
  }
  const naming = (): Naming => (joined.naming ??= finish(joinNames()));
  function* joinNames(): Generator<undefined, Naming> {
    const own = reported();
    const known = alike?.naming;
    if (known !== undefined && alike?.reported === own && alike.resolver.names === resolver.names) return known;
    const named = yield* byName(own.reported, resolver, known && alike && { naming: known, resolver: alike.resolver });
    return yield* withoutProof(named, own.titles.all, own.reported, known);
  }
  const grouped = <Q extends GroupedQuestion>(question: Q): Grouped<Member<Q>> => {
    const answers: GroupedAnswers<Q> = joined.grouped;
    return (answers[question] ??= finish(grouping(question)));
  };
  const verifying = () => (joined.verifying ??= finish(groupedBy(testReferences, alike?.verifying)));

  const matches = new Matches(() => reported().reported);
  const linksOf = (seat: number): readonly TestLink[] => {
    const own = reported();
    const { links, handedOn } = naming();
    const named = links[seat];
    const references = verifying().groups[seat];
    const known = alike?.links[seat];
    const isSame =
      known !== undefined &&
      alike?.naming?.links[seat] === named &&
      alike?.naming?.handedOn === handedOn &&
      alike?.verifying?.groups[seat] === references;
    if (isSame && (references === undefined || !references.some(isReached))) return known;
    const cited = (references ?? nowhere).map((reference) => {
      const { criterion } = meaning(reference.id, reference.criterion);
      const link =
        joined.inquiries?.linkOf(reference, criterion, own) ?? linkOf(reference, criterion, matches.of(reference));
      return handedOn === undefined ? link : shownOf(link, handedOn);
    });
    return keptList(known, [...(named ?? nowhere), ...cited]);
  };
  const isReached = (reference: Reference): boolean => joined.reached?.has(reference) ?? true;
  const linksAt = (seat: number): readonly TestLink[] => (joined.links[seat] ??= linksOf(seat));

  /** What IDs mean is kept: looked up in steps, it is there when all are grouped at once. */
  function* lookUp(): Generator<undefined, void> {
    const groups = new Map<string, Reference[]>();
    for (const [n, reference] of facts.references.entries()) {
      meant(reference.id);
      if (isKept) put(groups, reference.id, reference);
      if (n % atOnce === 0) yield;
    }
    if (isKept) joined.writtenSo ??= new Layered(groups);
  }

  function* join(): Generator<undefined, void> {
    if (joined.isDone === true) return;
    if (joined.reported === undefined) yield* reporting();
    yield* resolver.names.index(isKept);
    joined.naming ??= yield* joinNames();
    yield;
    if (alike === undefined || (isKept && joined.writtenSo === undefined)) yield* lookUp();
    joined.grouped.implementations ??= yield* grouping('implementations');
    yield;
    joined.verifying ??= yield* groupedBy(testReferences, alike?.verifying);
    yield;
    const own = reported();
    if (alike === undefined || (alike.reported !== own && own.changed === undefined))
      yield* sortedFor(facts.references, own.reported);
    joined.isDone = true;
  }

  return {
    joined,
    alike,
    affected,
    reported,
    naming,
    grouped,
    verifying,
    linksAt,
    join,
  };
}

/** IDs between two pauses. */
const atOnce = 1024;

const nowhere: readonly never[] = [];
const nothing: ReadonlySet<string> = new Set();
