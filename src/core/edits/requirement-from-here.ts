import { codeOf } from '../code/code.ts';
import { type Desk, type Edit, isRefusal, textOf } from '../edit.ts';
import { message } from '../message.ts';
import { titleQuestion } from '../writing/asking.ts';
import { atCode, citing } from '../writing/citing.ts';
import { oneLine } from '../writing/inline.ts';
import { aboutQuestion, addTo, specificationQuestion } from '../writing/specification-question.ts';
import { runnerFor, stubFor } from '../writing/test-stubs.ts';

export const requirementFromHere: Edit = {
  id: 'requirement-from-here',
  title: message('Requirement from Here'),
  summary: message('a requirement for the code at a place: written, cited there, and with a test to be written'),
  ...atCode,
  questions: [
    specificationQuestion,
    aboutQuestion,
    {
      ...titleQuestion(message('What is required, in a few words?'), message('Export an invoice as PDF')),
      initial: nameHere,
    },
    {
      id: 'criterion',
      prompt: message('How will anybody see that it holds?'),
      example: message('WHEN an accountant exports a paid invoice, THE SYSTEM SHALL produce a PDF within 3 s.'),
      optional: true,
      // In the editor it is written at its place, where it goes on by itself.
      aside: true,
    },
    {
      id: 'test',
      prompt: message('Begin a test, which fails until it is written?'),
      kind: 'one',
      when: (desk) => desk.spot !== undefined && runnerFor(desk, desk.spot.place.file) !== undefined,
      choices: (desk) => [
        { value: 'yes', label: message('Yes'), description: runnerFor(desk, desk.spot?.place.file ?? '') ?? '' },
        { value: 'no', label: message('No') },
      ],
      initial: () => 'yes',
    },
  ],
  write(desk, answers) {
    const title = textOf(answers, 'title');
    const added = addTo(desk, answers, { title, statement: '', criterion: textOf(answers, 'criterion') });
    if (isRefusal(added)) return added;
    const cited = citing(desk, added.id);
    if (isRefusal(cited)) return cited;
    const here = desk.spot?.place.file ?? '';
    const runner = textOf(answers, 'test') === 'yes' ? runnerFor(desk, here) : undefined;
    const stubs = runner === undefined ? [] : [stubFor(desk, runner, here, added.id, title)];
    return {
      create: [...added.create, ...stubs],
      change: [...added.change, ...cited.change],
      goOn: added.goOn,
      done: message('{id} is in {files}', {
        id: added.id,
        files: [added.file, here, ...stubs.map(({ path }) => path)],
      }),
    };
  },
};

/** The selected words, or those of the name that the line declares. */
function nameHere(desk: Desk): string | undefined {
  const { spot } = desk;
  const selected = oneLine(spot?.selection ?? '');
  if (spot === undefined) return undefined;
  if (/\p{L}/u.test(selected) && selected.length <= 80 && !/[{};=]/.test(selected)) return selected;
  const { file, line } = spot.place;
  const declared = codeOf(file, desk.text(file) ?? '').codeOn(line);
  const name =
    /(?:function\*?|class|interface|struct|trait|fn|func|fun|def|sub|const|let|var)\s+([\p{L}_$][\p{L}\p{N}_$]*)/u.exec(
      declared,
    )?.[1];
  const words = name
    ?.replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, '$1 $2')
    .replace(/[_$]+/g, ' ')
    .trim()
    .toLowerCase();
  return words === undefined || words === '' ? undefined : words.charAt(0).toUpperCase() + words.slice(1);
}
