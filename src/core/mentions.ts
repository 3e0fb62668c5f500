import { idsIn, parseId } from './ids.ts';
import type { Defect, Requirement } from './model.ts';

/** An ID as it stands in a text. Offsets are in UTF-16 code units. */
export interface WrittenId {
  readonly from: number;
  /** Behind the criterion, where one is cited. */
  readonly to: number;
  /** Behind the ID alone. */
  readonly idTo: number;
  readonly id: string;
  /** `2` in `REQ-007/2`. */
  readonly criterion?: string;
}

/** An ID in a text, and what it means there. */
export interface Mention extends WrittenId {
  readonly meaning: Meaning;
  /** Where it gets its meaning: the heading of the requirement, not a citation. */
  readonly isDefinition: boolean;
}

export type Meaning =
  | { readonly kind: 'requirement'; readonly requirement: Requirement; readonly criterion: string | undefined }
  | { readonly kind: 'ambiguous'; readonly requirements: readonly Requirement[] }
  | { readonly kind: 'defect'; readonly defect: Defect }
  /** Of a kind that is used here, and not among them. */
  | { readonly kind: 'unknown'; readonly nearest: readonly string[] };

/** ASCII text that whatever mentions a requirement has: what has it not, need not even be decoded. */
export function mentionMark({ id, title }: Requirement): string {
  const number = /\d+[a-z]?$/.exec(id)?.[0];
  if (number !== undefined) return number;
  const name = id.slice(id.lastIndexOf('/') + 1) || title;
  return /^[\x20-\x7e]*$/.test(name) ? name : '';
}

/** What may be IDs, each with its readings, the longest first: whoever knows the requirements chooses. */
export function* writtenIn(text: string, offset = 0): Generator<readonly WrittenId[]> {
  for (const { index, 0: whole, 1: quoted } of text.matchAll(token)) {
    const at = offset + index;
    if (quoted === undefined) {
      const readings = readingsOf(whole, at);
      if (readings.length > 0) yield readings;
      continue;
    }
    // Only in back-ticks may an ID have spaces: `auth/Session expiry`.
    const named = /\s/.test(quoted) && quoted.includes('/') ? qualified(quoted.trim(), at + 1 + leading(quoted)) : [];
    const inside = [...writtenIn(quoted, at + 1)];
    if (named.length > 0) yield [...named, ...inside.flat()];
    else yield* inside;
  }
}

const token = /`([^`\r\n]{1,200})`|[\p{L}\p{N}][\p{L}\p{N}_.~-]*(?:\/[\p{L}\p{N}_.~-]+)*/gu;
/** In a text that nobody looks at twice: every ID that can stand outside back-ticks has one. */
const digit = /\d/;

function leading(text: string): number {
  return text.length - text.trimStart().length;
}

/** Of a word as it stands between spaces: all of it as an ID of another convention, then the IDs of the grammar in it. */
function readingsOf(word: string, at: number): WrittenId[] {
  if (!digit.test(word)) return [];
  const found: WrittenId[] = [];
  if (/[/~]/.test(word) && parseId(word) === undefined) found.push(...qualified(word.replace(/[._~/-]+$/, ''), at));
  for (const { at: start, readings } of idsIn(word)) {
    for (const { id, criterion } of readings) {
      const [from, idTo] = [at + start, at + start + id.length];
      found.push(
        criterion === undefined
          ? { from, to: idTo, idTo, id }
          : { from, to: idTo + 1 + criterion.length, idTo, id, criterion },
      );
    }
  }
  return found;
}

const cited = /^(.+\/[^/]+)\/([1-9]\d{0,3})$/;

/** `001-login/FR-001/2` cites a criterion; what `login/2.1` means, its convention knows. */
function qualified(word: string, from: number): WrittenId[] {
  const to = from + word.length;
  const [, id, criterion] = cited.exec(word) ?? [];
  const whole = { from, to, idTo: to, id: word };
  return id === undefined || criterion === undefined
    ? [whole]
    : [{ from, to, idTo: from + id.length, id, criterion }, whole];
}
