import { message } from '../../core/index.ts';
import { editCommand } from '../edit-command.ts';
import { familyCommand } from '../family.ts';
import { releaseSteps } from '../release-steps.ts';

/** `tollgate release accept`: from a signed specification to a product in operation, without an editor. */
export const release = familyCommand(
  {
    id: 'release',
    summary: message('from a signed specification to operation: protocol, test, hand-over, trial, acceptance'),
    examples: [
      'tollgate release new --release 1.2.0',
      'tollgate release hand-over --artifact dist/invoicing-1.2.0.tgz --environment staging --by "D. Vops" --to "N. Wind"',
      'tollgate release trial --criteria REQ-007/1 --how "by hand" --verdict passed --witness "N. Wind"',
      'tollgate release refuse --reopens build --remarks "labels are too small" --by "N. Wind"',
    ],
  },
  releaseSteps.map(({ word, edit }) => editCommand(edit, `release ${word}`)),
);
