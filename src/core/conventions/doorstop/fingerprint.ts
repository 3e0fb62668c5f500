import { digestText } from '../../digest.ts';

export type Reference = Readonly<Record<string, string>>;

interface Stamped {
  readonly uid: string;
  readonly text: string;
  readonly ref: string;
  readonly references: readonly Reference[];
}

/**
 * As Doorstop computes it: SHA-256, in base 64 for addresses, over the ID, the text, the reference, the references as Python shows them,
 * and the IDs of the links where the review of the item itself is meant. Undefined where Python would show something that is not foretold here.
 */
export function fingerprint({ uid, text, ref, references }: Stamped, links: readonly string[]): string | undefined {
  const shown = references.length === 0 ? '' : shownByPython(references);
  if (shown === undefined) return undefined;
  const values = [uid, normalText(text), ref.trim(), shown, ...[...links].sort(byUid)];
  return base64(digestText(values.join('')));
}

/** Without line breaks around it, and without white space at the ends of its lines. */
export function normalText(text: string): string {
  const lines = text
    .replace(/\r\n/g, '\n')
    .replace(/^\n+|\n+$/g, '')
    .split('\n');
  return lines.map((line) => line.trimEnd()).join('\n');
}

function shownByPython(references: readonly Reference[]): string | undefined {
  const shown = references.map((reference) =>
    ['type', 'path', 'keyword', 'sha']
      .flatMap((key) => (reference[key] === undefined ? [] : `'${key}': '${reference[key]}'`))
      .join(', '),
  );
  const isPlain = references.every((reference) =>
    Object.values(reference).every((value) => /^[ -&(-[\]-~]*$/.test(value)),
  );
  return isPlain ? `[${shown.map((each) => `{${each}}`).join(', ')}]` : undefined;
}

/** As Doorstop sorts them: by prefix, then by number; a name has none, and stands before all numbers. */
function byUid(a: string, b: string): number {
  const [one, other] = [partsOf(a), partsOf(b)];
  if (one.prefix !== other.prefix) return one.prefix < other.prefix ? -1 : 1;
  if (one.number !== other.number) return one.number - other.number;
  return one.name < other.name ? -1 : Number(one.name > other.name);
}

function partsOf(uid: string): { readonly prefix: string; readonly number: number; readonly name: string } {
  const [, before, behind = ''] = /^(.+)[-_.]([\p{L}\p{N}_]+)$/u.exec(uid) ?? [];
  if (before !== undefined && /\D/.test(behind)) return { prefix: before.toLowerCase(), number: -1, name: behind };
  const digits = /\d+$/.exec(uid)?.[0] ?? '';
  const prefix = uid.slice(0, uid.length - digits.length).replace(/[-_.]+$/, '');
  return { prefix: prefix.toLowerCase(), number: Number(digits), name: '' };
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** @param hex of 32 bytes, so that one character of filling is missing */
function base64(hex: string): string {
  let bits =
    hex
      .match(/../g)
      ?.map((byte) => parseInt(byte, 16).toString(2).padStart(8, '0'))
      .join('') ?? '';
  bits = bits.padEnd(Math.ceil(bits.length / 6) * 6, '0');
  return `${
    bits
      .match(/.{6}/g)
      ?.map((six) => alphabet[parseInt(six, 2)])
      .join('') ?? ''
  }=`;
}
