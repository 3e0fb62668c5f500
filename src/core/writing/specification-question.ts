import { type Answers, type Desk, type Edit, type Question, type Refusal, textOf } from '../edit.ts';
import { prefixOf, spelling } from '../ids.ts';
import { message } from '../message.ts';
import type { Message, Specification } from '../model.ts';
import { allConventions } from '../reading/read-file.ts';
import type { NewRequirement } from '../templates/requirement.ts';
import { type Added, addRequirement, openSpecifications } from './add-requirement.ts';
import { subjectFault } from './asking.ts';
import { beginSpecification, specificationPath } from './begin-specification.ts';
import { projectName } from './project-name.ts';
import { documentOf } from './forms/doorstop.ts';

/** Into which specification something goes. Nobody is asked where the ID or the cursor tells, or there is only one. */
export const specificationQuestion: Question = {
  id: 'specification',
  prompt: message('Which specification?'),
  kind: 'one',
  when: (desk, answers) =>
    specificationFile(desk, { id: answers['id'] }) === undefined && openSpecifications(desk).length > 0,
  choices: (desk, answers) =>
    suiting(desk, textOf(answers, 'id')).map(({ place, title, requirements }) => ({
      value: place.file,
      label: title ?? place.file,
      description: place.file,
      detail: message('{n} {n|requirement|requirements}', { n: requirements.length }),
    })),
  initial: (desk, answers) => specificationFile(desk, { id: answers['id'] }),
  check: whyNotIn,
};

/** The path of the one that is meant; undefined where that is not clear. */
export function specificationFile(desk: Desk, answers: Answers): string | undefined {
  const answered = textOf(answers, 'specification');
  if (answered !== '') return answered;
  const all = suiting(desk, textOf(answers, 'id')).map(({ place }) => place.file);
  const at = desk.spot && documentOf(desk.spot.place.file);
  const here = all.find((file) => file === at || file === desk.spot?.place.file);
  return here ?? (all.length === 1 ? all[0] : undefined);
}

/** Into one of which it goes; none where another convention decides that: OpenSpec begins a file for each change, Doorstop for each item. */
export function specificationFiles(desk: Desk, answers: Answers): readonly string[] {
  const meant = specificationFile(desk, answers);
  const open = openSpecifications(desk).filter(({ place }) => meant === undefined || place.file === meant);
  if (open.length === 0) return [specificationPath(desk, 'specification')];
  return open.every(({ convention }) => convention === 'tollgate') ? open.map(({ place }) => place.file) : [];
}

/** Those whose requirements are called alike; all where an ID does not tell. */
function suiting(desk: Desk, id: string): readonly Specification[] {
  const all = openSpecifications(desk);
  if (id === '') return all;
  const alike = all.filter(({ requirements }) => requirements.some((each) => areKin(each.id, id)));
  return alike.length > 0 ? alike : all;
}

/** `REQ-001` and `REQ-050`; `login/1` and `login/2`; `001-login/FR-001`, `001-login/FR-002` and `FR-003`. */
function areKin(known: string, wanted: string): boolean {
  const [a, b] = [known, wanted].map((id) => ({
    folder: id.slice(0, id.lastIndexOf('/') + 1),
    prefix: id.includes('~') ? id.slice(0, id.indexOf('~')) : prefixOf(spelling(id.slice(id.lastIndexOf('/') + 1))),
  }));
  if (a === undefined || b === undefined) return false;
  return b.folder === ''
    ? a.prefix === b.prefix
    : a.folder === b.folder && (!/\d$/.test(wanted) || a.prefix === b.prefix);
}

function whyNotIn(file: string, desk: Desk): Message | undefined {
  const specification = desk.model.specifications.find(({ place }) => place.file === file);
  if (specification === undefined || openSpecifications(desk).some(({ place }) => place.file === file))
    return undefined;
  const { convention, change } = specification;
  if (change === 'archived') return message('`{file}` is history, and no requirement is added to that', { file });
  if (convention === 'gherkin') {
    return message(
      '`{file}` has scenarios: they verify requirements by their tags, as in @REQ-001, and the requirements stand in a specification',
      { file },
    );
  }
  const title = allConventions.find(({ id }) => id === convention)?.title ?? convention;
  return message('nothing can be added to `{file}` from here: it is written by {convention}', {
    file,
    convention: title,
  });
}

export const noSpecification: Refusal = {
  refused: message('there is no specification yet; New Specification begins one'),
};

/** Of what is about requirements that are there. */
export const aboutRequirements: Pick<Edit, 'whyNot'> = {
  whyNot: ({ model }) =>
    model.requirements.length > 0
      ? undefined
      : { refused: message('there is no requirement yet; New Requirement writes the first') },
};

/** Where there is no specification yet, the first requirement begins one. */
export const aboutQuestion: Question = {
  id: 'about',
  prompt: message('There is no specification yet. What is it about?'),
  example: message('Invoicing'),
  initial: projectName,
  when: (desk) => openSpecifications(desk).length === 0,
  check: subjectFault,
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
