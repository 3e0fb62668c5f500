import { criterion } from '../criterion.ts';
import { decisionState } from '../criterion/decisions.ts';
import { message } from '../message.ts';
import type { Model, Note, Place, Requirement, Review } from '../model.ts';

/** A note, and a requirement in scope that it satisfies and of which an earlier text is on record. */
interface Served {
  readonly note: Note;
  readonly requirement: Requirement;
  /** Where the note says so. */
  readonly place: Place;
}

/** Signatures and reviews record what a requirement said; without any record there is nothing to compare. */
export const designCurrent = criterion<Served>({
  id: 'design-current',
  phase: 'design',
  position: 5,
  title: message('Each note was looked at again since the requirement it serves changed'),
  severity: { tests: 'off', requirements: 'warn', delivery: 'block' },
  needs: ['specification', 'note', 'signoffs'],
  *subjects(model, { scope }) {
    if (model.signatures.length === 0 && model.reviews.length === 0) return;
    for (const requirement of scope) {
      for (const note of model.trace.notes(requirement)) {
        if (decisionState(note) !== 'settled' || recordedDigests(requirement, note, model).length === 0) continue;
        yield { note, requirement, place: placeOf(note, requirement, model) };
      }
    }
  },
  *judge({ note, requirement, place }, model, { today }) {
    const { id, digest } = requirement;
    if (recordedDigests(requirement, note, model).every((recorded) => recorded === digest)) return;
    const reviews = reviewsOf(requirement, note, model);
    if (reviews.some((review) => review.digest === digest && review.on <= today)) return;
    yield {
      result: 'fails',
      subject: id,
      place,
      found: message('{id} was changed, and nobody looked at this note since', { id }),
      wanted: message('a review of the note with {id} as it is now', { id }),
      sendsBackTo: 'design',
      kind: 'suspect',
      fix: 'tollgate.reviewNote',
    };
  },
  folds: {
    suspect: (n) => ({
      found: message('{n} notes were not looked at since their requirement changed', { n }),
      wanted: message('a review of each with the requirement as it is now'),
    }),
  },
});

function recordedDigests(requirement: Requirement, note: Note, model: Model): string[] {
  return [...model.trace.signatures(requirement), ...reviewsOf(requirement, note, model)].map(
    (record) => record.digest,
  );
}

function reviewsOf(requirement: Requirement, note: Note, model: Model): Review[] {
  return model.reviews.filter(
    (review) =>
      (review.note === note.place.file || review.note === note.id) && means(review.requirement, requirement, model),
  );
}

function placeOf(note: Note, requirement: Requirement, model: Model): Place {
  return note.satisfies.find(({ value }) => means(value, requirement, model))?.place ?? note.place;
}

function means(id: string, requirement: Requirement, { trace }: Model): boolean {
  if (id === requirement.id) return true;
  const resolved = trace.meaning(id, undefined).resolution;
  return resolved.kind === 'found' && resolved.requirement === requirement;
}
