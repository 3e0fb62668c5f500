import { grouped, put } from '../../grouped.ts';
import type { Declared, Report } from '../../model.ts';
import { answerBy, type Family, packageOf, type Telling } from '../family.ts';
import { folderOf } from '../folder-of.ts';
import { onceForEach, onceForNamesakes, tellingParts, tellsApart } from '../rivals.ts';
import { memoized } from '../../memoized.ts';
import type { Surroundings } from '../surroundings.ts';
import { classesOn } from './classes.ts';
import type { Folders } from './same-class.ts';

/** Modules and their source sets may have classes of one name: then it is that of which the report speaks. */
const telling = onceForEach((file, scope, locator): Telling | undefined => {
  const { inFolders, elsewhere, short, tellers } = namesakesOf(file, scope, locator);
  const isInPlace = isInFolders(file, scope);
  const place = insideSources(file) ?? lastOf(file);
  const module = moduleOf(file, scope);
  const isOther = tellsApart(scope, module);
  const others = [elsewhere.get(place) ?? nothing, short];
  const mayBeAlike = ({ file: other }: Source): boolean => !isInPlace || other.endsWith('.kt');
  /** The file, and those that may have the same package: folders tell, where they are those of the package. */
  const twinsIn = (module: string): readonly Source[] => {
    const own = inFolders.get(module) ?? none;
    const more = others.flatMap((each) => each.get(module) ?? none).filter(mayBeAlike);
    return more.length === 0 || isOther(module) ? own : [...own, ...more];
  };
  const isAlone = [inFolders, ...others].every((all) => !holdsAny(all, twinsIn, (each) => each.file !== file));
  if (isAlone) return undefined;
  const depends = others.some(({ size }) => size > 0);
  const key = depends ? [String(isInPlace), place, ...tellingParts(scope, module)].join('\0') : '';
  let told = tellers.get(key);
  if (told === undefined) tellers.set(key, (told = ({ report }) => toldBy(report, twinsIn)?.file));
  return { told, own: file };
});

/** A module, and which of its sources: `src/test`, `src/integrationTest`. */
interface Sources {
  readonly module: string;
  readonly set: string;
}

function sourcesOf(file: string, scope: string): Sources {
  return { module: moduleOf(file, scope), set: /(?:^|\/)src\/([^/]+)\//.exec(file)?.[1] ?? '' };
}

/** The one that a report speaks of: that of its module, or of those the one that is called like the task of Gradle. */
function toldBy<Each extends Sources>(report: Report, allIn: (module: string) => readonly Each[]): Each | undefined {
  const { module, ran } = spokenOf(report);
  const inside = allIn(module);
  const own = inside.length === 1 ? inside : inside.filter(({ set }) => ran(set));
  return own.length === 1 ? own[0] : undefined;
}

interface Spoken {
  readonly module: string;
  /** Whether it tells of a set of sources. */
  readonly ran: (set: string) => boolean;
}

const spokenOf = memoized(({ file }: Report): Spoken => {
  const [, module = '', android, task = ''] = ofGradle.exec(file) ?? [];
  const ran = (set: string): boolean =>
    task !== '' && (android === undefined ? set === task || isUnitTest(task, set) : set.startsWith('androidTest'));
  return { module: task === '' ? packageOf(file) : module.slice(0, -1), ran };
}, new WeakMap());

const ofGradle = /^(.*\/)?build\/(?:test-results|(outputs\/androidTest-results))\/([^/]+)\//;

/** Android's `testDebugUnitTest` runs what is in `src/test` and `src/testDebug`. */
function isUnitTest(task: string, set: string): boolean {
  return /^test\w*UnitTest$/.test(task) && /^test(?:[A-Z]|$)/.test(set) && task.startsWith(set);
}

interface Source extends Sources {
  readonly file: string;
}
type ByModule = ReadonlyMap<string, readonly Source[]>;

/** Files of one name, sorted by whether they may have a package. */
interface Namesakes {
  readonly inFolders: ByModule;
  /** By their folder inside the sources. */
  readonly elsewhere: ReadonlyMap<string, ByModule>;
  /** Kotlin leaves out what all packages begin with. */
  readonly short: ByModule;
  /** By all that they depend on in a file. */
  readonly tellers: Map<string, Telling['told']>;
}

const nothing: ByModule = new Map();
const none: readonly Source[] = [];

const namesakesOf = onceForNamesakes((files, scope): Namesakes => {
  const [inFolders, short] = [new Map<string, Source[]>(), new Map<string, Source[]>()];
  const elsewhere = new Map<string, Map<string, Source[]>>();
  for (const file of files) {
    const own = { file, ...sourcesOf(file, scope) };
    const inside = insideSources(file);
    const isShort = file.endsWith('.kt') && (inside === '' || `/${pathOf(scope)}`.endsWith(`/${inside}`));
    if (isInFolders(file, scope)) put(inFolders, own.module, own);
    else if (isShort) put(short, own.module, own);
    else {
      const place = inside ?? lastOf(file);
      let known = elsewhere.get(place);
      if (known === undefined) elsewhere.set(place, (known = new Map<string, Source[]>()));
      put(known, own.module, own);
    }
  }
  return { inFolders, elsewhere, short, tellers: new Map() };
});

/** Stops at the first that is found: there may be thousands of modules. */
function holdsAny(all: ByModule, allIn: (module: string) => readonly Source[], is: (each: Source) => boolean): boolean {
  for (const module of all.keys()) if (allIn(module).some(is)) return true;
  return false;
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

const nowhere: readonly Sources[] = [];

function foldersOf(all: readonly Declared[], scope: string): Folders {
  const keyOf = ({ module, set }: Sources): string => `${module}\0${set}`;
  const folderAround = (file: string): string => keyOf(sourcesOf(file, scope));
  const known = new Map(all.map(({ file }) => [folderAround(file), sourcesOf(file, scope)]));
  const byModule = grouped(known.values(), ({ module }) => module);
  const folderFor = ({ report }: Surroundings): string | undefined => {
    const told = toldBy(report, (module) => byModule.get(module) ?? nowhere);
    return told && keyOf(told);
  };
  return { folders: new Set(known.keys()), folderAround, folderFor };
}

/** Java and Kotlin: package and classes, in modules. */
export const jvm: Family = {
  ...classesOn({
    extensions: ['.java', '.kt', '.kts'],
    // Of Java the name of the file tells what class is in it.
    language: 'kotlin',
    inProject: (file, scope, locator) => answerBy(telling(file, scope, locator)),
    telling,
    foldersOf,
  }),
};
