import { datedAhead } from './criterion/deadlines.ts';
import { daysBetween, isDay } from './days.ts';
import { message } from './message.ts';
import type { CriterionVerdict, Day, Message, Model, PhaseId, PhaseState, Verdict } from './model.ts';
import { stateWord } from './words.ts';

/** What there is of a phase, in a few words: the same on every surface. */
export function phaseContents(verdict: Verdict, phase: PhaseId, model: Model): Message {
  const { read, requirements, results } = verdict;
  switch (phase) {
    case 'requirements':
      return withDaysLeft(
        message('{s} {s|specification|specifications}, {r} {r|requirement|requirements}', {
          s: read.specifications,
          r: requirements.length,
        }),
        verdict,
        model,
      );
    case 'design':
      return message('{n} architecture {n|note|notes}', { n: read.notes });
    case 'build': {
      const agreed = requirements.filter(({ requirement }) => requirement.state === 'agreed');
      // What decides whether this phase has begun.
      if (agreed.length === 0) return message('{n} source {n|file|files}', { n: model.tree.sources });
      return message('{n} of {all} {all|requirement|requirements} referenced from code', {
        n: agreed.filter((each) => each.code.length > 0).length,
        all: agreed.length,
      });
    }
    case 'test':
      if (read.reports === 0) return message('no test results');
      return message('{passed} passed, {failed} failed, {skipped} skipped', {
        passed: results.tests.passed,
        failed: results.tests.failed + results.tests.errors,
        skipped: results.tests.skipped,
      });
    case 'release':
      return verdict.release === null
        ? message('no release')
        : message('release {release}', { release: verdict.release });
  }
}

function withDaysLeft(contents: Message, { release, today }: Verdict, model: Model): Message {
  const day = nextDeadline(model, release, today);
  if (day === undefined) return contents;
  return message('{contents}, {n} {n|day|days} left until {day}', { contents, n: daysBetween(today, day), day });
}

/** The nearest that has not passed; one that has is a finding. */
function nextDeadline(model: Model, release: string | null, today: Day): Day | undefined {
  let nearest: Day | undefined;
  for (const { deadline } of datedAhead(model, { release, today })) {
    const day = deadline?.value ?? '';
    if (isDay(day) && day >= today && (nearest === undefined || day < nearest)) nearest = day;
  }
  return nearest;
}

/** Where a phase stands. It may be done, and still be warned of. */
export function phaseStanding(
  verdict: Pick<Verdict, 'phases' | 'criteria'>,
  phase: PhaseId,
): { readonly state: PhaseState; readonly words: Message } {
  const state = verdict.phases.find(({ id }) => id === phase)?.state ?? 'not-started';
  const n = verdict.criteria.filter((each) => each.phase === phase && isWarnedOf(each)).length;
  const words = stateWord[state];
  if (state !== 'done' || n === 0) return { state, words };
  return { state, words: message('{state}, {n} {n|warning|warnings}', { state: words, n }) };
}

function isWarnedOf({ severity, result }: CriterionVerdict): boolean {
  return severity === 'warn' && (result === 'fails' || result === 'unverified');
}
