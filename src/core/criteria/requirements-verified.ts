import { criterion } from '../criterion.ts';
import { message } from '../message.ts';
import type { Requirement } from '../model.ts';
import { requirementsInForce } from '../criterion/scoped.ts';
import { verificationGaps } from '../criterion/verification.ts';

export const requirementsVerified = criterion<Requirement>({
  id: 'requirements-verified',
  phase: 'test',
  position: 4,
  title: message('Each requirement is verified'),
  severity: { tests: 'off', requirements: 'block', delivery: 'block' },
  needs: ['specification', 'source', 'report', 'results'],
  subjects: requirementsInForce,
  judge: verificationGaps,
  folds: {
    'no-linked-test': (n) => ({
      found: message('{n} requirements have no linked test', { n }),
      wanted: message('`@req` and the ID above a reported test for each, or the ID in its name'),
    }),
    'criterion-without-test': (n) => ({
      found: message('{n} acceptance criteria have no linked test', { n }),
      wanted: message('a test for each, or one that is linked to the whole requirement'),
    }),
    'kind-without-test': (n) => ({
      found: message('{n} requirements lack a linked test of a kind that they need', { n }),
      wanted: message('a test of each of these kinds, with a tag that names it'),
    }),
    'lost-test': (n) => ({
      found: message('the linked tests of {n} requirements were not found in a report', { n }),
      wanted: message('reported tests whose names are the declared ones, or carry the ID'),
    }),
    'skipped-test': (n) => ({
      found: message('the linked tests of {n} requirements were skipped', { n }),
      wanted: message('tests that run and pass'),
    }),
    'stale-test': (n) => ({
      found: message('the linked tests of {n} requirements ran, but not provably on this content', { n }),
      wanted: message('a run on the content that is here now'),
    }),
    'covered-by-unverified': (n) => ({
      found: message('{n} requirements are covered by others that are not verified', { n }),
      wanted: message('tests of all that covers them'),
    }),
    'failed-test': (n) => ({
      found: message('linked tests of {n} requirements fail', { n }),
      wanted: message('every linked test passes'),
    }),
    'no-result': (n) => ({
      found: message('{n} requirements lack a recorded result', { n }),
      wanted: message('results in `docs/results.yaml`, for the texts as they are now'),
    }),
  },
});
