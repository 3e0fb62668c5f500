import { isId, prefixOf, spelling } from '../ids.ts';
import { lazily } from '../lazily.ts';
import type { CitedId, Resolution } from '../model.ts';
import { NearWords } from '../convention/near-words.ts';
import { SeatIndex } from './seat-index.ts';
import type { Seats } from './seats.ts';

/** Requirements by their seats: one, several that are never chosen between, or why there is none. */
export type Found = number | readonly number[] | Extract<Resolution, { readonly kind: 'unknown' | 'foreign' }>;

export interface Sense {
  readonly found: Found;
  readonly criterion: string | undefined;
}

/** What IDs mean, whatever else is said of the requirements that bear them. */
export interface Names {
  readonly found: (id: string) => Found;
  readonly sense: (id: string, criterion: string | undefined) => Sense;
  /** What a mention in running text means: its longest reading that is known. `text` may settle what is ambiguous. */
  readonly mentioned: (cited: CitedId, text: string) => Sense;
  /** Whether two requirements have IDs of one spelling. */
  readonly isAnyShared: () => boolean;
  /**
   * Makes in small steps what the first questions would make at once.
   * @param isKept what will be asked after the first change, too
   */
  readonly index: (isKept: boolean) => Generator<undefined, void>;
  /** After some seats were left and others taken; with all IDs that were asked for and may mean something else now. */
  readonly next: (seats: Seats) => { readonly names: Names; readonly affected: ReadonlySet<string> };
}

export const foreign = { kind: 'foreign' } as const;

type Indexes = Readonly<Record<'byId' | 'bySpelling' | 'byShortForm' | 'byOrdinal' | 'families', SeatIndex>>;

/** An ID that is no requirement's own. */
interface Inexact {
  readonly found: Found;
  /** Where something changes at one of these, it may mean something else. */
  readonly keys: readonly string[];
}

export function namesOf(seats: Seats): Names {
  const by = (keysOf: (id: string) => readonly string[]): SeatIndex => new SeatIndex(keysOf, seats);
  const indexes = {
    byId: by((id) => [id]),
    bySpelling: by((id) => [spelling(id)]),
    byShortForm: by((id) => listed(shortForm(id))),
    byOrdinal: by((id) => listed(ordinalForm(id))),
    families: by(familiesOf),
  };
  return namesBy(seats, indexes, new Map());
}

function listed(key: string | undefined): readonly string[] {
  return key === undefined ? [] : [key];
}

function namesBy(seats: Seats, indexes: Indexes, inexact: Map<string, Inexact>): Names {
  const { byId, bySpelling, byShortForm, byOrdinal, families } = indexes;
  const idAt = (seat: number): string => seats.requirements[seat]?.id ?? '';

  const found: Names['found'] = (id) => {
    const own = byId.at(id);
    if (own !== undefined) return only(own);
    let known = inexact.get(id);
    if (known === undefined) {
      const meant = look(id);
      inexact.set(id, (known = { found: meant, keys: keysOf(id, isNothing(meant)) }));
    }
    return known.found;
  };
  const look: Names['found'] = (id) => {
    const own = bySpelling.at(spelling(id)) ?? byShortForm.at(spelling(id));
    if (own !== undefined) return only(own);
    const [, ordinal] = inWords.exec(id) ?? [];
    if (ordinal !== undefined && !byOrdinal.isEmpty()) {
      const ordinals = byOrdinal.at(ordinal);
      return ordinals === undefined ? { kind: 'unknown', nearest: [] } : only(ordinals);
    }
    const kin = familiesOf(id).filter((family) => families.at(family) !== undefined);
    if (kin.length === 0) return foreign;
    const near = lazily(() => suggesting(kin)(id));
    return {
      kind: 'unknown',
      get nearest() {
        return near();
      },
    };
  };

  const suggesters = new Map<string, ReturnType<typeof suggestions>>();
  const suggesting = (kin: readonly string[]): ReturnType<typeof suggestions> => {
    const key = kin.join('\0');
    let known = suggesters.get(key);
    if (known === undefined) suggesters.set(key, (known = suggestions(() => idsOf(kin))));
    return known;
  };

  const idsOf = (kin: readonly string[]): readonly string[] => {
    const ids: string[] = [];
    for (const family of kin) for (const seat of families.at(family) ?? []) ids.push(idAt(seat));
    return ids;
  };

  const sense: Names['sense'] = (id, criterion) => {
    const own = found(id);
    if (typeof own === 'number') return { found: own, criterion: numberOf(own, criterion) };
    const [, head, tail] = criterion === undefined ? (numbered.exec(id) ?? []) : [];
    if (head === undefined || tail === undefined) return { found: own, criterion };
    const outer = havingCriterion(found(head), tail);
    if (typeof outer === 'number') return { found: outer, criterion: numberOf(outer, tail) };
    return isForeign(outer) ? { found: own, criterion } : { found: outer, criterion: tail };
  };

  const mentioned: Names['mentioned'] = ({ readings }, text) => {
    for (const { id, criterion } of readings) {
      const meant = sense(id, criterion);
      if (typeof meant.found === 'number') return meant;
      if (!isSeveral(meant.found)) continue;
      // `001-login/FR-001 locks` names the whole ID although only its last part looks like one.
      const named = meant.found.filter((at) => idAt(at) !== id && text.includes(idAt(at)));
      return { found: named.length > 0 ? only(named) : meant.found, criterion };
    }
    return { found: foreign, criterion: undefined };
  };

  const numbersAt = (seat: number): readonly string[] =>
    (seats.requirements[seat]?.criteria ?? []).map(({ number }) => number);
  /** Of several that are meant by an ordinal alone, the one that has such a criterion at all. */
  const havingCriterion = (own: Found, criterion: string): Found => {
    if (!isSeveral(own)) return own;
    const having = own.filter((at) => numbersAt(at).includes(criterion));
    return having.length > 0 ? only(having) : own;
  };
  /** The criterion as the requirement numbers it: some conventions write `2.1` for criterion 1 of requirement 2. */
  const numberOf = (seat: number, criterion: string | undefined): string | undefined => {
    if (criterion === undefined) return undefined;
    const numbers = numbersAt(seat);
    return numbers.includes(criterion)
      ? criterion
      : (numbers.find((own) => own.endsWith(`.${criterion}`)) ?? criterion);
  };

  const next: Names['next'] = (now) => {
    const then: Indexes = {
      byId: byId.next(now),
      bySpelling: bySpelling.next(now),
      byShortForm: byShortForm.next(now),
      byOrdinal: byOrdinal.next(now),
      families: families.next(now),
    };
    const ids = [...now.left, ...now.taken].map(({ id }) => id);
    const changed = new Set(ids.flatMap(keysAt));
    const affected = new Set(ids);
    const kept = new Map(inexact);
    inexact.forEach(({ keys }, id) => {
      for (const key of keys) {
        if (!changed.has(key)) continue;
        affected.add(id);
        kept.delete(id);
      }
    });
    return { names: namesBy(now, then, kept), affected };
  };
  function* index(isKept: boolean): Generator<undefined, void> {
    for (const each of [byId, bySpelling, ...(isKept ? [byShortForm, byOrdinal, families] : [])]) {
      each.make();
      yield;
    }
  }
  return { found, sense, mentioned, isAnyShared: () => bySpelling.isAnyShared(), index, next };
}

