import { edits, message } from '../../core/index.ts';
import { editCommand } from '../edit-command.ts';
import { familyCommand } from '../family.ts';
import { typed } from '../typed.ts';

/** What has no command of its own. */
const kinds = Object.values(edits).filter((kind) => typed(kind) === `edit ${kind.id}`);

/** `tollgate edit record-feasibility`: what is written into documents that are there, without an editor. */
export const edit = familyCommand(
  {
    id: 'edit',
    summary: message('write into what is there: feasibility, a settled note, a link, and more'),
    examples: [
      'tollgate edit record-feasibility --requirement REQ-001 --verdict yes --remark "two days"',
      'tollgate edit link-to-requirement --requirement REQ-001 --at src/invoice.ts:12',
    ],
  },
  kinds.map((kind) => editCommand(kind, `edit ${kind.id}`)),
);
