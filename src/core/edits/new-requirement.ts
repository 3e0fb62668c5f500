import { type Edit, isRefusal, textOf } from '../edit.ts';
import { message } from '../message.ts';
import { titleQuestion } from '../writing/asking.ts';
import { aboutQuestion, addTo, specificationQuestion } from '../writing/specification-question.ts';

export const newRequirement: Edit = {
  id: 'new-requirement',
  title: message('New Requirement'),
  summary: message('a requirement with the next ID, in a specification that is there'),
  questions: [
    specificationQuestion,
    aboutQuestion,
    titleQuestion(message('What is required, in a few words?'), message('Export an invoice as PDF')),
    {
      id: 'statement',
      prompt: message('Who wants it, and why?'),
      example: message('As an accountant, I want a PDF of an invoice so that I can send it to the client.'),
      optional: true,
    },
    {
      id: 'criterion',
      prompt: message('How will anybody see that it holds?'),
      example: message('WHEN an accountant exports a paid invoice, THE SYSTEM SHALL produce a PDF within 3 s.'),
      optional: true,
    },
    {
      id: 'priority',
      prompt: message('How much does it matter?'),
      example: message('must'),
      optional: true,
      aside: true,
    },
    { id: 'deadline', prompt: message('By which day?'), kind: 'day', optional: true, aside: true },
    { id: 'release', prompt: message('For which release?'), example: message('1.1'), optional: true, aside: true },
    {
      id: 'state',
      prompt: message('Is it agreed, or a draft that nothing depends on?'),
      kind: 'one',
      choices: () => [
        { value: 'agreed', label: message('agreed') },
        { value: 'draft', label: message('a draft') },
      ],
      initial: () => 'agreed',
      aside: true,
    },
  ],
  write(desk, answers) {
    const text = (id: string): string => textOf(answers, id);
    const state = text('state') === 'draft' ? 'draft' : '';
    const attributes = { priority: text('priority'), deadline: text('deadline'), release: text('release'), state };
    const wanted = { title: text('title'), statement: text('statement'), criterion: text('criterion'), attributes };
    const added = addTo(desk, answers, wanted);
    if (isRefusal(added)) return added;
    const { id, create, change, goOn } = added;
    return { create, change, goOn, done: message('{id} is in `{file}`', { id, file: added.file }) };
  },
};
