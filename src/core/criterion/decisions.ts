import type { Note } from '../model.ts';

/** `past`: decided once, no longer in force. `unclear`: no status, or a word that is none. */
export type DecisionState = 'settled' | 'undecided' | 'past' | 'unclear';

const words: Readonly<Record<Exclude<DecisionState, 'unclear'>, string>> = {
  settled:
    'accepted, approved, adopted, agreed, decided, final, active, done, implemented, partially implemented, completed, ratified, confirmed, amended, in force, in effect, ' +
    'принято, принят, принята, утверждено, утверждён, утвержден, утверждена, решено',
  undecided:
    'proposed, proposal, draft, pending, open, wip, rfc, review, in review, under review, in progress, discussion, in discussion, on hold, deferred, postponed, parked, todo, tbd, new, ' +
    'предложено, предложен, предложена, черновик, обсуждается, на рассмотрении, отложено',
  past:
    'superseded, superceded, deprecated, rejected, declined, obsolete, replaced, retired, withdrawn, abandoned, cancelled, canceled, archived, reversed, revoked, rescinded, ' +
    'заменено, заменён, заменен, заменена, устарело, отклонено, отклонён, отклонен, отклонена, отменено, отозвано',
};
const states = new Map(
  Object.entries(words).flatMap(([state, list]) =>
    list.split(', ').map((word) => [word, state as DecisionState] as const),
  ),
);

export function decisionState({ status }: Note): DecisionState {
  return states.get(status ?? '') ?? 'unclear';
}

/** What a proposal or a decision of the past says of components and environment binds nobody. */
export function isInForce(note: Note): boolean {
  const state = decisionState(note);
  return state === 'settled' || state === 'unclear';
}
