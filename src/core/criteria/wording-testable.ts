import { criterion } from '../criterion.ts';
import { message } from '../message.ts';
import type { Place, Requirement } from '../model.ts';
import { requirementsInScope } from '../scoped.ts';
import { wordingFaults, type WordingFault } from '../wording.ts';

interface FaultyText {
  readonly subject: string;
  readonly place: Place;
  readonly faults: readonly WordingFault[];
}

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

/** Requirements are never changed, only read anew; this runs after every keystroke. */
const known = new WeakMap<Requirement, readonly FaultyText[]>();

function faultyTexts(requirement: Requirement): readonly FaultyText[] {
  const before = known.get(requirement);
  if (before !== undefined) return before;
  const faulty = [...judged(requirement)].filter(({ faults }) => faults.length > 0);
  known.set(requirement, faulty);
  return faulty;
}

function* judged({ id, title, statement, criteria, place }: Requirement): Generator<FaultyText> {
  // Conventions without criteria put the whole requirement into one sentence, which then is the title.
  const prose = statement === '' && criteria.length === 0 ? title : statement;
  yield { subject: id, place, faults: wordingFaults(prose, 'statement') };
  for (const each of criteria) {
    yield { subject: `${id}/${each.number}`, place: each.place, faults: wordingFaults(each.text, 'criterion') };
  }
}
