import type { Policy } from '../criterion.ts';
import { message } from '../message.ts';
import type { Message, Model, Requirement, Signature } from '../model.ts';
import { holds, signingState } from './signing.ts';
import { inOneLine, wordDiff } from './word-diff.ts';

/** How a requirement stands with the signatures of one role. */
export interface Signable {
  readonly requirement: Requirement;
  /** The signature of the text as it is; undefined where there is none that counts. */
  readonly valid: Signature | undefined;
  /** The last signature of the text as it is, where none counts: as the customer signs neither the author nor whoever else is listed. */
  readonly idle: Signature | undefined;
  /** The last signature of another text; undefined where the text is signed, be it in vain, or never was. */
  readonly lapsed: Signature | undefined;
}

/** What may be signed: requirements that are agreed. */
export function signables({ model, ...given }: Signed, role: string): Signable[] {
  return model.requirements
    .filter(({ state }) => state === 'agreed')
    .map((requirement) => {
      const own = model.trace.signatures(requirement).filter((each) => each.role === role);
      const current = own.filter(({ digest }) => digest === requirement.digest);
      const counts = (each: Signature): boolean =>
        role !== 'customer' || holds(signingState(each, requirement, model, given));
      const valid = latest(current.filter(counts));
      const idle = valid === undefined ? latest(current) : undefined;
      return { requirement, valid, idle, lapsed: current.length === 0 ? latest(own) : undefined };
    });
}

type Signed = { readonly model: Model } & Pick<Policy, 'config' | 'today'>;

/** How it stands, in a few words. */
export function standingOf({ valid, idle, lapsed }: Signable): Message {
  if (valid !== undefined) return message('signed by {by} on {on}', { by: valid.by, on: valid.on });
  if (idle !== undefined) {
    return message('signed by {by} on {on}, which is not the customer’s signature', { by: idle.by, on: idle.on });
  }
  if (lapsed !== undefined) return message('changed since {by} signed it on {on}', { by: lapsed.by, on: lapsed.on });
  return message('not signed yet');
}

/** Of one day the one that stands further down. */
export function latest(signatures: readonly Signature[]): Signature | undefined {
  return signatures.reduce<Signature | undefined>(
    (last, each) => (last === undefined || each.on >= last.on ? each : last),
    undefined,
  );
}

/** What changed since somebody signed, word by word, on one line. */
export function changedSince({ text }: Signature, requirement: Requirement): string {
  return inOneLine(wordDiff(text, requirement.text));
}
