import type { Files, FoundAt, ListingOptions, Progress } from '../files.ts';
import { baselineFile, configFile, notesFile } from '../own-paths.ts';
import { type Filing, pathsBelow, readingAt, reportAt } from './filing.ts';

/** More changes than that are sooner found by a walk. */
const few = 200;
/** What is ignored is seen as well, and costs little. */
const fewSeen = 10 * few;

/** Paths that are looked up between two pauses. */
const lookedUpAtOnce = 16;

/**
 * What is there now where something changed, and below it; undefined where only a listing of everything tells.
 * @param paths of files and folders that were written, created, renamed or deleted
 */
export function* changesAt(
  files: Files,
  filing: Filing,
  paths: readonly string[],
  options: ListingOptions,
): Generator<Progress, ReadonlyMap<string, FoundAt> | undefined> {
  if (files.lookUp === undefined || paths.length > few || paths.some(movesOthers)) return undefined;
  const changes = new Map<string, FoundAt>();
  const folders: string[] = [];
  let looked = 0;
  // A folder stands before what is in it.
  for (const path of [...new Set(paths)].sort()) {
    if (folders.some((folder) => path.startsWith(`${folder}/`))) continue;
    if (isLinked(filing, path)) return undefined;
    if (++looked % lookedUpAtOnce === 0) yield { done: 0, of: paths.length };
    const found = files.lookUp(path, options);
    if (found.isLink === true) return undefined;
    const known = pathsBelow(filing, path, few);
    const below = found.isFolder === true ? yield* filesIn(files, path, options) : new Map<string, FoundAt>();
    if (known === undefined || below === undefined) return undefined;
    if (found.isFolder === true || known.length > 0) folders.push(path);
    changes.set(path, found);
    for (const [each, now] of below) changes.set(each, now);
    for (const each of known) if (!below.has(each)) changes.set(each, files.lookUp(each, options));
    if (changes.size > few) return undefined;
  }
  const isKnown = (path: string): boolean =>
    readingAt(filing, path) !== undefined || reportAt(filing, path) !== undefined;
  for (const [path, found] of changes) if (mayLeadLinks(filing, path, found, isKnown(path))) return undefined;
  return changes;
}

/** What is in a folder and below; undefined where there is much, or more than plain files. */
function* filesIn(
  files: Files,
  folder: string,
  options: ListingOptions,
): Generator<Progress, Map<string, FoundAt> | undefined> {
  const listing = files.listIn?.(folder, options);
  if (listing === undefined) return undefined;
  let step = listing.next();
  for (; step.done !== true; step = listing.next()) {
    if (step.value.done > fewSeen) return undefined;
    yield { done: 0, of: 0 };
  }
  const { entries, reports, nested, unreadable, links = [], targets = [] } = step.value;
  if ([nested, unreadable, links, targets].some(({ length }) => length > 0)) return undefined;
  const found = new Map<string, FoundAt>(entries.map((entry) => [entry.path, { entry }]));
  for (const report of reports) found.set(report.path, { ...found.get(report.path), report });
  return found;
}

/** What it says decides about other files. */
function movesOthers(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return (
    name === '.gitignore' ||
    name === configFile ||
    path === baselineFile ||
    path === notesFile ||
    `${path}/`.startsWith('.git/')
  );
}

/** Whether a listing tells more of the path, or of what is below, than which files there are: links, and what nobody may read. */
function isLinked({ links, unreadable, nested }: Filing, path: string): boolean {
  const isIn = (each: string): boolean => each === path || each.startsWith(`${path}/`);
  return [...links, ...unreadable].some((each) => isIn(each.path)) || nested.some(isIn);
}

/** Whether a link may lead to it, or to what is in it, that led nowhere before, or leads nowhere now. */
function mayLeadLinks(
  { targets, unreadable }: Filing,
  path: string,
  { entry, report }: FoundAt,
  isKnown: boolean,
): boolean {
  const isThere = entry !== undefined || report !== undefined;
  if (isThere && isKnown) return false;
  const isLedTo = targets.some((target) => target === path || target.startsWith(`${path}/`));
  // By way of another link, for all that is known.
  return isLedTo || (isThere && unreadable.some(({ isLink }) => isLink === true));
}
