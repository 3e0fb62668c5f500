import { type Answers, type Change, type Desk, type Edit, type NewFile, type Refusal, textOf } from '../edit.ts';
import { message } from '../message.ts';
import type { Message } from '../model.ts';
import { configFile } from '../read.ts';
import { offeredTestCommand } from '../test-command.ts';
import { subjectFault, titleFault, titleQuestion } from '../writing/asking.ts';
import { beginSpecification } from '../writing/begin-specification.ts';
import { leftAlone } from '../writing/broken.ts';
import { changeTo } from '../writing/lines.ts';
import { peopleFault, peopleIn } from '../writing/people.ts';
import { projectName } from '../writing/project-name.ts';
import { setYaml, yamlAt, type YamlRecord } from '../writing/yaml-text.ts';

const hasSpecification = ({ model }: Desk): boolean => model.specifications.length > 0;

export const startLifeCycle: Edit = {
  id: 'start-life-cycle',
  title: message('Start a Life Cycle Here'),
  summary: message('`tollgate.yaml` and a first specification; what is there already stays'),
  questions: [
    {
      id: 'customer',
      prompt: message('Who is the customer?'),
      example: message('Northwind Logistics'),
      optional: true,
      when: ({ config }) => config.customer === undefined,
    },
    {
      ...titleQuestion(message('What is to be built, in a few words?'), message('Invoicing')),
      initial: projectName,
      check: subjectFault,
      when: (desk) => !hasSpecification(desk),
    },
    {
      id: 'requirement',
      prompt: message('The first thing that is required, in a few words'),
      example: message('Export an invoice as PDF'),
      optional: true,
      check: titleFault,
      when: (desk) => !hasSpecification(desk),
    },
    {
      id: 'users',
      prompt: message('Who will use it, how many, how often?'),
      example: message('accountants, about forty, daily'),
      optional: true,
      when: (desk) => !hasSpecification(desk),
    },
    {
      id: 'deadline',
      prompt: message('By which day?'),
      example: message('2027-01-31'),
      kind: 'day',
      optional: true,
      when: (desk) => !hasSpecification(desk),
    },
    {
      id: 'people',
      prompt: message('Who takes part, as what? manager, analyst, customer, devops, developer, tester'),
      example: message('I. Petrov: analyst, developer; M. Lindqvist: customer'),
      optional: true,
      when: ({ config }) => config.people.length === 0,
      check: peopleFault,
    },
    {
      id: 'criterion',
      prompt: message('How will anybody see that it holds?'),
      optional: true,
      aside: true,
      when: (desk) => !hasSpecification(desk),
    },
  ],
  writesTo: ({ config }) => (config.present ? [] : [configFile]),
  write(desk, answers) {
    const configuration = configured(desk, answers);
    if ('refused' in configuration) return configuration;
    const begun = hasSpecification(desk) ? undefined : beginSpecification(desk, answers);
    const create = [...configuration.create, ...(begun === undefined ? [] : [begun.file])];
    if (create.length + configuration.change.length === 0) return { refused: message('everything is here already') };
    const { specifications, notes, reports } = desk.model;
    const found = {
      s: specifications.length,
      n: notes.length,
      r: reports.length,
      files: [...configuration.change, ...create].map(({ path }) => path),
    };
    const done =
      found.s + found.n + found.r === 0
        ? message('the life cycle begins with {files}', found)
        : message(
            'found {s} {s|specification|specifications}, {n} {n|note|notes} and {r} {r|report|reports}; wrote only what was missing: {files}',
            found,
          );
    const goOn = begun?.goOn ?? { file: configFile, line: 1, column: 1 };
    return { create, change: configuration.change, goOn, done: withUnwritten(done, desk, answers) };
  },
};

/** On the command line everything can be said, also what is written already. */
function withUnwritten(done: Message, desk: Desk, answers: Answers): Message {
  const unwritten = startLifeCycle.questions
    .filter((question) => textOf(answers, question.id) !== '' && question.when?.(desk, answers) === false)
    .map(({ id }) => `--${id}`);
  if (unwritten.length === 0) return done;
  return message('{done}; what is there already stays as it is, so not {unwritten}', { done, unwritten });
}

/** What nobody has said yet; what the file says already stays as it is. */
function configured(
  desk: Desk,
  answers: Answers,
): { readonly create: readonly NewFile[]; readonly change: readonly Change[] } | Refusal {
  const { config } = desk;
  const customer = textOf(answers, 'customer');
  const people = peopleIn(textOf(answers, 'people'));
  const encoder = new TextEncoder();
  const test = offeredTestCommand({
    read(path) {
      const text = desk.text(path);
      return text === undefined ? undefined : encoder.encode(text);
    },
  });
  const before = desk.text(configFile);
  const saysGate = yamlAt(before ?? '', ['gate']) !== undefined;
  const missing: YamlRecord = {
    ...(!saysGate && (!config.present || customer !== '') && { gate: customer === '' ? 'requirements' : 'delivery' }),
    ...(config.customer === undefined && customer !== '' && { customer }),
    ...(config.people.length === 0 && people.length > 0 && { people }),
    ...(config.test === undefined && test !== undefined && { test }),
  };
  const text = Object.keys(missing).length === 0 ? (before ?? '') : setYaml(before ?? '', [], missing);
  if (text === undefined || (config.present && desk.verdict.verdict === 'error')) return leftAlone(desk, configFile);
  if (before === undefined) return { create: [{ path: configFile, text }], change: [] };
  return { create: [], change: text === before ? [] : [changeTo(configFile, before, text)] };
}
