import { criterion } from '../criterion.ts';
import { decisionState } from '../criterion/decisions.ts';
import { message } from '../message.ts';
import type { Model, Note, Place, Requirement, Review } from '../model.ts';

/** Signatures and reviews record what a requirement said; without any record there is nothing to compare. */
export const designCurrent = criterion<Requirement>({
  id: 'design-current',
  phase: 'design',
  position: 5,
  title: message('Each note was looked at again since the requirement it serves changed'),
  severity: { tests: 'off', requirements: 'warn', delivery: 'block' },
  needs: ['specification', 'note', 'signoffs'],
  subjects: (model, { scope }) => (model.signatures.length === 0 && model.reviews.length === 0 ? [] : scope),
  concerns: (requirement, model) => served(requirement, model).length > 0,
  *judge(requirement, model, { today }) {
    const { id, digest } = requirement;
    for (const note of served(requirement, model)) {
      if (recordedDigests(requirement, note, model).every((recorded) => recorded === digest)) continue;
      const reviews = reviewsOf(requirement, note, model);
      if (reviews.some((review) => review.digest === digest && review.on <= today)) continue;
      yield {
        result: 'fails',
        subject: id,
        place: placeOf(note, requirement, model),
        found: message('{id} was changed, and nobody looked at this note since', { id }),
        wanted: message('a review of the note with {id} as it is now', { id }),
        sendsBackTo: 'design',
        kind: 'suspect',
        fix: 'tollgate.reviewNote',
      };
    }
  },
  folds: {
    suspect: (n) => ({
      found: message('{n} notes were not looked at since their requirement changed', { n }),
      wanted: message('a review of each with the requirement as it is now'),
    }),
  },
});

/** Notes that satisfy it, where an earlier text of it is on record. */
function served(requirement: Requirement, model: Model): readonly Note[] {
  return model.trace
    .notes(requirement)
    .filter((note) => decisionState(note) === 'settled' && recordedDigests(requirement, note, model).length > 0);
}

function recordedDigests(requirement: Requirement, note: Note, model: Model): string[] {
  return [...model.trace.signatures(requirement), ...reviewsOf(requirement, note, model)].map(
    (record) => record.digest,
  );
}

function reviewsOf(requirement: Requirement, note: Note, model: Model): readonly Review[] {
  return model.trace
    .reviews(requirement)
    .filter((review) => review.note === note.place.file || review.note === note.id);
}

function placeOf(note: Note, requirement: Requirement, model: Model): Place {
  return note.satisfies.find(({ value }) => means(value, requirement, model))?.place ?? note.place;
}

function means(id: string, requirement: Requirement, { trace }: Model): boolean {
  if (id === requirement.id) return true;
  const resolved = trace.meaning(id, undefined).resolution;
  return resolved.kind === 'found' && resolved.requirement === requirement;
}
