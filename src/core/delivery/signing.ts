import type { Config } from '../config.ts';
import type { Policy } from '../criterion.ts';
import type { Message, Model, Requirement, Signature } from '../model.ts';
import { message } from '../message.ts';
import { isAmong, personNamed } from '../criterion/people.ts';

/**
 * How a requirement stands with its customer.
 * `self-signed` and `author-unknown` hold, and are shown. `changed` was signed with another text. `not-customer` was signed by somebody who
 * is listed with other roles, `not-listed` by somebody who is listed with none, or not at all, where others are listed as the customer.
 */
export type SigningState =
  | 'signed'
  | 'self-signed'
  | 'author-unknown'
  | 'by-author'
  | 'not-customer'
  | 'not-listed'
  | 'in-future'
  | 'changed'
  | 'unsigned';

export interface Signing {
  readonly state: SigningState;
  /** The signature that decides; undefined where there is none. */
  readonly signature?: Signature;
}

type Given = Pick<Policy, 'config' | 'today'>;

/** From the best to the worst: of several signatures the best one counts. */
const ranks: readonly SigningState[] = [
  'signed',
  'self-signed',
  'author-unknown',
  'by-author',
  'not-customer',
  'not-listed',
  'in-future',
  'changed',
];

export function signing(requirement: Requirement, model: Model, policy: Policy): Signing {
  let best: Signing = { state: 'unsigned' };
  for (const signature of model.trace.signatures(requirement)) {
    if (signature.role !== 'customer') continue;
    const state = signingState(signature, requirement, model, policy);
    const difference = rank(state) - rank(best.state);
    if (difference < 0 || (difference === 0 && signature.on >= (best.signature?.on ?? ''))) best = { state, signature };
  }
  return best;
}

function rank(state: SigningState): number {
  const found = ranks.indexOf(state);
  return found < 0 ? ranks.length : found;
}

/** Whether the customer has signed with it. */
export function holds(state: SigningState): boolean {
  return state === 'signed' || state === 'self-signed' || state === 'author-unknown';
}

/** How one signature as the customer stands. */
export function signingState(
  signature: Pick<Signature, 'digest' | 'by' | 'on'>,
  requirement: Requirement,
  model: Model,
  { config, today }: Given,
): SigningState {
  if (signature.digest !== requirement.digest) return 'changed';
  if (signature.on > today) return 'in-future';
  if (config.people.length === 1) return 'self-signed';
  const reason = whyNoCustomer(signature.by, config);
  if (reason !== undefined) return reason;
  const author = model.trace.specification(requirement)?.author?.value ?? '';
  if (author === '') return 'author-unknown';
  return isAmong(signature.by, author, config) ? 'by-author' : 'signed';
}

/** Why somebody is no customer by the list of people; undefined where it lets them sign. */
export function whyNoCustomer(by: string, config: Config): 'not-customer' | 'not-listed' | undefined {
  const { people } = config;
  const roles = personNamed(by, config)?.roles ?? [];
  if (people.length === 1 || roles.includes('customer')) return undefined;
  if (roles.length > 0) return 'not-customer';
  return people.some((person) => person.roles.includes('customer')) ? 'not-listed' : undefined;
}

/** What changed between two texts of a requirement, line by line: which sentence is another one now. */
export function changes(before: string, after: string): Message[] {
  const [old, now] = [linesOf(before), linesOf(after)];
  const gone = old.filter((line) => !now.includes(line));
  const come = now.filter((line) => !old.includes(line));
  if (gone.length === come.length) {
    return gone.map((line, index) =>
      message('“{before}” became “{after}”', { before: quoted(line), after: quoted(come[index] ?? '') }),
    );
  }
  return [
    ...gone.map((line) => message('“{line}” was taken out', { line: quoted(line) })),
    ...come.map((line) => message('“{line}” was added', { line: quoted(line) })),
  ];
}

function linesOf(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function quoted(line: string): string {
  return line.length > 160 ? `${line.slice(0, 159)}…` : line;
}
