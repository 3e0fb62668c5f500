import type { Classifier, PathKind } from './classify.ts';
import type { Config } from './config.ts';
import { contentDigest } from './digest.ts';
import type { Entry, Hash, Listing } from './files.ts';
import { message } from './message.ts';
import type { Content, Evidence, Fact, FiledReport, Model, Problem, ReadCount, Specification, Tree } from './model.ts';
import { byPlace, compareText } from './order.ts';
import type { Convention } from './reader.ts';
import type { Reading, Readings } from './readings.ts';
import { trace } from './trace.ts';
import { nonEmptyFiles } from './tree.ts';

export interface Parts {
  readonly config: Config;
  readonly listing: Listing;
  readonly kinds: Classifier;
  readonly readings: Readings;
  readonly evidence: { readonly evidence?: Evidence; readonly problems: readonly Problem[] };
  readonly testCommand: string | undefined;
  readonly hash: () => Hash;
  readonly history: Model['history'];
  readonly conventions: readonly Convention[];
}

/** A listed file with what is known of it: looked up once, because there may be very many. */
interface Filed {
  readonly entry: Entry;
  readonly kind: PathKind;
  readonly reading: Reading | undefined;
  readonly isReport: boolean;
}

/** Joins what the files state, one by one, into what the repository states. Sorted throughout, so that order of reading never shows. */
export function assemble(parts: Parts): Model {
  const { listing, readings, evidence } = parts;
  const filed = listing.entries.map((entry): Filed => {
    const { path } = entry;
    return {
      entry,
      kind: parts.kinds.kindOf(path),
      reading: readings.files.get(path),
      isReport: readings.reports.has(path),
    };
  });
  const facts = sortFacts(filed);
  const reports = filedReports(parts);
  const specifications = inForce(facts.specification);
  const problems = [
    ...facts.problem,
    ...reports.flatMap((report) => report.problems),
    ...[...readings.reports.values()].flatMap((reading) => reading.facts.filter((fact) => fact.kind === 'problem')),
    ...parts.conventions.flatMap((convention) => [
      ...(convention.among?.(specifications.filter((each) => each.convention === convention.id)) ?? []),
    ]),
    ...evidence.problems,
    ...listing.unreadable.map(unreadableProblem),
  ].sort((a, b) => byPlace(a.place, b.place));
  const model = {
    specifications,
    requirements: specifications.flatMap((specification) => specification.requirements),
    notes: facts.note,
    tasks: facts.tasks,
    defects: facts.defect,
    releases: facts.release,
    signatures: facts.signature,
    reviews: facts.review,
    results: facts.result,
    changelog: facts.changelog,
    versions: facts.manifest,
    scripts: facts.script,
    testCommand: parts.testCommand,
    references: facts.reference,
    reports,
    evidence: evidence.evidence,
    problems,
  };
  return {
    ...model,
    content: contentOf(filed, parts.hash()),
    tree: treeOf(filed, listing),
    trace: trace({ ...model, testFiles: testFiles(filed) }),
    history: parts.history,
    read: readCount(filed, parts, model),
  };
}

/**
 * Without history, and without changes that are proposed to requirements that there are: those are no second requirements. Nor is what
 * two changes propose alike.
 */
function inForce(specifications: readonly Specification[]): readonly Specification[] {
  if (specifications.every(({ change }) => change === undefined)) return specifications;
  const agreed = specifications.filter(({ change }) => change === undefined);
  const known = new Set(agreed.flatMap(({ requirements }) => requirements.map(({ id }) => id)));
  return specifications
    .filter(({ change }) => change !== 'archived')
    .map((each) => {
      if (each.change === undefined) return each;
      const requirements = each.requirements.filter(({ id }) => !known.has(id));
      for (const { id } of requirements) known.add(id);
      return { ...each, requirements };
    });
}

type ByKind = { readonly [K in Fact['kind']]: Extract<Fact, { kind: K }>[] };

