import { criterion, type Observation, type Policy } from '../criterion.ts';
import { criterionId } from '../ids.ts';
import { isRefusedAsHandedOver } from '../delivery/hand-over.ts';
import { message } from '../message.ts';
import type { PhaseId, Release, TrialEntry } from '../model.ts';
import { reopenedBy } from '../delivery/reopened.ts';
import { doubled, fixIn, noRelease, releaseFile, releaseNamed } from '../criterion/release-judged.ts';
import { entryFor, type Trial, trialsOf } from '../delivery/trial.ts';

export const trialComplete = criterion<'release' | Trial>({
  id: 'trial-complete',
  phase: 'release',
  position: 5,
  title: message('Each acceptance criterion was tried, with a witness, as it is written now'),
  severity: { tests: 'off', requirements: 'off', delivery: 'block' },
  needs: ['specification', 'release'],
  *subjects(model, { scope, release }) {
    if (release === null || doubled(release, model) !== undefined) yield 'release';
    else for (const requirement of scope) yield* trialsOf(requirement);
  },
  *judge(subject, model, policy) {
    const { release: version } = policy;
    if (subject === 'release' || version === null) {
      const unclear = version === null ? undefined : doubled(version, model);
      yield { ...(unclear ?? noRelease), cause: { criterion: 'notes-written' } };
      return;
    }
    const id = criterionId(subject.requirement.id, subject.number);
    const release = releaseNamed(version, model);
    const entry = release === undefined ? undefined : entryFor(subject, release, model);
    if (release === undefined || entry === undefined) {
      yield {
        result: 'unverified',
        subject: id,
        place: release?.place ?? null,
        found: message('{id} was not tried', { id }),
        wanted: message('an entry in `{file}`: how it was tried, passed or failed, witness and day', {
          file: releaseFile(version),
        }),
        kind: 'untried',
        ...fixIn(release, 'tollgate.recordTrial'),
      };
      return;
    }
    const why = fault(id, subject, entry, release, policy);
    if (why !== undefined) yield { subject: id, place: entry.place, ...fixIn(release, 'tollgate.recordTrial'), ...why };
  },
  folds: {
    untried: (n) => ({
      found: message('{n} acceptance criteria were not tried', { n }),
      wanted: message('an entry for each: how it was tried, passed or failed, witness and day'),
    }),
    failed: (n) => ({
      found: message('{n} acceptance criteria failed the trial', { n }),
      wanted: message('rework, and a trial that passes'),
    }),
    changed: (n) => ({
      found: message('{n} acceptance criteria were changed after their trial', { n }),
      wanted: message('a trial of the texts as they are now'),
    }),
    incomplete: (n) => ({
      found: message('{n} entries of the trial are not complete', { n }),
      wanted: message('how it was tried, passed or failed, witness and day'),
    }),
  },
});

type Why = Pick<Observation, 'result' | 'found' | 'wanted' | 'kind' | 'cause' | 'fix'> & {
  readonly sendsBackTo?: PhaseId;
};

function fault(id: string, { digest }: Trial, entry: TrialEntry, release: Release, { today }: Policy): Why | undefined {
  const { verdict, witness, on, how } = entry;
  if (verdict === undefined || witness === undefined || witness === '' || on === undefined || how === '') {
    return {
      result: 'unverified',
      found:
        verdict === undefined
          ? message('the trial of {id} has no verdict', { id })
          : message('the trial of {id} does not say how, by whose witness and when', { id }),
      wanted: message('how it was tried, passed or failed, witness and day'),
      kind: 'incomplete',
    };
  }
  if (on > today) {
    return {
      result: 'fails',
      found: message('the trial of {id} is dated in the future: {on}', { id, on }),
      wanted: message('the day on which it was tried'),
    };
  }
  if (entry.digest !== digest.slice(0, 8)) {
    return {
      result: 'unverified',
      found: message('{id} was changed after its trial of {on}', { id, on }),
      wanted: message('a trial of the text as it is now'),
      kind: 'changed',
      // What runs was accepted as it was: the text as it is now is for the release after it.
      ...(release.operation?.since !== undefined && { fix: 'tollgate.newRelease' }),
    };
  }
  if (verdict === 'passed') return undefined;
  return {
    result: 'fails',
    found: message('{id} failed the trial of {on}, witnessed by {witness}', { id, on, witness }),
    wanted: message('rework, and a trial that passes'),
    sendsBackTo: reopenedBy(release) ?? 'build',
    // The customer has drawn the conclusion: one way back, not two.
    ...(isRefusedAsHandedOver(release) && { cause: { criterion: 'customer-accepted' } }),
    kind: 'failed',
  };
}
