import { spelling } from '../ids.ts';
import { lazily } from '../lazily.ts';
import type { CitedId, Requirement, Resolution } from '../model.ts';
import { familiesOf, inWords, keysAt, keysOf, listed, numbered, ordinalForm, shortForm } from './id-forms.ts';
import { Inexact } from './inexact.ts';
import { SeatIndex } from './seat-index.ts';
import type { Seats } from './seats.ts';
import { type Suggest, suggestions } from './suggestions.ts';

/** Requirements by their seats: one, several that are never chosen between, or why there is none. */
export type Found = number | readonly number[] | Extract<Resolution, { readonly kind: 'unknown' | 'foreign' }>;

export interface Sense {
  readonly found: Found;
  readonly criterion: string | undefined;
}

export const foreign = { kind: 'foreign' } as const;

type Indexes = Readonly<Record<'byId' | 'bySpelling' | 'byShortForm' | 'byOrdinal' | 'families', SeatIndex>>;

export function namesOf(seats: Seats): Names {
  const by = (keysOf: (id: string) => readonly string[]): SeatIndex => new SeatIndex(keysOf, seats);
  const indexes = {
    byId: by((id) => [id]),
    bySpelling: by((id) => [spelling(id)]),
    byShortForm: by((id) => listed(shortForm(id))),
    byOrdinal: by((id) => listed(ordinalForm(id))),
    families: by(familiesOf),
  };
  return new Names(seats, indexes, new Inexact());
}

/** What IDs mean, whatever else is said of the requirements that bear them. */
export class Names {
  private readonly seats: Seats;
  private readonly indexes: Indexes;
  private readonly inexact: Inexact<Found>;
  /** By families. */
  private readonly suggesters = new Map<string, Suggest>();

  constructor(seats: Seats, indexes: Indexes, inexact: Inexact<Found>) {
    this.seats = seats;
    this.indexes = indexes;
    this.inexact = inexact;
  }

  found(id: string): Found {
    const own = this.indexes.byId.at(id);
    if (own !== undefined) return only(own);
    const known = this.inexact.found(id);
    if (known !== undefined) return known;
    const found = this.lookUp(id);
    this.inexact.add(id, found, keysOf(id, isNothing(found)));
    return found;
  }

  sense(id: string, criterion: string | undefined): Sense {
    const own = this.found(id);
    if (typeof own === 'number') return this.senseOf(own, criterion);
    const [, head, tail] = criterion === undefined ? (numbered.exec(id) ?? []) : [];
    if (head === undefined || tail === undefined) return { found: own, criterion };
    const outer = this.havingCriterion(this.found(head), tail);
    if (typeof outer === 'number') return this.senseOf(outer, tail);
    return isForeign(outer) ? { found: own, criterion } : { found: outer, criterion: tail };
  }

  /** What a mention in running text means: its longest reading that is known. `text` may settle what is ambiguous. */
  mentioned({ readings }: CitedId, text: string): Sense {
    for (const { id, criterion } of readings) {
      const meant = this.sense(id, criterion);
      if (typeof meant.found === 'number') return meant;
      if (!isSeveral(meant.found)) continue;
      // `001-login/FR-001 locks` names the whole ID although only its last part looks like one.
      const named = meant.found.filter((at) => this.idAt(at) !== id && text.includes(this.idAt(at)));
      return { found: named.length > 0 ? only(named) : meant.found, criterion };
    }
    return { found: foreign, criterion: undefined };
  }

  /** Whether two requirements have IDs of one spelling. */
  isAnyShared(): boolean {
    return this.indexes.bySpelling.isAnyShared();
  }

  /**
   * Makes in small steps what the first questions would make at once.
   * @param isKept what will be asked after the first change, too
   */
  *index(isKept: boolean): Generator<undefined, void> {
    const { byId, bySpelling, byShortForm, byOrdinal, families } = this.indexes;
    for (const each of [byId, bySpelling, ...(isKept ? [byShortForm, byOrdinal, families] : [])]) {
      each.make();
      yield;
    }
  }

