import { message } from './message.ts';
import type { Message, Model, PhaseId, Verdict } from './model.ts';

/** What there is of a phase, in a few words: the same on every surface. */
export function phaseContents(verdict: Verdict, phase: PhaseId, { tree }: Pick<Model, 'tree'>): Message {
  const { read, requirements, results } = verdict;
  switch (phase) {
    case 'requirements':
      return message('{s} {s|specification|specifications}, {r} {r|requirement|requirements}', {
        s: read.specifications,
        r: requirements.length,
      });
    case 'design':
      return message('{n} architecture {n|note|notes}', { n: read.notes });
    case 'build': {
      const agreed = requirements.filter(({ requirement }) => requirement.state === 'agreed');
      // What decides whether this phase has begun.
      if (agreed.length === 0) return message('{n} source {n|file|files}', { n: tree.sources });
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
