import { message } from '../message.ts';
import type { Colour, Finding, Level, Message, PhaseVerdict, TestTotals } from '../model.ts';
import { phases } from '../phases.ts';

/** The one sentence: what is known when the gate is open, else the first thing that stands in the way. */
export function oneSentence(
  verdict: Colour,
  level: Level,
  standing: readonly Finding[],
  toGo: number,
  tests: TestTotals,
  verified: () => number,
  excused: number,
): Message {
  if (verdict === 'open') {
    const sentence = whenOpen(level, tests, verified);
    return excused === 0
      ? sentence
      : message('{sentence}; {n} {n|finding is|findings are} excused', { sentence, n: excused });
  }
  const [first] = standing;
  if (first === undefined) return message('no blocking criterion was judged, so nothing is known');
  const found = withFile(first);
  return toGo > 1 ? message('{first}; {n} more to go', { first: found, n: toGo - 1 }) : found;
}

/** A gate that is open asks less than the life cycle: what sent the work back all the same, such as a refusal, is said with it. */
export function withWayBack(
  sentence: Message,
  verdict: readonly PhaseVerdict[],
  findings: readonly Finding[],
): Message {
  const back = verdict.find(({ state }) => state === 'rework');
  const cause = findings.find(({ id }) => id === back?.because[0]);
  const phase = phases.find(({ id }) => id === back?.id);
  if (cause === undefined || phase === undefined) return sentence;
  return message('{sentence}; sent back to {phase}: {found}', { sentence, phase: phase.title, found: cause.found });
}

/** Where a file is wrong, everywhere but here its place stands beside the sentence. */
function withFile({ subject, place, found }: Finding): Message {
  const isOfFile = place !== null && subject === place.file && !Object.values(found.args).includes(place.file);
  return isOfFile ? message('{file}: {found}', { file: place.file, found }) : found;
}

function whenOpen(level: Level, tests: TestTotals, verified: () => number): Message {
  return level === 'tests'
    ? message('the tests allow the release: {n} {n|test|tests} passed; requirements are not judged', {
        n: tests.passed,
      })
    : message(
        'everything asked for holds: {requirements} {requirements|requirement|requirements} verified, {n} {n|test|tests} passed',
        {
          requirements: verified(),
          n: tests.passed,
        },
      );
}
