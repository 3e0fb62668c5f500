import { wordOfLanguage } from '../../code/words.ts';
import type { Report } from '../../model.ts';
import { memoized } from '../../memoized.ts';
import { isSameList } from '../../reading/kept.ts';
import { type Family, packageOf } from '../family.ts';
import { folderOf } from '../folder-of.ts';
import { settledBy } from '../landmarks.ts';
import type { Way } from '../reported-cases.ts';
import type { ReportedIn, Surroundings } from '../surroundings.ts';
import { packagesAmong } from './go-layout.ts';
import { type GoModules, goModules } from './go-modules.ts';
import { hollowIn } from './go-subtests.ts';

const extensions = ['.go'];

const modulesOf = settledBy(
  extensions,
  (path) => path.endsWith('/') || /(?:^|\/)go\.mod$/.test(path),
  ({ files, projects }) => goModules(files, projects),
  (was, now, reports) => {
    const isTouched = now.touchedSince(was);
    const mayTell = memoized((report: Report) => isTouched(packagesIn(report, reports)));
    return {
      below: [],
      isAround(around) {
        const { report } = around;
        if (!mayTell(report)) return false;
        const path = packagePathOf(around);
        if (path === '') return false;
        const foldersIn = (modules: GoModules): readonly string[] =>
          modules.foldersOf(path, packagesIn(report, reports), packageOf(report.file));
        return !isSameList(was.likely(path), now.likely(path)) || !isSameList(foldersIn(was), foldersIn(now));
      },
    };
  },
);

/** Go: the class name is the import path of the package, which ends with its folder in the module. */
export const go: Family = {
  extensions,
  names: ({ name, aliases = [] }) => (name === undefined ? [] : [name, ...aliases]),
  // The package, which is the folder.
  titledIn: folderOf,
  suffix: /^(?:\/[\s\S]*|#\d+)$/,
  isAlike: () => true,
  uncited: {
    words: ({ name = '' }) => [wordOfLanguage('go'), ...name.split('/')],
    mayBeIn: (other, file) => folderOf(other) === folderOf(file),
  },
  hollowIn,
  repeated: /#\d{2,}(?=\/|$)/g,
  landmarksIn: packagesAmong,
  // With `-count`.
  mayRunAgain: () => true,
  ways: (_, file) => [[byPackage, folderOf(file)]],
  judge(_test, file, { locator, reports }) {
    const folder = folderOf(file);
    const modules = locator.settled(modulesOf);
    return ({ report, around }) => {
      const packagePath = packagePathOf(around);
      if (packagePath === '') return 'no';
      const found = modules.foldersOf(packagePath, packagesIn(report, reports), packageOf(report.file));
      return !found.includes(folder) ? 'no' : found.length > 1 ? 'several' : 'yes';
    };
  },
};

const packagesOf = new WeakMap<Report, readonly string[]>();

function packagesIn(report: Report, reports: readonly ReportedIn[]): readonly string[] {
  let known = packagesOf.get(report);
  if (known === undefined) {
    const surroundings = reports.find(({ entries }) => entries[0]?.report === report)?.surroundings ?? [];
    packagesOf.set(report, (known = [...new Set(surroundings.map(packagePathOf))].filter((path) => path !== '')));
  }
  return known;
}

/** No folder has a longer path. */
const importPath = /^[\w.~/-]{1,4096}$/;

function packagePathOf({ className, suites }: Surroundings): string {
  const paths = [className, ...suites].filter((each) => each.endsWith(className) && importPath.test(each));
  return paths.sort((a, b) => b.length - a.length)[0] ?? '';
}

const byPackage: Way = (around, locator) => {
  const path = packagePathOf(around);
  return path === '' ? [] : locator.settled(modulesOf).likely(path);
};
