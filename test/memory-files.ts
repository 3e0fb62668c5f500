import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { matcher } from '../src/core/syntax/globs.ts';
import type { Entry, Files } from '../src/core/files.ts';

/** A repository in memory: paths to contents. Reports lie an hour younger than the rest, unless `times` says otherwise. */
export interface MemoryRepository {
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  /** Milliseconds since 1970, by path. */
  readonly times?: Readonly<Record<string, number>>;
  /** Paths that are there, and that nobody may read. */
  readonly locked?: readonly string[];
  /** Paths at which the disk fails in the midst of reading. */
  readonly failing?: readonly string[];
  /** Paths of symbolic links that lead out of the folder. */
  readonly links?: readonly string[];
  /** Where symbolic links lead, by their paths. */
  readonly leading?: Readonly<Record<string, string>>;
  /** Paths that an ignore file hides: looked at only for reports. */
  readonly ignored?: readonly string[];
  readonly history?: Files['history']['state'];
}

export const writtenAt = Date.UTC(2026, 10, 20, 9);
export const testedAt = writtenAt + 60 * 60 * 1000;

export function memoryFiles({
  files,
  times = {},
  locked = [],
  failing = [],
  links = [],
  leading = {},
  ignored = [],
  history = 'none',
}: MemoryRepository): Files {
  const bytes = new Map(
    Object.entries(files).map(([path, content]) => [
      path,
      typeof content === 'string' ? Buffer.from(content) : content,
    ]),
  );
  const isIgnored = matcher(ignored);
  return {
    *list(options) {
      const isExcluded = matcher(options.exclude);
      const isReport = options.reports === undefined ? options.usualReportPlace : matcher(options.reports);
      const all = [...bytes.keys()].filter((path) => !isExcluded(path)).sort();
      const reports = all.filter(isReport);
      const entry = (path: string): Entry => ({
        path,
        size: bytes.get(path)?.length ?? 0,
        time: times[path] ?? (reports.includes(path) ? testedAt : writtenAt),
        stamp: createHash('sha256')
          .update(bytes.get(path) ?? '')
          .digest('hex'),
      });
      return {
        entries: all.filter((path) => !isIgnored(path) && !path.startsWith('.tollgate/')).map(entry),
        reports: reports.map(entry),
        nested: all
          .filter((path) => path.endsWith('/tollgate.yaml'))
          .map((path) => path.slice(0, -'/tollgate.yaml'.length)),
        unreadable: links.map((path) => ({
          path,
          reason: 'EXDEV',
          isLink: true,
          ...(isReport(path) && { isReport: true }),
        })),
        links: Object.entries(leading).map(([path, to]) => ({ path, to, time: times[path] ?? writtenAt })),
      };
    },
    read: (path) => (locked.includes(path) || failing.includes(path) ? undefined : bytes.get(path)),
    isThere: (path) => bytes.has(path),
    *chunks(path) {
      const content = (locked.includes(path) ? undefined : bytes.get(path)) ?? new Uint8Array();
      for (let at = 0; at < content.length; at += 64) {
        yield content.subarray(at, at + 64);
        if (failing.includes(path)) throw new Error('EIO: i/o error, read');
      }
    },
    contains: (content, ascii) => Buffer.from(content).includes(ascii),
    digest: (content) => createHash('sha256').update(content).digest('hex'),
    sha256() {
      const hash = createHash('sha256');
      return { update: (content) => void hash.update(content), hex: () => hash.digest('hex') };
    },
    history: { state: history },
  };
}

/** The files below a folder of this repository, as they are. */
export function filesBelow(folder: string): Record<string, Uint8Array> {
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).replaceAll('\\', '/'))
      .map((path) => [path.slice(folder.length + 1), readFileSync(path)]),
  );
}
