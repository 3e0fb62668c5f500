import type { PathKind } from './classify.ts';
import type { ReadingConfig } from '../config.ts';
import { contentLines } from '../digest.ts';
import type { Entry } from '../files.ts';
import { lazily } from '../lazily.ts';
import type { Fact, FactKind } from '../model.ts';
import { compareText } from '../order.ts';
import type { Convention } from '../reader.ts';
import type { Reading } from './readings.ts';
import { isProjectFile } from '../project-files.ts';
import { policyFiles } from '../own-paths.ts';
import { unreadable } from '../unreadable.ts';

/** A listed file with what is known of it. */
export interface Filed {
  readonly entry: Entry;
  readonly kind: PathKind;
  /** Undefined where it cannot be read. */
  readonly reading: Reading | undefined;
  readonly isReport: boolean;
}

/**
 * Listed files that stand next to each other, and what they come to together. All that is told of a repository is put together from its
 * shelves, so that a changed file costs the work of one shelf.
 */
export interface Shelf {
  /** Sorted by path, never empty. */
  readonly files: readonly Filed[];
  readonly facts: () => FactsByKind;
  readonly content: () => ShelfContent;
  readonly counts: () => { readonly sources: number; readonly tests: number; readonly passedOver: number };
  readonly testFiles: () => readonly string[];
  /** See `Tree.namedFiles`. */
  readonly namedFiles: () => readonly string[];
  readonly homes: () => readonly Home[];
  /** By path, see tree.ts. */
  readonly nonEmptyAt: Map<string, number>;
}

export type FactsByKind = { readonly [K in Fact['kind']]: readonly Extract<Fact, { kind: K }>[] };

/** What tests run on. */
export interface ShelfContent {
  readonly lines: Uint8Array;
  readonly files: number;
  readonly newest: Entry | undefined;
}

/** A folder of a convention. */
export interface Home {
  readonly convention: string;
  readonly folder: string;
  readonly files: number;
  /** What was understood there. */
  readonly facts: number;
}

/** Small enough to be worked through at once, large enough that there are not many. */
const filesOnShelf = 256;

/** How it is to be understood what files state; the same for all shelves of a repository. */
export interface Understanding {
  readonly config: ReadingConfig;
  readonly conventions: readonly Convention[];
}

function shelfOf(files: readonly Filed[], understanding: Understanding): Shelf {
  return {
    files,
    facts: lazily(() => factsByKind(files)),
    content: lazily(() => contentOf(files)),
    counts: lazily(() => countsOf(files)),
    testFiles: lazily(() => files.filter(isTestFile).map(({ entry }) => entry.path)),
    namedFiles: lazily(() =>
      files.filter((file) => isTestFile(file) || isProjectFile(file.entry.path)).map(({ entry }) => entry.path),
    ),
    homes: lazily(() => homesOf(files, understanding)),
    nonEmptyAt: new Map(),
  };
}

/** @param files sorted by path */
export function* shelved(files: readonly Filed[], understanding: Understanding): Generator<Shelf> {
  for (let at = 0; at < files.length; at += filesOnShelf)
    yield shelfOf(files.slice(at, at + filesOnShelf), understanding);
}

/**
 * With some files in place of what was known of them.
 * @param changes by path; undefined where the file is gone
 */
export function reshelved(
  shelves: readonly Shelf[],
  changes: ReadonlyMap<string, Filed | undefined>,
  understanding: Understanding,
): readonly Shelf[] {
  const changed = [...changes.keys()];
  const result: Shelf[] = [];
  for (const [at, shelf] of (shelves.length === 0 ? [undefined] : shelves).entries()) {
    const from = at === 0 ? '' : firstPath(shelf);
    const to = firstPath(shelves[at + 1]);
    const own = changed.filter((path) => (from ?? '') <= path && (to === undefined || path < to));
    if (shelf !== undefined && own.length === 0) result.push(shelf);
    else {
      const kept = (shelf?.files ?? []).filter(({ entry }) => !changes.has(entry.path));
      const files = [...kept, ...own.flatMap((path) => changes.get(path) ?? [])];
      files.sort((a, b) => compareText(a.entry.path, b.entry.path));
      if (files.length > 2 * filesOnShelf) result.push(...shelved(files, understanding));
      else if (files.length > 0) result.push(shelfOf(files, understanding));
    }
  }
  return result;
}

