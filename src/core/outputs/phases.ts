import { message } from '../message.ts';
import type { PhaseId, Verdict } from '../model.ts';
import type { Look, Output } from '../output.ts';
import { phaseContents } from '../phase-contents.ts';
import { phases as allPhases } from '../phases.ts';
import { colourPaint, colourSign, colourWord, openOnTests, statePaint, stateSign, stateWord } from '../words.ts';

/** What `tollgate` prints: where the five phases stand, short, and what would open the gate. */
export const phases: Output = {
  id: 'phases',
  machine: false,
  render(verdict, look) {
    return `${[...phaseLines(verdict, look), '', ...gateLines(verdict, look)].join('\n')}\n`;
  },
};

function* phaseLines(verdict: Verdict, { say, paint }: Look): Generator<string> {
  const width = Math.max(...allPhases.map((phase) => say(phase.title).length));
  const stateWidth = Math.max(...Object.values(stateWord).map((word) => say(word).length));
  for (const [index, phase] of allPhases.entries()) {
    const state = verdict.phases[index]?.state ?? 'not-started';
    const label = `${stateSign[state]} ${index + 1} ${say(phase.title).padEnd(width)}`;
    yield `  ${paint(statePaint[state], `${label}  ${say(stateWord[state]).padEnd(stateWidth)}`)}  ${paint('dim', say(phaseContents(verdict, phase.id)))}`.trimEnd();
    if (state === 'rework') yield* wayBack(verdict, phase.id, { say, paint });
  }
}

function* wayBack(verdict: Verdict, phase: PhaseId, { say, paint }: Pick<Look, 'say' | 'paint'>): Generator<string> {
  const because = new Set(verdict.phases.find((each) => each.id === phase)?.because);
  const [cause] = verdict.findings.filter((finding) => because.has(finding.id));
  if (cause !== undefined) yield paint('dim', `      ← ${say(message('sent back: {found}', { found: cause.found }))}`);
}

const shownReasons = 6;

function* gateLines(verdict: Verdict, { say, paint }: Look): Generator<string> {
  const word = verdict.verdict === 'open' && verdict.level === 'tests' ? openOnTests : colourWord[verdict.verdict];
  yield `${paint(colourPaint[verdict.verdict], paint('bold', `${colourSign[verdict.verdict]} ${say(word)}`))}: ${say(verdict.sentence)}`;
  if (verdict.verdict === 'error') {
    for (const { place, found, wanted } of verdict.problems
      .filter((problem) => problem.minor !== true)
      .slice(0, shownReasons)) {
      yield `  ${place.file}:${place.line}: ${say(found)}`;
      yield paint('dim', `    → ${say(wanted)}`);
    }
    return;
  }
  const blocking = new Set(
    verdict.findings
      .filter((each) => each.severity === 'block' && each.waived === null && !each.baselined)
      .map((each) => each.id),
  );
  const reasons = verdict.findings.filter(
    (finding) => blocking.has(finding.id) && (finding.causedBy === null || !blocking.has(finding.causedBy)),
  );
  for (const finding of reasons.slice(0, shownReasons)) {
    yield `  ${finding.place === null ? '' : `${finding.place.file}:${finding.place.line}: `}${say(finding.found)}`;
    yield paint('dim', `    → ${say(finding.wanted)}`);
  }
  if (reasons.length > shownReasons) {
    yield paint(
      'dim',
      `  ${say(message('and {n} more: `tollgate check` lists them', { n: reasons.length - shownReasons }))}`,
    );
  }
}
