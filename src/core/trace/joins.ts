import { trimmed } from '../lists.ts';
import { differenceOf, grouped as groupedById, isMuch, put, regrouped } from '../grouped.ts';
import { finish } from '../reading/finish.ts';
import { keptList } from '../reading/kept.ts';
import { Layered } from '../reading/layered.ts';
import type { Place, Reference, TestLink } from '../model.ts';
import { byName, type Naming } from './by-name.ts';
import { linkOf } from './by-reference.ts';
import { withCarried } from './carried.ts';
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
import { anyCase } from './reported-cases.ts';
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

/** Joins what it is asked for, when it is first asked for it. Nothing of what it gives holds on to what was joined before `before`. */
export class Joins {
  readonly joined: Joined;
  /** What was joined before, where its seats are the same but for those that changed: what is filed by seats there still is right. */
  readonly alike: Joined | undefined;
  /** IDs that may mean something else than there. */
  readonly affected: ReadonlySet<string>;
  private readonly before: Joined | undefined;
  private readonly isKept: boolean;
  private readonly matches = new Matches(() => this.reported().reported);

  constructor(facts: Traced, before: Joined | undefined, isKept: boolean) {
    const resolver = resolverOf(facts.requirements, before?.resolver);
    this.joined = { facts, resolver, grouped: notGrouped(), links: [] };
    this.before = before;
    this.isKept = isKept;
    this.alike = before !== undefined && follows(resolver.seats, before.resolver.seats) ? before : undefined;
    this.affected = this.alike === undefined ? nothing : resolver.affectedSince(this.alike.resolver);
    if (before?.writtenSo === undefined) return;
    const difference = differenceOf(before.facts.references, facts.references);
    if (!isMuch(difference, facts.references))
      this.joined.writtenSo = regrouped(before.writtenSo, difference, ({ id }) => [id], inOrder).groups;
  }

  reported(): Known {
    return this.joined.reported ?? finish(this.reporting());
  }

  naming(): Naming {
    return (this.joined.naming ??= finish(this.joinNames()));
  }

  grouped<Q extends GroupedQuestion>(question: Q): Grouped<Member<Q>> {
    const answers: GroupedAnswers<Q> = this.joined.grouped;
    return (answers[question] ??= finish(this.grouping(question)));
  }

  verifying(): Grouped<Reference> {
    return (this.joined.verifying ??= finish(this.groupedBy(testReferences, this.alike?.verifying)));
  }

  linksAt(seat: number): readonly TestLink[] {
    return (this.joined.links[seat] ??= this.linksOf(seat));
  }

  /** In small steps. */
  *join(): Generator<undefined, void> {
    const { joined, alike, isKept } = this;
    const { facts, resolver } = joined;
    if (joined.isDone === true) return;
    if (joined.reported === undefined) yield* this.reporting();
    yield* resolver.names.index(isKept);
    joined.naming ??= yield* this.joinNames();
    yield;
    if (alike === undefined || (isKept && joined.writtenSo === undefined)) yield* this.lookUp();
    joined.grouped.implementations ??= yield* this.grouping('implementations');
    yield;
    joined.verifying ??= yield* this.groupedBy(testReferences, alike?.verifying);
    yield;
    const own = this.reported();
    if (alike === undefined || (alike.reported !== own && own.changed === undefined)) {
      yield* sortedFor(facts.references, own.reported);
      // What is found nowhere else is looked for everywhere: the first test that nobody ran yet would wait for all of it.
      if (isKept) yield* own.reported.sort({ kind: 'named', by: anyCase });
    }
    if (isKept && alike === undefined) yield* this.linkAll();
    joined.isDone = true;
  }

  private *reporting(): Generator<undefined, Known> {
    const { joined, before, isKept } = this;
    const { facts } = joined;
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

  private *joinNames(): Generator<undefined, Naming> {
    const { alike } = this;
    const { resolver } = this.joined;
    const own = this.reported();
    const known = alike?.naming;
    if (known !== undefined && alike?.reported === own && alike.resolver.names === resolver.names) return known;
    const named = yield* byName(own.reported, resolver, known && alike && { naming: known, resolver: alike.resolver });
    const carried = yield* withCarried(named, own.titles.telling, own.reported, resolver);
    return yield* withoutProof(carried, own.titles.telling, own.reported, known);
  }

  private grouping<Q extends GroupedQuestion>(question: Q): Generator<undefined, Grouped<Member<Q>>> {
    return this.groupedBy(groupingOf[question], this.alike?.grouped[question]);
  }

  private groupedBy<T extends { readonly place: Place }>(
    { of, idsOf, withIds }: Grouping<T>,
    known: Grouped<T> | undefined,
  ): Generator<undefined, Grouped<T>> {
    const { alike, affected } = this;
    const { facts, resolver } = this.joined;
    const all = of(facts);
    const affectedOf = (): readonly T[] => {
      if (affected.size === 0) return nowhere;
      return withIds?.(affected, this.writtenSo()) ?? all.filter((each) => idsOf(each).some((id) => affected.has(id)));
    };
    const earlier = known && alike && { grouped: known, resolver: alike.resolver, affected: affectedOf };
    return groupedAt(all, resolver, idsOf, earlier);
  }

  private writtenSo(): Layered<string, readonly Reference[]> {
    const { joined } = this;
    return (joined.writtenSo ??= new Layered(groupedById(joined.facts.references, ({ id }) => id)));
  }

  private linksOf(seat: number): readonly TestLink[] {
    const { joined, alike, matches } = this;
    const own = this.reported();
    const { links, handedOn } = this.naming();
    const named = links[seat];
    const references = this.verifying().groups[seat];
    const known = alike?.links[seat];
    const isSame =
      known !== undefined &&
      alike?.naming?.links[seat] === named &&
      alike?.naming?.handedOn === handedOn &&
      alike?.verifying?.groups[seat] === references;
    if (isSame && (references === undefined || !references.some((each) => this.isReached(each)))) return known;
    const cited = (references ?? nowhere).map((reference) => {
      const { criterion } = joined.resolver.meaning(reference.id, reference.criterion);
      const link =
        joined.inquiries?.linkOf(reference, criterion, own) ?? linkOf(reference, criterion, matches.of(reference));
      return handedOn === undefined ? link : shownOf(link, handedOn);
    });
    return keptList(known, trimmed([...(named ?? nowhere), ...cited]));
  }

  /** Each is asked for, and by many at once. */
  private *linkAll(): Generator<undefined, void> {
    for (const seat of this.joined.resolver.seats.requirements.keys()) {
      this.linksAt(seat);
      if (seat % linkedAtOnce === linkedAtOnce - 1) yield;
    }
  }

  private isReached(reference: Reference): boolean {
    return this.joined.reached?.has(reference) ?? true;
  }

  /** What IDs mean is kept: looked up in steps, it is there when all are grouped at once. */
  private *lookUp(): Generator<undefined, void> {
    const { joined, isKept } = this;
    const groups = new Map<string, Reference[]>();
    for (const [n, reference] of joined.facts.references.entries()) {
      joined.resolver.meant(reference.id);
      if (isKept) put(groups, reference.id, reference);
      if (n % atOnce === 0) yield;
    }
    if (isKept) joined.writtenSo ??= new Layered(groups);
  }
}

/** IDs between two pauses. */
const atOnce = 1024;

/** Requirements between two pauses. */
const linkedAtOnce = 16;

const nowhere: readonly never[] = [];
const nothing: ReadonlySet<string> = new Set();
