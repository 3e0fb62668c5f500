import { typeOf } from '../../code/title.ts';
import { grouped } from '../../grouped.ts';
import type { Declaration, Declared } from '../../model.ts';
import type { Telling } from '../family.ts';
import type { Locator } from '../locate.ts';
import type { Reported } from '../reported.ts';
import type { Surroundings } from '../surroundings.ts';
import { spokenOf } from './dot-net.ts';
import { type Sources, sourcesOf, toldBy } from './jvm.ts';

/**
 * Files that declare a class of one name, whatever they are called: where they are in several modules or projects, that which the report
 * speaks of must be the file's own.
 * @param words what a file must have that cites nothing
 */
export function amongSameClass(
  test: Declaration,
  file: string,
  { titled, alike, locator }: Reported,
  words: readonly string[],
): Telling | undefined {
  const type = typeOf(test);
  const all = type === undefined ? nowhere : together(titled(type), alike(words));
  if (all.length < 2) return undefined;
  const { folderFor, folders, folderAround } = file.endsWith('.cs')
    ? inProjects(all, locator)
    : inModules(all, test, locator);
  return folders.size < 2 ? undefined : { told: folderFor, own: folderAround(file) };
}

const nowhere: readonly Declared[] = [];
const none: readonly Sources[] = [];

const combined = new WeakMap<
  readonly Declared[],
  { readonly with: readonly Declared[]; readonly all: readonly Declared[] }
>();

/** The same list each time. */
function together(citing: readonly Declared[], others: readonly Declared[]): readonly Declared[] {
  if (others.length === 0) return citing;
  let known = combined.get(others);
  if (known?.with !== citing) combined.set(others, (known = { with: citing, all: [...citing, ...others] }));
  return known.all;
}

interface Folders {
  readonly folders: ReadonlySet<string>;
  readonly folderAround: (file: string) => string;
  /** The one that a report speaks of; undefined where nothing tells. */
  readonly folderFor: (around: Surroundings) => string | undefined;
}

const known = new WeakMap<readonly Declared[], { readonly locator: Locator; readonly folders: Folders }>();

/** Worked out once for all of them: there may be thousands. */
function once(all: readonly Declared[], locator: Locator, make: () => Folders): Folders {
  let own = known.get(all);
  if (own?.locator !== locator) known.set(all, (own = { locator, folders: make() }));
  return own.folders;
}

function inModules(all: readonly Declared[], { scope = '' }: Declaration, locator: Locator): Folders {
  return once(all, locator, () => {
    const keyOf = ({ module, set }: Sources): string => `${module}\0${set}`;
    const folderAround = (file: string): string => keyOf(sourcesOf(file, scope));
    const known = new Map(all.map(({ file }) => [folderAround(file), sourcesOf(file, scope)]));
    const byModule = grouped(known.values(), ({ module }) => module);
    const folderFor = ({ report }: Surroundings): string | undefined => {
      const told = toldBy(report, (module) => byModule.get(module) ?? none);
      return told && keyOf(told);
    };
    return { folders: new Set(known.keys()), folderAround, folderFor };
  });
}

function inProjects(all: readonly Declared[], locator: Locator): Folders {
  return once(all, locator, () => {
    const projects = locator.dotNet();
    const folderAround = (file: string): string => projects.of(file).folder;
    const byFolder = new Map(all.map(({ file }) => [folderAround(file), file]));
    const { of, below } = projects.sorted([...byFolder.values()]);
    const folderFor = (around: Surroundings): string | undefined => {
      const { assembly, place } = spokenOf(around);
      for (const told of [assembly !== undefined && of(assembly), place !== '' && below(place)])
        if (told !== false && told.size === 1) for (const file of told) return folderAround(file);
      return undefined;
    };
    const folders = new Set(byFolder.keys());
    return { folders, folderAround, folderFor };
  });
}
