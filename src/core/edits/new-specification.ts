import { type Edit, textOf } from '../edit.ts';
import { message } from '../message.ts';
import { placeAt } from '../templates/draft.ts';
import { requirementSection } from '../templates/requirement.ts';
import { specification } from '../templates/specification.ts';
import { titleFault, titleQuestion } from '../writing/asking.ts';
import { documentLanguage } from '../writing/document-language.ts';
import { slug } from '../writing/file-names.ts';
import { documentPath } from '../writing/folders.ts';
import { nextRequirementId } from '../writing/next-id.ts';

export const newSpecification: Edit = {
  id: 'new-specification',
  title: message('New Specification'),
  summary: message('a specification, with its first requirement if you like'),
  questions: [
    titleQuestion(message('What is it about?'), message('Invoicing')),
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
  write(desk, answers) {
    const text = (id: string): string => textOf(answers, id);
    const language = documentLanguage(desk, `${text('title')} ${text('requirement')}`);
    const path = documentPath(desk, slug(text('title'), 'specification'), {
      there: desk.model.specifications.filter((each) => each.convention === 'tollgate').map(({ place }) => place.file),
      globs: desk.config.paths.specs,
      usual: 'docs/specs',
    });
    const wanted = { title: text('requirement'), statement: '', criterion: text('criterion') };
    const first = wanted.title === '' ? undefined : requirementSection(nextRequirementId(desk, path), wanted, language);
    const known = {
      title: text('title'),
      customer: text('customer') || (desk.config.customer ?? ''),
      users: text('users'),
      author: text('author') || (desk.me ?? ''),
      deadline: text('deadline'),
      purpose: text('purpose'),
    };
    const draft = specification(known, first, language);
    return {
      create: [{ path, text: draft.text }],
      change: [],
      done: message('`{path}` is begun', { path }),
      goOn: placeAt(path, draft.text, draft.goOn),
    };
  },
};
