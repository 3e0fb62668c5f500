import { contentLines, digestText } from './digest.ts';
import type { Entry, Hash, Progress } from './files.ts';
import type { Filing } from './reading/filing.ts';
import { telling } from './reading/finish.ts';
import { type Difference, differenceOf } from './grouped.ts';
import { isSameData, isSameList, keptData, keptList } from './reading/kept.ts';
import type {
  Content,
  Evidence,
  Fact,
  Model,
  Problem,
  ReadCount,
  Report,
  Requirement,
  Specification,
  Tree,
} from './model.ts';
import { byPlace, compareText } from './order.ts';
import { projectFilesOn } from './project-files.ts';
import type { Convention } from './reader.ts';
import { once } from './report/once.ts';
import { type FactsByKind, homesTogether, type Shelf } from './reading/shelf.ts';
import { trace } from './trace.ts';
import { isSameTree, nonEmptyFiles } from './tree.ts';
import { unreadable } from './unreadable.ts';

export interface Parts {
  readonly filing: Filing;
  readonly evidence: { readonly evidence?: Evidence; readonly problems: readonly Problem[] };
  readonly testCommand: string | undefined;
  readonly hash: Hash;
  readonly history: Model['history'];
  readonly conventions: readonly Convention[];
  /** Whether what is assembled now will be assembled again. */
  readonly isKept: boolean;
}

/**
 * Joins what the files state, one by one, into what the repository states. Sorted throughout, so that order of reading never shows.
 * @param before what was assembled of earlier parts: what is equal in both is one object in both
 */
export function* assemble(
  { filing, evidence, testCommand, hash, history, conventions, isKept }: Parts,
  before?: { readonly filing: Filing; readonly model: Model },
): Generator<Progress, Model> {
  const { shelves } = filing;
  const all = { done: filing.files, of: filing.files };
  const changed = differenceOf(before?.filing.shelves ?? [], shelves);
  for (const shelf of changed.come) {
    shelf.facts();
    shelf.content();
    shelf.homes();
    yield all;
  }
  const known = before?.model;
  const kept = <Kind extends Fact['kind']>(kind: Kind, own: FactsByKind[Kind] | undefined): FactsByKind[Kind] =>
    own !== undefined && isSameList(together(changed.gone, kind), together(changed.come, kind))
      ? own
      : together(shelves, kind);
  const isSameCode = known?.content.isWithoutCode === isWithoutCode(shelves);
  const content =
    known !== undefined && before?.filing.links === filing.links && isSameCode && isSameContent(changed)
      ? known.content
      : contentOf(filing, hash);
  yield all;
  const stated = together(shelves, 'specification');
  const specifications = keptList(known?.specifications, inForce(stated));
  const informing = stated.filter(({ informs }) => informs !== undefined);
  const reports = keptList(
    known?.reports,
    filing.reports.flatMap(({ report }) => report ?? []),
  );
  const problems = [
    ...together(shelves, 'problem'),
    ...reports.flatMap((report) => report.problems),
    ...filing.reports.flatMap(({ coverage }) => coverage?.problems ?? []),
    ...filing.reports.flatMap(({ reading }) => reading.facts.filter((fact) => fact.kind === 'problem')),
    ...conventions.flatMap((convention) => [
      ...(convention.among?.([...specifications, ...informing].filter((each) => each.convention === convention.id)) ??
        []),
    ]),
    ...evidence.problems,
    ...filing.unreadable.map((each) => unreadable(each)),
  ].sort((a, b) => byPlace(a.place, b.place));
  const model = {
    specifications,
    requirements:
      known?.specifications === specifications
        ? known.requirements
        : keptList(known?.requirements, requirementsOf(specifications)),
    informative: keptList(
      known?.informative,
      informing.flatMap(({ informs }) => informs ?? []),
    ),
    notes: kept('note', known?.notes),
    tasks: kept('tasks', known?.tasks),
    defects: kept('defect', known?.defects),
    releases: kept('release', known?.releases),
    signatures: kept('signature', known?.signatures),
    reviews: kept('review', known?.reviews),
    results: kept('result', known?.results),
    changelog: kept('changelog', known?.changelog),
    versions: kept('manifest', known?.versions),
    scripts: kept('script', known?.scripts),
    testCommand,
    references: kept('reference', known?.references),
    declared: kept('declared', known?.declared),
    projects: kept('project', known?.projects),
    reports,
    coverage: keptList(
      known?.coverage,
      filing.reports.flatMap(({ coverage }) => coverage ?? []),
    ),
    evidence: keptData(known?.evidence, evidence.evidence),
    problems: keptList(known?.problems, problems),
  };
  yield all;
  const isSame = known !== undefined && (yield* telling(all, isSameTree(changed)));
  const tree = isSame ? known.tree : yield* telling(all, treeOf(shelves));
  yield all;
  // Projects go with the test files: a report may name those, and not their folders.
  const testFiles = [...tree.testFiles, ...projectFilesOn(shelves)];
  const isCountedAlike = known?.tree === tree && countedIn.every((list) => known[list] === model[list]);
  return {
    ...model,
    content,
    tree,
    trace: trace({ ...model, reports: toldIn(filing), testFiles }, known?.trace, isKept),
    history,
    read:
      isCountedAlike && hasSameHomes(changed)
        ? known.read
        : keptData(known?.read, readCount(filing, model, conventions)),
  };
}

