import { grouped } from '../grouped.ts';
import { message } from '../message.ts';
import type { Colour, CriterionVerdict, Finding, Level, Message, TestTotals } from '../model.ts';

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
  return toGo > 1 ? message('{first}; {n} more to go', { first: first.found, n: toGo - 1 }) : first.found;
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

/**
 * Blocking findings that stand in the way; known failures first, then in product order. One that is caused by another is folded away,
 * unless the other does not stand in the way itself (it only warns, or is excused).
 */
export function standingFindings(findings: readonly Finding[], criteria: readonly CriterionVerdict[]): Finding[] {
  const blocking = new Set(
    findings.filter((finding) => finding.severity === 'block' && isUnexcused(finding)).map((finding) => finding.id),
  );
  const standing = findings.filter(
    (finding) => blocking.has(finding.id) && (finding.causedBy === null || !blocking.has(finding.causedBy)),
  );
  const known = standing.filter(({ result }) => result === 'fails');
  const unknown = standing.filter(({ result }) => result !== 'fails');
  return [known, unknown].flatMap((each) => {
    const byCriterion = grouped(each, ({ criterion }) => criterion);
    return criteria.flatMap(({ id }) => byCriterion.get(id) ?? []);
  });
}

export function isUnexcused(finding: Finding): boolean {
  return finding.waived === null && !finding.baselined;
}
