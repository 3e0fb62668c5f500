import picomatch from 'picomatch/posix.js';
import { grouped } from '../grouped.ts';
import { byPart, longestPart } from './parts.ts';

/**
 * One test for a list of globs, as people write them in `tollgate.yaml`: relative to the folder, `/` between names, `*` within
 * a name, `**` across folders, `{a,b}`, `[a-z]`, `?`; a name with a leading dot is like any other, and case matters. A leading
 * `./` or `/` says nothing. A glob that ends in a plain name (`docs`, `packages/*\/reports/`) also means everything below.
 *
 * The last glob that matches decides, and `!` takes away: `['src', '!src/generated']`. A list that begins with `!` begins with
 * everything.
 */
export function matcher(globs: readonly string[]): (path: string) => boolean {
  const rules = globs.map((glob, at) => {
    const negative = glob.startsWith('!');
    const pattern = normal(negative ? glob.slice(1) : glob);
    return { at, negative, pattern, matches: single(pattern) };
  });
  const [first] = rules;
  if (first === undefined) return () => false;
  if (rules.length === 1 && !first.negative) return first.matches;
  const likely = byHead(rules.toReversed(), ({ pattern }) => pattern, byPart);
  return (path) => {
    const [last] = likely(path)
      .flatMap((each) => each.find((rule) => rule.matches(path)) ?? [])
      .sort((a, b) => b.at - a.at);
    return last === undefined ? first.negative : !last.negative;
  };
}

/**
 * Those that a path may match, in two lists of the same order: most globs begin with a name, and say nothing of what begins with another.
 * @param others finds the likely among those that begin with a wildcard
 */
function byHead<T>(
  all: readonly T[],
  patternOf: (each: T) => string,
  others: (all: readonly T[], partOf: (each: T) => string) => (path: string) => readonly T[] = (all) => () => all,
): (path: string) => readonly (readonly T[])[] {
  const heads = grouped(all, (each) => {
    const head = firstName(patternOf(each));
    return isGlob(head) ? '' : head;
  });
  const anywhere = others(heads.get('') ?? [], (each) => certainPart(patternOf(each)));
  return (path) => [heads.get(firstName(path) || '.') ?? [], anywhere(path)];
}

/** What occurs in all that matches: nothing is certain where more than stars is in a glob. */
function certainPart(pattern: string): string {
  const isSimple = (name: string): boolean => name === '**' || (/^[\w@ .*-]+$/.test(name) && !name.includes('**'));
  return pattern.split('/').every(isSimple) ? longestPart(pattern) : '';
}

function firstName(path: string): string {
  const end = path.indexOf('/');
  return end < 0 ? path : path.slice(0, end);
}

/**
 * Whether something below a folder can match, so that a walk enters only folders that matter; in doubt, true. The path of the
 * folder has no slash at its end.
 */
export function folderMatcher(globs: readonly string[]): (folder: string) => boolean {
  if (globs[0]?.startsWith('!')) return () => true;
  const likely = byHead(
    positive(globs).map((pattern) => ({ pattern, segments: segmentsOf(pattern) })),
    ({ pattern }) => pattern,
  );
  return (folder) => {
    const names = folder.split('/');
    return likely(folder).some((patterns) => patterns.some(({ segments }) => leadsTo(segments, names)));
  };
}

/** Whether a glob spells out the folder, without a wildcard up to there. */
export function namedFolder(globs: readonly string[]): (folder: string) => boolean {
  const plain = positive(globs).map((pattern) => {
    const names = pattern.split('/');
    const end = names.findIndex(isGlob);
    return `${(end < 0 ? names : names.slice(0, end)).join('/')}/`;
  });
  const likely = byHead(plain, String);
  return (folder) => likely(folder).some((all) => all.some((beginning) => beginning.startsWith(`${folder}/`)));
}

function positive(globs: readonly string[]): readonly string[] {
  return globs.filter((glob) => !glob.startsWith('!')).map(normal);
}

