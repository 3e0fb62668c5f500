import { classifier } from '../reading/classify.ts';
import { type Desk, type Edit, textOf } from '../edit.ts';
import { criterionId } from '../ids.ts';
import { message } from '../message.ts';
import type { Requirement } from '../model.ts';
import { requirementChoices } from '../writing/asking.ts';
import { atCode, citing } from '../writing/citing.ts';

export const linkToRequirement: Edit = {
  id: 'link-to-requirement',
  title: message('Link to a Requirement'),
  summary: message('cites a requirement in a comment, above the declaration or the test at a place in the code'),
  ...atCode,
  questions: [
    {
      id: 'requirement',
      prompt: message('Which requirement?'),
      kind: 'one',
      choices: (desk) => requirementChoices(desk, (requirement) => isNear(desk, requirement)),
    },
    {
      id: 'criterion',
      prompt: message('Which of its acceptance criteria? Empty for all'),
      optional: true,
      aside: true,
      check: (number, { model }, answers) => {
        const requirement = model.requirements.find(({ id }) => id === textOf(answers, 'requirement'));
        return requirement?.criteria.some((each) => each.number === number) === true
          ? undefined
          : message('there is no such criterion');
      },
    },
  ],
  write(desk, answers) {
    const criterion = textOf(answers, 'criterion');
    const requirement = textOf(answers, 'requirement');
    return citing(desk, criterion === '' ? requirement : criterionId(requirement, criterion));
  },
};

/** Whether the file, or another of its folder, cites it already. */
function isNear({ model, spot, config }: Desk, requirement: Requirement): boolean {
  const file = spot?.place.file;
  if (file === undefined || !classifier(config, []).kindOf(file).isSource) return false;
  const folder = file.slice(0, file.lastIndexOf('/') + 1);
  const { trace } = model;
  const tests = trace.verifications(requirement).flatMap(({ reference }) => reference ?? []);
  return [...trace.implementations(requirement), ...tests].some(({ place }) => place.file.startsWith(folder));
}
