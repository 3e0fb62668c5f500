import { lazily } from '../lazily.ts';
import type { Project } from '../model.ts';
import { isProjectFile } from '../project-files.ts';
import { type DotNetProjects, dotNetProjects } from './dot-net-projects.ts';
import { folderOf } from './folder-of.ts';
import { type GoModules, goModules } from './go-modules.ts';
import { type RustCrates, rustCrates } from './rust-crates.ts';

/** Finds which file of the repository a report means. */
export interface Locator {
  /**
   * The test files that a path in a report may mean: one where that is certain, several where it is not, none where it is a file
   * that is not here.
   * @param report path of the report that says so
   * @param checkout where the repository lay when the report was written, with a final slash; for absolute paths
   */
  find(path: string, report: string, checkout?: string): readonly string[];
  /** All test files that are called like a file, itself among them. */
  readonly namesakes: (file: string) => readonly string[];
  /** Where the repository lay, judging by the absolute paths of one report; undefined where it has none that fit. */
  checkoutOf(paths: Iterable<string>): string | undefined;
  /** Worked out when it is first asked for, as are the projects. */
  readonly go: () => GoModules;
  readonly dotNet: () => DotNetProjects;
  readonly rust: () => RustCrates;
}

interface Listed {
  readonly path: string;
  /** Without the extension where compilers change it. */
  readonly stem: string;
}

/**
 * @param files paths of the test files in the repository, and of what marks the folder of a project
 * @param projects those that say what they are called
 */
export function locator(files: readonly string[], projects: readonly Project[] = []): Locator {
  const byName = new Map<string, Listed[]>();
  for (const path of files) {
    if (isProjectFile(path)) continue;
    const stem = stemOf(path);
    const name = stem.slice(stem.lastIndexOf('/') + 1);
    const same = byName.get(name);
    if (same === undefined) byName.set(name, [{ path, stem }]);
    else same.push({ path, stem });
  }
  const known = new Map<string, readonly string[]>();

  const find: Locator['find'] = (path, report, checkout) => {
    const folder = folderOf(report);
    const key = `${folder}\0${checkout ?? ''}\0${path}`;
    let found = known.get(key);
    if (found === undefined) known.set(key, (found = look(path, folder, checkout)));
    return found;
  };

  const sameName = (stem: string): readonly Listed[] => byName.get(stem.slice(stem.lastIndexOf('/') + 1)) ?? [];

  /** The listed files that a longer path ends with; only the longest can be meant. */
  const endings = (stem: string): readonly Listed[] => {
    const shorter = sameName(stem).filter((each) => stem.endsWith(`/${each.stem}`));
    const most = Math.max(...shorter.map((each) => each.stem.length));
    return shorter.filter((each) => each.stem.length === most);
  };

  const look = (written: string, folder: string, checkout: string | undefined): readonly string[] => {
    const { path, absolute } = normalised(written);
    const stem = stemOf(path);
    const same = sameName(stem);
    const pathsOf = (listed: readonly Listed[]): string[] => listed.map((each) => each.path);
    if (!absolute) {
      // Relative to where the runner was started: some folder that the report lies in or below.
      const inPlace = same.filter((each) => ancestors(folder).some((ancestor) => each.stem === join(ancestor, stem)));
      if (inPlace.length > 0) return pathsOf(inPlace);
      const deeper = same.filter((each) => each.stem.endsWith(`/${stem}`));
      if (deeper.length > 0) return pathsOf(deeper);
    }
    // What a path has in front of the listed one must be the checkout, or a folder of build output: else it is another file.
    const before = absolute ? (checkout ?? '') : '';
    const fits = (prefix: string): boolean =>
      prefix === before || (prefix.startsWith(before) && buildFolder.test(prefix.slice(before.length)));
    return pathsOf(endings(stem).filter((each) => fits(stem.slice(0, -each.stem.length))));
  };

  return {
    find,
    namesakes: (file) => sameName(stemOf(file)).map(({ path }) => path),
    checkoutOf(paths) {
      let shortest: string | undefined;
      for (const written of paths) {
        const { path, absolute } = normalised(written);
        const stem = stemOf(path);
        const [listed] = absolute ? endings(stem) : [];
        const prefix = listed === undefined ? undefined : stem.slice(0, -listed.stem.length);
        if (prefix !== undefined && (shortest === undefined || prefix.length < shortest.length)) shortest = prefix;
      }
      return shortest;
    },
    go: lazily(() => goModules(files, projects)),
    dotNet: lazily(() => dotNetProjects(files, projects)),
    rust: lazily(() => rustCrates(files, projects)),
  };
}

/** Where compilers put what the runner then runs. */
const buildFolder = /^(?:\.?(?:out|dist|build|lib|tmp|temp|target|compiled|test-dist|tsc-out)\/){1,2}$/;
const compiled = /\.(?:[cm]?[jt]sx?)$/;

function stemOf(path: string): string {
  return path.replace(compiled, '');
}

function normalised(written: string): { readonly path: string; readonly absolute: boolean } {
  const path = written
    .replace(/^file:\/\//, '')
    .replace(/\\/g, '/')
    .replace(/(?::\d+){1,2}$/, '')
    .replace(/^(?:\.\.?\/)+/, '');
  return { path, absolute: /^(?:\/|[A-Za-z]:\/)/.test(path) };
}

function ancestors(folder: string): string[] {
  const parts = folder === '' ? [] : folder.split('/');
  return ['', ...parts.map((_, index) => parts.slice(0, index + 1).join('/'))];
}

function join(folder: string, path: string): string {
  return folder === '' ? path : `${folder}/${path}`;
}
