import { grouped } from '../../grouped.ts';
import type { Project } from '../../model.ts';
import { folderOf } from '../folder-of.ts';
import type { GoName } from './go-names.ts';

/** The modules of a repository, and the packages in them. */
export interface GoLayout {
  /** Of the folders of all packages. */
  readonly homes: ReadonlyMap<string, Home>;
  /** Those with packages. */
  readonly modules: ReadonlySet<string>;
  /** What modules say they are called, with packages or without. */
  readonly named: readonly GoName[];
  /** The innermost module around a folder; empty where there is none. */
  moduleOf(folder: string): string;
}

/** The module of a package, and what that says it is called: nothing, or one name in each of its project files. */
export interface Home {
  readonly module: string;
  readonly names: readonly string[];
}

/** Their folders, with a slash behind them. */
export function packagesAmong(files: readonly string[]): readonly string[] {
  return [...new Set(files.filter((file) => file.endsWith('.go')).map((file) => `${folderOf(file)}/`))];
}

/**
 * @param files the `go.mod` of each module, and packages as `packagesAmong` gives them
 * @param said what of those says how the module is called
 */
export function goLayout(files: readonly string[], said: readonly Project[]): GoLayout {
  const begun = new Set(files.filter((file) => /(?:^|\/)go\.mod$/.test(file)).map(folderOf));
  const moduleOf = (folder: string): string => {
    for (let at = folder; at !== ''; at = folderOf(at)) if (begun.has(at)) return at;
    return '';
  };
  const named = said
    .filter(({ file }) => file.endsWith('go.mod'))
    .map(({ file, name }): GoName => ({ module: folderOf(file), path: name, isUsual: true }));
  const namesOf = grouped(named, ({ module }) => module);
  const homes = new Map<string, Home>();
  for (const folder of new Set(files.filter((file) => file.endsWith('/')).map(folderOf))) {
    const module = moduleOf(folder);
    homes.set(folder, { module, names: (namesOf.get(module) ?? []).map(({ path }) => path) });
  }
  return { homes, modules: new Set(Array.from(homes.values(), ({ module }) => module)), named, moduleOf };
}
