import { criterion } from '../criterion.ts';
import { decisionState } from '../criterion/decisions.ts';
import { message } from '../message.ts';
import type { Requirement } from '../model.ts';
import { requirementsInScope } from '../criterion/scoped.ts';

export const requirementsDesigned = criterion<Requirement>({
  id: 'requirements-designed',
  phase: 'design',
  position: 3,
  title: message('Each requirement has a settled decision, or says why it needs none'),
  severity: { tests: 'off', requirements: 'off', delivery: 'block' },
  needs: ['specification', 'note'],
  subjects: requirementsInScope,
  *judge(requirement, model) {
    const { id, place, withoutDesign } = requirement;
    if (withoutDesign !== undefined && withoutDesign.value.trim() !== '') return;
    const notes = model.trace.notes(requirement);
    if (notes.some((note) => decisionState(note) === 'settled')) return;
    const unsettled = notes.find((note) => decisionState(note) !== 'past');
    if (unsettled !== undefined) {
      yield {
        result: decisionState(unsettled) === 'unclear' ? 'unverified' : 'fails',
        subject: id,
        place: unsettled.statusPlace ?? unsettled.place,
        found: message('the decision for {id} is not settled', { id }),
        wanted: message('a note that is accepted'),
        cause: { criterion: 'decisions-settled', subject: unsettled.place.file },
        kind: 'not-settled',
      };
      return;
    }
    const [past] = notes;
    yield {
      result: 'fails',
      subject: id,
      place: withoutDesign?.place ?? place,
      found:
        past === undefined
          ? message('no architecture note satisfies {id}', { id })
          : message('{id} is satisfied only by a note of the past, {file}', { id, file: past.place.file }),
      wanted: message('`satisfies: [{id}]` in a note, or `Design: none (reason)`', { id }),
      ...(model.notes.length === 0 && { cause: { criterion: 'design-exists' } }),
      fix: 'tollgate.newArchitectureNote',
      kind: 'no-note',
    };
  },
  folds: {
    'not-settled': (n) => ({
      found: message('the decisions for {n} requirements are not settled', { n }),
      wanted: message('notes that are accepted'),
    }),
    'no-note': (n) => ({
      found: message('no architecture note satisfies {n} requirements', { n }),
      wanted: message('their IDs under `satisfies:` in a note, or `Design: none (reason)`'),
    }),
  },
});
