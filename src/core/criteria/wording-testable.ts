import { criterion } from '../criterion.ts';
import { message } from '../message.ts';
import type { Requirement } from '../model.ts';
import { requirementsInScope } from '../criterion/scoped.ts';
import { faultyTexts } from '../criterion/wording.ts';

export const wordingTestable = criterion<Requirement>({
  id: 'wording-testable',
  phase: 'requirements',
  position: 6,
  title: message('Each requirement is worded so that it can be tested'),
  severity: { tests: 'off', requirements: 'warn', delivery: 'warn' },
  needs: ['specification'],
  subjects: requirementsInScope,
  *judge(requirement) {
    for (const { subject, place, faults } of faultyTexts(requirement)) {
      for (const { found, wanted, kind } of faults) yield { result: 'fails', subject, place, found, wanted, kind };
    }
  },
  folds: {
    open: (n) => ({ found: message('{n} questions are still open', { n }), wanted: message('answers in their place') }),
    placeholder: (n) => ({
      found: message('{n} places were never filled in', { n }),
      wanted: message('the text that belongs there'),
    }),
    obligation: (n) => ({
      found: message('{n} acceptance criteria oblige nobody', { n }),
      wanted: message('SHALL or MUST in each'),
    }),
    vague: (n) => ({ found: message('{n} vague words', { n }), wanted: message('numbers, cases and names instead') }),
  },
});
