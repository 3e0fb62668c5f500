import type { Difference } from './grouped.ts';
import type { Files, Hash, Progress } from './files.ts';
import type { Filing } from './reading/filing.ts';
import { contentOf } from './assemble/content.ts';
import { inForce } from './assemble/in-force.ts';
import { problemsIn } from './assemble/problems.ts';
import { readCount } from './assemble/read-count.ts';
import { withWrappers } from './assemble/wrappers.ts';
import { telling } from './reading/finish.ts';
import { keptData, keptList } from './reading/kept.ts';
import { membersOf, spliceBetween } from './reading/spliced.ts';
import type { Evidence, Fact, Model, Problem, Report } from './model.ts';
import type { Convention } from './reader.ts';
import { once } from './report/once.ts';
import type { FactsByKind, Shelf } from './reading/shelf.ts';
import { trace } from './trace.ts';
import { isSameTree, treeOf } from './tree.ts';

export interface Parts {
  readonly files: Pick<Files, 'read'>;
  readonly filing: Filing;
  readonly evidence: { readonly evidence?: Evidence; readonly problems: readonly Problem[] };
  readonly testCommand: string | undefined;
  readonly hash: Hash;
  readonly history: Model['history'];
  readonly conventions: readonly Convention[];
  /** Whether what is assembled now will be assembled again. */
  readonly isKept: boolean;
}

/** What was assembled of earlier parts. */
interface Assembled {
  readonly filing: Filing;
  readonly model: Model;
}

/**
 * Joins what the files state, one by one, into what the repository states. Sorted throughout, so that order of reading never shows.
 * @param before what is equal in both is one object in both
 */
export function* assemble(parts: Parts, before?: Assembled): Generator<Progress, Model> {
  const { files, filing, hash, history, conventions, isKept } = parts;
  const { shelves } = filing;
  const all = { done: filing.files, of: filing.files };
  const was = before?.filing.shelves ?? [];
  const known = before?.model;
  const changed = between(was, shelves);
  for (const shelf of changed.come) {
    shelf.facts();
    shelf.content();
    shelf.homes();
    yield all;
  }
  const content = contentOf(filing, hash, changed, before);
  yield all;
  const model = statedIn(parts, before);
  yield all;
  const isSame = known !== undefined && (yield* telling(all, isSameTree(changed)));
  const tree = isSame
    ? known.tree
    : yield* telling(all, treeOf(shelves, changed, known && { shelves: was, tree: known.tree }));
  const declared = yield* telling(all, withWrappers(files, filing, model.declared ?? []));
  yield all;
  return {
    ...model,
    content,
    tree,
    trace: trace({ ...model, declared, reports: toldIn(filing), testFiles: tree.namedFiles }, known?.trace, isKept),
    history,
    read: readCount(filing, { ...model, tree }, conventions, changed, known),
  };
}

function between(was: readonly Shelf[], now: readonly Shelf[]): Difference<Shelf> {
  const { at, gone, come } = spliceBetween(was, now);
  return { gone: was.slice(at, at + gone), come: now.slice(at, at + come) };
}

/** What files say by themselves. */
type StatedModel = Omit<Model, 'content' | 'tree' | 'trace' | 'history' | 'read'>;

function statedIn({ filing, evidence, testCommand, conventions }: Parts, before: Assembled | undefined): StatedModel {
  const known = before?.model;
  const stated = <Kind extends Fact['kind']>(kind: Kind, members?: FactsByKind[Kind]): FactsByKind[Kind] =>
    membersOf<Shelf, Fact>(
      filing.shelves,
      (shelf) => shelf.facts()[kind],
      before && members && { parts: before.filing.shelves, members },
    ) as FactsByKind[Kind];
  const found = stated('specification');
  const specifications = keptList(known?.specifications, inForce(found));
  const informing = found.filter(({ informs }) => informs !== undefined);
  const reports = keptList(
    known?.reports,
    filing.reports.flatMap(({ report }) => report ?? []),
  );
  const problems = problemsIn({
    stated: stated('problem'),
    filing,
    reports,
    ofEvidence: evidence.problems,
    conventions,
    specifications: [...specifications, ...informing],
  });
  return {
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
}

/** What reports say, each once: what is joined with it still holds where a run only wrote it again. */
function toldIn({ reports }: Filing): readonly Report[] {
  const found = reports.flatMap(({ report, told }) => (report && told ? [{ sha256: report.sha256, told }] : []));
  return once(found).map(({ told }) => told);
}
