import { dotted } from '../dotted.ts';
import { grouped, groupedByAll } from '../../grouped.ts';
import { lazily } from '../../lazily.ts';
import type { Project } from '../../model.ts';
import { folderOf } from '../folder-of.ts';
import { memoized } from '../../memoized.ts';

export interface DotNetProject {
  readonly folder: string;
  /** Of the assembly; undefined where no project is listed. */
  readonly name: string | undefined;
}

export interface DotNetProjects {
  /** The nearest one around a file. */
  of(file: string): DotNetProject;
  /** Files by their projects: once for the same list. */
  sorted(files: readonly string[]): ByProject;
  /** Whether a project is called so, in lower case. */
  isAny(name: string): boolean;
  /** Folders of projects that are called otherwise, came or went. */
  changedSince(before: DotNetProjects): readonly string[];
  /** The names of projects by their folders. */
  readonly names: ReadonlyMap<string, string>;
}

export function isDotNet(path: string): boolean {
  return /\.(?:cs|fs|vb)proj$/.test(path);
}

export interface ByProject {
  /** Those of which an assembly may be that of the project around: it is called like that, or like its folder. In lower case. */
  readonly of: (assembly: string) => ReadonlySet<string>;
  /** Those below a folder. */
  readonly below: (folder: string) => ReadonlySet<string>;
  /** No fewer than those that have all these parts in their paths, see `dotted`. */
  readonly along: (parts: readonly string[]) => readonly string[];
  /** Folders of their projects. */
  readonly folders: ReadonlySet<string>;
}

/**
 * @param files with the project files among them, `Shop.Tests/Shop.Tests.csproj`
 * @param said where they name their assembly
 */
export function dotNetProjects(files: readonly string[], said: readonly Project[]): DotNetProjects {
  const names = new Map<string, string>();
  for (const file of files) {
    const [, name] = /([^/]+)\.(?:cs|fs|vb)proj$/.exec(file) ?? [];
    if (name !== undefined) names.set(folderOf(file), name);
  }
  for (const { file, name } of said) if (isDotNet(file)) names.set(folderOf(file), name);
  const lower = new Set(Array.from(names.values(), (name) => name.toLowerCase()));
  const projectAround = (file: string): DotNetProject => {
    const folder = ancestorsOf(file).find((each) => names.has(each));
    // Without one, its folder may be a project.
    return folder === undefined ? { folder: folderOf(file), name: undefined } : { folder, name: names.get(folder) };
  };
  const projectOf = memoized(projectAround);
  return {
    of: projectOf,
    sorted: memoized((all: readonly string[]) => byProject(all, projectOf), new WeakMap()),
    isAny: (name) => lower.has(name),
    names,
    changedSince: (before) =>
      [...new Set([...before.names.keys(), ...names.keys()])].filter(
        (folder) => before.names.get(folder) !== names.get(folder),
      ),
  };
}

function byProject(files: readonly string[], projectOf: DotNetProjects['of']): ByProject {
  const named = grouped(files, (file) => projectOf(file).name?.toLowerCase());
  const inside = lazily(() => groupedByAll(files, ancestorsOf));
  const having = lazily(() => groupedByAll(files, (file) => new Set(dotted(file).split('.'))));
  /** The rarest part tells most. */
  const along = (parts: readonly string[]): readonly string[] => {
    const [first = files, ...others] = parts.map((part) => having().get(part) ?? []);
    return others.reduce((fewest, each) => (each.length < fewest.length ? each : fewest), first);
  };
  const isAlong = (file: string, assembly: string): boolean => `.${dotted(file)}`.includes(`.${assembly}.`);
  return {
    of: memoized((assembly: string) => {
      const others = along(assembly.split('.')).filter((file) => isAlong(file, assembly));
      return new Set([...(named.get(assembly) ?? []), ...others]);
    }),
    below: memoized((folder: string) => new Set(inside().get(folder))),
    along,
    folders: new Set(files.map((file) => projectOf(file).folder)),
  };
}

/** The innermost first, and the root as the last. */
function ancestorsOf(file: string): readonly string[] {
  const folders: string[] = [];
  for (let at = folderOf(file); at !== ''; at = folderOf(at)) folders.push(at);
  return [...folders, ''];
}
