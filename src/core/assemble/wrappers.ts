import { handedOnBy } from '../code/title.ts';
import type { Files } from '../files.ts';
import { grouped, put } from '../grouped.ts';
import { memoized } from '../memoized.ts';
import type { Declared } from '../model.ts';
import { compareText } from '../order.ts';
import { languageOf } from '../reading/classify.ts';
import type { Filing } from '../reading/filing.ts';
import { isSameList } from '../reading/kept.ts';
import type { Reading } from '../reading/readings.ts';
import type { Filed, Shelf } from '../reading/shelf.ts';
import { decodeText } from '../syntax/text.ts';
import { folderOf } from '../trace/folder-of.ts';
import { withTakers } from './takers.ts';

/** Nobody hands on any further. */
const deepest = 3;
/** Files that are opened between two pauses. */
const atOnce = 16;

/**
 * What files declare, with what those hand on from others of which nothing tells that by itself: `import { broken } from './broken'; export
 * const known = (title, run) => broken(title, run);`. They are opened only where tests are called by what comes from them, and some file hands
 * on what is to fail; and understood only where what they import leads there. Pauses now and then.
 * @returns the same list for as long as it says the same
 */
export function* withWrappers(
  files: Pick<Files, 'read'>,
  { shelves }: Pick<Filing, 'shelves'>,
  stated: readonly Declared[],
): Generator<undefined, readonly Declared[]> {
  if (!handsAnyOn(stated)) return stated;
  const declared = yield* withTakers(files, { shelves }, stated);
  const { handing, ways } = asking(declared);
  const reached = new Map<string, Silent>();
  for (let depth = 0, next = ways; depth < deepest && next.length > 0; depth++) {
    const come = new Set<Way>();
    for (const { entry, reading } of next.flatMap((way) => filesAt(shelves, way))) {
      if (reading === undefined || reached.has(entry.path)) continue;
      const { imports } = opened(files, entry.path, reading);
      reached.set(entry.path, { path: entry.path, reading, imports });
      for (const way of imports) come.add(way);
      if (reached.size % atOnce === 0) yield;
    }
    next = [...come];
  }
  const more: Declared[] = [];
  for (const { path, reading } of leadingTo(handing, [...reached.values()], declared)) {
    const own = handedOn(files, path, reading);
    if (own !== undefined) more.push(own);
    yield;
  }
  return together(declared, more);
}

/** A file that tells nothing of what it hands on. */
interface Silent {
  readonly path: string;
  readonly reading: Reading;
  readonly imports: readonly Way[];
}

/** Where a path leads to, without the extension; where nobody knows where it begins, with a slash in front. */
type Way = string;

/** Kept with the list, as is what follows: most repositories hand on nothing of that kind. */
const handsAnyOn = memoized(
  (declared: readonly Declared[]) => declared.some(({ handsOn }) => handsOn !== undefined),
  new WeakMap(),
);

const asking = memoized((declared: readonly Declared[]) => {
  const handing = declared.filter(({ handsOn }) => handsOn !== undefined).map(({ file }) => file);
  return { handing, ways: [...new Set(declared.flatMap(waysFrom))] };
}, new WeakMap());

/** Those of which what they import leads to one that hands on what is to fail, perhaps through what others call otherwise. */
function leadingTo(
  handing: readonly string[],
  silent: readonly Silent[],
  declared: readonly Declared[],
): readonly Silent[] {
  const leading = new Places(handing);
  const known = declared.filter(({ renames }) => renames !== undefined);
  let [calling, rest] = [known.map((each) => ({ path: each.file, imports: waysFrom(each) })), silent];
  const found: Silent[] = [];
  for (let size = -1; size !== leading.size; ) {
    size = leading.size;
    const [those, others] = parted(rest, ({ imports }) => imports.some((way) => leading.has(way)));
    const [through, left] = parted(calling, ({ imports }) => imports.some((way) => leading.has(way)));
    for (const { path } of [...those, ...through]) leading.add(path);
    found.push(...those);
    [rest, calling] = [others, left];
  }
  return found;
}

function parted<T>(all: readonly T[], isOne: (each: T) => boolean): readonly [T[], T[]] {
  const [those, others]: [T[], T[]] = [[], []];
  for (const each of all) (isOne(each) ? those : others).push(each);
  return [those, others];
}

/** Files, to be asked for by the ways that lead to them. */
class Places {
  private readonly byName = new Map<string, string[]>();
  size = 0;

