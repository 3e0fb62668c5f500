/**
 * Versions as they were released: SemVer 2, `1.2`, `v1.2.0`, calendar versions (`2026.11`, `2026-11-23`), four parts, and the
 * suffixes that are written without a dash (`1.0rc1`, `1.0.0.Final`). Anything at all may come in, nothing throws.
 */

/** Negative where `a` came before `b`, 0 where they are the same version, positive where `a` came after. A total order. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [parse(a), parse(b)];
  // Words that are no version come before all versions, in order of their letters.
  if (left === undefined || right === undefined) {
    return Number(left !== undefined) - Number(right !== undefined) || compareText(a.trim(), b.trim());
  }
  return compareNumbers(left.numbers, right.numbers) || compareSuffixes(left.suffix, right.suffix);
}

/** `1.2`, `v1.2.0` and `1.2.0+build.7` are one version. */
export function sameVersion(a: string, b: string): boolean {
  return versionKey(a) === versionKey(b);
}

/** The same text for the same version, and for no other: to look one up among many. */
export function versionKey(text: string): string {
  const version = parse(text);
  if (version === undefined) return `?${text.trim()}`;
  const numbers = version.numbers.slice(0, version.numbers.findLastIndex((each) => each !== '0') + 1);
  const suffix = version.suffix.map((part) => (/^\d+$/.test(part) ? withoutZeros(part) : part));
  return `${numbers.join('.')}-${suffix.join('.')}`;
}

/** Of none, none. */
export function highestVersion(all: readonly { readonly version: string }[]): string | undefined {
  const versions = all.map(({ version }) => version);
  return versions.sort(compareVersions).at(-1);
}

/** Whether it has a place among versions: `nightly` and `latest` have none. */
export function isVersion(text: string): boolean {
  return parse(text) !== undefined;
}

interface Version {
  /** Digits as text, because nothing says that they fit a number; without leading zeros. */
  readonly numbers: readonly string[];
  readonly suffix: readonly string[];
}

const shape = /^(?:version\s+|v\.?\s*)?(\d+(?:\.\d+)*)(?:[-_.]?([a-z][0-9a-z.-]*)|-([0-9][0-9a-z.-]*))?$/i;
const day = /^\d{4}-\d{2}(?:-\d{2})?$/;
/** Suffixes that mean "this is the release itself". */
const released = /^(?:final|ga|release)$/i;
/** Suffixes that come after the release: `1.0.post1`, `1.0.SP2`. */
const afterwards = /^(?:post|sp)$/i;

function parse(written: string): Version | undefined {
  const text = written.trim().replace(/\+.*$/s, '');
  const match = shape.exec(day.test(text) ? text.replaceAll('-', '.') : text);
  if (match?.[1] === undefined) return undefined;
  return { numbers: match[1].split('.').map(withoutZeros), suffix: suffixParts(text, match[2] ?? match[3] ?? '') };
}

function withoutZeros(digits: string): string {
  return digits.replace(/^0+(?=\d)/, '');
}

/** After a dash SemVer decides (`rc10` is one word); without one the word and its number are two (`1.0rc10`). */
function suffixParts(text: string, suffix: string): string[] {
  if (suffix === '' || released.test(suffix)) return [];
  const semver = text.endsWith(`-${suffix}`);
  return (semver ? suffix : suffix.replace(/([a-z])(?=\d)/gi, '$1.')).split('.').filter((part) => part !== '');
}

function compareNumbers(a: readonly string[], b: readonly string[]): number {
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
  if (aNumeric && bNumeric) return compareDigits(withoutZeros(a), withoutZeros(b));
  if (aNumeric !== bNumeric) return aNumeric ? -1 : 1;
  return compareText(a, b);
}

function compareDigits(a: string, b: string): number {
  return a.length - b.length || compareText(a, b);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
