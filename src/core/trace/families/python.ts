import type { Declaration } from '../../model.ts';
import { definedSuites, type Family, located, never } from '../family.ts';
import { byFile, type Way } from '../reported.ts';
import { lastPart } from '../surroundings.ts';

/** Python: the class name is the module's path and the class in it, `tests.test_cart.TestCart`. */
export const python: Family = {
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
