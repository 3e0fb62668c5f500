import type { Answer } from '../family.ts';
import { folderOf } from '../folder-of.ts';
import { onceForEach, tellsApart } from '../rivals.ts';
import type { Surroundings } from '../surroundings.ts';

/**
 * Projects of .NET may have classes of one name. Which of them ran tells the assembly, which is called like its project or the folder of
 * that, or else the folder of the report.
 */
export const inDotNet = onceForEach((file, scope, locator) => {
  const projects = locator.dotNet();
  const own = projects.of(file);
  const others = locator.namesakes(file).filter((each) => projects.of(each).folder !== own.folder);
  const isOther = tellsApart(scope, folderOf(file));
  const rivals = others.filter((each) => !isOther(folderOf(each)));
  return ({ suites, report }: Surroundings): Answer => {
    const assembly = assemblyIn(suites);
    if (others.length === 0) {
      // A file that is called otherwise may have the class, too.
      const isOfOther = assembly !== undefined && own.name !== undefined && own.name.toLowerCase() !== assembly;
      return isOfOther && projects.isAny(assembly) ? 'no' : 'yes';
    }
    const place = placeOf(report.file);
    const isOf = (each: string): boolean => assembly !== undefined && projects.isOf(each, assembly);
    const isIn = (each: string): boolean => each.startsWith(`${place}/`);
    for (const told of [isOf, isIn]) {
      if (told(file)) {
        if (!rivals.some(told)) return 'yes';
      } else if (others.some(told)) return 'no';
    }
    return rivals.length === 0 ? 'yes' : 'several';
  };
});

/** The folder that a report speaks of, which may be called like one of reports, `Shop.Tests`. */
export function placeOf(report: string): string {
  return folderOf(report).replace(/(?:^|\/)(?:TestResults|bin|obj|reports?|coverage)(?:\/.*)?$/i, '');
}

/** `shop.tests` of `/ci/bin/Shop.Tests.dll`. */
export function assemblyIn(suites: readonly string[]): string | undefined {
  const assembly = suites.find((each) => /\.(?:dll|exe)$/i.test(each));
  return assembly === undefined ? undefined : /[^\\/]+(?=\.\w+$)/.exec(assembly)?.[0].toLowerCase();
}
