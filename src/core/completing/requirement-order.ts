import type { Model, Note, Reference, Requirement, Resolution } from '../model.ts';
import { finish } from '../reading/finish.ts';
import { grouped } from '../grouped.ts';
import { compareText, partitionPoint } from '../order.ts';
import { type Haystack, haystackOf, isIn } from './haystack.ts';

/** Finds requirements as somebody types, those first that the file at hand is most likely to be about. */
export interface RequirementOrder {
  /** @param words an ID or its beginning, or words of the title; empty: all */
  likely(path: string, words: string, most: number): readonly Requirement[];
  /** Does beforehand, in steps, what the first answer would have to wait for. */
  prepare(): Generator<void, void>;
}

/**
 * What is retired is never offered.
 * @param definedIn the requirements of a file
 */
export function requirementOrder(
  { specifications, references, notes, trace }: Pick<Model, 'specifications' | 'references' | 'notes' | 'trace'>,
  definedIn: (path: string) => readonly Requirement[],
): RequirementOrder {
  let haystack: Haystack | undefined;
  function* searched(): Generator<void, Haystack> {
    return (haystack ??= yield* haystackOf(specifications));
  }
  const found = (meant: Resolution): Requirement[] => (meant.kind === 'found' ? [meant.requirement] : []);
  const served = ({ id, criterion }: Reference): Requirement[] => found(trace.meaning(id, criterion).resolution);
  /** What the file serves, what its component is for, what its neighbours serve, as far as somebody who types would wait for it. */
  function* nearest(path: string): Generator<Requirement> {
    const isMeant = (each: string): boolean => path === each || path.startsWith(`${each}/`);
    for (const each of referencesIn(references, path)) yield* served(each);
    for (const { paths, note } of finish(designsOf(notes)))
      if (paths.some(isMeant)) for (const { value } of note.satisfies) yield* found(trace.resolve(value));
    for (const each of neighbouring(references, path)) yield* served(each);
  }

  /** What is nearest, then the specifications of that, then the others. */
  function* inOrder(path: string, wanted: readonly string[]): Generator<Requirement> {
    const all = finish(searched());
    if (!all.has(wanted)) return;
    const matches = (each: Requirement): boolean => isIn(each, wanted);
    const near = [...first(nearest(path), enough)];
    yield* near.filter(matches);
    const files = new Set([path, ...near.map(({ place }) => place.file)]);
    const found = [...first(all.having(wanted), enough)];
    if (found.length < enough) {
      const byFile = grouped(found, ({ place }) => place.file);
      for (const file of files) yield* byFile.get(file) ?? [];
      yield* found;
      return;
    }
    for (const file of files) for (const each of definedIn(file)) if (matches(each)) yield each;
    yield* all.having(wanted);
  }

  return {
    likely(path, words, most) {
      const wanted = words
        .toLowerCase()
        .split(/\s+/)
        .filter((word) => word !== '');
      const found = new Set<Requirement>();
      for (const each of inOrder(path, wanted)) {
        found.add(each);
        if (found.size >= most) break;
      }
      return [...found];
    },
    *prepare() {
      yield* searched();
      yield;
      yield* designsOf(notes);
    },
  };
}

/** A note leads from its components to what they are for. */
interface Design {
  readonly note: Note;
  /** Files and folders. */
  readonly paths: readonly string[];
}

/** As long as the notes are the same. */
const designs = new WeakMap<readonly Note[], readonly Design[]>();

function* designsOf(notes: readonly Note[]): Generator<void, readonly Design[]> {
  const known = designs.get(notes);
  if (known !== undefined) return known;
  const own: Design[] = [];
  for (const note of notes) {
    const paths = note.components.map(({ path }) => path.replace(/\/?\*.*$|\/$/g, '')).filter((path) => path !== '');
    if (paths.length === 0) continue;
    own.push({ note, paths });
    yield;
  }
  designs.set(notes, own);
  return own;
}

const enough = 1000;

function* first<T>(all: Iterable<T>, most: number): Generator<T> {
  let count = 0;
  for (const each of all) {
    if (count++ >= most) return;
    yield each;
  }
}

/** References are sorted by path. */
function* referencesIn(references: readonly Reference[], path: string): Generator<Reference> {
  for (let at = firstAt(references, path); references[at]?.place.file === path; at++) {
    const reference = references[at];
    if (reference !== undefined) yield reference;
  }
}

/** Those of the files in the same folder. */
function* neighbouring(references: readonly Reference[], path: string): Generator<Reference> {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  for (let at = firstAt(references, folder); ; ) {
    const reference = references[at];
    if (reference === undefined || !reference.place.file.startsWith(folder)) return;
    const below = reference.place.file.indexOf('/', folder.length);
    if (below < 0) {
      yield reference;
      at++;
    } else at = firstAt(references, `${reference.place.file.slice(0, below)}${behindSlash}`);
  }
}
const behindSlash = String.fromCharCode('/'.charCodeAt(0) + 1);

/** Where those begin whose file is not before the path. */
function firstAt(references: readonly Reference[], path: string): number {
  return partitionPoint(0, references.length, (at) => compareText(references[at]?.place.file ?? '', path) < 0);
}
