import { grouped, groupedByAll } from '../grouped.ts';
import { isId, prefixOf, spelling } from '../ids.ts';
import { lazily } from '../lazily.ts';
import type { CitedId, Requirement, Resolution } from '../model.ts';
import { nearest } from '../convention/nearest.ts';

/** Requirements by where they stand: one, several that are never chosen between, or why there is none. */
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
}

export const foreign = { kind: 'foreign' } as const;

export function namesOf(requirements: readonly Requirement[]): Names {
  const by = (keyOf: (id: string) => string | undefined): (() => ReadonlyMap<string, readonly number[]>) =>
    lazily(() => grouped(requirements.keys(), (at) => keyOf(idAt(at))));
  const idAt = (at: number): string => requirements[at]?.id ?? '';
  const byId = by(String);
  const bySpelling = by(spelling);
  const byShortForm = by(shortForm);
  const byOrdinal = by(ordinalForm);
  const families = lazily(() => groupedByAll(requirements.keys(), (at) => familiesOf(idAt(at))));
  const known = new Map<string, Found>();

  const found: Names['found'] = (id) => {
    let own = known.get(id);
    if (own === undefined) known.set(id, (own = look(id)));
    return own;
  };
  const look: Names['found'] = (id) => {
    const own = byId().get(id) ?? bySpelling().get(spelling(id)) ?? byShortForm().get(spelling(id));
    if (own !== undefined) return only(own);
    const [, ordinal] = byOrdinal().size === 0 ? [] : (inWords.exec(id) ?? []);
    if (ordinal !== undefined) {
      const ordinals = byOrdinal().get(ordinal);
      return ordinals === undefined ? { kind: 'unknown', nearest: [] } : only(ordinals);
    }
    const kin = familiesOf(id).flatMap((family) => families().get(family) ?? []);
    if (kin.length === 0) return foreign;
    return { kind: 'unknown', nearest: nearestOf(id, new Set(kin.map(idAt))) };
  };

  const whole = new Map<string, Sense>();
  const sense: Names['sense'] = (id, criterion) => {
    if (criterion !== undefined) return lookUp(id, criterion);
    let own = whole.get(id);
    if (own === undefined) whole.set(id, (own = lookUp(id, undefined)));
    return own;
  };
  const lookUp: Names['sense'] = (id, criterion) => {
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

  const numbersAt = (at: number): readonly string[] => (requirements[at]?.criteria ?? []).map(({ number }) => number);
  /** Of several that are meant by an ordinal alone, the one that has such a criterion at all. */
  const havingCriterion = (own: Found, criterion: string): Found => {
    if (!isSeveral(own)) return own;
    const having = own.filter((at) => numbersAt(at).includes(criterion));
    return having.length > 0 ? only(having) : own;
  };
  /** The criterion as the requirement numbers it: some conventions write `2.1` for criterion 1 of requirement 2. */
  const numberOf = (at: number, criterion: string | undefined): string | undefined => {
    if (criterion === undefined) return undefined;
    const numbers = numbersAt(at);
    return numbers.includes(criterion)
      ? criterion
      : (numbers.find((own) => own.endsWith(`.${criterion}`)) ?? criterion);
  };
  return { found, sense, mentioned };
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

/** A short form is compared with short forms. */
function nearestOf(id: string, known: ReadonlySet<string>): string[] {
  if (id.includes('/')) return nearest(id, known, most);
  const byShort = new Map([...known].map((each) => [each.slice(each.lastIndexOf('/') + 1), each] as const));
  return nearest(id, byShort.keys(), most).map((short) => byShort.get(short) ?? short);
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