/**
 * Without history, without what asks for nothing, and without changes that are proposed to requirements that there are: those are no second requirements. Nor is what
 * two changes propose alike.
 */
function inForce(specifications: readonly Specification[]): readonly Specification[] {
  if (specifications.every(({ change, informs }) => change === undefined && informs === undefined))
    return specifications;
  const agreed = specifications.filter(({ change }) => change === undefined);
  const known = new Set(agreed.flatMap(({ requirements }) => requirements.map(({ id }) => id)));
  return specifications
    .filter(({ change, informs }) => change !== 'archived' && informs === undefined)
    .map((each) => {
      if (each.change === undefined) return each;
      const requirements = each.requirements.filter(({ id }) => !known.has(id));
      for (const { id } of requirements) known.add(id);
      return { ...each, requirements };
    });
}

/** Loops: after each keystroke in a document thousands are put together. */
function requirementsOf(specifications: readonly Specification[]): readonly Requirement[] {
  const all: Requirement[] = [];
  for (const { requirements } of specifications) for (const requirement of requirements) all.push(requirement);
  return all;
}

function together<Kind extends Fact['kind']>(shelves: readonly Shelf[], kind: Kind): FactsByKind[Kind] {
  const all: Fact[] = [];
  for (const shelf of shelves) for (const fact of shelf.facts()[kind]) all.push(fact);
  return all as unknown as FactsByKind[Kind];
}

/** What reports say, each once: what is joined with it still holds where a run only wrote it again. */
function toldIn({ reports }: Filing): readonly Report[] {
  const found = reports.flatMap(({ report, told }) => (report && told ? [{ sha256: report.sha256, told }] : []));
  return once(found).map(({ told }) => told);
}

/** What the count of what was read is made of, besides shelves. */
const countedIn = ['specifications', 'notes', 'reports'] as const;

function hasSameHomes({ gone, come }: Difference<Shelf>): boolean {
  return isSameData(
    gone.map((shelf) => shelf.homes()),
    come.map((shelf) => shelf.homes()),
  );
}

function isSameContent({ gone, come }: Difference<Shelf>): boolean {
  return (
    gone.length === come.length &&
    gone.every((shelf, at) => {
      const [was, now] = [shelf.content(), come[at]?.content()];
      const { path, time } = was.newest ?? {};
      const isAsNew = path === now?.newest?.path && time === now?.newest?.time;
      return isAsNew && now !== undefined && was.files === now.files && isSameList(was.lines, now.lines);
    })
  );
}

function contentOf({ shelves, links }: Filing, hash: Hash): Content {
  let files = 0;
  let newest: Pick<Entry, 'path' | 'time'> | undefined;
  for (const shelf of shelves) {
    const content = shelf.content();
    hash.update(content.lines);
    files += content.files;
    if (newest === undefined || (content.newest !== undefined && content.newest.time > newest.time))
      newest = content.newest;
  }
  hash.update(contentLines(links.map(({ path, to }) => ({ path, sha256: digestText(to) }))));
  for (const link of links) if (newest === undefined || link.time > newest.time) newest = link;
  return {
    digest: hash.hex(),
    files,
    newest: newest && { path: newest.path, time: newest.time },
    ...(isWithoutCode(shelves) && { isWithoutCode: true }),
  };
}

function isWithoutCode(shelves: readonly Shelf[]): true | undefined {
  const isContent = shelves.some(({ files }) =>
    files.some(({ kind }) => kind.isCode && kind.isContent && !kind.isPassedOver),
  );
  const hasCode = (): boolean => shelves.some((shelf) => shelf.counts().sources + shelf.counts().tests > 0);
  return !isContent && hasCode() ? true : undefined;
}

function* treeOf(shelves: readonly Shelf[]): Generator<undefined, Tree> {
  let [sources, tests] = [0, 0];
  const testFiles: string[] = [];
  for (const shelf of shelves) {
    const counts = shelf.counts();
    sources += counts.sources;
    tests += counts.tests;
    for (const path of shelf.testFiles()) testFiles.push(path);
    yield;
  }
  return { sources, tests, testFiles, nonEmptyFilesAt: nonEmptyFiles(shelves) };
}

function readCount(
  { shelves, files }: Filing,
  model: Pick<Model, 'specifications' | 'notes' | 'reports'>,
  conventions: readonly Convention[],
): ReadCount {
  const titleOf = (id: string): string => conventions.find((each) => each.id === id)?.title ?? id;
  return {
    files,
    passedOver: shelves.reduce((n, shelf) => n + shelf.counts().passedOver, 0),
    specifications: model.specifications.length,
    notes: model.notes.length,
    reports: model.reports.length,
    notUnderstood: homesTogether(shelves.flatMap((shelf) => shelf.homes()))
      .filter(({ facts }) => facts === 0)
      .map(({ convention, folder, files }) => ({ convention, title: titleOf(convention), folder, files }))
      .sort((a, b) => compareText(a.folder, b.folder) || compareText(a.convention, b.convention)),
  };
}
