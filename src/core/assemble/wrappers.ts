import { handedOnBy } from '../code/title.ts';
import type { Files } from '../files.ts';
import { grouped } from '../grouped.ts';
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

/** Nobody hands on any further. */
const deepest = 3;

/**
 * What files declare, with what those hand on from others of which nothing tells that by itself: `import { broken } from './broken'; export
 * const known = (title, run) => broken(title, run);`. They are opened only where tests are called by what comes from them, and some file hands
 * on what is to fail.
 * @returns the same list for as long as it says the same
 */
export function withWrappers(
  files: Pick<Files, 'read'>,
  { shelves }: Pick<Filing, 'shelves'>,
  declared: readonly Declared[],
): readonly Declared[] {
  const { isHandedOn, ways } = asking(declared);
  if (!isHandedOn) return declared;
  const found = new Map<string, Declared | undefined>();
  for (let depth = 0, next = ways; depth < deepest && next.length > 0; depth++) {
    const come: Declared[] = [];
    for (const { entry, reading } of next.flatMap((way) => filesAt(shelves, way))) {
      if (reading === undefined || found.has(entry.path)) continue;
      const own = handedOn(files, entry.path, reading);
      found.set(entry.path, own);
      if (own !== undefined) come.push(own);
    }
    next = come.flatMap(waysFrom);
  }
  return together(
    declared,
    [...found.values()].filter((each) => each !== undefined),
  );
}

/** Where a path leads to, without the extension; where nobody knows where it begins, with a slash in front. */
type Way = string;

/** Kept with the list: most repositories hand on nothing of that kind. */
const asking = memoized((declared: readonly Declared[]) => {
  const isHandedOn = declared.some(({ handsOn }) => handsOn !== undefined);
  return { isHandedOn, ways: isHandedOn ? [...new Set(declared.flatMap(waysFrom))] : [] };
}, new WeakMap());

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
    !reading.facts.some((fact) => fact.kind === 'declared' && (fact.handsOn ?? fact.renames) !== undefined)
  );
}

function filesAt(shelves: readonly Shelf[], way: Way): readonly Filed[] {
  const all = shelves.flatMap((shelf) => silentOn(shelf).get(lastOf(way)) ?? []);
  return all.filter(({ entry }) => {
    const own = plain(entry.path);
    return way.startsWith('/') ? `/${own}`.endsWith(way) : own === way;
  });
}

const known = new WeakMap<Reading, Declared | { readonly kind: 'nothing' }>();

function handedOn(files: Pick<Files, 'read'>, path: string, reading: Reading): Declared | undefined {
  const before = known.get(reading);
  if (before !== undefined) return before.kind === 'nothing' ? undefined : before;
  const language = languageOf(path);
  const bytes = files.read(path, longest);
  const own =
    bytes === undefined || language === undefined
      ? undefined
      : handedOnBy(path, decodeText(bytes).text, language, true);
  known.set(reading, own ?? { kind: 'nothing' });
  return own;
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
