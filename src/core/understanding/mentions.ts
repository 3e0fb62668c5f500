import { idsIn, parseId } from '../ids.ts';
import type { Defect, Requirement } from '../model.ts';

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
  /** `definition`: the heading of the requirement. `reference`: a tag in code, the name of a test. `text`: spoken of. */
  readonly as: 'definition' | 'reference' | 'text';
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

/** A word in which there may be IDs: as a whole one of another convention, or in parts, each with its readings, the longest first. */
export interface WrittenWord {
  readonly whole: readonly WrittenId[];
  readonly parts: readonly (readonly WrittenId[])[];
}

/** What may be IDs, in order: whoever knows the requirements chooses. */
export function* writtenIn(text: string, offset = 0): Generator<WrittenWord> {
  for (const { index, 0: word, 1: quoted } of text.matchAll(token)) {
    const at = offset + index;
    if (quoted === undefined) {
      // Every ID that can stand outside back-ticks has a digit.
      if (/\d/.test(word)) yield inWord(word, at);
    } else if (/\s/.test(quoted) && quoted.includes('/')) {
      // Only in back-ticks may an ID have spaces: `auth/Session expiry`.
      const start = at + 1 + quoted.length - quoted.trimStart().length;
      const inside = [...writtenIn(quoted, at + 1)].flatMap(({ whole, parts }) => [whole, ...parts]);
      yield { whole: qualified(quoted.trim(), start), parts: inside };
    } else yield* writtenIn(quoted, at + 1);
  }
}

const token = /`([^`\r\n]{1,200})`|[\p{L}\p{N}][\p{L}\p{N}_.~-]*(?:\/[\p{L}\p{N}_.~-]+)*/gu;

function inWord(word: string, at: number): WrittenWord {
  const isQualified = /[/~]/.test(word) && parseId(word) === undefined;
  const parts = Array.from(idsIn(word), ({ at: start, readings }) =>
    readings.map(({ id, criterion }): WrittenId => {
      const [from, idTo] = [at + start, at + start + id.length];
      if (criterion === undefined) return { from, to: idTo, idTo, id };
      return { from, to: idTo + 1 + criterion.length, idTo, id, criterion };
    }),
  );
  return { whole: isQualified ? qualified(word.replace(/[._~/-]+$/, ''), at) : [], parts };
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
