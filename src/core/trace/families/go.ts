import type { Family } from '../family.ts';
import { folderOf } from '../locate.ts';
import type { Way } from '../reported.ts';
import type { Surroundings } from '../surroundings.ts';

/** Go: the class name is the import path of the package, which ends with its folder. */
export const go: Family = {
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