function isTestFile({ kind }: Filed): boolean {
  return kind.isTest && !kind.isPassedOver;
}

function firstPath(shelf: Shelf | undefined): string | undefined {
  return shelf?.files[0]?.entry.path;
}

function factsByKind(files: readonly Filed[]): FactsByKind {
  const groups: Record<Fact['kind'], Fact[]> = {
    specification: [],
    note: [],
    tasks: [],
    defect: [],
    release: [],
    signature: [],
    review: [],
    result: [],
    changelog: [],
    manifest: [],
    script: [],
    reference: [],
    declared: [],
    project: [],
    report: [],
    coverage: [],
    problem: [],
    blank: [],
  };
  for (const file of files) {
    for (const fact of file.reading?.facts ?? []) groups[fact.kind].push(fact);
    if (isLocked(file)) groups.problem.push(unreadable({ path: file.entry.path }, spoiltBy(file)));
  }
  return groups as FactsByKind;
}

/** There, and for others to read. What went since it was listed has no time; of a report its reader tells, of the policy the configuration. */
function isLocked({ entry, reading, isReport }: Filed): boolean {
  return reading === undefined && !isReport && entry.time !== Infinity && !policyFiles.includes(entry.path);
}

/** Nobody knows which intentions a document holds, and tests run on the rest. */
function spoiltBy({ kind }: Filed): FactKind {
  return kind.isContent ? 'source' : 'specification';
}

function contentOf(files: readonly Filed[]): ShelfContent {
  const content = files.filter(({ kind, isReport }) => kind.isContent && !isReport);
  let newest: Entry | undefined;
  for (const { entry } of content) if (newest === undefined || entry.time > newest.time) newest = entry;
  const lines = content.map(({ entry, reading }) => ({
    path: entry.path,
    sha256: reading?.sha256 ?? 'unreadable',
  }));
  return { lines: contentLines(lines), files: content.length, newest };
}

function countsOf(files: readonly Filed[]): ReturnType<Shelf['counts']> {
  let [sources, tests, passedOver] = [0, 0, 0];
  for (const { kind, isReport } of files) {
    if (kind.isPassedOver) passedOver++;
    else if (kind.isCode && !isReport) {
      if (kind.isTest) tests++;
      else sources++;
    }
  }
  return { sources, tests, passedOver };
}

function homesOf(files: readonly Filed[], { config, conventions }: Understanding): readonly Home[] {
  const homes: Home[] = [];
  for (const { entry, kind, reading } of files) {
    // No convention keeps its intentions in code, and code is what most files are.
    if (kind.isPassedOver || kind.isCode) continue;
    for (const convention of conventions) {
      const folder = convention.home(entry.path, config);
      const facts = reading?.facts.filter(isUnderstanding).length ?? 0;
      if (folder !== undefined) homes.push({ convention: convention.id, folder, files: 1, facts });
    }
  }
  return homesTogether(homes);
}

/** One for each convention and folder. */
export function homesTogether(all: Iterable<Home>): readonly Home[] {
  const homes = new Map<string, Home>();
  for (const home of all) {
    const key = `${home.convention}\0${home.folder}`;
    const { files, facts } = homes.get(key) ?? { files: 0, facts: 0 };
    homes.set(key, { ...home, files: files + home.files, facts: facts + home.facts });
  }
  return [...homes.values()];
}

/** A reader that only says why it understood nothing has understood nothing; what is broken is spoken of where it is broken. */
function isUnderstanding(fact: Fact): boolean {
  return fact.kind !== 'blank' && (fact.kind !== 'problem' || fact.minor !== true);
}
