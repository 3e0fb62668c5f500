import { lazily } from '../lazily.ts';
import { isSameList } from '../reading/kept.ts';
import type { Finding, Severity } from '../model.ts';
import { byPlace, compareText, partitionPoint, sortedInSteps } from '../order.ts';
import { causeIndex, type CauseIndex } from './causes.ts';
import type { Draft, Drafts } from './drafts.ts';
import { type FindingsChunk, findingsChunk } from './findings-chunk.ts';

/** What is drafted of one criterion. */
export interface CriterionDrafts {
  readonly severity: Severity;
  readonly drafts: readonly Drafts[];
}

/** The findings of one criterion. The same object as before where all of it is the same. */
export interface CriterionFindings {
  readonly causes: CauseIndex;
  readonly chunks: readonly FindingsChunk[];
}

/** By the id of the criterion. */
export type FindingsByCriterion = ReadonlyMap<string, CriterionFindings>;

/**
 * Gives the findings their ids and resolves their causes.
 * @param all by the id of the criterion
 * @param before of the same severities
 */
export function* resolvedFindings(
  all: ReadonlyMap<string, CriterionDrafts>,
  before: FindingsByCriterion | undefined,
): Generator<undefined, FindingsByCriterion> {
  const causes = new Map<string, CauseIndex>();
  const changed = new Set<string>();
  for (const [criterion, { drafts }] of all) {
    const known = before?.get(criterion)?.causes;
    const isSame = known !== undefined && isSameList(known.ids.drafts, drafts);
    if (!isSame) changed.add(criterion);
    causes.set(criterion, isSame ? known : causeIndex(drafts, known));
    yield;
  }
  for (const criterion of before?.keys() ?? []) if (!all.has(criterion)) changed.add(criterion);
  const findings = new Map<string, CriterionFindings>();
  for (const [criterion, own] of causes)
    findings.set(
      criterion,
      yield* findingsOf(own, all.get(criterion)?.severity ?? 'off', causes, changed, before?.get(criterion)),
    );
  return findings;
}

/** @param changed criteria whose findings may be other causes now */
function* findingsOf(
  own: CauseIndex,
  severity: Severity,
  causes: ReadonlyMap<string, CauseIndex>,
  changed: ReadonlySet<string>,
  before: CriterionFindings | undefined,
): Generator<undefined, CriterionFindings> {
  const { drafts, ids } = own.ids;
  const known = new Map(before?.chunks.map((chunk) => [chunk.drafts, chunk]));
  const replaced = lazily(() => findingsByDraft(replacedChunks(before, drafts)));
  const chunks: FindingsChunk[] = [];
  for (const [at, each] of drafts.entries()) {
    const chunk = known.get(each);
    const givenIds = ids[at] ?? [];
    const isSame =
      chunk?.ids === givenIds &&
      before?.causes.folds === own.folds &&
      ![...chunk.causes].some((one) => changed.has(one));
    const findingOf = (draft: Draft, at: number): Finding | undefined =>
      chunk === undefined ? replaced().get(draft) : chunk.findings[at];
    chunks.push(isSame ? chunk : findingsChunk(each, givenIds, severity, own, causes, findingOf));
    if (!isSame) yield;
  }
  return before?.causes === own && isSameList(before.chunks, chunks) ? before : { causes: own, chunks };
}

function replacedChunks(before: CriterionFindings | undefined, drafts: readonly Drafts[]): readonly FindingsChunk[] {
  const isThere = new Set(drafts);
  return before?.chunks.filter((chunk) => !isThere.has(chunk.drafts)) ?? [];
}

function findingsByDraft(chunks: readonly FindingsChunk[]): ReadonlyMap<Draft, Finding | undefined> {
  return new Map(chunks.flatMap(({ drafts, findings }) => drafts.map((draft, at) => [draft, findings[at]])));
}

/** All of them, sorted by file, line and id. In small steps. */
export function* sortedFindings(
  byCriterion: FindingsByCriterion,
  before: { readonly byCriterion: FindingsByCriterion; readonly findings: readonly Finding[] } | undefined,
): Generator<undefined, readonly Finding[]> {
  const chunks = chunksIn(byCriterion);
  const sorted = (findings: readonly Finding[]): Generator<undefined, readonly Finding[]> =>
    sortedInSteps(findings, byPlaceAndId);
  if (before === undefined) return yield* sorted(chunks.flatMap(({ findings }) => findings));
  const [was, is] = [new Set(chunksIn(before.byCriterion)), new Set(chunks)];
  const gone = new Set([...was].filter((chunk) => !is.has(chunk)).flatMap(({ findings }) => findings));
  // Most of a chunk is what it was.
  const come = chunks
    .filter((chunk) => !was.has(chunk))
    .flatMap(({ findings }) => findings.filter((each) => !gone.delete(each)));
  return merged(without(before.findings, yield* sorted([...gone])), yield* sorted(come));
}

export function chunksIn(byCriterion: FindingsByCriterion): readonly FindingsChunk[] {
  return [...byCriterion.values()].flatMap(({ chunks }) => chunks);
}

export function byPlaceAndId(a: Finding, b: Finding): number {
  return byPlace(a.place, b.place) || compareText(a.id, b.id);
}

/** Everything is sorted, and no two are alike. */
function without(findings: readonly Finding[], gone: readonly Finding[]): readonly Finding[] {
  const left: Finding[] = [];
  let from = 0;
  for (const each of gone) {
    const at = placeOf(each, findings, from);
    for (; from < at; from++) left.push(findings[from] as Finding);
    from = at + 1;
  }
  for (; from < findings.length; from++) left.push(findings[from] as Finding);
  return left;
}

function merged(findings: readonly Finding[], come: readonly Finding[]): readonly Finding[] {
  const all: Finding[] = [];
  let from = 0;
  for (const each of come) {
    const at = placeOf(each, findings, from);
    for (; from < at; from++) all.push(findings[from] as Finding);
    all.push(each);
  }
  for (; from < findings.length; from++) all.push(findings[from] as Finding);
  return all;
}

/** Where it stands, or would. */
function placeOf(finding: Finding, findings: readonly Finding[], from: number): number {
  return partitionPoint(from, findings.length, (at) => byPlaceAndId(findings[at] as Finding, finding) < 0);
}
