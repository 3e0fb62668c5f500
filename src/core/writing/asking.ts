import { isPlaceholder } from '../convention/placeholder.ts';
import { looksLikeRequirement } from '../conventions/tollgate/heading.ts';
import type { Config } from '../config.ts';
import type { Choice, Desk, Question } from '../edit.ts';
import { message } from '../message.ts';
import type { Message, Requirement, Role } from '../model.ts';
import { mayActAs } from '../criterion/people.ts';
import { roleWord } from '../words.ts';
import { oneLine } from './inline.ts';

const longestTitle = 200;

/** What is wrong with a title: it is searched for by its words, and files are called by them. */
export function titleFault(typed: string): Message | undefined {
  const title = oneLine(typed);
  if (!/[\p{L}\p{N}]/u.test(title)) return message('a title needs letters');
  return title.length > longestTitle ? message('at most {n} characters', { n: longestTitle }) : undefined;
}

/** The same for a specification: a heading that begins like a requirement is taken for one, at the wrong place. */
export function subjectFault(typed: string): Message | undefined {
  const isLikeRequirement = looksLikeRequirement(oneLine(typed), new Set());
  return isLikeRequirement ? message('a title that does not begin like a requirement, with an ID') : titleFault(typed);
}

export function titleQuestion(prompt: Message, example: Message): Question {
  return { id: 'title', prompt, example, check: titleFault };
}

/**
 * Who does it: the person whom git names, unless somebody else is typed; those of the project can be chosen.
 * @param role where one is asked for, whoever has it comes first
 */
export function byQuestion(prompt: Message, role?: Role): Question {
  const inRole = ({ config }: Desk): readonly string[] =>
    config.people.filter(({ roles }) => role !== undefined && roles.includes(role)).map(({ name }) => name);
  return {
    id: 'by',
    prompt,
    kind: 'one',
    open: true,
    isInName: true,
    choices: (desk) => {
      const { config, me } = desk;
      const names = config.people.map(({ name }) => name);
      const all = [...inRole(desk), ...(me !== undefined && !names.includes(me) ? [me] : []), ...names];
      return [...new Set(all)].map((name) => ({ value: name, label: name, ...described(name, config) }));
    },
    // Nobody speaks in somebody else's name because they said nothing.
    initial: ({ me, config }) =>
      role === undefined
        ? (me ?? (config.people.length === 1 ? config.people[0]?.name : undefined))
        : me !== undefined && mayActAs(me, role, config)
          ? me
          : undefined,
    check: (name) =>
      isPlaceholder(oneLine(name)) || /[()]/.test(name) ? message('a name, without brackets') : undefined,
  };
}

/** As what the project lists them. */
function described(name: string, { people }: Config): Pick<Choice, 'description'> {
  const [first, ...others] = people.find((each) => each.name === name)?.roles.map(roleWord) ?? [];
  if (first === undefined) return {};
  return { description: others.reduce((all, next) => message('{all}, {next}', { all, next }), first) };
}

/** Requirements that are in force, those that match first. */
export function requirementChoices(
  { model }: Desk,
  first: (requirement: Requirement) => boolean = () => false,
): readonly Choice[] {
  const current = model.requirements.filter(({ state }) => state !== 'retired');
  return [...current.filter(first), ...current.filter((each) => !first(each))].map(({ id, title, place }) => ({
    value: id,
    label: id,
    description: title,
    detail: place.file,
  }));
}

/** On which day something was said: today, unless another day before it is named. */
export const dayQuestion: Question = {
  id: 'on',
  prompt: message('On which day?'),
  kind: 'day',
  optional: true,
  aside: true,
  initial: ({ today }) => today,
  check: (day, { today }) => (day > today ? message('{day} is still to come', { day }) : undefined),
};
