import type { Files } from './files.ts';
import { readRepository, type ReadRepository } from './read.ts';
import type { Progress } from './readings.ts';

/**
 * A repository that is read once and then kept true. Both ways are generators: whoever drives them decides when to pause, and may give up
 * by not going on; what was known before stays known.
 */
export interface LiveRepository {
  /** Everything, with what is known of unchanged files. */
  read(): Generator<Progress, ReadRepository>;
  /** After these paths were written, created, renamed or deleted. Cheap where they are few. */
  update(paths: readonly string[]): Generator<Progress, ReadRepository>;
}

export function liveRepository(files: Files): LiveRepository {
  let known: ReadRepository | undefined;
  function* read(): Generator<Progress, ReadRepository> {
    known = yield* readRepository(files, known?.readings);
    return known;
  }
  return { read, update: () => read() };
}