export function isGlob(pattern: string): boolean {
  return /[*?[\]{}\\]|[@!+]\(/.test(pattern);
}

function normal(glob: string): string {
  const pattern = glob.replace(/^(?:\.?\/)+/, '').replace(/\/+$/, '');
  if (pattern === '.') return '';
  // Round brackets are part of many a name, `app/(shop)`: they mean something only after a sign.
  return isGlob(pattern) && !/[@!+*?]\(/.test(pattern) ? pattern.replace(/(?<!\\)[()]/g, '\\$&') : pattern;
}

function single(pattern: string): (path: string) => boolean {
  if (pattern === '') return () => true;
  if (!isGlob(pattern))
    return (path) => path.startsWith(pattern) && (path.length === pattern.length || path[pattern.length] === '/');
  const whole = regexOf(pattern);
  if (isGlob(pattern.slice(pattern.lastIndexOf('/') + 1))) return (path) => whole.test(path);
  const below = regexOf(`${pattern}/**`);
  return (path) => whole.test(path) || below.test(path);
}

function regexOf(pattern: string): RegExp {
  if (isIntricate(pattern)) return /(?!)/;
  try {
    return new RegExp(picomatch.makeRe(pattern, { dot: true }).source.replace(starBeforeStar, '(?:(?!$1)[^/])*$1'));
  } catch {
    return /(?!)/;
  }
}

/** As picomatch writes `*a` before another star. That one takes whatever comes, so the first `a` is as good as any: no other is tried. */
const starBeforeStar = /\[\^\/\]\*\?((?:\\\.|[^\\*?[\](){}|+^$/.])+)(?=\[\^\/\]\*\?)/g;

/** Whether some path would hold up whoever asks if it matches: wildcards try all the places where those before them may have ended. */
export function isIntricate(glob: string): boolean {
  const names = glob.split('/');
  return (
    /[+*]\([^)]*[*?({]/.test(glob) ||
    occurrences(glob, /\{|[@?!]\(/g) > mostGroups ||
    names.filter((name) => name === '**').length > mostDepths ||
    names.some((name) => occurrences(withoutChoices(name), restarting) > mostStars)
  );
}

const mostGroups = 8;
const mostDepths = 3;
const mostStars = 4;
/** Behind any other star, another only goes on (see `starBeforeStar`). */
const restarting = /\*(?!\*|[^*?[\](){}!+@\\,|/]+\*)|\+\(/g;

/** With that of `{…,…}` in it which has the most stars. */
function withoutChoices(name: string): string {
  return name.replace(/\{([^{}]*)\}/g, (_, inside: string) =>
    inside.split(',').reduce((most, each) => (occurrences(each, /\*/g) > occurrences(most, /\*/g) ? each : most)),
  );
}

function occurrences(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/** A test per name; `any` where what follows may lie any number of folders below. */
type Segment = ((name: string) => boolean) | 'any';

function segmentsOf(pattern: string): readonly Segment[] {
  if (pattern === '') return ['any'];
  const names = pattern.split('/');
  // A group with a slash in it was torn apart: from there on, anything is possible.
  const torn = names.findIndex((name) => name.split(/[{(]/).length !== name.split(/[})]/).length);
  const segments = (torn < 0 ? names : [...names.slice(0, torn), '**']).map((name): Segment => {
    if (name.includes('**')) return 'any';
    return isGlob(name)
      ? (
          (regex) => (other: string) =>
            regex.test(other)
        )(regexOf(name))
      : (other) => other === name;
  });
  return isGlob(names.at(-1) ?? '') ? segments : [...segments, 'any'];
}

function leadsTo(pattern: readonly Segment[], folder: readonly string[]): boolean {
  for (const [index, name] of folder.entries()) {
    const segment = pattern[index];
    if (segment === 'any') return true;
    if (!segment?.(name)) return false;
  }
  return folder.length < pattern.length;
}
