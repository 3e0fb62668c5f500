import type { PhaseId, Release } from '../model.ts';

const phases = ['requirements', 'design', 'build'] as const satisfies readonly PhaseId[];

/** The phase that a refusal names; undefined where nobody refused, or the refusal names none. */
export function reopenedBy({ acceptance }: Release): PhaseId | undefined {
  return isRefusal(acceptance?.verdict) ? phases.find((phase) => phase === acceptance?.reopens?.value) : undefined;
}

export function isRefusal(verdict: string | undefined): boolean {
  return verdict !== undefined && /^(?:refused|rejected|отказано|отклонен[оа]?|отклонён|не принят[оа]?)$/.test(verdict);
}

export function isAcceptance(verdict: string | undefined): boolean {
  return verdict !== undefined && /^(?:accepted|принят[оа]?)$/.test(verdict);
}
