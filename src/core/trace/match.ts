import type { Declaration } from '../model.ts';
import { folderOf } from './locate.ts';
import { byFile, type Loose, type Reported, type Way } from './reported.ts';
import { type Entry, lastPart, type Surroundings } from './surroundings.ts';

/**
 * Whether a reported case is a declared test. Languages differ in what a report can say of that: a class, a package, a module, a file,
 * the names of the suites around it. Conservative throughout: a case that might be another test is not this one.
 */
export interface Family {
  /** Under which names the test may be reported; empty where that is only known at run time. */
  names(test: Declaration, file: string): readonly string[];
  /** What a runner may append to such a name for parameters and subtests. */
  readonly suffix: RegExp;
  /** What it puts into the name of what runs again under the same one: whoever has the name answers for those that come after, too. Global. */
  readonly repeated?: RegExp;
  /** Whether `judge` tells of a case in a class also what a class inherits: whoever has the class has all that is reported of it. */
  readonly hasClasses?: true;
  /**
   * Where its cases may be: `judge` says no to any other. By what is around them, and by name among those around which too little is.
   */
  readonly ways: (test: Declaration, file: string) => readonly (readonly [way: Way, key: string])[];
  readonly loose?: Loose;
  /**
   * Tells of a case that has one of the names whether it is this test; `several`: it is, or a test of another file is. Of a case with
   * another name it tells nothing. What depends on the test alone is worked out once: it may have thousands of namesakes.
   */
  judge(test: Declaration, file: string, reported: Reported): (entry: Entry) => Answer;
}
export type Answer = 'yes' | 'no' | 'several';

const never = (): Answer => 'no';

export function familyOf(test: Declaration, file: string): Family {
  if (test.scope !== undefined) return classes;
  if (file.endsWith('.py')) return python;
  if (file.endsWith('.go')) return go;
  if (file.endsWith('.rs')) return rust;
  return scripts;
}

/** How runners join the names of suites and tests: mocha and jest, vitest, playwright, and what their users configure. */
export const joints = [' ', ' > ', ' › ', ' » ', ' / ', '.', ' - ', '::', ': ', ' -- '] as const;
const nothing = /^(?!)/;

function definedSuites(test: Declaration): readonly string[] | undefined {
  const suites = test.suites.filter((suite) => suite !== undefined);
  return suites.length === test.suites.length ? suites : undefined;
}

function located(around: Surroundings, file: string): 'here' | 'elsewhere' | 'several' | 'unknown' {
  if (around.files === undefined) return 'unknown';
  if (!around.files.includes(file)) return 'elsewhere';
  return around.files.length === 1 ? 'here' : 'several';
}

/** JavaScript: by file, by suites, or both; a name alone is never enough. */
const scripts: Family = {
  names(test) {
    const suites = definedSuites(test);
    if (test.name === undefined || suites === undefined) return [];
    const { name } = test;
    return suites.length === 0 ? [name] : [name, ...joints.map((joint) => [...suites, name].join(joint))];
  },
  suffix: nothing,
  ways: (_, file) => [[byFile, file]],
  loose: ({ around }) => around.files === undefined,
  judge(test, file) {
    const suites = definedSuites(test) ?? [];
    return (entry) => {
      const place = located(entry.around, file);
      if (place === 'elsewhere') return 'no';
      const chain = chainOf(entry, test, suites);
      if (chain === 'other') return 'no';
      if (place === 'several') return 'several';
      if (place === 'here') return chain === 'unsaid' && test.hasNamesake === true ? 'several' : 'yes';
      return chain === 'same' && suites.length > 0 && isOfPackage(entry.report.file, file) ? 'yes' : 'no';
    };
  },
};

/** Whether the suites that the report names are the declared ones. */
function chainOf(
  { case: { name }, around: { labels, label } }: Entry,
  test: Declaration,
  suites: readonly string[],
): 'same' | 'other' | 'unsaid' {
  if (suites.length > 0 && name !== test.name) return 'same';
  const saysNothing = label === '' || label === name;
  if (labels.length === 0 && saysNothing) return 'unsaid';
  if (suites.length === 0) return 'other';
  if (labels.length === suites.length && labels.every((each, i) => each === suites[i])) return 'same';
  const joined = new Set(joints.map((joint) => suites.join(joint)));
  if (saysNothing) return labels.length === 1 && joined.has(labels[0] ?? '') ? 'same' : 'other';
  // mocha-junit-reporter can be told to write the full title there; so does the suite `Cart adds` with a test `adds` inside.
  const isTitle = test.hasNamesake !== true && joints.some((joint) => label === [...suites, name].join(joint));
  return joined.has(label) || isTitle ? 'same' : 'other';
}

