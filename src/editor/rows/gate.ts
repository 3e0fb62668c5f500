import { type Finding, message, type Problem, type Verdict } from '../../core/index.ts';
import type { Judged } from '../state.ts';
import { aboutOf, findingContext } from './finding.ts';
import { type Icon, icons, type Row } from './row.ts';

/** What stands between the work and its release: most blocking first, folded by cause; last what is excused for a while. */
export function* gateRows({ verdict }: Judged): Generator<Row> {
  if (verdict.verdict === 'error') {
    for (const problem of verdict.problems) if (problem.minor !== true) yield problemRow(problem);
    return;
  }
  const { roots, caused } = folded(verdict.findings);
  for (const finding of roots) yield findingRow(finding, caused);
  const excused = verdict.findings.filter(isExcused);
  if (excused.length > 0) yield excusedRow(excused);
}

/** Standing findings, each below its cause where that stands too. */
export function folded(findings: Verdict['findings']): {
  readonly roots: readonly Finding[];
  readonly caused: ReadonlyMap<string, readonly Finding[]>;
} {
  const standing = findings.filter((finding) => finding.severity !== 'off' && !isExcused(finding));
  const ids = new Set(standing.map((finding) => finding.id));
  const roots: Finding[] = [];
  const caused = new Map<string, Finding[]>();
  for (const finding of standing) {
    if (finding.causedBy === null || !ids.has(finding.causedBy)) {
      roots.push(finding);
      continue;
    }
    const siblings = caused.get(finding.causedBy);
    if (siblings === undefined) caused.set(finding.causedBy, [finding]);
    else siblings.push(finding);
  }
  return { roots: roots.sort((a, b) => rank(a) - rank(b)), caused };
}

export function isExcused({ waived, baselined, severity }: Finding): boolean {
  return severity !== 'off' && (waived !== null || baselined);
}

function rank({ severity, result }: Finding): number {
  return severity === 'block' ? (result === 'fails' ? 0 : 1) : 2;
}

export function findingIcon(finding: Finding): Icon {
  if (isExcused(finding)) return icons.excused;
  return [icons.bad, icons.unknown, icons.warning][rank(finding)] ?? icons.warning;
}

function findingRow(finding: Finding, caused: ReadonlyMap<string, readonly Finding[]>): Row {
  const below = caused.get(finding.id);
  return {
    key: finding.id,
    label: finding.found,
    ...(finding.place !== null && { description: `${finding.place.file}:${finding.place.line}`, place: finding.place }),
    icon: findingIcon(finding),
    tooltip: () => [
      finding.found,
      message('wanted: {wanted}', { wanted: finding.wanted }),
      ...(finding.waived === null ? [] : [message('waived until {until} by {by}: {reason}', finding.waived)]),
      `[${finding.criterion}]`,
    ],
    context: findingContext(finding),
    about: aboutOf(finding),
    ...(below !== undefined && { below: () => below.map((each) => findingRow(each, caused)) }),
  };
}

function excusedRow(excused: readonly Finding[]): Row {
  return {
    key: 'excused',
    label: message('{n} {n|finding|findings} excused for now', { n: excused.length }),
    icon: icons.excused,
    context: 'excused',
    below: () => excused.map((finding) => findingRow(finding, new Map())),
  };
}

function problemRow({ place, found, wanted }: Problem): Row {
  return {
    key: `problem/${place.file}:${place.line}:${place.column}`,
    label: found,
    description: `${place.file}:${place.line}`,
    icon: icons.bad,
    tooltip: () => [found, message('wanted: {wanted}', { wanted })],
    place,
    context: 'problem',
  };
}
