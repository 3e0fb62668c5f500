import { contentLines, digestText } from './digest.ts';
import type { Entry, Hash, Progress } from './files.ts';
import type { Filing } from './reading/filing.ts';
import { telling } from './reading/finish.ts';
import type { Difference } from './grouped.ts';
import { isSameData, isSameList, keptData, keptList } from './reading/kept.ts';
import { membersOf, spliceBetween } from './reading/spliced.ts';
import type { Content, Evidence, Fact, Model, Problem, ReadCount, Report, Specification } from './model.ts';
import { byPlace, compareText } from './order.ts';
import type { Convention } from './reader.ts';
import { once } from './report/once.ts';
import { type FactsByKind, homesTogether, type Shelf } from './reading/shelf.ts';
import { trace } from './trace.ts';
import { isSameTree, treeOf } from './tree.ts';
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
  const was = before?.filing.shelves ?? [];
  const { at, gone, come } = spliceBetween(was, shelves);
  const changed = { gone: was.slice(at, at + gone), come: shelves.slice(at, at + come) };
  for (const shelf of changed.come) {
    shelf.facts();
    shelf.content();
    shelf.homes();
    yield all;
  }
  const known = before?.model;
  const stated = <Kind extends Fact['kind']>(kind: Kind, known?: FactsByKind[Kind]): FactsByKind[Kind] =>
    membersOf<Shelf, Fact>(
      shelves,
      (shelf) => shelf.facts()[kind],
      known && { parts: was, members: known },
    ) as FactsByKind[Kind];
  const isSameCode = known?.content.isWithoutCode === isWithoutCode(shelves);
  const content =
    known !== undefined && before?.filing.links === filing.links && isSameCode && isSameContent(changed)
      ? known.content
      : contentOf(filing, hash);
  yield all;
  const found = stated('specification');
  const specifications = keptList(known?.specifications, inForce(found));
  const informing = found.filter(({ informs }) => informs !== undefined);
  const reports = keptList(
    known?.reports,
    filing.reports.flatMap(({ report }) => report ?? []),
  );
  const problems = [
    ...stated('problem'),
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
    requirements: membersOf(
      specifications,
      (each) => each.requirements,
      known && { parts: known.specifications, members: known.requirements },
    ),
    informative: keptList(
      known?.informative,
      informing.flatMap(({ informs }) => informs ?? []),
    ),
    notes: stated('note', known?.notes),
    tasks: stated('tasks', known?.tasks),
    defects: stated('defect', known?.defects),
    releases: stated('release', known?.releases),
    signatures: stated('signature', known?.signatures),
    reviews: stated('review', known?.reviews),
    results: stated('result', known?.results),
    changelog: stated('changelog', known?.changelog),
    versions: stated('manifest', known?.versions),
    scripts: stated('script', known?.scripts),
    testCommand,
    references: stated('reference', known?.references),
    declared: stated('declared', known?.declared),
    projects: stated('project', known?.projects),
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
  const tree = isSame
    ? known.tree
    : yield* telling(all, treeOf(shelves, changed, known && { shelves: was, tree: known.tree }));
  yield all;
  const isCountedAlike = known?.tree === tree && countedIn.every((list) => known[list] === model[list]);
  return {
    ...model,
    content,
    tree,
    trace: trace({ ...model, reports: toldIn(filing), testFiles: tree.namedFiles }, known?.trace, isKept),
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
