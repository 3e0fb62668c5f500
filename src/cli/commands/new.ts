import { edits, message } from '../../core/index.ts';
import { editCommand } from '../edit-command.ts';
import { familyCommand } from '../family.ts';
import { begins } from '../typed.ts';

/** `tollgate new requirement`: everything that can be begun, without an editor. */
export const new_ = familyCommand(
  {
    id: 'new',
    summary: message('begin what is missing: a requirement, a note, a defect, and more'),
    examples: [
      'tollgate new specification --title Invoicing',
      'tollgate new requirement --title "Export an invoice as PDF" --dry-run',
      'tollgate new architecture-note --title "Keep amounts in whole cents" --requirements REQ-001,REQ-002',
    ],
  },
  Object.values(edits)
    .filter(({ id }) => begins.test(id))
    .map((edit) => editCommand(edit, `new ${edit.id.replace(begins, '')}`)),
  (asked, words) => message('`{asked}` cannot be begun; there are {words}', { asked, words }),
);
