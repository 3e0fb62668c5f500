import type { Model, Requirement, Signature } from '../model.ts';
import { inOneLine, wordDiff } from './word-diff.ts';

/** How a requirement stands with the signatures of one role. */
export interface Signable {
  readonly requirement: Requirement;
  /** The signature of the text as it is; undefined where there is none. */
  readonly valid: Signature | undefined;
  /** The last signature of another text; undefined where the text is signed, or never was. */
  readonly lapsed: Signature | undefined;
}

/** What may be signed: requirements that are agreed. */
export function signables({ requirements, trace }: Model, role: string): Signable[] {
  return requirements
    .filter(({ state }) => state === 'agreed')
    .map((requirement) => {
      const own = trace.signatures(requirement).filter((each) => each.role === role);
      const valid = latest(own.filter(({ digest }) => digest === requirement.digest));
      return { requirement, valid, lapsed: valid === undefined ? latest(own) : undefined };
    });
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
