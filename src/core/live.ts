import type { Entry, Files, FoundAt, Progress } from './files.ts';
import { changesAt } from './reading/changes.ts';
import { readingAt, type Refiled, refiled, readingsOf, reportAt } from './reading/filing.ts';
import { keptReading } from './reading/kept-facts.ts';
import {
  assembled,
  isEvidence,
  isSame,
  listingOptions,
  readRepository,
  type ReadRepository,
  stampOf,
  understandingOf,
} from './read.ts';
import { telling } from './reading/finish.ts';
import { readFileInSteps } from './reading/read-file.ts';
import { readBy, type Reading, type Readings } from './reading/readings.ts';

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

/** @param earlier what was read at another time: a file whose stamp is the same is not opened */
export function liveRepository(
  files: Files,
  earlier: () => Generator<undefined, Readings | undefined> = nothing,
): LiveRepository {
  let known: ReadRepository | undefined;

  function* readings(): Generator<Progress, Readings | undefined> {
    return known && (yield* readingsOf(known.filing, readBy(known.config.config)));
  }

  function* read(): Generator<Progress, ReadRepository> {
    const before = known === undefined ? yield* telling({ done: 0, of: 0 }, earlier()) : yield* readings();
    known = yield* readRepository(files, before, undefined, known, true);
    return known;
  }

  function* update(paths: readonly string[]): Generator<Progress, ReadRepository> {
    const changes = known && (yield* changesAt(files, known.filing, paths, listingOptions(known.config)));
    if (known === undefined || changes === undefined) return yield* read();
    known = yield* updated(files, known, changes);
    return known;
  }
  return { read, update, readings };
}

function* nothing(): Generator<undefined, undefined> {}

function* updated(
  files: Files,
  before: ReadRepository,
  found: ReadonlyMap<string, FoundAt>,
): Generator<Progress, ReadRepository> {
  const { config, kinds } = before;
  const changes = new Map<string, Refiled>();
  yield { done: 0, of: found.size };
  for (const [path, now] of found) {
    if (isAsKnown(before, path, now)) continue;
    const { entry, report } = now;
    const progress = { done: changes.size, of: found.size };
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
    yield { done: changes.size, of: found.size };
  }
  const filing = refiled(before.filing, changes, kinds, understandingOf(config));
  return yield* assembled(files, { config, kinds, filing }, before, true);
}

/** Whether it was read as it is now. */
function isAsKnown({ filing, kinds }: ReadRepository, path: string, { entry, report }: FoundAt): boolean {
  const [listed, reported] = [readingAt(filing, path), reportAt(filing, path)];
  return (
    (entry !== undefined || report !== undefined) &&
    (entry === undefined ? listed === undefined : isSame(listed, entry, kinds)) &&
    (report === undefined ? reported === undefined : isSame(reported, report))
  );
}
