import { message } from '../message.ts';
import type { Message, Requirement, RequirementVerdict } from '../model.ts';

/** How a requirement stands, in a word: the same on every surface. */
export interface RequirementStanding {
  readonly is: 'retired' | 'draft' | 'verified' | 'failing' | 'untested' | 'unverified';
  readonly word: Message;
}

const notReported = message('linked test not found in a report');

export function requirementStanding(
  { state, verifyBy }: Requirement,
  verdict: RequirementVerdict | undefined,
): RequirementStanding {
  if (state === 'retired') return { is: 'retired', word: message('retired') };
  if (state === 'draft') return { is: 'draft', word: message('draft') };
  if (verdict?.verified === true) return { is: 'verified', word: message('verified') };
  const tests = verdict?.tests ?? [];
  if (tests.some(({ result }) => result === 'failed' || result === 'error'))
    return { is: 'failing', word: message('a test fails') };
  if (tests.length === 0 && verifyBy === 'test') {
    if (verdict?.isLinked === true) return { is: 'unverified', word: notReported };
    return { is: 'untested', word: message('no linked test') };
  }
  return { is: 'unverified', word: message('not verified') };
}
