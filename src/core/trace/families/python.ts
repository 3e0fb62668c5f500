import type { Declaration } from '../../model.ts';
import { definedSuites, type Family, located, never } from '../family.ts';
import type { Locator } from '../locator.ts';
import { byFile, type Way } from '../reported-cases.ts';
import { lastPart, type Surroundings } from '../surroundings.ts';

/** Python: the class name is the module's path and the class in it, `tests.test_cart.TestCart`. */
export const python: Family = {
  extensions: ['.py'],
  hasClasses: true,
  names: (test) => (test.name === undefined ? [] : [test.name]),
  // pytest for parameters; unittest for what a subtest says and takes, `test_adds [small] (n=2)`.
  suffix: /^(?:\[[\s\S]*\]| (?:\[[\s\S]*\]|(?:\[[\s\S]*\] )?\([\s\S]*\)))$/,
  ways: (test, file) => [
    [byFile, file],
    [byModule, file],
    ...classesOf(test).map((classes) => [byEnding, endingOf(classes, file)] as const),
  ],
  judge(test, file, { locator }) {
    const all = classesOf(test);
    if (all.length === 0) return never;
    const own = moduleOf(file);
    return ({ report, around }) => {
      const place = located(around, file);
      const { className } = around;
      const classes = all.find((each) => each === '' || className === each || className.endsWith(`.${each}`));
      if (classes === undefined || place === 'elsewhere') return 'no';
      if (place === 'unknown' && around.ending !== endingOf(classes, file)) return 'no';
      const module = classes === '' ? className : className.slice(0, -classes.length - 1);
      if (place !== 'unknown') {
        const related =
          module === '' ? classes !== '' : own === module || own.endsWith(`.${module}`) || module.endsWith(`.${own}`);
        return !related ? 'no' : place === 'several' ? 'several' : 'yes';
      }
      if (module === '') return 'no';
      const files = locator.find(fileOf(module), report.file);
      return !files.includes(file) ? 'no' : files.length > 1 ? 'several' : 'yes';
    };
  },
};

/** Where no file is named, and the class can be in one only. */
const byModule: Way = (around, locator) => (around.files === undefined ? (onlyFiles(around, locator) ?? []) : []);

/** Where it can be in others, too. */
const byEnding: Way = (around, locator) =>
  around.files === undefined && onlyFiles(around, locator) === undefined ? [around.ending] : [];

/** Those of the modules that it may mean, `tests.test_cart` and `tests` of `tests.test_cart`; undefined where one of them may lie at several places. */
function onlyFiles({ className, report }: Surroundings, { namesakes, find }: Locator): readonly string[] | undefined {
  const ends = Array.from(className.slice(0, longestPath).matchAll(/\./g), ({ index }) => index);
  const paths = [className, ...ends.map((end) => className.slice(0, end))].map(fileOf);
  const found = paths.filter((path) => namesakes(path, report.file).length > 0).map((path) => find(path, report.file));
  return found.some(({ length }) => length > 1) ? undefined : [...new Set(found.flat())];
}

/** No folder has a longer one. */
const longestPath = 4096;

function fileOf(module: string): string {
  return `${module.replaceAll('.', '/')}.py`;
}

/** The classes that may have it; empty for none around it. */
function classesOf(test: Declaration): readonly string[] {
  const suites = definedSuites(test);
  return suites === undefined ? [] : [suites.join('.'), ...(test.heirs ?? [])];
}

function endingOf(classes: string, file: string): string {
  return lastPart(classes === '' ? moduleOf(file) : classes);
}

function moduleOf(file: string): string {
  return file.slice(0, -'.py'.length).replaceAll('/', '.');
}
