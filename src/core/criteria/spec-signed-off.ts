import { criterion, type Observation } from '../criterion.ts';
import { message } from '../message.ts';
import type { Message, Requirement, Signature } from '../model.ts';
import { requirementsInScope } from '../criterion/scoped.ts';
import { changes, holds, signing, type SigningState } from '../delivery/signing.ts';

export const specSignedOff = criterion<Requirement>({
  id: 'spec-signed-off',
  phase: 'requirements',
  position: 9,
  title: message('The customer signed each requirement as it is written now'),
  severity: { tests: 'off', requirements: 'off', delivery: 'block' },
  needs: ['specification', 'signoffs'],
  subjects: requirementsInScope,
  *judge(requirement, model, policy) {
    const { state, signature } = signing(requirement, model, policy);
    if (state === 'signed') return;
    yield {
      result: holds(state) ? 'unverified' : 'fails',
      subject: requirement.id,
      place: holds(state) || signature === undefined || state === 'changed' ? requirement.place : signature.place,
      ...(signature === undefined ? unsigned(requirement) : sentences[state](requirement, signature)),
      kind: state,
      ...(holds(state) ? { warns: true } : { fix: 'tollgate.signOff' }),
      ...(state === 'changed' && { sendsBackTo: 'requirements' }),
    };
  },
  folds: {
    unsigned: (n) => ({
      found: message('the customer has not signed {n} requirements', { n }),
      wanted: signedByCustomer,
    }),
    changed: (n) => ({
      found: message('{n} requirements were changed after the customer signed them', { n }),
      wanted: signedAgain,
    }),
    'self-signed': (n) => ({
      found: message('{n} requirements are self-signed: only one person takes part', { n }),
      wanted: secondPerson,
    }),
    'author-unknown': (n) => ({
      found: message('{n} signed requirements have no known author', { n }),
      wanted: namedAuthor,
    }),
  },
});

type Sentences = Pick<Observation, 'found' | 'wanted'>;

const signedByCustomer = message('a signature of the customer, who is not the author');
const signedAgain = message('a new signature of the customer, or the signed text again');
const secondPerson = message('a second person in `people` who signs as the customer');
const namedAuthor = message('`author:` at the head of the specification, so that nobody signs what they wrote');

function unsigned({ id }: Requirement): Sentences {
  return { found: message('the customer has not signed {id}', { id }), wanted: signedByCustomer };
}

const sentences: Readonly<
  Record<Exclude<SigningState, 'signed'>, (requirement: Requirement, signature: Signature) => Sentences>
> = {
  unsigned,
  changed: (requirement, signature) => ({ found: changed(requirement, signature), wanted: signedAgain }),
  'self-signed': ({ id }, { by }) => ({
    found: message('{id} is self-signed by {by}: only one person takes part', { id, by }),
    wanted: secondPerson,
  }),
  'author-unknown': ({ id }, { by }) => ({
    found: message('{by} signed {id}, whose author is unknown', { id, by }),
    wanted: namedAuthor,
  }),
  'by-author': ({ id }, { by }) => ({
    found: message('{by} wrote {id} and signed it as the customer', { id, by }),
    wanted: signedByCustomer,
  }),
  'not-customer': ({ id }, { by }) => ({
    found: message('{by} signed {id} as the customer, and is listed with other roles', { id, by }),
    wanted: message('a signature of the customer, or the role `customer` in `people`'),
  }),
  'not-listed': ({ id }, { by }) => ({
    found: message('{by} signed {id} as the customer, and others are listed as the customer', { id, by }),
    wanted: message('a signature of the customer, or the role `customer` in `people`'),
  }),
  'in-future': ({ id }, { on }) => ({
    found: message('the signature of {id} is dated in the future: {on}', { id, on }),
    wanted: message('a signature with the day it was given'),
  }),
};

const shownChanges = 3;

function changed(requirement: Requirement, { by, on, text }: Signature): Message {
  const all = changes(text, requirement.text);
  const args = { id: requirement.id, by, on, changes: all.slice(0, shownChanges) };
  if (text.trim() === '' || all.length === 0) return message('{id} was changed after {by} signed it on {on}', args);
  if (all.length <= shownChanges) return message('{id} was changed after {by} signed it on {on}: {changes}', args);
  return message('{id} was changed after {by} signed it on {on}: {changes} and {n} more', {
    ...args,
    n: all.length - shownChanges,
  });
}