/** What a requirement with that ID is found by. */
function keysAt(id: string): readonly string[] {
  const short = listed(shortForm(id)).map((each) => `spelling ${each}`);
  const ordinal = ordinalForm(id);
  const families = familiesOf(id).map((each) => `family ${each}`);
  return [`spelling ${spelling(id)}`, ...short, ...families, ...(ordinal === undefined ? [] : ['ordinal'])];
}

/** What such an ID is looked up by. Where ordinals come and go, whoever has one alone is looked up anew. */
function keysOf(id: string, isNowhere: boolean): readonly string[] {
  const head = numbered.exec(id)?.[1];
  return [id, ...listed(head)].flatMap((each) => [
    `spelling ${spelling(each)}`,
    ...(inWords.test(each) ? ['ordinal'] : []),
    ...(isNowhere ? familiesOf(each).map((family) => `family ${family}`) : []),
  ]);
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

/** IDs that are suggested for one that nobody knows. */
const most = 3;

const numbered = /^((?:.*\/|Requirement )\d+)\.(\d+)$/;
/** Kiro's way to name a requirement of the feature at hand. A bare ordinal means nothing. */
const inWords = /^Requirement (\d+)$/;

function only(found: readonly number[]): Found {
  return found.length === 1 ? (found[0] ?? foreign) : found.length === 0 ? foreign : found;
}

/** `FR-001` of `001-login/FR-001`; undefined where nothing but an ordinal is left. */
function shortForm(id: string): string | undefined {
  const short = id.slice(id.lastIndexOf('/') + 1);
  return short === id || /^[\d.]*$/.test(short) ? undefined : spelling(short);
}

/** `2` of `login/2`. */
function ordinalForm(id: string): string | undefined {
  return /\/(\d+)$/.exec(id)?.[1];
}

/** Those that an unknown ID may have been meant for, asked for again and again. */
function suggestions(known: () => readonly string[]): (id: string) => readonly string[] {
  const ids = lazily(known);
  const whole = new NearWords(ids);
  const isShort = lazily(() => ids().every((id) => !id.includes('/')));
  const short = (id: string): string => id.slice(id.lastIndexOf('/') + 1);
  const shortened = new NearWords(lazily(() => ids().map(short)));
  // Of several that have a short form, the last is meant.
  const lengthened = lazily(() => new Map(ids().map((id) => [short(id), id])));
  return (id) =>
    id.includes('/') || isShort()
      ? whole.nearest(id, most)
      : shortened.nearest(id, most).map((each) => lengthened().get(each) ?? each);
}

/** IDs of one family belong to one numbering: if nobody uses it here, an ID of it is somebody else's. */
function familiesOf(id: string): string[] {
  const tilde = id.indexOf('~');
  if (tilde > 0) return [id.slice(0, tilde + 1)];
  const slash = id.lastIndexOf('/');
  const short = id.slice(slash + 1);
  const prefix = /\d[a-z]?$/.test(short) ? prefixOf(short).replace(/[_.]/g, '-') : '';
  return [
    ...(prefix === '' || (slash >= 0 && !isId(short)) ? [] : [prefix]),
    ...(slash < 0 ? [] : [id.slice(0, slash + 1)]),
  ];
}
