import { assemble } from './assemble.ts';
import { type Classifier, classifier } from './reading/classify.ts';
import type { ReadConfig } from './config.ts';
import { readEvidence } from './evidence.ts';
import { textOf } from './file-content.ts';
import type { Entry, Files, ListingOptions, Progress, Unreadable } from './files.ts';
import { listingOf } from './listing.ts';
import { evidenceFile } from './own-paths.ts';
import { asListed, configOf } from './reading/configuration.ts';
import { filed, type Filing, readingAt } from './reading/filing.ts';
import { finish, telling } from './reading/finish.ts';
import { keptReading } from './reading/kept-facts.ts';
import type { Model } from './model.ts';
import { allConventions, readFileInSteps } from './reading/read-file.ts';
import { readBy, type Reading, type Readings } from './reading/readings.ts';
import type { Understanding } from './reading/shelf.ts';
import { alone, type Found, type Task, type Turns, type Unread } from './reading/share.ts';
import { detectedTestCommand } from './test-command.ts';
import { unreadable } from './unreadable.ts';

export interface ReadRepository {
  readonly config: ReadConfig;
  readonly model: Model;
  readonly kinds: Classifier;
  readonly filing: Filing;
}

/** What was read in one go. */
export interface WhollyRead extends ReadRepository {
  readonly readings: Readings;
}

export { configFile, evidenceFile, notesFile } from './own-paths.ts';

/** Whether a convention keeps its intentions at a link, or a runner its report, be it to one file or to a folder of them. */
function isMissed({ path, isReport }: Unreadable, { config }: ReadConfig, kinds: Classifier): boolean {
  if (isReport === true) return isEvidence(path, kinds);
  if (kinds.kindOf(path).isPassedOver) return false;
  const file = path.endsWith('.md') ? path : `${path}/a.md`;
  return allConventions.some((convention) => convention.home(file, config) !== undefined);
}

/**
 * Reads a repository. A generator, so that a long reading can show progress, pause and be given up; the result is what it returns.
 * @param before readings of an earlier time: a file whose stamp is the same is not opened again, unless another configuration reads it otherwise.
 * @param share asked once, with all that has to be opened: somebody else may read a part of it at the same time.
 * @param known what of it is equal now is kept.
 * @param isKept whether it will be known when all is read again, or some of it: to be followed then, what is joined takes notes
 */
export function* readRepository(
  files: Files,
  before?: Readings,
  share: (task: Task) => Turns = alone,
  known?: ReadRepository,
  isKept = false,
): Generator<Progress, WhollyRead> {
  const stated = configOf(files);
  const all = yield* files.list(listingOptions(stated));
  yield { done: 0, of: all.entries.length };
  const config = asListed(stated, files, all);
  const kinds = classifier(config.config, all.nested);
  yield { done: 0, of: all.entries.length };
  const isTold = (each: Unreadable): boolean => each.isLink !== true || isMissed(each, config, kinds);
  const listing = { ...all, unreadable: all.unreadable.filter(isTold) };
  const reports = listing.reports.filter(({ path }) => isEvidence(path, kinds));
  const by = readBy(config.config);
  const readings = { by, files: new Map<string, Reading>(), reports: new Map<string, Reading>() };
  const still = before?.by === by ? before : undefined;
  const documents: UnreadEntry[] = [];
  const code: UnreadEntry[] = [];
  const of = reports.length + listing.entries.length;
  for (const entry of reports) {
    const known = still?.reports.get(entry.path);
    if (isSame(known, entry)) readings.reports.set(entry.path, known);
    else documents.push({ entry, isReport: true });
  }
  for (const [at, entry] of listing.entries.entries()) {
    const known = still?.files.get(entry.path);
    if (isSame(known, entry, kinds)) readings.files.set(entry.path, known);
    else (kinds.kindOf(entry.path).isCode ? code : documents).push({ entry, isReport: false });
    if (at % atOnce === 0) yield { done: readings.files.size, of };
  }
  // Two who take from both ends each read much of a kind.
  const unread = [...documents, ...code];
  const turns = share({ config, nested: listing.nested, files: unread });
  const found = yield* readInTurns(unread, turns, of, (file) => readFileInSteps(files, file, kinds, config.config));
  for (const [at, { entry, isReport }] of unread.entries()) {
    const one = found[at];
    if (!one) continue;
    const own = { stamp: isReport ? entry.stamp : stampOf(entry, kinds), ...one };
    const all = isReport ? readings.reports : readings.files;
    // What was known is compared only where something was joined with it.
    const was = known && (isReport ? before?.reports : before?.files)?.get(entry.path);
    all.set(entry.path, was === undefined ? own : yield* telling({ done: of, of }, keptReading(was, own)));
    if (at % atOnce === 0) yield { done: of, of };
  }
  yield { done: of, of };
  const filing = yield* filed(listing, readings, kinds, understandingOf(config));
  return { ...(yield* assembled(files, { config, kinds, filing }, known, isKept)), readings };
}

