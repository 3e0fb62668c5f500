import type { Config, Paths } from '../config.ts';
import * as languages from '../declarations/index.ts';
import { matcher } from '../syntax/globs.ts';

/** What a path is, by its name alone: decides how it is read and whether tests run on it. */
export interface PathKind {
  /** Inside `fixtures`, `examples`, vendored code or a nested project: neither evidence nor specification nor reference. */
  readonly isPassedOver: boolean;
  /** Whether tests run on it. */
  readonly isContent: boolean;
  readonly isTest: boolean;
  /** In a language that somebody programs in. */
  readonly isCode: boolean;
  /** Whether references in it count. */
  readonly isSource: boolean;
}

export interface Classifier {
  /** Answers are kept. */
  kindOf(path: string): PathKind;
  /** Whether `paths.reports` names it. */
  isNamedReport(path: string): boolean;
}

const setAside = /(?:^|\/)(?:fixtures|__fixtures__|testdata|__mocks__|examples|samples|vendor)\//;
const fixture = /(?:^|\/)(?:fixtures|__fixtures__|testdata|__mocks__)\//;
const prose = /\.(?:md|markdown|rst|adoc|txt)$/i;
/** Text files by name, build files by nature. */
const buildText =
  /(?:^|\/)(?:CMakeLists\.txt|(?:[\w.-]*-)?requirements(?:[-_.][\w.-]+)?\.txt|constraints(?:[-_.][\w.-]+)?\.txt|go\.work\.txt|runtime\.txt)$/i;
/** Tollgate's own records change when people sign and waive: that makes no test stale. */
const ourRecord = /^(?:tollgate\.yaml|docs\/(?:signoffs|results)\.yaml|\.tollgate\/.*|\.tollgate-baseline\.yaml)$/;
const extensionOf = /\.[^./]+$/;

const allLanguages = Object.values(languages);
const languageByExtension = new Map(
  allLanguages.flatMap((language) => language.extensions.map((extension) => [extension, language] as const)),
);

/** Languages that people program in, besides those of which tests are understood. */
const otherCode = new Set(
  `.ada .adb .ads .asm .bas .bash .bats .c .cc .clj .cljc .cljs .cob .cpp .cr .cu .cxx .d .dart .dpr .elm .erl .ex .exs .f .f90 .for
  .fs .fsx .gleam .groovy .h .hh .hpp .hrl .hs .hxx .ino .jl .lisp .lua .m .mli .ml .mm .nim .pas .php .pl .pm .ps1 .purs .r .R
  .rb .rkt .robot .s .scala .sh .sol .sql .sv .svelte .swift .tcl .v .vb .vhd .vhdl .vue .zig`.split(/\s+/),
);

/** Where tests lie in languages of which nobody has described how they are declared, or how they are called there. */
const otherTest =
  /(?:^|\/)(?:[Tt]ests?|spec|__tests__|\w+Tests)\/|(?:^|\/)test_[^/]*$|[-_.](?:tests?|spec)\.\w+$|[a-z\d](?:Tests?|TestCase|Spec)\.\w+$|\.(?:feature|robot|bats)$/;

export function languageOf(path: string): (typeof allLanguages)[number] | undefined {
  const extension = extensionOf.exec(path)?.[0];
  return extension === undefined ? undefined : languageByExtension.get(extension);
}

export function classifier({ paths }: Config, nested: readonly string[]): Classifier {
  const named = namedBy(paths);
  const generated = matcher(paths.generated);
  const tests = paths.tests === undefined ? undefined : matcher(paths.tests);
  const sources = paths.sources === undefined ? undefined : matcher(paths.sources);
  const isNested = insideAny(nested);
  const known = new Map<string, PathKind>();

  const classify = (path: string): PathKind => {
    const isProse = prose.test(path);
    const language = languageOf(path);
    const isCode = language !== undefined || otherCode.has(extensionOf.exec(path)?.[0] ?? '');
    const isOtherTest = (isCode || path.endsWith('.feature')) && otherTest.test(path);
    return shared({
      isPassedOver: (setAside.test(path) || isNested(path)) && !named(path),
      isContent: !ourRecord.test(path) && !generated(path) && (!isProse || fixture.test(path) || buildText.test(path)),
      isTest: tests === undefined ? (language?.isTest(path) ?? isOtherTest) : tests(path),
      isCode,
      isSource: !isProse && (sources === undefined || sources(path) || tests?.(path) === true),
    });
  };
  const kinds = new Map<number, PathKind>();
  /** There are many paths, and few kinds. */
  const shared = (kind: PathKind): PathKind => {
    const key =
      Number(kind.isPassedOver) |
      (Number(kind.isContent) << 1) |
      (Number(kind.isTest) << 2) |
      (Number(kind.isCode) << 3) |
      (Number(kind.isSource) << 4);
    const same = kinds.get(key);
    if (same === undefined) kinds.set(key, kind);
    return same ?? kind;
  };
  return {
    kindOf(path) {
      const before = known.get(path);
      if (before !== undefined) return before;
      const kind = classify(path);
      known.set(path, kind);
      return kind;
    },
    isNamedReport: paths.reports === undefined ? () => false : matcher(paths.reports),
  };
}

/** There may be thousands of folders, and are many more paths. */
function insideAny(folders: readonly string[]): (path: string) => boolean {
  const all = new Set(folders);
  if (all.size === 0) return () => false;
  return (path) => {
    for (let end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1))
      if (all.has(path.slice(0, end))) return true;
    return false;
  };
}

function namedBy(paths: Paths): (path: string) => boolean {
  const globs = [paths.specs, paths.architecture, paths.sources, paths.tests].flatMap((each) => each ?? []);
  // A glob that matches everything names nothing in particular.
  return matcher(globs.filter((glob) => setAside.test(`${glob}/`)));
}
