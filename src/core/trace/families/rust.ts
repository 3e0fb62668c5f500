import { definedSuites, type Family, never } from '../family.ts';
import { settledBy } from '../landmarks.ts';
import type { Locator } from '../locator.ts';
import { memoized } from '../../memoized.ts';
import { isSameList } from '../../reading/kept.ts';
import { isCrateIn, isManifest, nameOf, type RustCrates, rustCrates, underscored } from './rust-crates.ts';

const extensions = ['.rs'];

const cratesOf = settledBy(
  extensions,
  isManifest,
  ({ files, projects }) => rustCrates(files, projects),
  (was, now) => ({
    below: now.changedSince(was),
    isAround({ className }) {
      const crate = crateOf(className);
      return !isSameList(was.called(crate), now.called(crate));
    },
  }),
);

/** Rust: crate, modules and function, however they are split between class name and name. */
export const rust: Family = {
  extensions,
  names(test, file) {
    const suites = definedSuites(test);
    const { name } = test;
    if (name === undefined || suites === undefined) return [];
    return [...new Set(placesOf(file).flatMap(({ modules }) => [[...modules, ...suites, name].join('::'), name]))];
  },
  suffix: /^::/,
  ways: () => [],
  loose: () => true,
  within: {
    keyOf: ({ around: { className } }) => crateOf(className),
    keysOf(file, { locator }) {
      const crates = locator.settled(cratesOf);
      const said = crates.nameAt(placeOf(file, crates)?.folder ?? '');
      return said === undefined ? undefined : [said];
    },
  },
  judge(test, file, { classNames, locator }) {
    const crates = locator.settled(cratesOf);
    const where = placeOf(file, crates);
    const suites = definedSuites(test);
    if (where === undefined || suites === undefined) return never;
    const said = crates.nameAt(where.folder);
    const expected = [...where.binary, ...where.modules, ...suites, test.name ?? ''];
    return ({ report, case: { name }, around: { className } }) => {
      if (className === '') return 'no';
      // Before anything is taken apart: in each of many crates a test may be called so.
      if (said !== undefined && said !== crateOf(className)) return 'no';
      const [crate = '', ...parts] = `${className}::${name}`.split('::');
      const [, binary] = className.split('::');
      // What `main.rs` takes in is a part of a program: `shop::bin/shop`.
      const program = where.binary.length === 0 && binary?.startsWith('bin/') === true ? binary : undefined;
      if (
        where.binary.length === 0 &&
        binary !== undefined &&
        isFileOfTests(where.folder, binary, locator, report.file)
      )
        return 'no';
      const rest = program === undefined ? parts : parts.slice(1);
      if (where.root === 'lib' && program !== undefined) return 'no';
      if (where.root === 'main' && !isMain(program, crate, classNames(report))) return 'no';
      if (!expected.every((part, i) => part === rest[i]) || (rest.length > expected.length && !test.parameterised))
        return 'no';
      if (said !== undefined) return crates.called(crate).length > 1 ? 'several' : 'yes';
      // A crate that is called like its folder is called so, and not with a prefix as well.
      const others = cratesIn(classNames(report));
      const isOther = (folder: string): boolean => nameOf(folder) !== underscored(crate) && others.has(nameOf(folder));
      const called = crates.called(crate).filter((folder) => !isOther(folder));
      if (where.folder !== '') {
        if (!isCrateIn(where.folder, crate) || isOther(where.folder)) return 'no';
        if (called.length === 0) return 'yes';
        return !called.includes(where.folder) ? 'no' : called.length > 1 ? 'several' : 'yes';
      }
      if (called.length > 0) return 'no';
      // The name of the crate at the root is not known here: it is the only one, or it could be any.
      return classNames(report).every((each) => each.split('::')[0] === crate) ? 'yes' : 'several';
    };
  },
};

/** The names of all crates of a report. */
const cratesIn = memoized((classNames: readonly string[]) => new Set(classNames.map(crateOf)), new WeakMap());

function crateOf(className: string): string {
  const end = className.indexOf('::');
  return underscored(end < 0 ? className : className.slice(0, end));
}

function isFileOfTests(folder: string, binary: string, { namesakes }: Locator, report: string): boolean {
  const paths = [`${binary}.rs`, `${binary}/main.rs`].map((each) => [folder, 'tests', each].filter(Boolean).join('/'));
  return paths.some((path) => namesakes(path, report).includes(path));
}

/** Unless it is named otherwise, the program of `main.rs` is called like the crate. */
function isMain(program: string | undefined, crate: string, classNames: readonly string[]): boolean {
  const usual = `bin/${crate}`;
  return program === usual || (program !== undefined && !classNames.includes(`${crate}::${usual}`));
}

/** Where a file is in its crate. */
interface InCrate {
  readonly folder: string;
  /** Of an integration test: the name of its binary; of one of several programs: `bin/shop`. */
  readonly binary: readonly string[];
  readonly modules: readonly string[];
  /** Of the file that takes in all others. */
  readonly root?: 'lib' | 'main';
}

/** The innermost crate, where they are listed: modules may be called `src` and `tests`, too. */
function placeOf(file: string, crates: RustCrates): InCrate | undefined {
  const all = placesOf(file);
  return all.findLast(({ folder }) => crates.isCrate(folder)) ?? all.at(-1);
}

/** The outermost first. */
function placesOf(file: string): readonly InCrate[] {
  const parts = /^(.*)\.rs$/.exec(file)?.[1]?.split('/') ?? [];
  return parts.flatMap((part, at) =>
    (part === 'src' || part === 'tests') && at < parts.length - 1
      ? [inCrate(parts.slice(0, at).join('/'), part, parts.slice(at + 1))]
      : [],
  );
}

function inCrate(folder: string, kind: 'src' | 'tests', path: readonly string[]): InCrate {
  const [first = ''] = path;
  if (kind === 'src' && path.length === 1 && (first === 'lib' || first === 'main'))
    return { folder, binary: [], modules: [], root: first };
  const isNamedByFolder = path.at(-1) === 'mod' || (path.length > 1 && path.at(-1) === 'main');
  const parts = isNamedByFolder ? path.slice(0, -1) : path;
  if (kind === 'tests') return { folder, binary: parts.slice(0, 1), modules: parts.slice(1) };
  if (first === 'bin') return { folder, binary: [parts.slice(0, 2).join('/')], modules: parts.slice(2) };
  return { folder, binary: [], modules: parts };
}