  constructor(paths: readonly string[]) {
    for (const path of paths) this.add(path);
  }

  add(path: string): void {
    const way = plain(path);
    put(this.byName, lastOf(way), way);
    this.size++;
  }

  has(way: Way): boolean {
    return this.byName.get(lastOf(way))?.some((own) => leadsTo(way, own)) === true;
  }
}

function leadsTo(way: Way, plainPath: string): boolean {
  return way.startsWith('/') ? `/${plainPath}`.endsWith(way) : plainPath === way;
}

function waysFrom({ file, taken = [], renames = [] }: Declared): readonly Way[] {
  const from = new Set([...taken.flatMap(({ calledBy }) => calledBy?.from ?? []), ...renames.map((each) => each.from)]);
  return [...from].flatMap((path) => wayTo(path, file) ?? []);
}

/** Undefined for a package. */
function wayTo(from: string, file: string): Way | undefined {
  if (!from.startsWith('.')) return from.includes('/') ? plain(from.replace(/^[^/]*/, '')) : undefined;
  const way = folderOf(file).split('/');
  for (const part of from.split('/')) {
    if (part === '..') way.pop();
    else if (part !== '.') way.push(part);
  }
  return plain(way.filter((part) => part !== '').join('/'));
}

function plain(path: string): Way {
  return path.replace(/\.[cm]?[jt]sx?$/, '').replace(/(?:^|\/)index$/, '');
}

function lastOf(way: Way): string {
  return way.slice(way.lastIndexOf('/') + 1);
}

/** Those that say nothing of themselves, by the last part of what they are imported by. */
const silentOn = memoized(
  ({ files }: Shelf) => grouped(files.filter(isSilent), ({ entry }) => lastOf(plain(entry.path))),
  new WeakMap(),
);

function isSilent({ entry, kind, reading }: Filed): boolean {
  return (
    kind.isCode &&
    kind.isSource &&
    !kind.isPassedOver &&
    reading !== undefined &&
    languageOf(entry.path)?.mayHandOn !== undefined &&
    !reading.facts.some(
      (fact) => fact.kind === 'declared' && (fact.handsOn ?? fact.renames ?? fact.takes) !== undefined,
    )
  );
}

function filesAt(shelves: readonly Shelf[], way: Way): readonly Filed[] {
  const all = shelves.flatMap((shelf) => silentOn(shelf).get(lastOf(way)) ?? []);
  return all.filter(({ entry }) => leadsTo(way, plain(entry.path)));
}

/** What a silent file says once it is opened; kept for as long as nothing else stands in it. */
interface Opened {
  readonly imports: readonly Way[];
  declares?: { readonly own: Declared | undefined };
}

const known = new WeakMap<Reading, Opened>();
const importing = /(?:\bfrom|\bimport\s*\(?|\brequire\s*\()\s*['"]([^'"\n]{1,500})['"]/g;

function opened(files: Pick<Files, 'read'>, path: string, reading: Reading): Opened {
  let own = known.get(reading);
  if (own === undefined) {
    const from = Array.from(textOf(files, path).matchAll(importing), ([, each = '']) => each);
    own = { imports: [...new Set(from)].flatMap((each) => wayTo(each, path) ?? []) };
    known.set(reading, own);
  }
  return own;
}

function handedOn(files: Pick<Files, 'read'>, path: string, reading: Reading): Declared | undefined {
  const own = opened(files, path, reading);
  const language = languageOf(path);
  own.declares ??= { own: language && handedOnBy(path, textOf(files, path), language, true) };
  return own.declares.own;
}

function textOf(files: Pick<Files, 'read'>, path: string): string {
  const bytes = files.read(path, longest);
  return bytes === undefined ? '' : decodeText(bytes).text;
}

/** In bytes: nobody writes such a file by hand. */
const longest = 1024 * 1024;

interface Together {
  readonly more: readonly Declared[];
  readonly all: readonly Declared[];
}

const joined = new WeakMap<readonly Declared[], Together>();

function together(declared: readonly Declared[], more: readonly Declared[]): readonly Declared[] {
  if (more.length === 0) return declared;
  const before = joined.get(declared);
  if (before !== undefined && isSameList(before.more, more)) return before.all;
  const all = [...declared, ...more].sort((a, b) => compareText(a.file, b.file));
  joined.set(declared, { more, all });
  return all;
}
