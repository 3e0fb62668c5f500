import { type Edit, textOf } from '../edit.ts';
import { message } from '../message.ts';
import { subjectFault, titleFault, titleQuestion } from '../writing/asking.ts';
import { beginSpecification, specificationPath } from '../writing/begin-specification.ts';
import { projectName } from '../writing/project-name.ts';

export const newSpecification: Edit = {
  id: 'new-specification',
  title: message('New Specification'),
  summary: message('a specification, with its first requirement if you like'),
  questions: [
    {
      ...titleQuestion(message('What is it about?'), message('Invoicing')),
      // Where there are others, they have said what the project is.
      initial: (desk) => (desk.model.specifications.length === 0 ? projectName(desk) : undefined),
      check: subjectFault,
    },
    {
      id: 'requirement',
      prompt: message('The first thing that is required, in a few words'),
      example: message('Export an invoice as PDF'),
      optional: true,
      check: titleFault,
    },
    {
      id: 'criterion',
      prompt: message('How will anybody see that it holds?'),
      example: message('WHEN an accountant exports a paid invoice, THE SYSTEM SHALL produce a PDF within 3 s.'),
      optional: true,
      when: (_desk, answers) => textOf(answers, 'requirement') !== '',
    },
    {
      id: 'users',
      prompt: message('Who will use it, how many, how often?'),
      example: message('accountants, about forty, daily'),
      optional: true,
    },
    {
      id: 'customer',
      prompt: message('Who is the customer?'),
      optional: true,
      initial: ({ config }) => config.customer,
      when: ({ config }) => config.customer === undefined,
    },
    { id: 'deadline', prompt: message('By which day?'), example: message('2027-01-31'), kind: 'day', optional: true },
    { id: 'purpose', prompt: message('What is it for?'), optional: true, aside: true },
    { id: 'author', prompt: message('Who writes it?'), optional: true, aside: true, initial: ({ me }) => me },
  ],
  writesTo: (desk) => [specificationPath(desk, 'specification')],
  write(desk, answers) {
    const { file, goOn } = beginSpecification(desk, answers);
    return { create: [file], change: [], done: message('`{path}` is begun', { path: file.path }), goOn };
  },
};
