import { type Edit, edits } from '../core/index.ts';
import { releaseSteps } from './release-steps.ts';

/** What the ids of edits begin with that begin something: `new` stands for it on the command line. */
export const begins = /^(?:new|start)-|^(?=requirement-from-here$)/;

/** What is typed behind `tollgate` for what can be written: `sign`, `release trial`, `new requirement`, `edit close-defect`. */
export function typed(edit: Edit): string {
  if (edit === edits.signOff) return 'sign';
  const step = releaseSteps.find((each) => each.edit === edit);
  if (step !== undefined) return `release ${step.word}`;
  return begins.test(edit.id) ? `new ${edit.id.replace(begins, '')}` : `edit ${edit.id}`;
}
