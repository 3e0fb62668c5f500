import { type Answers, type Desk, type Question, type Refusal, textOf } from '../edit.ts';
import { message } from '../message.ts';
import { openSpecifications } from './add-requirement.ts';

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
