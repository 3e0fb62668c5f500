import { type Answers, type Desk, type Question, type Refusal, textOf } from '../edit.ts';
import { message } from '../message.ts';
import type { NewRequirement } from '../templates/requirement.ts';
import { type Added, addRequirement, openSpecifications } from './add-requirement.ts';
import { titleFault } from './asking.ts';
import { beginSpecification } from './begin-specification.ts';

/** Into which specification something goes. Nobody is asked where the cursor tells, or there is only one. */
export const specificationQuestion: Question = {
  id: 'specification',
  prompt: message('Which specification?'),
  kind: 'one',
  when: (desk) => specificationFile(desk, {}) === undefined && openSpecifications(desk).length > 0,
  choices: (desk) =>
    openSpecifications(desk).map(({ place, title, requirements }) => ({
      value: place.file,
      label: title ?? place.file,
      description: place.file,
      detail: message('{n} {n|requirement|requirements}', { n: requirements.length }),
    })),
  initial: (desk) => specificationFile(desk, {}),
};

/** The path of the one that is meant; undefined where that is not clear. */
export function specificationFile(desk: Desk, answers: Answers): string | undefined {
  const answered = textOf(answers, 'specification');
  if (answered !== '') return answered;
  const all = openSpecifications(desk).map(({ place }) => place.file);
  const here = all.find((file) => file === desk.spot?.place.file);
  return here ?? (all.length === 1 ? all[0] : undefined);
}

export const noSpecification: Refusal = {
  refused: message('there is no specification yet; New Specification begins one'),
};

/** Where there is no specification yet, the first requirement begins one. */
export const aboutQuestion: Question = {
  id: 'about',
  prompt: message('There is no specification yet. What is it about?'),
  example: message('Invoicing'),
  when: (desk) => openSpecifications(desk).length === 0,
  check: titleFault,
};

/** Adds a requirement to the specification that is meant, or begins one with it. */
export function addTo(desk: Desk, answers: Answers, wanted: NewRequirement): Added | Refusal {
  const file = specificationFile(desk, answers);
  const here = desk.spot?.place;
  if (file !== undefined) return addRequirement(desk, file, wanted, here?.file === file ? here.line : undefined);
  const title = textOf(answers, 'about');
  if (title === '' || openSpecifications(desk).length > 0) {
    return { refused: message('say which specification is meant') };
  }
  const begun = beginSpecification(desk, { title }, wanted);
  return { id: begun.id, file: begun.file.path, create: [begun.file], change: [], goOn: begun.goOn };
}
