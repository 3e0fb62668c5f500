/**
 * Versions as they were released: SemVer 2, `1.2`, `v1.2.0`, calendar versions (`2026.11`, `2026-11-23`), four parts, and the
 * suffixes that are written without a dash (`1.0rc1`, `1.0.0.Final`). Anything at all may come in, nothing throws.
 */

/** Negative where `a` came before `b`, 0 where they are the same version, positive where `a` came after. A total order. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [parse(a), parse(b)];
  return (
    compareParts(left.numbers, right.numbers) ||
    compareSuffixes(left.suffix, right.suffix) ||
    compareText(left.rest, right.rest)
  );
}

/** `1.2`, `v1.2.0` and `1.2.0+build.7` are one version. */
export function sameVersion(a: string, b: string): boolean {
  return compareVersions(a, b) === 0;
}

interface Version {
  /** Digits as text, because nothing says that they fit a number; without leading zeros and trailing zero parts. */
  readonly numbers: readonly string[];
  readonly suffix: readonly string[];
  /** What was written, where it is no version at all: such words come before every version, in order of their letters. */
  readonly rest: string;
}

const shape = /^(?:version\s+|v\.?\s*)?(\d+(?:\.\d+)*)(?:[-_.]?([a-z][0-9a-z.-]*)|-([0-9][0-9a-z.-]*))?$/i;
const day = /^\d{4}-\d{2}(?:-\d{2})?$/;
/** Suffixes that mean "this is the release itself". */
const released = /^(?:final|ga|release)$/i;
/** Suffixes that come after the release: `1.0.post1`, `1.0.SP2`. */
const afterwards = /^(?:post|sp)$/i;

function parse(written: string): Version {
  const text = written.trim().replace(/\+.*$/s, '');
  const match = shape.exec(day.test(text) ? text.replaceAll('-', '.') : text);
  if (!match) return { numbers: [], suffix: [], rest: text };
  const numbers = (match[1] ?? '').split('.').map((digits) => digits.replace(/^0+(?=\d)/, ''));
  while (numbers.at(-1) === '0') numbers.pop();
  return { numbers: ['', ...numbers], suffix: suffixParts(text, match[2] ?? match[3] ?? ''), rest: '' };
}

/** After a dash SemVer decides (`rc10` is one word); without one the word and its number are two (`1.0rc10`). */
function suffixParts(text: string, suffix: string): string[] {
  if (suffix === '' || released.test(suffix)) return [];
  const semver = text.endsWith(`-${suffix}`);
  return (semver ? suffix : suffix.replace(/([a-z])(?=\d)/gi, '$1.')).split('.').filter((part) => part !== '');
}

function compareParts(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return a.length - b.length;
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const order = compareDigits(a[i] ?? '0', b[i] ?? '0');
    if (order !== 0) return order;
  }
  return 0;
}

function compareSuffixes(a: readonly string[], b: readonly string[]): number {
  const rank = (parts: readonly string[]): number => (parts[0] === undefined ? 1 : afterwards.test(parts[0]) ? 2 : 0);
  if (rank(a) !== rank(b)) return rank(a) - rank(b);
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const order = compareIdentifiers(a[i] ?? '', b[i] ?? '');
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

/** SemVer 2.0.0, 11.4: numbers by value, before words; words by code units. */
function compareIdentifiers(a: string, b: string): number {
  const [aNumeric, bNumeric] = [/^\d+$/.test(a), /^\d+$/.test(b)];
  if (aNumeric && bNumeric) return compareDigits(a.replace(/^0+(?=\d)/, ''), b.replace(/^0+(?=\d)/, ''));
  if (aNumeric !== bNumeric) return aNumeric ? -1 : 1;
  return compareText(a, b);
}

function compareDigits(a: string, b: string): number {
  return a.length - b.length || compareText(a, b);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
