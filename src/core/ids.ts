import type { CitedId } from './model.ts';

/**
 * The grammar of requirement IDs (product.md 6): `[A-Z][A-Z0-9]*([-_.][A-Z0-9]+)*[-_]?\d+[a-z]?`, optionally followed by
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

/** A capitalised word is no beginning: `CartTests.REQ_007` mentions `REQ_007`. */
const mention = /(?<![A-Za-z0-9])[A-Z][A-Z0-9]*(?![a-z])(?:[-_.]?[A-Za-z0-9]+)*(?:\/[1-9]\d{0,3}(?![A-Za-z0-9]))?/g;

/**
 * What may be an ID in running text, in order; each with all its readings, the longest first: `REQ_007_2 rounds` may mean
 * `REQ_007_2` or `REQ_007`. Whoever knows the requirements chooses.
 */
export function citedIn(text: string): CitedId[] {
  const found: CitedId[] = [];
  if (!/[A-Z]/.test(text) || !/\d/.test(text)) return found;
  for (const [token] of text.matchAll(mention)) {
    if (token.length > longest) continue;
    const slash = token.indexOf('/');
    const word = slash < 0 ? token : token.slice(0, slash);
    const readings: { id: string; criterion?: string }[] = [];
    if (isId(word)) readings.push(slash < 0 ? { id: word } : { id: word, criterion: token.slice(slash + 1) });
    for (let end = word.length - 1; end > 1; end--) {
      const next = word[end];
      if (next !== '-' && next !== '_' && next !== '.') continue;
      const shorter = word.slice(0, end);
      if (isId(shorter)) readings.push({ id: shorter });
    }
    if (readings.length > 0) found.push({ readings });
  }
  return found;
}
