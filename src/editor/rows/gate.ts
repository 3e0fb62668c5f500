import {
  configurationMistakes,
  type Finding,
  inEnglish,
  inTheWay,
  isBlocking,
  isExcused,
  message,
  type Message,
  type Problem,
  saysTheSame,
  told,
  type Told,
  type Verdict,
} from '../../core/index.ts';
import type { Judged } from '../state.ts';
import type { LeadsTo } from '../told-places.ts';
import { aboutOf, findingContext, placeWords } from './finding.ts';
import { type Icon, icons, type Row } from './row.ts';
import { onlyWaysBack, wayBackRow } from './ways-back.ts';

/**
 * What stands between the work and its release: most blocking first, folded by cause; behind it what sent the work back all the same; last what
 * is excused for a while.
 */
export function* gateRows({ verdict, leadsTo }: Judged): Generator<Row> {
  if (verdict.verdict === 'error') {
    yield* configurationMistakes(verdict).map(problemRow);
    return;
  }
  const { roots, below } = told(verdict);
  const counts = (finding: Finding): boolean => !isExcused(finding);
  const rowOf = (finding: Finding): Row =>
    findingRow(finding, leadsTo, (cause) => below(cause).filter((each) => counts(each) && !saysTheSame(each, cause)));
  yield* roots.filter(isBlocking).map(rowOf);
  for (const finding of onlyWaysBack(verdict)) {
    const { place } = finding;
    yield { ...wayBackRow(finding, leadsTo), ...(place !== null && { description: placeWords(leadsTo(place)) }) };
  }
  yield* roots.filter((each) => counts(each) && !isBlocking(each)).map(rowOf);
  const excused = excusedIn(verdict);
  if (excused.length > 0) yield excusedRow(excused, leadsTo);
}

/** What is excused for a while; what is off is told to nobody. */
export function excusedIn({ findings }: Verdict): readonly Finding[] {
  return findings.filter((finding) => finding.severity !== 'off' && isExcused(finding));
}

/** … below the one sentence: where that says what a row would say, and the row leads nowhere, this says what is wanted. */
export function* rowsBelowSentence(judged: Judged): Generator<Row> {
  const { verdict } = judged;
  const sentence = inEnglish(verdict.sentence);
  const told = inTheWay(verdict).find(({ place, found }) => place === null && inEnglish(found) === sentence);
  for (const row of gateRows(judged))
    yield row.key === told?.id ? { ...row, label: message('wanted: {wanted}', { wanted: told.wanted }) } : row;
}

export function findingIcon(finding: Finding): Icon {
  if (isExcused(finding)) return icons.excused;
  if (!isBlocking(finding)) return icons.warning;
  return finding.result === 'fails' ? icons.bad : icons.unknown;
}

/** What `findingIcon` says. */
function findingWord(finding: Finding): Message {
  if (isExcused(finding)) return message('excused for now');
  if (!isBlocking(finding)) return message('a warning');
  return finding.result === 'fails'
    ? message('stands in the way')
    : message('stands in the way, as long as nobody knows');
}

function findingRow(finding: Finding, leadsTo: LeadsTo, caused: Told['below']): Row {
  const below = caused(finding);
  const { found, wanted, place, waived, baselined, criterion, subject } = finding;
  const at = place === null ? undefined : placeWords(leadsTo(place));
  return {
    key: finding.id,
    ...(place !== null && { alike: () => JSON.stringify([criterion, subject, place.line, place.column]) }),
    label: found,
    ...(place !== null && { place }),
    ...(at !== undefined && { description: at }),
    ...(baselined && { description: message('in the baseline') }),
    ...(waived !== null && { description: message('waived until {until} by {by}', waived) }),
    icon: findingIcon(finding),
    spoken: findingWord(finding),
    tooltip: () => [
      found,
      message('wanted: {wanted}', { wanted }),
      ...(waived === null ? [] : [message('waived until {until} by {by}: {reason}', waived)]),
      message('{word} [{criterion}]', { word: findingWord(finding), criterion }),
      ...(at === undefined ? [] : [at]),
    ],
    context: findingContext(finding),
    about: aboutOf(finding),
    ...(below.length > 0 && { below: () => below.map((each) => findingRow(each, leadsTo, caused)) }),
  };
}

function excusedRow(excused: readonly Finding[], leadsTo: LeadsTo): Row {
  return {
    key: 'excused',
    label: message('{n} {n|finding|findings} excused for now', { n: excused.length }),
    icon: icons.excused,
    context: 'excused',
    below: () => excused.map((finding) => findingRow(finding, leadsTo, () => [])),
  };
}

function problemRow({ place, found, wanted }: Problem): Row {
  return {
    key: `problem/${place.file}:${place.line}:${place.column}`,
    label: found,
    description: placeWords(place),
    icon: icons.bad,
    spoken: message('stands in the way'),
    tooltip: () => [found, message('wanted: {wanted}', { wanted }), placeWords(place)],
    place,
    context: 'problem',
  };
}
