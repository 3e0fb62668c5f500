import { isId, prefixOf, spelling } from '../ids.ts';

/** The criterion at the end of `login/2.1` and `Requirement 2.1`, behind the ID of its requirement. */
export const numbered = /^((?:.*\/|Requirement )\d+)\.(\d+)$/;
/** Kiro's way to name a requirement of the feature at hand. A bare ordinal means nothing. */
export const inWords = /^Requirement (\d+)$/;

/** `FR-001` of `001-login/FR-001`; undefined where nothing but an ordinal is left. */
export function shortForm(id: string): string | undefined {
  const short = id.slice(id.lastIndexOf('/') + 1);
  return short === id || /^[\d.]*$/.test(short) ? undefined : spelling(short);
}

/** `2` of `login/2`. */
export function ordinalForm(id: string): string | undefined {
  return /\/(\d+)$/.exec(id)?.[1];
}

/** IDs of one family belong to one numbering: if nobody uses it here, an ID of it is somebody else's. */
export function familiesOf(id: string): string[] {
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

export function listed(key: string | undefined): readonly string[] {
  return key === undefined ? [] : [key];
}

/** What a requirement with that ID is found by. */
export function keysAt(id: string): readonly string[] {
  const short = listed(shortForm(id)).map((each) => `spelling ${each}`);
  const ordinal = ordinalForm(id);
  const families = familiesOf(id).map((each) => `family ${each}`);
  return [`spelling ${spelling(id)}`, ...short, ...families, ...(ordinal === undefined ? [] : ['ordinal'])];
}

/** What such an ID is looked up by. Where ordinals come and go, whoever has one alone is looked up anew. */
export function keysOf(id: string, isNowhere: boolean): readonly string[] {
  const head = numbered.exec(id)?.[1];
  return [id, ...listed(head)].flatMap((each) => [
    `spelling ${spelling(each)}`,
    ...(inWords.test(each) ? ['ordinal'] : []),
    ...(isNowhere ? familiesOf(each).map((family) => `family ${family}`) : []),
  ]);
}
