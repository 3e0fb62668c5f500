import { baselineFile } from './policy/baseline.ts';
import type { Entry, Files, FoundAt, Progress } from './files.ts';
import { isFolderIn, readingAt, type Refiled, refiled, readingsOf, reportAt } from './reading/filing.ts';
import { keptReading } from './reading/kept-facts.ts';
import {
  assembled,
  configFile,
  isEvidence,
  listingOptions,
  notesFile,
  readRepository,
  type ReadRepository,
  stampOf,
  understandingOf,
} from './read.ts';
import { telling } from './reading/finish.ts';
import { readFileInSteps } from './reading/read-file.ts';
import type { Reading, Readings } from './reading/readings.ts';

/**
 * A repository that is read once and then kept true. Both ways are generators: whoever drives them decides when to pause, and may give up
 * by not going on; what was known before stays known.
 */
export interface LiveRepository {
  /** Everything, with what is known of unchanged files. */
  read(): Generator<Progress, ReadRepository>;
  /** After these paths were written, created, renamed or deleted. Cheap where they are few. */
  update(paths: readonly string[]): Generator<Progress, ReadRepository>;
  /** File by file; undefined before everything was read. */
  readings(): Generator<Progress, Readings | undefined>;
}

/** More changes than that are sooner found by a walk. */
const few = 200;

/** Paths that are looked up between two pauses. */
const lookedUpAtOnce = 16;

/** @param earlier what was read at another time: a file whose stamp is the same is not opened */
export function liveRepository(
  files: Files,
  earlier: () => Generator<undefined, Readings | undefined> = nothing,
): LiveRepository {
  let known: ReadRepository | undefined;

  function* readings(): Generator<Progress, Readings | undefined> {
    return known && (yield* readingsOf(known.filing));
  }

  function* read(): Generator<Progress, ReadRepository> {
    const before = known === undefined ? yield* telling({ done: 0, of: 0 }, earlier()) : yield* readings();
    known = yield* readRepository(files, before, undefined, known, true);
    return known;
  }

  function* update(paths: readonly string[]): Generator<Progress, ReadRepository> {
    if (known === undefined || files.lookUp === undefined || paths.length > few || paths.some(movesOthers)) {
      return yield* read();
    }
    const options = listingOptions(known.config);
    const changes: (readonly [path: string, found: FoundAt])[] = [];
    for (const path of new Set(paths)) {
      if (changes.length % lookedUpAtOnce === lookedUpAtOnce - 1) yield { done: 0, of: paths.length };
      const found = files.lookUp(path, options);
      if (found.isFolder === true || isFolderIn(known.filing, path) || wasNoFile(known, path)) return yield* read();
      if (found.entry === undefined && found.report === undefined && known.filing.targets.includes(path))
        return yield* read();
      changes.push([path, found]);
    }
    known = yield* updated(files, known, changes);
    return known;
  }
  return { read, update, readings };
}

function* nothing(): Generator<undefined, undefined> {}

/** What it says decides about other files. */
function movesOthers(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return (
    name === '.gitignore' ||
    name === configFile ||
    path === baselineFile ||
    path === notesFile ||
    path.startsWith('.git/')
  );
}

/** What a walk tells of beside the files: links, and what nobody may read. A report may be read now that a link leads to. */
function wasNoFile({ filing: { links, unreadable } }: ReadRepository, path: string): boolean {
  return links.some((each) => each.path === path) || unreadable.some((each) => each.path === path || each.isReport);
}

function* updated(
  files: Files,
  before: ReadRepository,
  found: readonly (readonly [path: string, found: FoundAt])[],
): Generator<Progress, ReadRepository> {
  const { config, kinds } = before;
  const changes = new Map<string, Refiled>();
  yield { done: 0, of: found.length };
  for (const [path, { entry, report }] of found) {
    const progress = { done: changes.size, of: found.length };
    const read = function* (at: Entry, isReport: boolean, was?: Reading): Generator<Progress, Reading | undefined> {
      const work = readFileInSteps(files, { entry: at, isReport }, kinds, config.config);
      const found = yield* telling(progress, work);
      const now = found && { stamp: isReport ? at.stamp : stampOf(at, kinds), ...found };
      return was && now ? yield* telling(progress, keptReading(was, now)) : now;
    };
    const asReport =
      report && isEvidence(path, kinds) ? yield* read(report, true, reportAt(before.filing, path)) : undefined;
    const asListed = entry && (yield* read(entry, false, readingAt(before.filing, path)));
    changes.set(path, {
      listed: entry && { entry, reading: asListed },
      report: report && asReport && { entry: report, reading: asReport },
    });
    yield { done: changes.size, of: found.length };
  }
  const filing = refiled(before.filing, changes, kinds, understandingOf(config));
  return yield* assembled(files, { config, kinds, filing }, before, true);
}
