import { type Answer, packageOf } from '../family.ts';
import { folderOf } from '../folder-of.ts';
import { onceForEach, tellsApart } from '../rivals.ts';
import type { Surroundings } from '../surroundings.ts';

/** Modules and their source sets may have classes of one name: then it is that of which the report speaks. */
export const onJvm = onceForEach((file, scope, locator) => {
  const rivals = locator.namesakes(file).filter(mayBeAlike(file, scope));
  const twins = [file, ...rivals].map((each) => ({ file: each, ...sourcesOf(each, scope) }));
  return ({ report }: Surroundings): Answer => {
    if (rivals.length === 0) return 'yes';
    const own = toldBy(report.file, twins);
    return own === undefined ? 'several' : own.file === file ? 'yes' : 'no';
  };
});

/** A module, and which of its sources: `src/test`, `src/integrationTest`. */
export interface Sources {
  readonly module: string;
  readonly set: string;
}

export function sourcesOf(file: string, scope: string): Sources {
  return { module: moduleOf(file, scope), set: /(?:^|\/)src\/([^/]+)\//.exec(file)?.[1] ?? '' };
}

/** The one that a report speaks of: that of its module, or of those the one that is called like the task of Gradle. */
export function toldBy<Each extends Sources>(report: string, all: readonly Each[]): Each | undefined {
  const [, module = '', android, task = ''] = ofGradle.exec(report) ?? [];
  const place = task === '' ? packageOf(report) : module.slice(0, -1);
  const inside = all.filter((each) => each.module === place);
  const ran = (set: string): boolean =>
    android === undefined ? set === task || isUnitTest(task, set) : set.startsWith('androidTest');
  const own = inside.length === 1 ? inside : inside.filter(({ set }) => task !== '' && ran(set));
  return own.length === 1 ? own[0] : undefined;
}

const ofGradle = /^(.*\/)?build\/(?:test-results|(outputs\/androidTest-results))\/([^/]+)\//;

/** Android's `testDebugUnitTest` runs what is in `src/test` and `src/testDebug`. */
function isUnitTest(task: string, set: string): boolean {
  return /^test\w*UnitTest$/.test(task) && /^test(?:[A-Z]|$)/.test(set) && task.startsWith(set);
}

/** Whether another file of that name may have the same package: folders tell, where they are those of the package. */
function mayBeAlike(file: string, scope: string): (other: string) => boolean {
  const isInPlace = isInFolders(file, scope);
  const place = insideSources(file) ?? lastOf(file);
  const isOther = tellsApart(scope, moduleOf(file, scope));
  return (other) => {
    if (other === file) return false;
    if (isInFolders(other, scope)) return true;
    if (isInPlace && !other.endsWith('.kt')) return false;
    const inside = insideSources(other);
    // Kotlin leaves out what all packages begin with.
    const isShort = other.endsWith('.kt') && (inside === '' || `/${pathOf(scope)}`.endsWith(`/${inside}`));
    return (isShort || (inside ?? lastOf(other)) === place) && !isOther(moduleOf(other, scope));
  };
}

function pathOf(scope: string): string {
  return scope.replaceAll('.', '/');
}

function isInFolders(file: string, scope: string): boolean {
  // Without a package, whose folder it is must tell.
  if (scope === '') return insideSources(file) === '';
  return `/${folderOf(file)}`.endsWith(`/${pathOf(scope)}`);
}

/** `x/y` of `src/test/kotlin/x/y/CartTest.kt`. */
function insideSources(file: string): string | undefined {
  return /(?:^|\/)src\/[^/]+\/(?:java|kotlin)(?:\/|$)(.*)$/.exec(folderOf(file))?.[1];
}

function lastOf(file: string): string {
  const folder = folderOf(file);
  return folder.slice(folder.lastIndexOf('/') + 1);
}

/** The folder that has the sources of a module: all before `src/test/java`, or `test`. */
function moduleOf(file: string, scope: string): string {
  const folder = folderOf(file);
  const packages = scope !== '' && isInFolders(file, scope) ? pathOf(scope).length : 0;
  const root = `${folder.slice(0, folder.length - packages).replace(/\/$/, '')}/`;
  return root.replace(/(?:^|\/)(?:src\/.*|(?:(?:tests?|java|kotlin|src)\/)*)$/, '');
}
