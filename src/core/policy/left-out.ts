import { mayRequire } from '../changed-in-branches.ts';
import { message } from '../message.ts';
import type { Message, Place, Problem } from '../model.ts';
import { configFile, type ReadRepository } from '../read.ts';
import { matcher } from '../syntax/globs.ts';

/** Files that a line of an ignore file takes out, and that none took out before. */
export interface NewlyIgnored {
  readonly place: Place;
  /** As the line says it. */
  readonly pattern: string;
  readonly paths: readonly string[];
}

export interface IgnoredSince {
  /** Undefined where git could not say. */
  readonly ignored: readonly NewlyIgnored[] | undefined;
  /** What the policy is called that it is held against. */
  readonly ref: string;
}

/** Paths that are named of many. */
const named = 3;

/** Code, tests and documents that a change hides from whoever judges it. That may be right; whoever merges it should have seen it. */
export function* leftOut({ ignored, ref }: IgnoredSince, read: ReadRepository): Generator<Problem> {
  const problem = (place: Place, found: Message, wanted: Message): Problem => {
    return { kind: 'problem', spoils: 'config', place, found, wanted, minor: true };
  };
  const wanted = message('looked at in `{ref}`; whoever merges this agrees that nobody looks there any more', { ref });
  if (ignored === undefined) {
    const found = message('nobody compared what is ignored: git lacks files of `{ref}`', { ref });
    yield problem({ file: configFile, line: 1, column: 1 }, found, wanted);
    return;
  }
  const excludes = matcher(read.config.config.paths.exclude);
  const isExcluded = (path: string): boolean =>
    path.split('/').some((_, at, names) => excludes(names.slice(0, at + 1).join('/')));
  const isDocument = mayRequire(read);
  const reports = new Set(read.filing.reports.map(({ path }) => path));
  const isJudged = (path: string): boolean =>
    !isExcluded(path) && !reports.has(path) && (read.kinds.kindOf(path).isContent || isDocument(path));
  for (const { place, pattern, paths } of ignored) {
    const judged = paths.filter(isJudged);
    if (judged.length === 0) continue;
    const files = judged.slice(0, named);
    const more = judged.length - files.length;
    yield problem(
      place,
      message('`{pattern}` takes {n} {n|file|files} out of what is judged: {files}', {
        pattern,
        n: judged.length,
        files: more === 0 ? files : message('{files} and {n} more', { files, n: more }),
      }),
      wanted,
    );
  }
}
