import { grouped, groupedByAll } from '../grouped.ts';
import { lazily } from '../lazily.ts';
import type { Project } from '../model.ts';
import { isProjectFile } from '../project-files.ts';
import { folderOf } from './folder-of.ts';
import type { Locator } from './locator.ts';
import { anyExtensionOf, families } from './match.ts';

/** Files of one name, by their paths without the extension where compilers change it. */
interface Namesakes {
  readonly files: readonly string[];
  readonly at: ReadonlyMap<string, readonly string[]>;
  /** By the ends of those paths. Made when it is first asked for: few paths in reports are cut short. */
  readonly below: () => ReadonlyMap<string, readonly string[]>;
  /** Length of the longest path. */
  readonly longest: number;
}

function namesakes(files: readonly string[]): Namesakes {
  const at = grouped(files, stemOf);
  return {
    files,
    at,
    below: lazily(() => groupedByAll(files, (file) => endsOf(stemOf(file)))),
    longest: files.reduce((most, file) => Math.max(most, stemOf(file).length), 0),
  };
}

const nobody = namesakes([]);

/** @param files and `projects`: see `Locator` */
export function locator(files: readonly string[], projects: readonly Project[]): Locator {
  const byName = grouped(files, (file) => (isProjectFile(file) ? undefined : nameOf(stemOf(file))));
  const sorted = new Map<string, Namesakes>();
  const known = new Map<string, readonly string[]>();

  const find: Locator['find'] = (path, report, checkout) => {
    const folder = folderOf(report);
    const key = `${folder}\0${checkout ?? ''}\0${path}`;
    let found = known.get(key);
    if (found === undefined) known.set(key, (found = look(path, folder, checkout)));
    return found;
  };

  const sameName = (path: string): Namesakes => {
    const name = nameOf(path);
    const files = byName.get(name);
    if (files === undefined) return nobody;
    let same = sorted.get(name);
    if (same === undefined) sorted.set(name, (same = namesakes(files)));
    return same;
  };

  /** The listed files that a longer path ends with; only the longest can be meant. */
  const ending = (stem: string): { readonly prefix: string; readonly files: readonly string[] } | undefined => {
    const { at, longest } = sameName(stem);
    for (const end of endsOf(stem, longest)) {
      const files = at.get(end);
      if (files !== undefined) return { prefix: stem.slice(0, -end.length), files };
    }
    return undefined;
  };

  const look = (written: string, folder: string, checkout: string | undefined): readonly string[] => {
    const { path, absolute } = normalised(written);
    const stem = stemOf(path);
    if (!absolute) {
      const { at, below } = sameName(stem);
      // Relative to where the runner was started: some folder that the report lies in or below.
      const inPlace = ancestors(folder).flatMap((ancestor) => at.get(join(ancestor, stem)) ?? []);
      if (inPlace.length > 0) return inPlace;
      const deeper = below().get(stem);
      if (deeper !== undefined) return deeper;
    }
    // What a path has in front of the listed one must be the checkout, or a folder of build output: else it is another file.
    const before = absolute ? (checkout ?? '') : '';
    const fits = (prefix: string): boolean =>
      prefix === before || (prefix.startsWith(before) && buildFolder.test(prefix.slice(before.length)));
    const longer = ending(stem);
    return longer !== undefined && fits(longer.prefix) ? longer.files : [];
  };

  return {
    files,
    projects,
    find,
    namesakes: (file) => sameName(stemOf(file)).files,
    checkoutOf(paths) {
      let shortest: string | undefined;
      for (const written of paths) {
        const { path, absolute } = normalised(written);
        const stem = stemOf(path);
        const prefix = absolute ? ending(stem)?.prefix : undefined;
        if (prefix !== undefined && (shortest === undefined || prefix.length < shortest.length)) shortest = prefix;
      }
      return shortest;
    },
  };
}

/** Where compilers put what the runner then runs. */
const buildFolder = /^(?:\.?(?:out|dist|build|lib|tmp|temp|target|compiled|test-dist|tsc-out)\/){1,2}$/;
const compiled = new RegExp(`${anyExtensionOf(families.filter(({ isCompiled }) => isCompiled))}$`);

function stemOf(path: string): string {
  return path.replace(compiled, '');
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** `b/c` and `c` of `a/b/c`, the longest first: no longer than so many characters. */
function* endsOf(path: string, most = path.length): Generator<string> {
  for (let at = path.indexOf('/', Math.max(0, path.length - most - 1)); at >= 0; at = path.indexOf('/', at + 1))
    yield path.slice(at + 1);
}

/** Of a drive, Windows takes both cases, and one report may have both. */
function normalised(written: string): { readonly path: string; readonly absolute: boolean } {
  const path = written
    .replace(/^file:\/\//, '')
    .replace(/\\/g, '/')
    .replace(/^\/?[A-Za-z]:(?=\/)/, (drive) => drive.slice(-2).toLowerCase())
    .replace(/(?::\d+){1,2}$/, '')
    .replace(/^(?:\.\.?\/)+/, '');
  return { path, absolute: /^(?:\/|[a-z]:\/)/.test(path) };
}

function ancestors(folder: string): string[] {
  const parts = folder === '' ? [] : folder.split('/');
  return ['', ...parts.map((_, index) => parts.slice(0, index + 1).join('/'))];
}

function join(folder: string, path: string): string {
  return folder === '' ? path : `${folder}/${path}`;
}
