import { message } from './message.ts';
import type { GateId, Message, PhaseId } from './model.ts';

/** The five phases, in order. */
export const phases: readonly { readonly id: PhaseId; readonly title: Message }[] = [
  { id: 'requirements', title: message('Requirements') },
  { id: 'design', title: message('Design') },
  { id: 'build', title: message('Build') },
  { id: 'test', title: message('Test') },
  { id: 'release', title: message('Release') },
];

export const phaseIds: readonly PhaseId[] = phases.map((phase) => phase.id);

export function isPhase(word: string): word is PhaseId {
  return phaseIds.some((id) => id === word);
}

/** What the release gate asks of the last phase: the rest of it happens after the release. */
const beforeRelease = ['notes-written', 'rollout-seamless'];

/** Whether a gate asks for a criterion at all. */
export function isInGate(
  gate: GateId | { readonly phase: PhaseId },
  criterion: { readonly id: string; readonly phase: PhaseId },
): boolean {
  if (gate === 'operation') return true;
  if (gate === 'release') return criterion.phase !== 'release' || beforeRelease.includes(criterion.id);
  return phaseIds.indexOf(criterion.phase) <= phaseIds.indexOf(gate.phase);
}
