import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { matcher } from '../syntax/globs.ts';
import type { Entry, Files } from '../files.ts';

/** Texts by path. */
export type Texts = Readonly<Record<string, string>>;

const writtenAt = Date.UTC(2026, 10, 20);

/** A repository that is nowhere but here. Reports are an hour younger than the rest. */
export function filesInMemory(texts: Texts): Files {
  const bytes = new Map(Object.entries(texts).map(([path, text]) => [path, utf8ToBytes(text)]));
  const paths = [...bytes.keys()].filter((path) => !path.startsWith('.tollgate/')).sort();
  return {
    *list({ exclude, reports: named, usualReportPlace }) {
      const isExcluded = matcher(exclude);
      const isReport = named === undefined ? usualReportPlace : matcher(named);
      const listed = paths.filter((path) => !isExcluded(path));
      yield { done: listed.length, of: listed.length };
      const entry = (path: string): Entry => ({
        path,
        size: bytes.get(path)?.length ?? 0,
        time: isReport(path) ? writtenAt + 3_600_000 : writtenAt,
        stamp: '',
      });
      return { entries: listed.map(entry), reports: listed.filter(isReport).map(entry), nested: [], unreadable: [] };
    },
    read: (path) => bytes.get(path),
    *chunks(path) {
      const content = bytes.get(path);
      if (content !== undefined) yield content;
    },
    contains: (content, ascii) => new TextDecoder('latin1').decode(content).includes(ascii),
    digest: (content) => bytesToHex(sha256(content)),
    sha256() {
      const hash = sha256.create();
      return { update: (content) => void hash.update(content), hex: () => bytesToHex(hash.digest()) };
    },
    history: { state: 'none' },
  };
}
