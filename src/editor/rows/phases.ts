import {
  type CriterionVerdict,
  type Finding,
  message,
  type Message,
  phaseContents,
  type PhaseId,
  type PhaseState,
  phases,
  phaseStanding,
  type Verdict,
} from '../../core/index.ts';
import type { Judged } from '../state.ts';
import { buildRows } from './build.ts';
import { designRows } from './design.ts';
import { aboutOf } from './finding.ts';
import { releaseRows } from './release.ts';
import { type Icon, icons, type Row } from './row.ts';
import { specificationRows } from './specifications.ts';
import { testRows } from './test.ts';
import { wayBackRow, waysBack } from './ways-back.ts';

/** The five phases: each with its way back, what it lacks, and what there is of it. */
export function* phaseRows(judged: Judged): Generator<Row> {
  const { verdict } = judged;
  for (const [index, { id, title }] of phases.entries()) {
    const { state, words } = phaseStanding(verdict, id);
    const contents = phaseContents(verdict, id, judged.read.model);
    yield {
      key: id,
      label: message('{n} {phase}', { n: index + 1, phase: title }),
      description: message('{state} · {contents}', { state: words, contents }),
      icon: stateIcon[state],
      tooltip: () => [
        message('{n} {phase}: {state}', { n: index + 1, phase: title, state: words }),
        contents,
        ...waysBack(verdict, id).map((finding) => message('sent back: {found}', { found: finding.found })),
      ],
      context: `phase:${id}`,
      isOpen: state === 'rework',
      ...(inPhase(judged, id).next().done !== true && { below: () => inPhase(judged, id) }),
    };
  }
}

const stateIcon: Readonly<Record<PhaseState, Icon>> = {
  'not-started': icons.notStarted,
  'in-work': icons.inWork,
  done: icons.good,
  rework: icons.back,
};

const contents: Readonly<Record<PhaseId, (judged: Judged) => Iterable<Row>>> = {
  requirements: specificationRows,
  design: designRows,
  build: buildRows,
  test: testRows,
  release: releaseRows,
};

function* inPhase(judged: Judged, phase: PhaseId): Generator<Row> {
  const { verdict } = judged;
  for (const finding of waysBack(verdict, phase)) yield wayBackRow(finding, judged.leadsTo);
  for (const criterion of verdict.criteria)
    if (criterion.phase === phase && isLacking(criterion)) yield lackingRow(verdict, criterion);
  yield* contents[phase](judged);
}

function isLacking({ severity, result }: CriterionVerdict): boolean {
  return severity !== 'off' && (result === 'fails' || result === 'unverified');
}

function lackingRow({ findings }: Verdict, criterion: CriterionVerdict): Row {
  const { id, title, severity, result, failed, judged } = criterion;
  const own = findings.filter((finding) => finding.criterion === id && finding.waived === null && !finding.baselined);
  const word = lackingWord(severity, result);
  return {
    key: `lacks/${id}`,
    label: title,
    description:
      judged > 1 && criterion.uncounted !== true
        ? message('{word}: {failed} of {judged}', { word, failed, judged })
        : word,
    icon: severity === 'warn' ? icons.warning : result === 'fails' ? icons.bad : icons.unknown,
    tooltip: () => [title, word, ...own.slice(0, 3).map((finding) => finding.found)],
    ...placed(own),
    context: [`criterion:${id}`, ...own.slice(0, 1).flatMap(({ fix }) => (fix === null ? [] : [`fix:${fix}`]))].join(
      ' ',
    ),
    about: own.slice(0, 1).flatMap(aboutOf),
  };
}

/** A click leads to the first that has a place. */
function placed(findings: readonly Finding[]): Pick<Row, 'place'> {
  const place = findings.find((finding) => finding.place !== null)?.place ?? undefined;
  return place === undefined ? {} : { place };
}

function lackingWord(severity: CriterionVerdict['severity'], result: CriterionVerdict['result']): Message {
  if (severity === 'warn') return message('not yet, only a warning');
  return result === 'fails' ? message('does not hold') : message('cannot be told');
}
