import { edits, message } from '../../core/index.ts';
import { type Command, UsageError } from '../command.ts';
import { editCommand } from '../edit-command.ts';
import { begins } from '../typed.ts';

const kinds = Object.values(edits)
  .filter(({ id }) => begins.test(id))
  .map((edit) => [edit.id.replace(begins, ''), edit] as const);

/** `tollgate new requirement`: everything that can be begun, without an editor. */
export const new_: Command = {
  id: 'new',
  summary: message('begin what is missing: a requirement, a note, a defect, and more'),
  takes: '<what>',
  atMost: 1,
  options: {},
  family: kinds.map(([word, edit]) => editCommand(edit, `new ${word}`)),
  examples: [
    'tollgate new specification --title Invoicing',
    'tollgate new requirement --title "Export an invoice as PDF" --dry-run',
    'tollgate new architecture-note --title "Keep amounts in whole cents" --requirements REQ-001,REQ-002',
  ],
  run(call) {
    const words = kinds.map(([word]) => word);
    const [asked] = call.arguments;
    throw new UsageError(
      asked === undefined
        ? message('say what: one of {words}', { words })
        : message('`{asked}` cannot be begun; there are {words}', { asked, words }),
    );
  },
};
