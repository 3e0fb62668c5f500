import { type Answers, type Desk, type Edit, type Edits, isRefusal, type Refusal, textOf } from '../edit.ts';
import { message } from '../message.ts';
import type { Requirement } from '../model.ts';
import { withAlsoChanged } from '../delivery/changed-elsewhere.ts';
import { nextVersion } from '../delivery/next-version.ts';
import { addRequirement, openSpecifications } from '../writing/add-requirement.ts';
import { requirementChoices, titleQuestion } from '../writing/asking.ts';
import { gone, leftAlone } from '../writing/broken.ts';
import { documentLanguage } from '../writing/document-language.ts';
import { requirementIn, withImproved } from '../writing/improved-requirement.ts';
import { languageOf } from '../writing/language.ts';
import { changeTo } from '../writing/lines.ts';
import { nextRequirementId } from '../writing/next-id.ts';
import { noSpecification, specificationFile, specificationQuestion } from '../writing/specification-question.ts';

const isNew = (answers: Answers): boolean => textOf(answers, 'improves') === '';

/** What a later release does better: a draft, so that what is signed and in operation stays as it is until the draft is agreed. */
export const newImprovement: Edit = {
  id: 'new-improvement',
  title: message('New Improvement'),
  summary: message('a draft for a later release: something new, or a requirement in force that changes'),
  comparesBranches: true,
  questions: [
    {
      id: 'improves',
      prompt: message('What is to be better?'),
      kind: 'one',
      optional: true,
      choices: (desk) => [
        { value: '', label: message('Something that is not required yet') },
        ...requirementChoices(inForce(desk)),
      ],
    },
    {
      ...specificationQuestion,
      when: (desk, answers) => isNew(answers) && specificationQuestion.when?.(desk, answers) !== false,
    },
    {
      ...titleQuestion(message('What is required, in a few words?'), message('Export an invoice as PDF')),
      when: (_desk, answers) => isNew(answers),
    },
    {
      id: 'release',
      prompt: message('For which release?'),
      example: message('1.1'),
      optional: true,
      initial: (desk) => nextVersion(desk.model),
    },
  ],
  whyNot: (desk) => (openSpecifications(desk).length === 0 ? noSpecification : undefined),
  write: (desk, answers) => (isNew(answers) ? begun(desk, answers) : copied(desk, answers)),
};

function begun(desk: Desk, answers: Answers): Edits | Refusal {
  const file = specificationFile(desk, answers);
  if (file === undefined) return noSpecification;
  const title = textOf(answers, 'title');
  const attributes = { release: textOf(answers, 'release'), state: 'draft' };
  const added = addRequirement(desk, file, { title, statement: '', criterion: '', attributes });
  if (isRefusal(added)) return added;
  const { id, create, change, goOn } = added;
  const kind = desk.model.specifications.find(({ place }) => place.file === file)?.convention;
  const isDraft = kind === 'tollgate' || kind === 'openspec';
  const what = { id, file: added.file };
  const done = isDraft
    ? message('{id} is a draft in `{file}`', what)
    : message('{id} is in `{file}`, where nothing says that it is a draft', what);
  return { create, change, goOn, done };
}

function copied(desk: Desk, answers: Answers): Edits | Refusal {
  const old = textOf(answers, 'improves');
  const requirement = inForce(desk).model.requirements.find(({ id }) => id === old);
  if (requirement === undefined) {
    return {
      refused: message('{id} is no requirement in force that could be copied; change it where it is written', {
        id: old,
      }),
    };
  }
  const { file } = requirement.place;
  const text = desk.text(file);
  if (text === undefined) return gone(file);
  const id = nextRequirementId(desk, file);
  const language = languageOf(text, documentLanguage(desk, requirement.title));
  const after = withImproved(text, requirement, id, textOf(answers, 'release'), language);
  const added = after === undefined ? undefined : requirementIn(after, id);
  if (after === undefined || added === undefined) return leftAlone(desk, file);
  return {
    create: [],
    change: [changeTo(file, text, after)],
    goOn: { ...added.place, file },
    done: withAlsoChanged(
      message('{id} is a draft that changes {old}; once it is agreed, retire {old}', { id, old }),
      [old],
      desk,
    ),
  };
}

/** Of ours, and agreed: what others write changes in a form of its own. */
function inForce(desk: Desk): Desk {
  const isOurs = ({ convention, state }: Requirement): boolean => convention === 'tollgate' && state === 'agreed';
  return { ...desk, model: { ...desk.model, requirements: desk.model.requirements.filter(isOurs) } };
}