const reportFolder =
  /^(?:(?:[\w.]*[-_.])?(?:reports?|results?|tests?|junit)|build|target|out|dist|coverage|output|artifacts|TestResults|\.?tmp|temp|logs?|ci|\.[\w-]+)$/i;

/** A report that lies in a package of a monorepo speaks of that package. */
function isOfPackage(report: string, file: string): boolean {
  const own = packageOf(report);
  return own === '' || file.startsWith(`${own}/`);
}

function packageOf(report: string): string {
  const parts = folderOf(report)
    .split('/')
    .filter((part) => part !== '');
  while (parts.length > 0 && reportFolder.test(parts.at(-1) ?? '')) parts.pop();
  return parts.join('/');
}

/** Python: the class name is the module's path and the class in it, `tests.test_cart.TestCart`. */
const python: Family = {
  hasClasses: true,
  names: (test) => (test.name === undefined ? [] : [test.name]),
  suffix: /^\[[\s\S]*\]$/,
  ways: (test, file) => [
    [byFile, file],
    [byEnding, endingOf(test, file)],
  ],
  judge(test, file, { locator }) {
    const suites = definedSuites(test);
    if (suites === undefined) return never;
    const classes = suites.join('.');
    const own = moduleOf(file);
    const ending = endingOf(test, file);
    return ({ report, around }) => {
      const place = located(around, file);
      if (place === 'elsewhere' || (place === 'unknown' && around.ending !== ending)) return 'no';
      const { className } = around;
      if (classes !== '' && className !== classes && !className.endsWith(`.${classes}`)) return 'no';
      const module = classes === '' ? className : className.slice(0, -classes.length - 1);
      if (place !== 'unknown') {
        const related =
          module === '' ? classes !== '' : own === module || own.endsWith(`.${module}`) || module.endsWith(`.${own}`);
        return !related ? 'no' : place === 'several' ? 'several' : 'yes';
      }
      if (module === '') return 'no';
      const files = locator.find(`${module.replaceAll('.', '/')}.py`, report.file);
      return !files.includes(file) ? 'no' : files.length > 1 ? 'several' : 'yes';
    };
  },
};

const byEnding: Way = ({ files, ending }) => (files === undefined ? [ending] : []);

function endingOf(test: Declaration, file: string): string {
  const classes = (definedSuites(test) ?? []).join('.');
  return lastPart(classes === '' ? moduleOf(file) : classes);
}

function moduleOf(file: string): string {
  return file.slice(0, -'.py'.length).replaceAll('/', '.');
}

/** Go: the class name is the import path of the package, which ends with its folder. */
const go: Family = {
  names: (test) => (test.name === undefined ? [] : [test.name]),
  suffix: /^(?:\/[\s\S]*|#\d+)$/,
  repeated: /#\d{2,}(?=\/|$)/g,
  ways: (_, file) => [[byPackage, folderOf(file)]],
  judge(_test, file, { locator, classNames }) {
    const folder = folderOf(file);
    return ({ report, around }) => {
      const packagePath = packagePathOf(around);
      if (packagePath === '') return 'no';
      const found = locator.folderOf(packagePath);
      if (folder !== '') return found === folder ? 'yes' : 'no';
      // The package at the root has the path of the module, with which all others begin.
      const isModule = classNames(report).every((each) => each === packagePath || each.startsWith(`${packagePath}/`));
      return found === undefined && isModule ? 'yes' : 'no';
    };
  },
};

function packagePathOf({ className, suites }: Surroundings): string {
  const paths = [className, ...suites].filter((each) => each.endsWith(className) && /^[\w.~/-]+$/.test(each));
  return paths.sort((a, b) => b.length - a.length)[0] ?? '';
}

/** The one at the root has no folder that its path could end with. */
const byPackage: Way = (around, places) => {
  const path = packagePathOf(around);
  return path === '' ? [] : [places.folderOf(path) ?? ''];
};

/** Rust: crate, modules and function, however they are split between class name and name. */
const rust: Family = {
  names(test, file) {
    const where = crateOf(file);
    const suites = definedSuites(test);
    if (where === undefined || test.name === undefined || suites === undefined) return [];
    return [...new Set([[...where.modules, ...suites, test.name].join('::'), test.name])];
  },
  suffix: /^::/,
  ways: () => [],
  loose: () => true,
  judge(test, file, { classNames }) {
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
      if (where.folder !== '') {
        const own = where.folder.slice(where.folder.lastIndexOf('/') + 1).replaceAll('-', '_');
        const reported = crate.replaceAll('-', '_');
        return reported === own || reported.endsWith(`_${own}`) ? 'yes' : 'no';
      }
      // The name of the crate at the root is not known here: it is the only one, or it could be any.
      return classNames(report).every((each) => each.split('::')[0] === crate) ? 'yes' : 'several';
    };
  },
};

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

