import { differenceOf, grouped, groupedByAll, isMuch, regrouped } from '../grouped.ts';
import { lazily } from '../lazily.ts';
import { memoized } from '../memoized.ts';
import type { Project } from '../model.ts';
import { compareText } from '../order.ts';
import { isProjectFile } from '../project-files.ts';
import { isSameList, keptList } from '../reading/kept.ts';
import { Layered } from '../reading/layered.ts';
import { folderOf } from './folder-of.ts';
import type { Landmarks, Settled } from './landmarks.ts';
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
  /** What was found among them, by what was asked. */
  readonly found: Map<string, readonly string[]>;
}

function namesakes(files: readonly string[]): Namesakes {
  const at = grouped(files, stemOf);
  return {
    files,
    at,
    below: lazily(() => groupedByAll(files, (file) => endsOf(stemOf(file)))),
    longest: files.reduce((most, file) => Math.max(most, stemOf(file).length), 0),
    found: new Map(),
  };
}

const nobody = namesakes([]);

/**
 * @param files sorted paths of the test files, and of what marks the folder of a project
 * @param projects those that say what they are called
 */
export function locator(files: readonly string[], projects: readonly Project[]): Locator {
  const byName = new Layered(grouped(files, calledIn));
  return locatorOf({
    files,
    landmarks: { files: landmarksIn(files), projects },
    byName,
    asked: new Map(),
    settledBy: new Set(),
  });
}

interface Located {
  readonly files: readonly string[];
  readonly landmarks: Landmarks;
  readonly byName: Layered<string, readonly string[]>;
  /** The names that were asked for because of a report, by its path; those of earlier locators among them. */
  readonly asked: Map<string, Set<string>>;
  /** What was asked for; of earlier locators, too. */
  readonly settledBy: Set<Settled<unknown>>;
}

/** Undefined for what is no test file. */
function calledIn(file: string): string | undefined {
  return isProjectFile(file) ? undefined : nameOf(stemOf(file));
}

function landmarksIn(files: readonly string[]): readonly string[] {
  return [...files.filter(isProjectFile), ...families.flatMap((family) => family.landmarksIn?.(files) ?? [])];
}

function namesOf(file: string): readonly string[] {
  const name = calledIn(file);
  return name === undefined ? nowhere : [name];
}

const namesakesAmong = memoized(namesakes, new WeakMap());

function locatorOf({ files: all, landmarks, byName, asked, settledBy }: Located): Locator {
  const note = (name: string, report: string): void => {
    const names = asked.get(report);
    if (names === undefined) asked.set(report, new Set([name]));
    else names.add(name);
  };

  const find: Locator['find'] = (path, report, checkout) => {
    const folder = folderOf(report);
    const { path: own, absolute } = normalised(path);
    const stem = stemOf(own);
    note(nameOf(stem), report);
    const same = sameName(stem);
    if (same === nobody) return nowhere;
    const key = `${folder}\0${checkout ?? ''}\0${path}`;
    let files = same.found.get(key);
    if (files === undefined) same.found.set(key, (files = look(stem, absolute, folder, checkout)));
    return files;
  };

  const sameName = (path: string): Namesakes => {
    const files = byName.get(nameOf(path));
    return files === undefined ? nobody : namesakesAmong(files);
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

  const look = (stem: string, absolute: boolean, folder: string, checkout: string | undefined): readonly string[] => {
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
    settled(by) {
      settledBy.add(by);
      return by(landmarks);
    },
    find,
    namesakes(file, report) {
      const stem = stemOf(file);
      if (report !== undefined) note(nameOf(stem), report);
      return sameName(stem).files;
    },
    checkoutOf(paths, report) {
      let shortest: string | undefined;
      for (const written of paths) {
        const { path, absolute } = normalised(written);
        if (!absolute) continue;
        const stem = stemOf(path);
        note(nameOf(stem), report);
        const prefix = ending(stem)?.prefix;
        if (prefix !== undefined && (shortest === undefined || prefix.length < shortest.length)) shortest = prefix;
      }
      return shortest;
    },
    after(files, projects) {
      const difference = differenceOf(all, files);
      const { gone, come } = difference;
      if (isMuch(difference, all)) return undefined;
      const mayBeOther = landmarksIn(gone).length + landmarksIn(come).length > 0;
      const own = keptList(landmarks.files, mayBeOther ? landmarksIn(files) : landmarks.files);
      const isSame = own === landmarks.files && isSameList(landmarks.projects, projects);
      const { groups, changed } = regrouped(byName, difference, namesOf, compareText);
      const reached = [...asked].filter(([, names]) => [...changed].some((name) => names.has(name)));
      const reports = new Set(reached.map(([report]) => report));
      const next = isSame ? landmarks : { files: own, projects };
      return {
        locator: locatorOf({ files, landmarks: next, byName: groups, asked, settledBy }),
        isReached: (report) => reports.has(report),
        files: new Set([...changed].flatMap((name) => groups.get(name) ?? nowhere)),
        *unsettled(reports) {
          if (isSame) return;
          for (const { extensions, unsettled } of settledBy) {
            const other = unsettled(landmarks, next, reports);
            if (other !== undefined) yield { ...other, extensions };
          }
        },
      };
    },
  };
}

const nowhere: readonly string[] = [];

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