/**
 * Joins what was read into a model.
 * @param before what of it is equal now is kept
 * @param isKept see `readRepository`
 */
export function* assembled(
  files: Files,
  read: Omit<ReadRepository, 'model'>,
  before: ReadRepository | undefined,
  isKept: boolean,
): Generator<Progress, ReadRepository> {
  const parts = {
    files,
    filing: read.filing,
    evidence: evidenceOf(files),
    testCommand: testCommandOf(files, read),
    hash: files.sha256(),
    history: files.history.state,
    conventions: allConventions,
    isKept,
  };
  return { ...read, model: yield* assemble(parts, before) };
}

export function understandingOf({ config }: ReadConfig): Understanding {
  return { config, conventions: allConventions };
}

export function listingOptions({ config: { paths } }: ReadConfig): ListingOptions {
  return listingOf(paths);
}

export function isEvidence(path: string, kinds: Classifier): boolean {
  return kinds.isNamedReport(path) || !kinds.kindOf(path).isPassedOver;
}

/** Files between two pauses where none is opened. */
const atOnce = 512;

/** Files that are opened between two pauses: fewer of documents, which cost more than sources, and are larger. */
const [sourcesAtOnce, documentsAtOnce, bytesAtOnce] = [64, 4, 128 * 1024];

type UnreadEntry = Unread & { readonly entry: Entry };

/** What was found, by index; whoever found it. */
function* readInTurns(
  unread: readonly UnreadEntry[],
  turns: Turns,
  of: number,
  read: (file: Unread) => Generator<undefined, Found | undefined>,
): Generator<Progress, readonly (Found | null | undefined)[]> {
  const found = new Array<Found | null | undefined>(unread.length).fill(undefined);
  const before = of - unread.length;
  let [files, bytes] = [0, 0];
  for (let at = turns.next(); at !== undefined; at = turns.next()) {
    const file = unread[at];
    if (file === undefined) continue;
    const work = read(file);
    const isLong = file.isReport || file.entry.size > bytesAtOnce;
    const own = (found[at] = (isLong ? yield* telling({ done: before + at, of }, work) : finish(work)) ?? null);
    bytes += file.entry.size;
    files += own === null || own.facts.length === 0 ? 1 : sourcesAtOnce / documentsAtOnce;
    if (!file.isReport && files < sourcesAtOnce && bytes < bytesAtOnce) continue;
    yield { done: before + at + 1, of };
    [files, bytes] = [0, 0];
  }
  for (const [at, others] of turns.others()) found[at] = others;
  for (const [at, file] of unread.entries()) if (found[at] === undefined) found[at] = finish(read(file)) ?? null;
  return found;
}

/** Whether what was read is what is there now. @param kinds of a listed file */
export function isSame(known: Reading | undefined, entry: Entry, kinds?: Classifier): known is Reading {
  if (known === undefined) return false;
  const stamp = kinds === undefined ? entry.stamp : stampOf(entry, kinds);
  return stamp !== '' && known.stamp === stamp;
}

/** A file that is passed over states nothing, and may be passed over no longer when a nested project goes. */
export function stampOf({ path, stamp }: Entry, kinds: Classifier): string {
  return stamp !== '' && kinds.kindOf(path).isPassedOver ? `${stamp} passed over` : stamp;
}

/** What is not listed is not looked for: there are many names, and most repositories have one or two. */
function testCommandOf(
  files: Files,
  { config: { config }, filing }: Pick<ReadRepository, 'config' | 'filing'>,
): string | undefined {
  const read = (path: string): Uint8Array | undefined =>
    readingAt(filing, path) === undefined ? undefined : files.read(path);
  return config.test ?? detectedTestCommand({ read });
}

function evidenceOf(files: Files): ReturnType<typeof readEvidence> {
  const text = textOf(files, evidenceFile);
  if (text !== undefined) return readEvidence(text, evidenceFile);
  const isLocked = files.isThere?.(evidenceFile) === true;
  return { problems: isLocked ? [unreadable({ path: evidenceFile }, 'evidence')] : [] };
}
