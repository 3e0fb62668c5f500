import { type Answers, type Desk, type Edit, isRefusal, textOf } from '../edit.ts';
import { isId } from '../ids.ts';
import { message } from '../message.ts';
import type { Message } from '../model.ts';
import { titleQuestion } from '../writing/asking.ts';
import { aboutQuestion, addTo, specificationFiles, specificationQuestion } from '../writing/specification-question.ts';

export const newRequirement: Edit = {
  id: 'new-requirement',
  title: message('New Requirement'),
  summary: message('a requirement with the next ID, in a specification that is there'),
  questions: [
    {
      id: 'id',
      prompt: message('Which ID is cited, and has no requirement yet?'),
      optional: true,
      aside: true,
      isMeant: (id, { model }) => model.trace.resolve(id).kind === 'unknown',
      check: whyNotCreated,
    },
    specificationQuestion,
    aboutQuestion,
    {
      ...titleQuestion(message('What is required, in a few words?'), message('Export an invoice as PDF')),
      initial: (_desk, answers) => titleIn(textOf(answers, 'id')),
    },
    {
      id: 'statement',
      prompt: message('Who wants it, and why?'),
      example: message('As an accountant, I want a PDF of an invoice so that I can send it to the client.'),
      optional: true,
      when: isFromNothing,
    },
    {
      id: 'criterion',
      prompt: message('How will anybody see that it holds?'),
      example: message('WHEN an accountant exports a paid invoice, THE SYSTEM SHALL produce a PDF within 3 s.'),
      optional: true,
      when: isFromNothing,
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
  writesTo: specificationFiles,
  write(desk, answers) {
    const text = (id: string): string => textOf(answers, id);
    const state = text('state') === 'draft' ? 'draft' : '';
    const attributes = { priority: text('priority'), deadline: text('deadline'), release: text('release'), state };
    const wanted = {
      id: text('id') || undefined,
      title: text('title'),
      statement: text('statement'),
      criterion: text('criterion'),
      attributes,
    };
    const added = addTo(desk, answers, wanted);
    if (isRefusal(added)) return added;
    const { id, create, change, goOn } = added;
    return { create, change, goOn, done: message('{id} is in `{file}`', { id, file: added.file }) };
  },
};

/** What is cited already is only to be found: its author writes on at the place. */
function isFromNothing(_desk: Desk, answers: Answers): boolean {
  return textOf(answers, 'id') === '';
}

/** `auth/Session expiry` says what it is called. */
function titleIn(id: string): string | undefined {
  const title = id.slice(id.lastIndexOf('/') + 1);
  return id.includes('/') && !/\d$/.test(title) ? title : undefined;
}

function whyNotCreated(id: string, { model, idsElsewhere }: Desk): Message | undefined {
  const resolved = model.trace.resolve(id);
  const [taken] =
    resolved.kind === 'found' ? [resolved.requirement] : resolved.kind === 'ambiguous' ? resolved.requirements : [];
  const defect = model.defects.find((each) => each.id === id);
  const place = taken?.place ?? defect?.place;
  if (place !== undefined)
    return message('{name} is taken: {file} line {line}', { name: id, file: place.file, line: place.line });
  if (idsElsewhere.includes(id))
    return message('{id} is on another branch already: merge it, and do not write it anew', { id });
  if (isId(id) || /^[^\s/][^/]*(?:\/[^/]+)+$|^\p{L}+~[^\s~]+~\d+$/u.test(id)) return undefined;
  return message('“{id}” is no ID of a requirement: capital letters, a dash, a number, as in REQ-007', { id });
}
