import { isSameList } from '../reading/kept.ts';
import type { Finding, Severity } from '../model.ts';
import { byPlace, compareText } from '../order.ts';
import { named, type Named } from './causes.ts';
import type { Drafts } from './drafts.ts';
import { type Sheet, sheetOf } from './sheets.ts';

/** What is to be filed of one criterion. */
export interface Draftings {
  readonly severity: Severity;
  readonly drafts: readonly Drafts[];
}

/** The findings of one criterion. The same object as before where all of it is the same. */
export interface Docket {
  readonly named: Named;
  readonly sheets: readonly Sheet[];
}

/** By the id of the criterion. */
export type Dockets = ReadonlyMap<string, Docket>;

/**
 * Gives ids and resolves causes.
 * @param all by the id of the criterion
 * @param before of the same severities
 */
export function* fileFindings(
  all: ReadonlyMap<string, Draftings>,
  before: Dockets | undefined,
): Generator<undefined, Dockets> {
  const names = new Map<string, Named>();
  const changed = new Set<string>();
  for (const [criterion, { drafts }] of all) {
    const known = before?.get(criterion)?.named;
    const isSame = known !== undefined && isSameList(known.ids.drafts, drafts);
    if (!isSame) changed.add(criterion);
    names.set(criterion, isSame ? known : named(drafts, known));
    yield;
  }
  for (const criterion of before?.keys() ?? []) if (!all.has(criterion)) changed.add(criterion);
  const dockets = new Map<string, Docket>();
  for (const [criterion, own] of names)
    dockets.set(
      criterion,
      yield* filed(own, all.get(criterion)?.severity ?? 'off', names, changed, before?.get(criterion)),
    );
  return dockets;
}

/** @param changed criteria whose findings may be other causes now */
function* filed(
  own: Named,
  severity: Severity,
  names: ReadonlyMap<string, Named>,
  changed: ReadonlySet<string>,
  before: Docket | undefined,
): Generator<undefined, Docket> {
  const { drafts, ids } = own.ids;
  const known = new Map(before?.sheets.map((sheet) => [sheet.drafts, sheet]));
  const sheets: Sheet[] = [];
  for (const [at, each] of drafts.entries()) {
    const sheet = known.get(each);
    const givenIds = ids[at] ?? [];
    const isSame =
      sheet?.ids === givenIds &&
      before?.named.folds === own.folds &&
      ![...sheet.causes].some((one) => changed.has(one));
    sheets.push(isSame ? sheet : sheetOf(each, givenIds, severity, own, names, sheet));
    if (!isSame) yield;
  }
  return before?.named === own && isSameList(before.sheets, sheets) ? before : { named: own, sheets };
}

/** All of them, sorted by file, line and id. */
export function findingsIn(
  dockets: Dockets,
  before: { readonly dockets: Dockets; readonly findings: readonly Finding[] } | undefined,
): readonly Finding[] {
  const sheets = sheetsIn(dockets);
  if (before === undefined) return sheets.flatMap(({ findings }) => findings).sort(byPlaceAndId);
  const [was, is] = [new Set(sheetsIn(before.dockets)), new Set(sheets)];
  const gone = [...was].filter((sheet) => !is.has(sheet)).flatMap(({ findings }) => findings);
  const come = sheets.filter((sheet) => !was.has(sheet)).flatMap(({ findings }) => findings);
  return merged(without(before.findings, gone.sort(byPlaceAndId)), come.sort(byPlaceAndId));
}

export function sheetsIn(dockets: Dockets): readonly Sheet[] {
  return [...dockets.values()].flatMap(({ sheets }) => sheets);
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
  let [low, high] = [from, findings.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (byPlaceAndId(findings[middle] as Finding, finding) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
