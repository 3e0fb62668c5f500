import { baselineFile, readBaseline } from './policy/baseline.ts';
import { languageOf } from './reading/classify.ts';
import { type Config, readConfig } from './config.ts';
import * as conventions from './conventions/index.ts';
import { readEvidence } from './evidence.ts';
import { passedOn } from './file-content.ts';
import type { Files } from './files.ts';
import { message } from './message.ts';
import type { Fact, Problem, Specification, TestTotals } from './model.ts';
import { criterionIds } from './registry.ts';
import { readReport, type ReportVerdict, verdictOf } from './report/read-report.ts';
import { mayCite, readSource } from './code/source.ts';
import { factsOf } from './reading/facts-of.ts';
import { readDocument } from './reading/read-document.ts';
import { tooLarge, wholeFileLimit } from './reading/too-large.ts';
import { decodeText } from './syntax/text.ts';

export type ExplainedKind =
  | 'report'
  | 'specification'
  | 'note'
  | 'tasks'
  | 'defect'
  | 'release'
  | 'signoffs'
  | 'config'
  | 'evidence'
  | 'source'
  | 'none';

/** What Tollgate understands in a file, and why not more. Only the fields that apply are present. */
export interface Explanation {
  readonly kind: ExplainedKind;
  /** Id of the convention or report format; null where there is none. */
  readonly format: string | null;
  readonly tests?: TestTotals;
  readonly verdict?: ReportVerdict;
  /** IDs that a specification defines, and that a source, a note or a defect cites. */
  readonly requirements?: readonly string[];
  readonly acceptanceCriteria?: number;
  readonly tasks?: { readonly done: number; readonly open: number; readonly other: number };
  readonly note?: { readonly title: string | null; readonly status: string | null };
  /** Of what a project has without Tollgate: for people only, machines are told of a source, or of nothing. */
  readonly project?: ProjectFile;
  readonly problems: readonly Problem[];
  /** True where there is no such file. */
  readonly unopened?: true;
}

export interface ProjectFile {
  readonly what: 'manifest' | 'changelog' | 'script';
  /** Id of the convention. */
  readonly format: string;
  /** Of the project, or those that a changelog describes. */
  readonly versions: readonly string[];
}

/** @param path relative to `files`, with as many folders as are known: conventions recognise their own by them. */
export function explain(files: Files, path: string): Explanation {
  const head = beginningOf(files, path);
  if (head === undefined) return { ...nothing([unopened(path)]), unopened: true };
  if (head === 'huge') return explainReport(files, path) ?? nothing(mayState(path) ? [tooLarge(path)] : []);
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (name === 'tollgate.yaml') {
    const { mistakes, remarks = [] } = readConfig(decodeText(head).text, criterionIds);
    return { kind: 'config', format: 'tollgate', problems: [...mistakes, ...remarks] };
  }
  if (name === baselineFile) {
    const { mistakes } = readBaseline(decodeText(head).text, criterionIds);
    return { kind: 'config', format: 'tollgate', problems: mistakes };
  }
  if (path.endsWith('.tollgate/evidence.json')) {
    return { kind: 'evidence', format: 'tollgate', problems: readEvidence(decodeText(head).text, path).problems };
  }
  const decoded = { path, ...decodeText(head) };
  const { text } = decoded;
  const document = explainDocument(decoded);
  if (document !== undefined && document.project === undefined) return document;
  const source = explainSource(files, path, head, text);
  if (document !== undefined) return { ...document, ...source };
  return explainReport(files, path) ?? source ?? nothing([]);
}

function beginningOf(files: Files, path: string): Uint8Array | 'huge' | undefined {
  let length = 0;
  for (const chunk of passedOn(files.chunks(path), { some: false, all: false })) {
    length += chunk.length;
    if (length > wholeFileLimit) return 'huge';
  }
  return files.read(path)?.slice();
}

function nothing(problems: readonly Problem[]): Explanation {
  return { kind: 'none', format: null, problems };
}

function unopened(path: string): Problem {
  return {
    kind: 'problem',
    spoils: 'source',
    place: { file: path, line: 1, column: 1 },
    found: message('no such file, or it cannot be read'),
    wanted: message('the path of a file'),
  };
}

const withoutConfiguration: Config = readConfig(undefined, []).config;

function mayState(path: string): boolean {
  return Object.values(conventions).some((convention) => convention.opens(path, withoutConfiguration));
}

