import { type Desk, type Edit, textOf } from '../edit.ts';
import { message } from '../message.ts';
import type { TestCase } from '../model.ts';
import { defect } from '../templates/defect.ts';
import { placeAt } from '../templates/draft.ts';
import { requirementChoices, titleQuestion } from '../writing/asking.ts';
import { documentLanguage } from '../writing/document-language.ts';
import { freePath, slug } from '../writing/file-names.ts';
import { oneLine } from '../writing/inline.ts';
import { nextDefectId } from '../writing/next-id.ts';

const folder = 'docs/defects';

/** Nobody looks through more of them; the rest can be typed. */
const mostShown = 500;

export const newDefect: Edit = {
  id: 'new-defect',
  title: message('New Defect'),
  summary: message('a defect, from a test that fails or from nothing'),
  questions: [
    {
      id: 'test',
      prompt: message('Which test shows it?'),
      kind: 'one',
      open: true,
      optional: true,
      when: (desk) => failing(desk).length > 0,
      choices: (desk) => [
        { value: '', label: message('None: nobody has tested it yet') },
        ...failing(desk).map(({ name, failure }) => ({
          value: name,
          label: name,
          ...(failure !== undefined && { detail: failure }),
        })),
      ],
    },
    {
      ...titleQuestion(message('What is wrong, in a few words?'), message('An empty invoice is exported')),
      initial: (_desk, answers) => oneLine(textOf(answers, 'test')).slice(0, 200),
    },
    {
      id: 'severity',
      prompt: message('How bad is it?'),
      kind: 'one',
      choices: () => [
        { value: 'blocker', label: message('blocker'), description: message('nothing can be done; no release') },
        {
          value: 'critical',
          label: message('critical'),
          description: message('a main thing cannot be done; no release'),
        },
        { value: 'major', label: message('major'), description: message('there is a way around it') },
        { value: 'minor', label: message('minor'), description: message('it is a nuisance') },
      ],
      initial: () => 'major',
    },
    {
      id: 'requirement',
      prompt: message('Which requirement does it break?'),
      kind: 'one',
      optional: true,
      choices: (desk) => [{ value: '', label: message('None that is written down') }, ...requirementChoices(desk)],
      initial: (desk, answers) => requirementOfTest(desk, textOf(answers, 'test')),
    },
    {
      id: 'seen',
      prompt: message('What happens?'),
      optional: true,
      initial: (desk, answers) => failing(desk).find(({ name }) => name === textOf(answers, 'test'))?.failure,
    },
    { id: 'expected', prompt: message('What should happen?'), optional: true },
    { id: 'found-in', prompt: message('In which release?'), optional: true, aside: true },
  ],
  writesTo: () => [folder],
  write(desk, answers) {
    const text = (id: string): string => textOf(answers, id);
    const id = nextDefectId(desk);
    const path = freePath(desk, folder, `${id}-${slug(text('title'), 'defect')}`);
    const known = {
      id,
      title: text('title'),
      severity: text('severity'),
      requirement: text('requirement'),
      foundIn: text('found-in') || (desk.verdict.release ?? ''),
      test: text('test'),
      seen: text('seen'),
      expected: text('expected'),
    };
    const begun = defect(known, documentLanguage(desk, known.title));
    return {
      create: [{ path, text: begun.text }],
      change: [],
      done: message('{id} is in `{file}`', { id, file: path }),
      goOn: placeAt(path, begun.text, begun.goOn),
    };
  },
};

function failing({ model }: Desk): readonly TestCase[] {
  const found = new Map<string, TestCase>();
  for (const { cases } of model.reports) {
    for (const each of cases) {
      if (each.result !== 'failed' && each.result !== 'error') continue;
      if (found.size < mostShown && !found.has(each.name)) found.set(each.name, each);
    }
  }
  return [...found.values()];
}

function requirementOfTest({ verdict }: Desk, test: string): string | undefined {
  if (test === '') return undefined;
  return verdict.requirements.find(({ tests }) => tests.some(({ name }) => name === test))?.requirement.id;
}
