import type { ReadingConfig } from '../config.ts';
import { matcher } from '../syntax/globs.ts';
import { message } from '../message.ts';
import type { Fact, FactKind, Problem } from '../model.ts';
import { factsOf } from '../reading/facts-of.ts';
import type { Convention, Document } from '../reader.ts';
import { readDefect } from './tollgate/defect.ts';
import { readRelease, releaseName } from './tollgate/release.ts';
import { readResults } from './tollgate/results.ts';
import { readSignoffs } from './tollgate/signoffs.ts';
import { readSpecification } from './tollgate/specification.ts';
import { memoized } from '../memoized.ts';

// @req READ-002
/** Tollgate's own documents: specifications anywhere, records at their places below `docs`. */
export const tollgate: Convention = {
  id: 'tollgate',
  title: 'Tollgate',
  home(path, config) {
    if (!isDocument(path)) return undefined;
    if (config.paths.specs !== undefined && specifications(config)(path)) return folderOf(path);
    if (!config.present) return undefined;
    if (path.startsWith('docs/defects/')) return 'docs/defects';
    if (path.startsWith('docs/releases/')) return releaseName.test(path) ? 'docs/releases' : undefined;
    return path.startsWith('docs/specs/') && config.paths.specs === undefined ? 'docs/specs' : undefined;
  },
  opens(path) {
    return markdown.test(path) || record.test(path);
  },
  read(document, config) {
    return factsOf(stated(document, config));
  },
  readInSteps(document, config) {
    return stated(document, config);
  },
};

/** Some editors and systems write the extension otherwise; what they wrote would be missed. */
const markdown = /\.(?:md|markdown)$/i;

/** Records, and what somebody may take for one of them. */
const record = /^docs\/(?:signoffs|results)\.ya?ml$/i;
/** Others keep results in files of that name as well. */
const recorded = /^(?:signatures|reviews)\s*:|^[ \t-]*requirement[ \t]*:/m;

function stated(document: Document, config: ReadingConfig): Iterable<Fact | undefined> {
  const { path, text } = document;
  if (path === 'docs/signoffs.yaml') return readSignoffs(document);
  if (path === 'docs/results.yaml') return readResults(document);
  if (record.test(path)) return config.present && recorded.test(text) ? [misnaming(path)] : [];
  if (path.startsWith('docs/defects/')) return readDefect(document, config.present);
  if (path.startsWith('docs/releases/')) return readRelease(document, config.present);
  if (config.present && isMisfiled(document)) return [misnaming(path)];
  return specifications(config)(path) ? readSpecification(document, tollgate.home(path, config) !== undefined) : [];
}

/** Where records have a folder; some systems take it for the same in either case. */
const filed = /^docs\/(?:defects|releases)\//i;

/** Whether it says what a record says, in a folder that is called like the one for it but for capital letters. */
function isMisfiled({ path, text }: Document): boolean {
  if (!filed.test(path)) return false;
  const read = spoiltBy(path) === 'defect' ? readDefect : readRelease;
  return [...read({ path: renamed(path), text }, false)].some((fact) => fact !== undefined);
}

/** Whoever wrote it believes that it is read. */
function misnaming(file: string): Problem {
  return {
    kind: 'problem',
    spoils: spoiltBy(file),
    place: { file, line: 1, column: 1 },
    found: message('`{path}` is not read: it has another name', { path: file }),
    wanted: message('the name `{name}`', { name: renamed(file) }),
  };
}

function spoiltBy(file: string): FactKind {
  const name = file.toLowerCase();
  if (name.startsWith('docs/defects/')) return 'defect';
  if (name.startsWith('docs/releases/')) return 'release';
  return name.startsWith('docs/signoffs.') ? 'signoffs' : 'results';
}

/** The name under which it would be read. */
function renamed(file: string): string {
  const folder = filed.exec(file)?.[0];
  if (folder !== undefined) return folder.toLowerCase() + file.slice(folder.length);
  return spoiltBy(file) === 'signoffs' ? 'docs/signoffs.yaml' : 'docs/results.yaml';
}

/** Which files may be specifications; one test for each configuration, because it is asked for every file. */
const specifications = memoized(
  ({ paths }: ReadingConfig) => (paths.specs === undefined ? () => true : matcher(paths.specs)),
  new WeakMap(),
);

/** What introduces or prepares a folder states nothing, and need not be understood. */
function isDocument(path: string): boolean {
  return markdown.test(path) && !/(?:^|\/)(?:readme|index|template)\.\w+$/i.test(path);
}

function folderOf(path: string): string | undefined {
  const end = path.lastIndexOf('/');
  return end < 0 ? undefined : path.slice(0, end);
}
