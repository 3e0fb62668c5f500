import { grouped, groupedByAll, put } from '../../grouped.ts';
import type { GoLayout } from './go-layout.ts';
import { folderBy, type GoName, goName, isIn, pathsTo } from './go-names.ts';

/** How modules may be called that do not say so. */
export interface GoGuesses {
  /** All modules say it. */
  readonly areNone: boolean;
  /** What could explain the path of a package. */
  of(packagePath: string): Iterable<GoName>;
  /** By module, what fits best to all packages together: several where nothing tells. */
  bestFor(packages: readonly string[]): readonly Ranked[];
}

export interface Ranked {
  readonly own: GoName;
  /** How many packages it explains. */
  rank: number;
}

export function goGuesses({ homes, modules }: GoLayout): GoGuesses {
  /** Modules with a package in such a folder. */
  const havingInside = new Map<string, string[]>();
  for (const [folder, { module, names }] of homes)
    if (names.length === 0) put(havingInside, module === '' ? folder : folder.slice(module.length + 1), module);

  function* of(packagePath: string): Generator<GoName> {
    for (const module of havingInside.get('') ?? []) yield goName(module, packagePath);
    for (let from = 0; from >= 0; from = packagePath.indexOf('/', from) + 1 || -1) {
      const path = packagePath.slice(0, Math.max(0, from - 1));
      for (const module of havingInside.get(packagePath.slice(from)) ?? []) yield goName(module, path);
    }
  }

  return {
    areNone: havingInside.size === 0,
    of,
    bestFor(packages) {
      const inside = groupedByAll(packages, pathsTo);
      const isComplete = (own: GoName): boolean =>
        (inside.get(own.path) ?? []).every((each) => homes.has(folderBy(own, each)));
      const byModule = grouped(ranked(packages, of), ({ own }) => own.module);
      return [...modules].flatMap((module) => {
        const fitting = byModule.get(module) ?? [];
        const first = fitting.find(({ own }) => module === '' || isComplete(own));
        const best = fitting.filter(({ own, rank }) => rank === first?.rank && (module === '' || isComplete(own)));
        const outermost = ({ own }: Ranked): boolean =>
          !best.some((each) => each.own !== own && isIn(own.path, each.own.path));
        return best.filter(outermost);
      });
    },
  };
}

/** What explains most of the packages first. */
function ranked(packages: readonly string[], guessesOf: GoGuesses['of']): readonly Ranked[] {
  const ranks = new Map<string, Ranked>();
  for (const own of packages.flatMap((each) => [...guessesOf(each)])) {
    const key = `${own.module}\0${own.path}`;
    const known = ranks.get(key);
    if (known === undefined) ranks.set(key, { own, rank: own.isUsual ? packages.length : 1 });
    else known.rank++;
  }
  return [...ranks.values()].sort((a, b) => b.rank - a.rank);
}
