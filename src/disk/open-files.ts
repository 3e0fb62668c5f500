import { type Files, lazily, type ListingChoice, type ListingOptions, type Progress } from '../core/index.ts';
import { checkoutOf } from './checkout.ts';
import type { ListedFile } from './listed-file.ts';
import { lookUp, startIn } from './look-up.ts';
import { isPresent } from './present.ts';
import { reader } from './read.ts';
import { walk, type Walked } from './walk.ts';

/** Loaded when it is needed: node takes as long for that as for looking at a hundred files. */
const crypto = lazily(() => process.getBuiltinModule('node:crypto'));

/** What the machine does faster than the core could. */
export const platform: Pick<Files, 'contains' | 'digest' | 'sha256'> = {
  contains(bytes, ascii) {
    // What we read is a buffer: another one around it for each question would cost as much as the answer.
    const buffer = Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return buffer.includes(ascii.length === 1 ? ascii.charCodeAt(0) : ascii, 0, 'latin1');
  },
  digest(bytes) {
    // `hash` came with node 20.12; it saves an object for each file.
    const { hash, createHash } = crypto();
    return typeof hash === 'function' ? hash('sha256', bytes, 'hex') : createHash('sha256').update(bytes).digest('hex');
  },
  sha256() {
    const hash = crypto().createHash('sha256');
    return { update: (bytes) => void hash.update(bytes), hex: () => hash.digest('hex') };
  },
};

export interface FilesOnDisk extends Files {
  list(options: ListingOptions): Generator<Progress, Walked>;
}

/** What a folder held a moment ago. */
export interface EarlierListing {
  readonly root: string;
  readonly choice: ListingChoice;
  readonly listing: Walked;
}

/**
 * A folder on disk. Nothing is remembered between two listings but which files there are, which makes reading them faster.
 * @param earlier taken for the first listing, where it is one of the same
 */
export function openFiles(root: string, earlier?: EarlierListing): FilesOnDisk {
  let first = earlier?.root === root ? earlier : undefined;
  const listed = new Map<string, ListedFile>();
  const { read, chunks } = reader(root, listed);
  const note = ({ entries, reports }: Walked): void => {
    for (const entry of entries) listed.set(entry.path, entry);
    for (const entry of reports) listed.set(entry.path, entry);
  };
  return {
    ...platform,
    read,
    chunks,
    isThere: (path) => isPresent(root, path),
    *list(options) {
      const known = isChosenBy(options, first?.choice) ? first?.listing : undefined;
      first = undefined;
      const listing = known ?? (yield* walk(root, { path: '', rules: checkoutOf(root).rules }, options, Date.now()));
      yield { done: listing.entries.length, of: 0 };
      listed.clear();
      note(listing);
      return listing;
    },
    *listIn(folder, options) {
      const start = startIn(root, checkoutOf(root).rules, folder, options);
      if (start === undefined) return { entries: [], reports: [], nested: [], unreadable: [] };
      const listing = yield* walk(root, start, options, Date.now());
      note(listing);
      return listing;
    },
    lookUp(path, options) {
      const found = lookUp(root, checkoutOf(root).rules, path, options);
      const entry = found.entry ?? found.report;
      if (entry === undefined) listed.delete(path);
      else listed.set(path, entry);
      return found;
    },
    get history() {
      return checkoutOf(root).history;
    },
  };
}

function isChosenBy({ exclude, reports }: ListingOptions, choice: ListingChoice | undefined): boolean {
  return (
    choice !== undefined && JSON.stringify([exclude, reports]) === JSON.stringify([choice.exclude, choice.reports])
  );
}
