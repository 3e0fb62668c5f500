import type { Classifier } from './classify.ts';
import type { Config } from './config.ts';
import { contentDigest } from './digest.ts';
import type { Entry, Hash, Listing } from './files.ts';
import { message } from './message.ts';
import type { Content, Evidence, Fact, FiledReport, Model, Problem, ReadCount, Specification, Tree } from './model.ts';
import { byPlace, compareText } from './order.ts';
import type { Convention } from './reader.ts';
import type { Readings } from './readings.ts';
import { trace } from './trace.ts';
import { nonEmptyFiles } from './tree.ts';

export interface Parts {
  readonly config: Config;
  readonly listing: Listing;
  readonly kinds: Classifier;
  readonly readings: Readings;
  readonly evidence: { readonly evidence?: Evidence; readonly problems: readonly Problem[] };
  readonly hash: () => Hash;
  readonly history: Model['history'];
  readonly conventions: readonly Convention[];
}

/** Joins what the files state, one by one, into what the repository states. Sorted throughout, so that order of reading never shows. */
export function assemble(parts: Parts): Model {
  const { listing, readings, evidence } = parts;
  const facts = sortFacts(listing, readings);
  const reports = filedReports(parts);
  const problems = [
    ...facts.problem,
    ...reports.flatMap((report) => report.problems),
    ...[...readings.reports.values()].flatMap((reading) => reading.facts.filter((fact) => fact.kind === 'problem')),
    ...evidence.problems,
    ...listing.unreadable.map(unreadableProblem),
  ].sort((a, b) => byPlace(a.place, b.place));
  const specifications = inForce(facts.specification);
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
    references: facts.reference,
    reports,
    evidence: evidence.evidence,
    problems,
  };
  return {
    ...model,
    content: contentOf(parts),
    tree: treeOf(parts),
    trace: trace({ ...model, testFiles: testFiles(parts) }),
    history: parts.history,
    read: readCount(parts, model),
  };
}

/** Without history, and without changes that are proposed to requirements that there are: those are no second requirements. */
function inForce(specifications: readonly Specification[]): readonly Specification[] {
  if (specifications.every(({ change }) => change === undefined)) return specifications;
  const agreed = specifications.filter(({ change }) => change === undefined);
  const known = new Set(agreed.flatMap(({ requirements }) => requirements.map(({ id }) => id)));
  return specifications
    .filter(({ change }) => change !== 'archived')
    .map((each) => {
      if (each.change === undefined) return each;
      return { ...each, requirements: each.requirements.filter(({ id }) => !known.has(id)) };
    });
}

type ByKind = { readonly [K in Fact['kind']]: Extract<Fact, { kind: K }>[] };

function sortFacts({ entries }: Listing, { files }: Readings): ByKind {
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
    reference: [],
    report: [],
    problem: [],
  };
  for (const { path } of entries) for (const fact of files.get(path)?.facts ?? []) groups[fact.kind].push(fact);
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

function contentOf({ listing, kinds, readings, hash }: Parts): Content {
  const reports = readings.reports;
  const content = listing.entries.filter(({ path }) => kinds.kindOf(path).isContent && !reports.has(path));
  let newest: Entry | undefined;
  for (const entry of content) if (newest === undefined || entry.time > newest.time) newest = entry;
  function* lines(): Generator<{ path: string; sha256: string }> {
    for (const { path } of content) yield { path, sha256: readings.files.get(path)?.sha256 ?? 'unreadable' };
  }
  return {
    digest: contentDigest(lines(), hash()),
    files: content.length,
    newest: newest === undefined ? undefined : { path: newest.path, time: newest.time },
  };
}

function treeOf({ listing, kinds, readings }: Parts): Tree {
  const { entries } = listing;
  let sources = 0;
  let tests = 0;
  for (const { path } of entries) {
    const { isPassedOver, isCode, isTest } = kinds.kindOf(path);
    if (isPassedOver || !isCode || readings.reports.has(path)) continue;
    if (isTest) tests++;
    else sources++;
  }
  return { sources, tests, nonEmptyFilesAt: nonEmptyFiles(entries) };
}

function testFiles({ listing, kinds }: Parts): string[] {
  return listing.entries
    .filter(({ path }) => kinds.kindOf(path).isTest && !kinds.kindOf(path).isPassedOver)
    .map(({ path }) => path);
}

function readCount(
  { listing, kinds, readings, conventions, config }: Parts,
  model: Pick<Model, 'specifications' | 'notes' | 'reports'>,
): ReadCount {
  const understood = new Map<
    string,
    { readonly convention: string; readonly folder: string; files: number; facts: number }
  >();
  let passedOver = 0;
  for (const { path } of listing.entries) {
    const { isPassedOver, isCode } = kinds.kindOf(path);
    if (isPassedOver) passedOver++;
    // No convention keeps its intentions in code, and code is what most files are.
    if (isPassedOver || isCode) continue;
    for (const convention of conventions) {
      const folder = convention.home(path, config);
      if (folder === undefined) continue;
      const key = `${convention.id}\0${folder}`;
      const home = understood.get(key) ?? { convention: convention.id, folder, files: 0, facts: 0 };
      understood.set(key, home);
      home.files++;
      home.facts += readings.files.get(path)?.facts.filter(isUnderstanding).length ?? 0;
    }
  }
  return {
    files: listing.entries.length,
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