function explainDocument(document: Parameters<typeof readDocument>[1]): Explanation | undefined {
  for (const convention of Object.values(conventions)) {
    if (!convention.opens(document.path, withoutConfiguration)) continue;
    const facts = [...factsOf(readDocument(convention, document, withoutConfiguration))];
    const explanation = ofFacts(convention.id, facts);
    if (explanation !== undefined) return explanation;
  }
  return undefined;
}

function ofFacts(format: string, facts: readonly Fact[]): Explanation | undefined {
  const problems = facts.filter((fact) => fact.kind === 'problem');
  for (const fact of facts) {
    switch (fact.kind) {
      case 'specification':
        return {
          kind: 'specification',
          format,
          requirements: fact.requirements.map(({ id }) => id),
          acceptanceCriteria: criteriaOf(fact),
          problems,
        };
      case 'note':
        return {
          kind: 'note',
          format,
          requirements: fact.satisfies.map(({ value }) => value),
          note: { title: fact.title ?? null, status: fact.status },
          problems,
        };
      case 'tasks': {
        const count = (state: string): number => fact.tasks.filter((task) => task.state === state).length;
        return {
          kind: 'tasks',
          format,
          tasks: { done: count('done'), open: count('open'), other: count('other') + (fact.legends ?? 0) },
          problems,
        };
      }
      case 'defect':
        return {
          kind: 'defect',
          format,
          requirements: fact.requirement === undefined ? [] : [fact.requirement.value],
          problems,
        };
      case 'release':
        return { kind: 'release', format, problems };
      case 'signature':
      case 'review':
      case 'result':
        return { kind: 'signoffs', format, problems };
      case 'changelog':
      case 'manifest': {
        const versions = facts.flatMap((each) => (each.kind === fact.kind ? [each.version] : []));
        return { ...nothing(problems), project: { what: fact.kind, format, versions } };
      }
      case 'project':
        return { ...nothing(problems), project: { what: 'manifest', format, versions: [] } };
      case 'script':
        return { ...nothing(problems), project: { what: 'script', format, versions: [] } };
      case 'coverage':
      case 'reference':
      case 'declared':
      case 'report':
      case 'problem':
      case 'blank':
        break;
    }
  }
  const [first] = problems;
  return first === undefined || !isKind(first.spoils) ? undefined : { kind: first.spoils, format, problems };
}

function criteriaOf({ requirements, scenarios = [] }: Specification): number {
  return requirements.reduce((n, { criteria }) => n + criteria.length, scenarios.length);
}

const explained: readonly string[] = [
  'specification',
  'note',
  'tasks',
  'defect',
  'release',
  'signoffs',
] satisfies ExplainedKind[];

function isKind(spoils: string): spoils is ExplainedKind {
  return explained.includes(spoils);
}

/** Extensions that runners write: a file that has one and is no report at all is spoken of as a report that cannot be read. */
const reportExtension = /\.(?:xml|trx|tap|jsonl?|ndjson)$/i;

/** What people write for people may show a report, and so may a test of what reads them: neither is one. */
const prose = /\.(?:md|markdown|rst|adoc)$/i;

function explainReport(files: Files, path: string): Explanation | undefined {
  if (prose.test(path) || languageOf(path) !== undefined) return undefined;
  const passed = { some: false, all: false };
  const read = readReport(path, passedOn(files.chunks(path), passed));
  if (!passed.all) return { ...nothing([unopened(path)]), unopened: true };
  if (read.format === null && !reportExtension.test(path)) return undefined;
  return {
    kind: 'report',
    format: read.format,
    ...(read.report !== undefined && { tests: read.report.tests }),
    verdict: verdictOf(read),
    problems: read.problems,
  };
}

function explainSource(files: Files, path: string, bytes: Uint8Array, text: string): Explanation | undefined {
  const language = languageOf(path);
  const cites = mayCite((text) => files.contains(bytes, text));
  if (!cites && language === undefined) return undefined;
  const references = cites ? [...readSource(path, text, language?.isTest(path) ?? false, language)] : [];
  if (language === undefined && references.length === 0) return undefined;
  return {
    kind: 'source',
    format: language?.id ?? null,
    requirements: references.map(({ id, criterion }) => (criterion === undefined ? id : `${id}/${criterion}`)),
    problems: [],
  };
}
