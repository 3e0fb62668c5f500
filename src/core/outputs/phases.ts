import { deltaOf, isEmptyDelta } from '../delivery/delta.ts';
import { inOneLine, message } from '../message.ts';
import type { Message, Model, PhaseId, Verdict } from '../model.ts';
import type { Look, Output } from '../output.ts';
import { phaseContents, phaseStanding } from '../phase-contents.ts';
import { phases as allPhases } from '../phases.ts';
import { reasonsOf } from '../standing.ts';
import { colourPaint, colourSign, statePaint, stateSign, stateWord, verdictWord } from '../words.ts';

/** What `tollgate` prints: where the five phases stand, short, and what would open the gate. */
export const phases: Output = {
  id: 'phases',
  machine: false,
  render(verdict, look, model) {
    return `${[...phaseLines(verdict, look, model), ...deltaLines(model, look), '', ...gateLines(verdict, look)].join('\n')}\n`;
  },
};

function* phaseLines(verdict: Verdict, { say, paint }: Look, model: Model): Generator<string> {
  const width = Math.max(...allPhases.map((phase) => say(phase.title).length));
  const standings = allPhases.map(({ id }) => phaseStanding(verdict, id));
  const words = [...Object.values(stateWord), ...standings.map((each) => each.words)];
  const stateWidth = Math.max(...words.map((word) => say(word).length));
  for (const [index, phase] of allPhases.entries()) {
    const { state, words } = standings[index] ?? phaseStanding(verdict, phase.id);
    const label = `${stateSign[state]} ${index + 1} ${say(phase.title).padEnd(width)}`;
    yield `  ${paint(statePaint[state], `${label}  ${say(words).padEnd(stateWidth)}`)}  ${paint('dim', say(phaseContents(verdict, phase.id, model)))}`.trimEnd();
    if (state === 'rework') yield* wayBack(verdict, phase.id, { say, paint });
  }
}

function* wayBack(verdict: Verdict, phase: PhaseId, { say, paint }: Pick<Look, 'say' | 'paint'>): Generator<string> {
  const because = new Set(verdict.phases.find((each) => each.id === phase)?.because);
  const [cause] = verdict.findings.filter((finding) => because.has(finding.id));
  if (cause !== undefined) yield paint('dim', `      ← ${say(message('sent back: {found}', { found: cause.found }))}`);
}

/** What the next version changes of what the customer signed. */
function* deltaLines(model: Model, { say, paint }: Look): Generator<string> {
  const delta = deltaOf(model);
  if (delta === undefined || isEmptyDelta(delta)) return;
  const lines: readonly (readonly [readonly string[], (ids: readonly string[]) => Message])[] = [
    [delta.added.map(({ id }) => id), (ids) => message('added: {ids}', { ids })],
    [delta.changed.map(({ requirement: { id } }) => id), (ids) => message('changed: {ids}', { ids })],
    [delta.retired.map(({ id }) => id), (ids) => message('retired: {ids}', { ids })],
    [delta.gone, (ids) => message('gone: {ids}', { ids })],
  ];
  yield '';
  yield `  ${say(message('Since the customer signed:'))}`;
  for (const [ids, sentence] of lines) {
    if (ids.length === 0) continue;
    const rest = ids.length - shownIds;
    const named = [...ids.slice(0, shownIds), ...(rest > 0 ? [say(message('and {n} more', { n: rest }))] : [])];
    yield paint('dim', `    ${say(sentence(named))}`);
  }
}

const shownIds = 10;
const shownReasons = 6;

function* gateLines(verdict: Verdict, { say, paint }: Look): Generator<string> {
  const word = verdictWord(verdict);
  yield `${paint(colourPaint[verdict.verdict], paint('bold', `${colourSign[verdict.verdict]} ${say(word)}`))}: ${say(verdict.sentence)}`;
  const reasons = reasonsOf(verdict);
  for (const finding of reasons.slice(0, shownReasons)) {
    yield `  ${finding.place === null ? '' : `${inOneLine(finding.place.file)}:${finding.place.line}: `}${say(finding.found)}`;
    yield paint('dim', `    → ${say(finding.wanted)}`);
  }
  if (reasons.length > shownReasons) {
    yield paint(
      'dim',
      `  ${say(message('and {n} more: `tollgate check` lists them', { n: reasons.length - shownReasons }))}`,
    );
  }
}
