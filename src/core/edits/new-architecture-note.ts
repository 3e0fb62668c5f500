import { type Edit, listOf, textOf } from '../edit.ts';
import { message } from '../message.ts';
import { requirementChoices, titleQuestion } from '../writing/asking.ts';
import { componentsFault, componentsIn, isUndesigned, noteEdits, notePath } from '../writing/notes.ts';

export const newArchitectureNote: Edit = {
  id: 'new-architecture-note',
  title: message('New Architecture Note'),
  summary: message('a decision record (MADR) that says which requirements it serves'),
  questions: [
    titleQuestion(message('What is decided?'), message('Keep amounts in whole cents')),
    {
      id: 'requirements',
      prompt: message('Which requirements does it serve?'),
      kind: 'several',
      optional: true,
      choices: (desk) => requirementChoices(desk, (requirement) => isUndesigned(desk, requirement)),
      initial: ({ model, spot }) =>
        model.requirements
          .filter(({ place, endLine }) => {
            const at = spot?.place;
            return at !== undefined && at.file === place.file && at.line >= place.line && at.line <= endLine;
          })
          .map(({ id }) => id),
    },
    {
      id: 'decision',
      prompt: message('What was chosen, and why? Until then it is a proposal'),
      example: message('Chosen option: “Whole cents”, because every amount stays exact.'),
      optional: true,
    },
    {
      id: 'components',
      prompt: message('Which components does it name, and where do they lie?'),
      example: message('invoice: src/invoice.js, tax: src/tax'),
      optional: true,
      aside: true,
      check: componentsFault,
    },
    { id: 'by', prompt: message('Who decides?'), optional: true, aside: true, initial: ({ me }) => me },
  ],
  writesTo: (desk) => [notePath(desk, 'decision')],
  write: (desk, answers) =>
    noteEdits(desk, {
      title: textOf(answers, 'title'),
      status: textOf(answers, 'decision') === '' ? 'proposed' : 'accepted',
      by: textOf(answers, 'by') || (desk.me ?? ''),
      satisfies: listOf(answers, 'requirements'),
      decision: textOf(answers, 'decision'),
      design: { components: textOf(answers, 'components') === '' ? '' : componentsIn(textOf(answers, 'components')) },
    }),
};
