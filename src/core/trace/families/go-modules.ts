import { grouped } from '../../grouped.ts';
import type { Project } from '../../model.ts';
import { isSameList } from '../../reading/kept.ts';
import { goGuesses, type Ranked } from './go-guesses.ts';
import { goLayout, type GoLayout } from './go-layout.ts';
import { folderBy, isIn, pathsTo } from './go-names.ts';

/** Finds the folders of the packages that a report names by their import paths: the path of the module, then the folder in it. */
export interface GoModules {
  /**
   * The folder, or several that it may be; none where it is a package that is not here.
   * @param packages all that the report tells of: together they tell how a module is called that does not say so
   * @param place the folder of which the report speaks
   */
  foldersOf(packagePath: string, packages: readonly string[], place: string): readonly string[];
  /** All folders whose package may be called so in some report. */
  likely(packagePath: string): readonly string[];
  /** Tells of which reports it may find other folders than it did before, by their packages, without looking for any. */
  touchedSince(before: GoModules): (packages: readonly string[]) => boolean;
  readonly layout: GoLayout;
}

/** As `goLayout` takes them. */
export function goModules(files: readonly string[], said: readonly Project[]): GoModules {
  const layout = goLayout(files, said);
  const { homes, modules, named } = layout;
  const guesses = goGuesses(layout);
  const namedBy = grouped(named, ({ path }) => path);
  /** As the modules say it themselves. */
  const certain = (packagePath: string): readonly string[] =>
    pathsTo(packagePath)
      .flatMap((path) => namedBy.get(path) ?? [])
      .map((own) => ({ module: own.module, folder: folderBy(own, packagePath) }))
      .filter(({ module, folder }) => homes.has(folder) && layout.moduleOf(folder) === module)
      .map(({ folder }) => folder);

  /** By their paths. */
  const settled = new WeakMap<readonly string[], ReadonlyMap<string, readonly Ranked[]>>();
  return {
    foldersOf(packagePath, packages, place) {
      const sure = certain(packagePath);
      if (sure.length > 0 || guesses.areNone) return sure;
      let best = settled.get(packages);
      if (best === undefined) settled.set(packages, (best = grouped(guesses.bestFor(packages), ({ own }) => own.path)));
      const found = pathsTo(packagePath)
        .flatMap((path) => best.get(path) ?? [])
        .map(({ own, rank }) => ({ ...own, rank, folder: folderBy(own, packagePath) }))
        .filter(({ folder, module }) => homes.has(folder) && layout.moduleOf(folder) === module)
        // The package at the root has the path of the module, with which all others begin.
        .filter(({ folder, path }) => folder !== '' || modules.size > 1 || packages.every((each) => isIn(each, path)));
      // A report that lies in a module speaks of that.
      const here = layout.moduleOf(place);
      const preferred = [
        found.filter(({ module }) => here !== '' && module === here),
        found.filter(({ isUsual }) => isUsual),
        found.filter(({ path }) => path !== packagePath),
      ].find((each) => each.length > 0);
      const claims = preferred ?? found;
      const most = Math.max(...claims.map(({ rank }) => rank));
      return [...new Set(claims.filter(({ rank }) => rank === most).map(({ folder }) => folder))];
    },
    likely(packagePath) {
      const sure = certain(packagePath);
      if (sure.length > 0) return sure;
      return [...new Set(Array.from(guesses.of(packagePath), (own) => folderBy(own, packagePath)))];
    },
    touchedSince: (before) => touched(before.layout, layout),
    layout,
  };
}

/** See `touchedSince`. */
function touched(before: GoLayout, after: GoLayout): (packages: readonly string[]) => boolean {
  // A package is called like its folder, but for that of the module: it is called like that.
  const tails = new Set<string>();
  // Whether there are several tells only of a package at the root.
  let isAny = after.modules.size > 1 !== before.modules.size > 1 && after.homes.has('');
  for (const folder of new Set([...before.homes.keys(), ...after.homes.keys()])) {
    const [was, now] = [before.homes.get(folder), after.homes.get(folder)];
    if (was?.module === now?.module && isSameList(was?.names ?? [], now?.names ?? [])) continue;
    for (const home of [was, now]) {
      if (home === undefined) continue;
      if (folder !== home.module) tails.add(tailOf(folder));
      else if (home.names.length === 0) isAny = true;
      else for (const name of home.names) tails.add(tailOf(name));
    }
  }
  return (packages) => isAny || packages.some((each) => tails.has(tailOf(each)));
}

function tailOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
