import { definedSuites, type Family, never } from '../family.ts';
import { isCrateIn, nameOf, underscored } from '../rust-crates.ts';

/** Rust: crate, modules and function, however they are split between class name and name. */
export const rust: Family = {
  names(test, file) {
    const where = crateOf(file);
    const suites = definedSuites(test);
    if (where === undefined || test.name === undefined || suites === undefined) return [];
    return [...new Set([[...where.modules, ...suites, test.name].join('::'), test.name])];
  },
  suffix: /^::/,
  ways: () => [],
  loose: () => true,
  judge(test, file, { classNames, locator }) {
    const where = crateOf(file);
    const suites = definedSuites(test);
    if (where === undefined || suites === undefined) return never;
    const expected = [...where.binary, ...where.modules, ...suites, test.name ?? ''];
    return ({ report, case: { name }, around: { className } }) => {
      if (className === '') return 'no';
      const [crate = '', ...parts] = `${className}::${name}`.split('::');
      // What `main.rs` takes in is a part of a program: `shop::bin/shop`.
      const rest = where.binary.length === 0 && parts[0]?.startsWith('bin/') === true ? parts.slice(1) : parts;
      if (!expected.every((part, i) => part === rest[i]) || (rest.length > expected.length && !test.parameterised))
        return 'no';
      const said = locator.rust().nameAt(where.folder);
      if (said !== undefined) {
        if (said !== underscored(crate)) return 'no';
        return locator.rust().called(crate).length > 1 ? 'several' : 'yes';
      }
      // A crate that is called like its folder is called so, and not with a prefix as well.
      const others = cratesIn(classNames(report));
      const isOther = (folder: string): boolean => nameOf(folder) !== underscored(crate) && others.has(nameOf(folder));
      const called = locator
        .rust()
        .called(crate)
        .filter((folder) => !isOther(folder));
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

const cratesOf = new WeakMap<readonly string[], ReadonlySet<string>>();

/** The names of all crates of a report. */
function cratesIn(classNames: readonly string[]): ReadonlySet<string> {
  let known = cratesOf.get(classNames);
  if (known === undefined) {
    known = new Set(classNames.map((each) => underscored(each.split('::')[0] ?? '')));
    cratesOf.set(classNames, known);
  }
  return known;
}

interface Crate {
  readonly folder: string;
  /** Of an integration test: the name of its binary; of one of several programs: `bin/shop`. */
  readonly binary: readonly string[];
  readonly modules: readonly string[];
}

function crateOf(file: string): Crate | undefined {
  const [, folder = '', kind, path = ''] = /^(?:(.*)\/)?(src|tests)\/(.*)\.rs$/.exec(file) ?? [];
  if (kind === undefined) return undefined;
  const parts = path.split('/');
  if (parts.at(-1) === 'mod' || (parts.length > 1 && parts.at(-1) === 'main')) parts.pop();
  if (kind === 'tests') return { folder, binary: parts.slice(0, 1), modules: parts.slice(1) };
  if (parts[0] === 'bin') return { folder, binary: [parts.slice(0, 2).join('/')], modules: parts.slice(2) };
  return { folder, binary: [], modules: parts.length === 1 && /^(?:lib|main)$/.test(parts[0] ?? '') ? [] : parts };
}
