import { grouped, groupedByAll, put } from '../../grouped.ts';
import type { Project } from '../../model.ts';
import { isSameList } from '../../reading/kept.ts';
import { folderOf } from '../folder-of.ts';

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
  /** Of the folders of all packages. */
  readonly homes: ReadonlyMap<string, Home>;
  /** Modules with packages. */
  readonly hasSeveral: boolean;
}

/** The module of a package, and what that says it is called: nothing, or one name in each of its project files. */
interface Home {
  readonly module: string;
  readonly names: readonly string[];
}

/** That a module is called so. */
interface Guess {
  readonly module: string;
  readonly path: string;
  /** It is called like its folder, as modules below others mostly are. */
  readonly isUsual: boolean;
}

interface Ranked {
  readonly own: Guess;
  /** How many packages it explains. */
  rank: number;
}

/** Their folders, with a slash behind them. */
export function packagesAmong(files: readonly string[]): readonly string[] {
  return [...new Set(files.filter((file) => file.endsWith('.go')).map((file) => `${folderOf(file)}/`))];
}

/**
 * @param files the `go.mod` of each module, and packages as `packagesAmong` gives them
 * @param said what of those says how the module is called
 */
export function goModules(files: readonly string[], said: readonly Project[]): GoModules {
  const modules = new Set(files.filter((file) => /(?:^|\/)go\.mod$/.test(file)).map(folderOf));
  const folders = new Set(files.filter((file) => file.endsWith('/')).map(folderOf));
  const moduleOf = (folder: string): string => {
    for (let at = folder; at !== ''; at = folderOf(at)) if (modules.has(at)) return at;
    return '';
  };
  const named = said
    .filter(({ file }) => file.endsWith('go.mod'))
    .map(({ file, name }): Guess => ({ module: folderOf(file), path: name, isUsual: true }));
  const namesOf = grouped(named, ({ module }) => module);
  const homes = new Map<string, Home>();
  for (const folder of folders) {
    const module = moduleOf(folder);
    homes.set(folder, { module, names: (namesOf.get(module) ?? []).map(({ path }) => path) });
  }
  const all = new Set(Array.from(homes.values(), ({ module }) => module));
  /** Modules with a package in such a folder, of those that do not say what they are called. */
  const havingInside = new Map<string, string[]>();
  for (const [folder, { module, names }] of homes)
    if (names.length === 0) put(havingInside, module === '' ? folder : folder.slice(module.length + 1), module);

  function* guesses(packagePath: string): Generator<Guess> {
    for (const module of havingInside.get('') ?? []) yield guess(module, packagePath);
    for (let from = 0; from >= 0; from = packagePath.indexOf('/', from) + 1 || -1) {
      const path = packagePath.slice(0, Math.max(0, from - 1));
      for (const module of havingInside.get(packagePath.slice(from)) ?? []) yield guess(module, path);
    }
  }

  /** By module, what fits best to all packages together: several where nothing tells. */
  const bestFor = (packages: readonly string[]): readonly Ranked[] => {
    const ranks = new Map<string, Ranked>();
    for (const own of packages.flatMap((each) => [...guesses(each)])) {
      const key = `${own.module}\0${own.path}`;
      const known = ranks.get(key);
      if (known === undefined) ranks.set(key, { own, rank: own.isUsual ? packages.length : 1 });
      else known.rank++;
    }
    const inside = groupedByAll(packages, pathsTo);
    const isComplete = (own: Guess): boolean =>
      (inside.get(own.path) ?? []).every((each) => folders.has(folderBy(own, each)));
    const byModule = grouped(
      [...ranks.values()].sort((a, b) => b.rank - a.rank),
      ({ own }) => own.module,
    );
    return [...all].flatMap((module) => {
      const fitting = byModule.get(module) ?? [];
      const first = fitting.find(({ own }) => module === '' || isComplete(own));
      const best = fitting.filter(({ own, rank }) => rank === first?.rank && (module === '' || isComplete(own)));
      const outermost = ({ own }: Ranked): boolean =>
        !best.some((each) => each.own !== own && isIn(own.path, each.own.path));
      return best.filter(outermost);
    });
  };

  const namedBy = grouped(named, ({ path }) => path);
  /** As the modules say it themselves. */
  const certain = (packagePath: string): readonly string[] =>
    pathsTo(packagePath)
      .flatMap((path) => namedBy.get(path) ?? [])
      .map((own) => ({ module: own.module, folder: folderBy(own, packagePath) }))
      .filter(({ module, folder }) => folders.has(folder) && moduleOf(folder) === module)
      .map(({ folder }) => folder);

  /** By their paths. */
  const settled = new WeakMap<readonly string[], ReadonlyMap<string, readonly Ranked[]>>();
  return {
    foldersOf(packagePath, packages, place) {
      const sure = certain(packagePath);
      if (sure.length > 0 || havingInside.size === 0) return sure;
      let best = settled.get(packages);
      if (best === undefined) settled.set(packages, (best = grouped(bestFor(packages), ({ own }) => own.path)));
      const found = pathsTo(packagePath)
        .flatMap((path) => best.get(path) ?? [])
        .map(({ own, rank }) => ({ ...own, rank, folder: folderBy(own, packagePath) }))
        .filter(({ folder, module }) => folders.has(folder) && moduleOf(folder) === module)
        // The package at the root has the path of the module, with which all others begin.
        .filter(({ folder, path }) => folder !== '' || all.size > 1 || packages.every((each) => isIn(each, path)));
      // A report that lies in a module speaks of that.
      const here = moduleOf(place);
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
      return [...new Set(Array.from(guesses(packagePath), (own) => folderBy(own, packagePath)))];
    },
    touchedSince(before) {
      // A package is called like its folder, but for that of the module: it is called like that.
      const tails = new Set<string>();
      // Whether there are several tells only of a package at the root.
      let isAny = all.size > 1 !== before.hasSeveral && folders.has('');
      for (const folder of new Set([...before.homes.keys(), ...homes.keys()])) {
        const [was, now] = [before.homes.get(folder), homes.get(folder)];
        if (was?.module === now?.module && isSameList(was?.names ?? [], now?.names ?? [])) continue;
        for (const home of [was, now]) {
          if (home === undefined) continue;
          if (folder !== home.module) tails.add(tailOf(folder));
          else if (home.names.length === 0) isAny = true;
          else for (const name of home.names) tails.add(tailOf(name));
        }
      }
      return (packages) => isAny || packages.some((each) => tails.has(tailOf(each)));
    },
    homes,
    hasSeveral: all.size > 1,
  };
}

function guess(module: string, path: string): Guess {
  return { module, path, isUsual: module !== '' && `/${path.replace(/\/v\d+$/, '')}`.endsWith(`/${module}`) };
}

function tailOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function folderBy({ module, path }: Guess, packagePath: string): string {
  const inside = packagePath.slice(path === '' ? 0 : path.length + 1);
  return [module, inside].filter((part) => part !== '').join('/');
}

/** Those that it is in. */
function pathsTo(packagePath: string): string[] {
  const paths = [''];
  for (let end = packagePath.indexOf('/'); end >= 0; end = packagePath.indexOf('/', end + 1))
    paths.push(packagePath.slice(0, end));
  return [...new Set([...paths, packagePath])];
}

/** Without a module in front, as GOPATH has it, all may be in it. */
function isIn(packagePath: string, path: string): boolean {
  return path === '' || packagePath === path || packagePath.startsWith(`${path}/`);
}