function sortFacts(filed: readonly Filed[]): ByKind {
  const groups: Record<Fact['kind'], Fact[]> = {
    specification: [],
    note: [],
    tasks: [],
    defect: [],
    release: [],
    signature: [],
    review: [],
    result: [],
    changelog: [],
    manifest: [],
    script: [],
    reference: [],
    report: [],
    problem: [],
  };
  for (const { reading } of filed) for (const fact of reading?.facts ?? []) groups[fact.kind].push(fact);
  return groups as ByKind;
}

function filedReports({ listing, readings }: Parts): FiledReport[] {
  const filed: FiledReport[] = [];
  for (const { path, time } of listing.reports) {
    const reading = readings.reports.get(path);
    const report = reading?.facts.find((fact) => fact.kind === 'report');
    if (reading !== undefined && report !== undefined) filed.push({ ...report, sha256: reading.sha256, time });
  }
  return filed;
}

function contentOf(filed: readonly Filed[], hash: Hash): Content {
  let newest: Entry | undefined;
  const lines: { readonly path: string; readonly sha256: string }[] = [];
  for (const { entry, kind, reading, isReport } of filed) {
    if (!kind.isContent || isReport) continue;
    lines.push({ path: entry.path, sha256: reading?.sha256 ?? 'unreadable' });
    if (newest === undefined || entry.time > newest.time) newest = entry;
  }
  return {
    digest: contentDigest(lines, hash),
    files: lines.length,
    newest: newest === undefined ? undefined : { path: newest.path, time: newest.time },
  };
}

function treeOf(filed: readonly Filed[], { entries }: Listing): Tree {
  let sources = 0;
  let tests = 0;
  for (const { kind, isReport } of filed) {
    if (kind.isPassedOver || !kind.isCode || isReport) continue;
    if (kind.isTest) tests++;
    else sources++;
  }
  return { sources, tests, nonEmptyFilesAt: nonEmptyFiles(entries) };
}

function testFiles(filed: readonly Filed[]): string[] {
  const paths: string[] = [];
  for (const { entry, kind } of filed) if (kind.isTest && !kind.isPassedOver) paths.push(entry.path);
  return paths;
}

function readCount(
  filed: readonly Filed[],
  { conventions, config }: Parts,
  model: Pick<Model, 'specifications' | 'notes' | 'reports'>,
): ReadCount {
  const understood = new Map<
    string,
    { readonly convention: string; readonly folder: string; files: number; facts: number }
  >();
  let passedOver = 0;
  for (const { entry, kind, reading } of filed) {
    if (kind.isPassedOver) passedOver++;
    // No convention keeps its intentions in code, and code is what most files are.
    if (kind.isPassedOver || kind.isCode) continue;
    for (const convention of conventions) {
      const folder = convention.home(entry.path, config);
      if (folder === undefined) continue;
      const key = `${convention.id}\0${folder}`;
      const home = understood.get(key) ?? { convention: convention.id, folder, files: 0, facts: 0 };
      understood.set(key, home);
      home.files++;
      home.facts += reading?.facts.filter(isUnderstanding).length ?? 0;
    }
  }
  return {
    files: filed.length,
    passedOver,
    specifications: model.specifications.length,
    notes: model.notes.length,
    reports: model.reports.length,
    notUnderstood: [...understood.values()]
      .filter(({ facts }) => facts === 0)
      .map(({ convention, folder, files }) => ({ convention, folder, files }))
      .sort((a, b) => compareText(a.folder, b.folder) || compareText(a.convention, b.convention)),
  };
}

/** A reader that only says why it understood nothing has understood nothing; what is broken is spoken of where it is broken. */
function isUnderstanding(fact: Fact): boolean {
  return fact.kind !== 'problem' || fact.minor !== true;
}

function unreadableProblem({ path, reason }: Listing['unreadable'][number]): Problem {
  return {
    kind: 'problem',
    spoils: 'source',
    place: { file: path, line: 1, column: 1 },
    found: message('cannot be read ({reason})', { reason }),
    wanted: message('permission to read it, or `paths.exclude` in `tollgate.yaml`'),
  };
}
