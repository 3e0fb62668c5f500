import { lazily } from '../../lazily.ts';
import type { Answer } from '../family.ts';
import { folderOf } from '../folder-of.ts';
import { onceForEach, tellingParts, tellsApart } from '../rivals.ts';
import type { Surroundings } from '../surroundings.ts';

/**
 * Projects of .NET may have classes of one name. Which of them ran tells the assembly, which is called like its project or the folder of
 * that, or else the folder of the report.
 */
export const inDotNet = onceForEach((file, scope, locator) => {
  const projects = locator.dotNet();
  const own = projects.of(file);
  const { of, below, along, folders } = projects.sorted(locator.namesakes(file));
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

const spoken = new WeakMap<Surroundings, Spoken>();

/** Worked out once: thousands of tests may ask. */
export function spokenOf(around: Surroundings): Spoken {
  let known = spoken.get(around);
  if (known === undefined) {
    const { suites, report } = around;
    spoken.set(around, (known = { assembly: assemblyIn(suites), place: placeOf(report.file) }));
  }
  return known;
}

/** The folder that a report speaks of, which may be called like one of reports, `Shop.Tests`. */
function placeOf(report: string): string {
  return folderOf(report).replace(/(?:^|\/)(?:TestResults|bin|obj|reports?|coverage)(?:\/.*)?$/i, '');
}

/** `shop.tests` of `/ci/bin/Shop.Tests.dll`. */
function assemblyIn(suites: readonly string[]): string | undefined {
  const assembly = suites.find((each) => /\.(?:dll|exe)$/i.test(each));
  return assembly === undefined ? undefined : /[^\\/]+(?=\.\w+$)/.exec(assembly)?.[0].toLowerCase();
}