  /** After some seats were left and others taken; with all IDs that were asked for and may mean something else now. */
  next(seats: Seats): { readonly names: Names; readonly affected: ReadonlySet<string> } {
    const { byId, bySpelling, byShortForm, byOrdinal, families } = this.indexes;
    const indexes: Indexes = {
      byId: byId.next(seats),
      bySpelling: bySpelling.next(seats),
      byShortForm: byShortForm.next(seats),
      byOrdinal: byOrdinal.next(seats),
      families: families.next(seats),
    };
    const ids = [...seats.left, ...seats.taken].map(({ id }) => id);
    const reached = this.inexact.at(new Set(ids.flatMap(keysAt)));
    return {
      names: new Names(seats, indexes, this.inexact.without(reached)),
      affected: new Set([...ids, ...reached]),
    };
  }

  /** What an ID means that no requirement bears to the letter. */
  private lookUp(id: string): Found {
    const { bySpelling, byShortForm, byOrdinal, families } = this.indexes;
    const own = bySpelling.at(spelling(id)) ?? byShortForm.at(spelling(id));
    if (own !== undefined) return only(own);
    const [, ordinal] = inWords.exec(id) ?? [];
    if (ordinal !== undefined && !byOrdinal.isEmpty()) {
      const ordinals = byOrdinal.at(ordinal);
      return ordinals === undefined ? { kind: 'unknown', nearest: [] } : only(ordinals);
    }
    const kin = familiesOf(id).filter((family) => families.at(family) !== undefined);
    if (kin.length === 0) return foreign;
    const near = lazily(() => this.suggesterFor(kin)(id));
    return {
      kind: 'unknown',
      get nearest() {
        return near();
      },
    };
  }

  private suggesterFor(kin: readonly string[]): Suggest {
    const key = kin.join('\0');
    let known = this.suggesters.get(key);
    if (known === undefined) this.suggesters.set(key, (known = suggestions(() => this.idsOf(kin))));
    return known;
  }

  private idsOf(kin: readonly string[]): readonly string[] {
    const ids: string[] = [];
    for (const family of kin) for (const seat of this.indexes.families.at(family) ?? []) ids.push(this.idAt(seat));
    return ids;
  }

  private idAt(seat: number): string {
    return this.seats.requirements[seat]?.id ?? '';
  }

  private senseOf(seat: number, criterion: string | undefined): Sense {
    if (criterion === undefined) return { found: seat, criterion };
    return { found: seat, criterion: numberAs(this.seats.requirements[seat], criterion) };
  }

  /** Of several that are meant by an ordinal alone, the one that has such a criterion at all. */
  private havingCriterion(own: Found, criterion: string): Found {
    if (!isSeveral(own)) return own;
    const having = own.filter((at) => numbersOf(this.seats.requirements[at]).includes(criterion));
    return having.length > 0 ? only(having) : own;
  }
}

function numbersOf(requirement: Requirement | undefined): readonly string[] {
  return (requirement?.criteria ?? []).map(({ number }) => number);
}

/** The criterion as the requirement numbers it: some conventions write `2.1` for criterion 1 of requirement 2. */
function numberAs(requirement: Requirement | undefined, criterion: string): string {
  const numbers = numbersOf(requirement);
  if (numbers.includes(criterion)) return criterion;
  return numbers.find((own) => own.endsWith(`.${criterion}`)) ?? criterion;
}

function isNothing(found: Found): boolean {
  return typeof found === 'object' && 'kind' in found;
}

export function isSeveral(found: Found): found is readonly number[] {
  return Array.isArray(found);
}

function isForeign(found: Found): boolean {
  return typeof found === 'object' && 'kind' in found && found.kind === 'foreign';
}

function only(found: readonly number[]): Found {
  return found.length === 1 ? (found[0] ?? foreign) : found.length === 0 ? foreign : found;
}
