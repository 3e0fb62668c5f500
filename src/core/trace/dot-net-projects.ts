import { dotted } from './dotted.ts';
import type { Project } from '../model.ts';
import { folderOf } from './folder-of.ts';

export interface DotNetProject {
  readonly folder: string;
  /** Of the assembly; undefined where no project is listed. */
  readonly name: string | undefined;
}

export interface DotNetProjects {
  /** The nearest one around a file. */
  of(file: string): DotNetProject;
  /** Whether an assembly may be that of the project around a file: it is called like that, or like its folder. In lower case. */
  isOf(file: string, assembly: string): boolean;
  /** Whether a project is called so, in lower case. */
  isAny(name: string): boolean;
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
  for (const { file, name } of said) if (/\.(?:cs|fs|vb)proj$/.test(file)) names.set(folderOf(file), name);
  const lower = new Set(Array.from(names.values(), (name) => name.toLowerCase()));
  const projectAround = (file: string): DotNetProject => {
    const folder = ancestorsOf(file).find((each) => names.has(each));
    // Without one, its folder may be a project.
    return folder === undefined ? { folder: folderOf(file), name: undefined } : { folder, name: names.get(folder) };
  };
  const known = new Map<string, DotNetProject>();
  const projectOf = (file: string): DotNetProject => {
    let own = known.get(file);
    if (own === undefined) known.set(file, (own = projectAround(file)));
    return own;
  };
  return {
    of: projectOf,
    isOf: (file, assembly) =>
      projectOf(file).name?.toLowerCase() === assembly || `.${dotted(file)}`.includes(`.${assembly}.`),
    isAny: (name) => lower.has(name),
  };
}

/** The innermost first, and the root as the last. */
function ancestorsOf(file: string): readonly string[] {
  const folders: string[] = [];
  for (let at = folderOf(file); at !== ''; at = folderOf(at)) folders.push(at);
  return [...folders, ''];
}
