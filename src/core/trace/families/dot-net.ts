import { lazily } from '../../lazily.ts';
import type { Declared } from '../../model.ts';
import type { Answer, Family, Telling } from '../family.ts';
import { settledBy } from '../landmarks.ts';
import type { Locator } from '../locator.ts';
import { folderOf } from '../folder-of.ts';
import { onceForEach, tellingParts, tellsApart } from '../rivals.ts';
import type { Surroundings } from '../surroundings.ts';
import { memoized } from '../../memoized.ts';
import { classesOn } from './classes.ts';
import { type ByProject, dotNetProjects, isDotNet } from './dot-net-projects.ts';
import type { Folders } from './same-class.ts';

const extensions = ['.cs'];

const projectsOf = settledBy(
  extensions,
  isDotNet,
  ({ files, projects }) => dotNetProjects(files, projects),
  (was, now) => ({
    below: now.changedSince(was),
    // An assembly that is called like no project may be that of any file.
    isAround(around) {
      const { assembly } = spokenOf(around);
      return assembly !== undefined && was.isAny(assembly) !== now.isAny(assembly);
    },
  }),
);

/**
 * Projects of .NET may have classes of one name. Which of them ran tells the assembly, which is called like its project or the folder of
 * that, or else the folder of the report.
 */
const inProject = onceForEach((file, scope, locator) => {
  const projects = locator.settled(projectsOf);
  const own = projects.of(file);
  const { of, below, along, folders } = projects.sorted(locator.namesakes(file, undefined));
  const hasOthers = folders.size > 1 || !folders.has(own.folder);
  const isElsewhere = (each: string): boolean => projects.of(each).folder !== own.folder;
  const isOther = tellsApart(scope, folderOf(file));
  const isRival = (each: string): boolean => isElsewhere(each) && !isOther(folderOf(each));
  const hasRivals = lazily(() => along(tellingParts(scope, folderOf(file))).some(isRival));
  return (around: Surroundings): Answer => {
    const { assembly, place } = spokenOf(around);
    if (!hasOthers) {
      // A file that is called otherwise may have the class, too.
      const isOfOther = assembly !== undefined && own.name !== undefined && own.name.toLowerCase() !== assembly;
      return isOfOther && projects.isAny(assembly) ? 'no' : 'yes';
    }
    for (const told of [assembly === undefined ? nowhere : of(assembly), place === '' ? nowhere : below(place)]) {
      if (told.has(file)) {
        if (!some(told, isRival)) return 'yes';
      } else if (some(told, isElsewhere)) return 'no';
    }
    return hasRivals() ? 'several' : 'yes';
  };
});

const tellers = new WeakMap<ByProject, Telling['told']>();

/** By the folder of the project, where the assembly, or else the place, is that of one file only. */
function telling(file: string, _scope: string, locator: Locator): Telling {
  const projects = locator.settled(projectsOf);
  const all = projects.sorted(locator.namesakes(file, undefined));
  let told = tellers.get(all);
  if (told === undefined) {
    told = (around) => {
      const { assembly, place } = spokenOf(around);
      const ofAssembly = assembly === undefined ? nowhere : all.of(assembly);
      const files = ofAssembly.size > 0 || place === '' ? ofAssembly : all.below(place);
      const [only] = files.size === 1 ? files : [];
      return only === undefined ? undefined : projects.of(only).folder;
    };
    tellers.set(all, told);
  }
  return { told, own: projects.of(file).folder };
}

const nowhere: ReadonlySet<string> = new Set();

/** Stops at the first: there may be thousands. */
function some(files: ReadonlySet<string>, is: (file: string) => boolean): boolean {
  for (const file of files) if (is(file)) return true;
  return false;
}

/** What tells in which project a case ran. */
interface Spoken {
  readonly assembly: string | undefined;
  readonly place: string;
}

const spokenOf = memoized(
  ({ suites, report }: Surroundings): Spoken => ({ assembly: assemblyIn(suites), place: placeOf(report.file) }),
  new WeakMap(),
);

/** The folder that a report speaks of, which may be called like one of reports, `Shop.Tests`. */
function placeOf(report: string): string {
  return folderOf(report).replace(/(?:^|\/)(?:TestResults|bin|obj|reports?|coverage)(?:\/.*)?$/i, '');
}

/** `shop.tests` of `/ci/bin/Shop.Tests.dll`. */
function assemblyIn(suites: readonly string[]): string | undefined {
  const assembly = suites.find((each) => /\.(?:dll|exe)$/i.test(each));
  return assembly === undefined ? undefined : /[^\\/]+(?=\.\w+$)/.exec(assembly)?.[0].toLowerCase();
}

function foldersOf(all: readonly Declared[], _scope: string, locator: Locator): Folders {
  const projects = locator.settled(projectsOf);
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
}

/** C#: namespace and classes, in projects. */
export const dotNet: Family = classesOn({ extensions, language: 'csharp', inProject, telling, foldersOf });
