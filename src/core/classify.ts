import type { Config, Paths } from './config.ts';
import * as languages from './declarations/index.ts';
import { matcher } from './globs.ts';

/** What a path is, by its name alone: decides how it is read and whether tests run on it (product.md 6). */
export interface Classifier {
  /** Inside `fixtures`, `examples`, vendored code or a nested project: neither evidence nor specification nor reference. */
  isPassedOver(path: string): boolean;
  /** Whether tests run on it. */
  isContent(path: string): boolean;
  isTest(path: string): boolean;
  /** In a language that somebody programs in. */
  isCode(path: string): boolean;
  /** Whether references in it count. */
  isSource(path: string): boolean;
  /** Whether it may be evidence although it lies in a folder that is passed over. */
  isNamedReport(path: string): boolean;
}

const setAside = /(?:^|\/)(?:fixtures|__fixtures__|testdata|__mocks__|examples|samples|vendor)\//;
const fixture = /(?:^|\/)(?:fixtures|__fixtures__|testdata|__mocks__)\//;
const prose = /\.(?:md|markdown|rst|adoc|txt)$/i;
/** Text files by name, build files by nature. */
const buildText = /(?:^|\/)(?:CMakeLists\.txt|(?:[\w.-]*-)?requirements(?:[-_.][\w.-]+)?\.txt|constraints(?:[-_.][\w.-]+)?\.txt|go\.work\.txt|runtime\.txt)$/i;
/** Tollgate's own records change when people sign and waive: that makes no test stale. */
const ourRecord = /^(?:tollgate\.yaml|docs\/(?:signoffs|results)\.yaml|\.tollgate\/.*|\.tollgate-baseline\.yaml)$/;
const extensionOf = /\.[^./]+$/;

const allLanguages = Object.values(languages);
const languageByExtension = new Map(allLanguages.flatMap((language) => language.extensions.map((extension) => [extension, language] as const)));

export function languageOf(path: string): (typeof allLanguages)[number] | undefined {
  const extension = extensionOf.exec(path)?.[0];
  return extension === undefined ? undefined : languageByExtension.get(extension);
}

export function classifier(config: Config, nested: readonly string[]): Classifier {
  const { paths } = config;
  const named = namedBy(paths);
  const generated = matcher(paths.generated);
  const reports = paths.reports === undefined ? () => false : matcher(paths.reports);
  const tests = paths.tests === undefined ? undefined : matcher(paths.tests);
  const sources = paths.sources === undefined ? undefined : matcher(paths.sources);
  const inNested = (path: string): boolean => nested.some((folder) => path.startsWith(`${folder}/`));
  return {
    isPassedOver: (path) => (setAside.test(path) || inNested(path)) && !named(path),
    isContent: (path) => {
      if (ourRecord.test(path) || generated(path)) return false;
      return !prose.test(path) || fixture.test(path) || buildText.test(path);
    },
    isTest: (path) => (tests === undefined ? (languageOf(path)?.isTest(path) ?? false) : tests(path)),
    isCode: (path) => languageOf(path) !== undefined,
    isSource: (path) => !prose.test(path) && (sources === undefined || sources(path) || (tests?.(path) ?? false)),
    isNamedReport: reports,
  };
}

function namedBy(paths: Paths): (path: string) => boolean {
  const globs = [paths.specs, paths.architecture, paths.sources, paths.tests].flatMap((each) => each ?? []);
  // A glob that matches everything names nothing in particular.
  return matcher(globs.filter((glob) => setAside.test(`${glob}/`)));
}