/** Java, Kotlin, C#: package or namespace and classes, `com.example.CartTest$Empty`. */
const classes: Family = {
  hasClasses: true,
  names(test) {
    const type = typeName(test);
    if (type === undefined || test.name === undefined) return [];
    const names = [test.name, `${test.name}()`, ...(test.aliases ?? [])];
    return [...names, `${type}.${test.name}`];
  },
  suffix: /^(?:\s?[([{][\s\S]*[)\]}]|\s?\[\d+\][\s\S]*|\s#\d+)$/,
  ways: (test) => [[byType, typeName(test) ?? '']],
  // Some runners report the type as a part of the name.
  loose: ({ case: { name } }) => name.includes('.'),
  judge(test, file, { locator }) {
    const type = typeName(test);
    if (type === undefined) return never;
    const qualified = `${type}.`;
    const path = pathInPackage(file, test.scope ?? '');
    const twins = path === undefined ? [] : locator.find(path, '');
    const namesakes = file.endsWith('.cs') ? locator.find(file.slice(file.lastIndexOf('/') + 1), '') : [];
    return ({ report, case: { name }, around }) => {
      if (around.type !== type && !name.startsWith(qualified)) return 'no';
      if (namesakes.length > 1 && isOfAnotherAssembly(around, file, namesakes)) return 'no';
      if (twins.length < 2) return 'yes';
      // Modules may have classes of one name: then it is that of the module in which the report lies.
      const own = twins.filter((each) => jvmModuleOf(each, path ?? '') === packageOf(report.file));
      return own.length !== 1 ? 'several' : own[0] === file ? 'yes' : 'no';
    };
  },
};

/** Projects of .NET may have classes of one name, and a project lies in a folder that is called like its assembly. */
function isOfAnotherAssembly({ suites }: Surroundings, file: string, namesakes: readonly string[]): boolean {
  const assembly = suites.find((each) => /\.(?:dll|exe)$/i.test(each));
  if (assembly === undefined) return false;
  const [name = ''] = /[^\\/]+(?=\.\w+$)/.exec(assembly) ?? [];
  const folder = `/${name}/`.toLowerCase();
  const isBelow = (path: string): boolean => `/${path}`.toLowerCase().includes(folder);
  return !isBelow(file) && namesakes.some(isBelow);
}

/** `x/CartTest.java`, where the folders are those of its package; undefined where they are not, as nowhere in C#. */
function pathInPackage(file: string, scope: string): string | undefined {
  if (!/\.(?:java|kts?)$/.test(file)) return undefined;
  // Without a package, whose folder it is must tell.
  const folders = scope === '' ? /(?:^|\/)src\/[^/]+\/(\w+)\/[^/]+$/.exec(file)?.[1] : scope.replaceAll('.', '/');
  const path = `${folders}/${file.slice(file.lastIndexOf('/') + 1)}`;
  return folders !== undefined && (file === path || file.endsWith(`/${path}`)) ? path : undefined;
}

/** The folder that has the sources of a module: all before `src/test/java`, or `test`. */
function jvmModuleOf(file: string, path: string): string {
  const root = file.slice(0, -path.length);
  return root.replace(/(?:^|\/)(?:src\/.*|(?:(?:tests?|java|kotlin|src)\/)*)$/, '');
}

const byType: Way = ({ type }) => [type];

function typeName(test: Declaration): string | undefined {
  const suites = definedSuites(test);
  return suites === undefined || suites.length === 0
    ? undefined
    : [test.scope ?? '', ...suites].filter((part) => part !== '').join('.');
}
