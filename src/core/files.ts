/**
 * How the core sees a repository. There are three implementations: the disk (`src/disk`), open editors over the disk
 * (`src/editor`), and memory (tests). All paths are relative to the folder and use `/`. This file imports nothing.
 */

/** What is not known without a look at the file may be looked up when it is first asked for: a copy of its members would ask for all. */
export interface Entry {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** Time of the last modification, in milliseconds since 1970 UTC. */
  readonly time: number;
  /**
   * Equal stamps mean equal bytes. Empty where that cannot be promised (the file changed so recently that a second change
   * might leave no trace): such a file is read again.
   */
  readonly stamp: string;
}

export interface Unreadable {
  readonly path: string;
  /** The system's own word: `EACCES`, `ELOOP` … */
  readonly reason: string;
  /** Of an ignore file: the first line that would take too long to match, and is left out of account. */
  readonly intricate?: number;
  /** A symbolic link that leads out of the folder, or nowhere. Nobody follows it; only what is missed for that need be told. */
  readonly isLink?: true;
  /** A link to a report, or to a folder of them: somebody expects that it is read. */
  readonly isReport?: true;
}

/** A symbolic link that no ignore file names, at no place of a report. Nobody follows it; where it leads is content, as it is to git. */
export interface Link {
  readonly path: string;
  /** As it is written. */
  readonly to: string;
  /** Of the link itself, in milliseconds since 1970 UTC. */
  readonly time: number;
}

export interface Listing {
  /** What ignore files leave over: documents, sources and everything else that counts as content. Sorted by path, in code units. */
  readonly entries: readonly Entry[];
  /** Test reports found at the usual places or at `paths.reports`, also in ignored folders. Sorted. May repeat an entry. */
  readonly reports: readonly Entry[];
  /** Sorted paths of the folders with a `tollgate.yaml` of their own: nothing below them is judged here. */
  readonly nested: readonly string[];
  readonly unreadable: readonly Unreadable[];
  /** Sorted. */
  readonly links?: readonly Link[];
  /** Where links lead within the folder, be there anything or not: whoever follows one finds what is there once it comes, and nothing once it goes. */
  readonly targets?: readonly string[];
}

export interface ListingOptions {
  /** Globs of what is left out altogether. */
  readonly exclude: readonly string[];
  /** Globs of where reports are looked for; undefined means the usual places. */
  readonly reports: readonly string[] | undefined;
  /** True for a path at which some runner usually leaves its report; the core's knowledge, given to whoever walks. */
  readonly usualReportPlace: (path: string) => boolean;
  /** True for the path of a folder that may hold reports although it is ignored: `target`, `a/build`, `TestResults/run` … */
  readonly usualReportFolder: (path: string) => boolean;
}

/** What a listing would say of one path. */
export interface FoundAt {
  readonly entry?: Entry;
  readonly report?: Entry;
  /** There is a folder: `listIn` tells what is in it. */
  readonly isFolder?: true;
  /** There is a link: only a listing of everything tells what is missed for it. */
  readonly isLink?: true;
}

export interface Hash {
  update(bytes: Uint8Array): void;
  /** Lower-case hexadecimal. */
  hex(): string;
}

/** Told now and then, so that whoever waits can be told, and can stop or breathe. */
export interface Progress {
  /** Files that were read, or seen as long as nobody knows of how many. */
  readonly done: number;
  /** 0 as long as nobody knows. */
  readonly of: number;
}

export interface Files {
  list(options: ListingOptions): Generator<Progress, Listing>;
  /**
   * The bytes of a file, or undefined where it is missing or cannot be read. They are valid only until the next call:
   * an implementation may hand out one buffer again and again.
   * @param atMost a larger file counts as one that cannot be read; in bytes
   */
  read(path: string, atMost?: number): Uint8Array | undefined;
  /** Whether anything is at a path, be it of no use: what tells a file that cannot be read from one that is missing. */
  isThere?(path: string): boolean;
  /**
   * The bytes in pieces, for what may be very large. Empty where the file is missing. A piece is valid until the next is asked for.
   * @throws what the system says of a piece that cannot be read: see `passedOn`
   */
  chunks(path: string): Iterable<Uint8Array>;
  /** Whether ASCII text occurs in bytes that `read` gave; the fastest way the platform has. */
  contains(bytes: Uint8Array, ascii: string): boolean;
  /** SHA-256 of bytes that are all there: faster than a new one for each of many small files. Lower-case hexadecimal. */
  digest(bytes: Uint8Array): string;
  /** A new SHA-256. */
  sha256(): Hash;
  readonly history: History;
  /** What `list` would find at one path now, where that can be told without a walk. */
  readonly lookUp?: (path: string, options: ListingOptions) => FoundAt;
  /** What of it `list` would find in a folder and below, under the same paths. */
  readonly listIn?: (folder: string, options: ListingOptions) => Generator<Progress, Listing>;
}

/** The git facts that the core may ask for. */
export interface History {
  readonly state: 'none' | 'shallow' | 'full';
}
