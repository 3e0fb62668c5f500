import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { Hash } from './files.ts';
import type { AcceptanceCriterion, Requirement, Sha256 } from './model.ts';
import { sha256Of } from './sha256.ts';

// @req READ-006
/** What of a requirement is signed: neither its ID nor its feasibility, state, release, ticks and status. */
export type SignedParts = Pick<Requirement, 'title' | 'statement' | 'verifyBy' | 'priority' | 'deadline'> & {
  readonly criteria: readonly Pick<AcceptanceCriterion, 'text'>[];
};

/**
 * The text of a requirement that its digest is computed from, and that a signature keeps. Lines, joined by LF, none after
 * the last:
 *
 * 1. the title without the ID;
 * 2. the statement, all of it on one line; an empty line where there is none;
 * 3. `deadline: …` and `priority: …` where they are stated, then `verify by: …`, which is `test` where nothing is stated;
 * 4. each acceptance criterion in order, without its number.
 *
 * Each line is in NFC, with every run of white space (U+0009–U+000D, U+0020, U+00A0, U+1680, U+2000–U+200A, U+2028, U+2029,
 * U+202F, U+205F, U+3000, U+FEFF) as one space and none at its ends.
 */
export function requirementText({ title, statement, deadline, priority, verifyBy, criteria }: SignedParts): string {
  const lines = [title, statement];
  if (deadline !== undefined) lines.push(`deadline: ${deadline.value}`);
  if (priority !== undefined) lines.push(`priority: ${priority.value}`);
  lines.push(`verify by: ${verifyBy}`);
  for (const { text } of criteria) lines.push(text);
  return lines.map(collapsed).join('\n');
}

/** SHA-256 over the text in UTF-8: `printf %s "$text" | sha256sum`. */
export function digestText(text: string): Sha256 {
  return sha256Of(text);
}

/** Digest of one acceptance criterion: of its line in the text of the requirement. */
export function criterionDigest(text: string): Sha256 {
  return digestText(collapsed(text));
}

/**
 * Adds the digest of the part's own text, computed when it is asked for: most runs ask for few of many thousands. One getter
 * for all of them, because V8 gives each object with a getter of its own a hidden class of its own.
 */
export function withDigest<Part extends { readonly text: string }>(part: Part): Part & { readonly digest: Sha256 } {
  return Object.defineProperty(part, 'digest', digestOfText) as Part & { readonly digest: Sha256 };
}

/** The same for a requirement, and its text likewise. */
export function withText<Parts extends SignedParts>(
  parts: Parts,
): Parts & { readonly text: string; readonly digest: Sha256 } {
  return withDigest(Object.defineProperty(parts, 'text', textOfParts) as Parts & { readonly text: string });
}

/** Whoever asks for one asks again after every change, at the level that asks for signatures. */
const digests = new WeakMap<object, Sha256>();

const digestOfText: PropertyDescriptor & ThisType<{ readonly text: string }> = {
  enumerable: true,
  get() {
    let digest = digests.get(this);
    if (digest === undefined) digests.set(this, (digest = digestText(this.text)));
    return digest;
  },
};

const textOfParts: PropertyDescriptor & ThisType<SignedParts> = {
  enumerable: true,
  get() {
    return requirementText(this);
  },
};

/** One line in NFC, every run of white space as one space. */
export function collapsed(text: string): string {
  // Most lines are so already, and there are very many of them.
  if (!/[^ -~]| {2}|^ | $/.test(text)) return text;
  return text
    .normalize('NFC')
    .replace(/\s{2,}|[^\S ]/g, ' ')
    .trim();
}

/**
 * What the digest of many files is computed from: one line `path NUL sha256 LF` for each, sorted by path in UTF-16 code units.
 *
 * @param files a piece of them, in that order
 */
export function contentLines(files: readonly { readonly path: string; readonly sha256: Sha256 }[]): Uint8Array {
  return utf8ToBytes(files.map(({ path, sha256 }) => `${path}\0${sha256}\n`).join(''));
}

const NUL = 0;
const LF = 10;
const CR = 13;

/** Digest of one file: SHA-256 over its bytes, with CRLF as LF unless a NUL occurs anywhere. A lone CR stays. */
export function normalisedDigest(bytes: Uint8Array, hash: () => Hash): Sha256 {
  const digest = hash();
  if (bytes.indexOf(CR) < 0 || bytes.indexOf(NUL) >= 0) digest.update(bytes);
  else withoutCarriageReturns(bytes, digest);
  return digest.hex();
}

/**
 * The same for a file in pieces, cut anywhere, with a pause after each. Only its end tells whether a NUL occurs: until then both digests
 * are kept.
 */
export function* normalisedDigestOfPieces(
  pieces: Iterable<Uint8Array>,
  hash: () => Hash,
): Generator<undefined, Sha256> {
  const asIs = hash();
  const normalised = hash();
  let binary = false;
  let heldBack = false;
  const takeText = (piece: Uint8Array): void => {
    if (heldBack && piece[0] !== LF) normalised.update(carriageReturn());
    heldBack = piece[piece.length - 1] === CR;
    withoutCarriageReturns(heldBack ? piece.subarray(0, -1) : piece, normalised);
  };
  for (const piece of pieces) {
    if (piece.length === 0) continue;
    asIs.update(piece);
    binary ||= piece.indexOf(NUL) >= 0;
    if (!binary) takeText(piece);
    yield;
  }
  if (heldBack) normalised.update(carriageReturn());
  return (binary ? asIs : normalised).hex();
}

function withoutCarriageReturns(bytes: Uint8Array, digest: Hash): void {
  let from = 0;
  for (let at = bytes.indexOf(CR); at >= 0; at = bytes.indexOf(CR, at + 1)) {
    if (bytes[at + 1] !== LF) continue;
    digest.update(bytes.subarray(from, at));
    from = at + 1;
  }
  digest.update(bytes.subarray(from));
}

function carriageReturn(): Uint8Array {
  return Uint8Array.of(CR);
}
