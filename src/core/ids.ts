import { trimmed } from './lists.ts';
import type { CitedId } from './model.ts';
import { featureIn, validated } from './convention/ordinals.ts';

/**
 * The grammar of requirement IDs: `[A-Z][A-Z0-9]*([-_.][A-Z0-9]+)*[-_]?\d+[a-z]?`, optionally followed by
 * `/criterion`. ASCII throughout, so that an ID looks the same to every tool that greps for it.
 */
const grammar = /^[A-Z][A-Z0-9]*(?:[-_.][A-Z0-9]+)*[-_]?\d+[a-z]?$/;
const criterionNumber = /^[1-9]\d{0,3}$/;
/** Longer tokens are no IDs; also keeps the grammar's backtracking harmless. */
const longest = 80;

export function isId(token: string): boolean {
  return token.length <= longest && grammar.test(token);
}

/** Splits `REQ-007/2`; undefined where the token is no ID. */
export function parseId(token: string): { readonly id: string; readonly criterion?: string } | undefined {
  const slash = token.indexOf('/');
  if (slash < 0) return isId(token) ? { id: token } : undefined;
  const id = token.slice(0, slash);
  const criterion = token.slice(slash + 1);
  return isId(id) && criterionNumber.test(criterion) ? { id, criterion } : undefined;
}

/** How an acceptance criterion is cited: `REQ-007/2`, and `login/2.1` where the requirement itself has but an ordinal. */
export function criterionId(requirement: string, number: string): string {
  return `${requirement}${/\/\d+$/.test(requirement) ? '.' : '/'}${number}`;
}

/** The requirement of a criterion that is cited so, `login/2` of `login/2.1`. Of the ID of a requirement something that is no ID, or the same. */
export function requirementOf(criterion: string): string {
  return criterion.includes('/') ? criterion.replace(/(\/\d+)\.\d+$|\/\d+$/, '$1') : criterion;
}

/** `REQ` of `REQ-007`, `NFR-SEC` of `NFR-SEC-12`: what two IDs of one kind share. */
export function prefixOf(id: string): string {
  return id.replace(/[-_]?\d+[a-z]?$/, '');
}

/**
 * One spelling for `REQ-007`, `REQ_007` and `REQ007`, because test names cannot always hold a dash. Separators between two
 * numbers stay, so that `REQ-1-1` and `REQ-11` remain two requirements.
 */
export function spelling(id: string): string {
  return id.replace(/[_.]/g, '-').replace(/(?<=[A-Z])-(?=\d+[a-z]?$)/, '');
}

/**
 * Everything that an ID may be made of, from one word border to another, and a criterion behind it. Of `CartTests.REQ_007`
 * that is `REQ_007`, of `REQ_007_rounds` too, of `REQ_007_V2` all. It ends where no ID goes on, so nothing is tried twice.
 * A number that no criterion has, `REQ-007/02`, names none; it does not name the requirement as a whole.
 */
const mention =
  /(?<![\p{L}\p{N}])([A-Z][A-Z0-9]*(?:[-_.][A-Z0-9]+)*[a-z]?)(?![\p{L}\p{N}])(?:\/(\d+)(?![\p{L}\p{N}]))?/gu;

/** What stands before the first digit of any ID. Few names of tests have it, and a million of them are looked at. */
const firstDigit = /[A-Z][-_.]?\d/;

/**
 * What may be an ID in running text, in order; each with all its readings, the longest first: `REQ_007_2 rounds` may mean
 * `REQ_007_2` or `REQ_007`. Whoever knows the requirements chooses.
 */
export function citedIn(text: string): CitedId[] {
  if (!/\d/.test(text)) return [];
  const found: CitedId[] = [...citedOtherwise(text)];
  if (!firstDigit.test(text)) return found;
  for (const { readings } of idsIn(text)) found.push({ readings });
  return found;
}

/** What may be an ID of the grammar in running text, and where: an ID begins at `at`, whichever of its readings is meant. */
export function* idsIn(text: string): Generator<CitedId & { readonly at: number }> {
  for (const { index: at, 1: word = '', 2: criterion } of text.matchAll(mention)) {
    const readings: { id: string; criterion?: string }[] = [];
    if (isId(word)) readings.push(criterion === undefined ? { id: word } : { id: word, criterion });
    for (let end = Math.min(word.length - 1, longest); end > 1; end--) {
      const next = word[end];
      if (next !== '-' && next !== '_' && next !== '.') continue;
      const shorter = word.slice(0, end);
      if (isId(shorter)) readings.push({ id: shorter });
    }
    if (readings.length > 0) yield { at, readings: trimmed(readings) };
  }
}

/** `req~login.lock~2` of OpenFastTrace; `login/2.1` of Kiro, where an ordinal alone means nothing. */
const qualified =
  /(?<![\p{L}\p{N}_~/.-])(?:\p{L}+~[\p{L}\p{N}_.-]+~\d+|[\p{L}\p{N}][\p{L}\p{N}_.-]*(?:\/[\p{L}\p{N}_.-]+)*\/\d+\.\d+)(?![\p{L}\p{N}_~/-])/gu;

/** IDs of conventions with a grammar of their own: what has no such requirement here is passed over. */
function* citedOtherwise(text: string): Generator<CitedId> {
  if (text.includes('~') || text.includes('/')) {
    for (const [id] of text.matchAll(qualified)) yield { readings: [{ id }] };
  }
  if (!text.includes('Validates')) return;
  const feature = featureIn(text);
  for (const { ordinal } of validated(text)) {
    yield { readings: [{ id: feature === undefined ? `Requirement ${ordinal}` : `${feature}/${ordinal}` }] };
  }
}
