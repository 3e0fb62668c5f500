import {
  type Answer,
  type Answers,
  applies,
  type Choice,
  type Desk,
  type Edit,
  type EditQuestion,
  inOneLine,
  mayBeEmpty,
  message,
  type Message,
  nothingToChoose,
  wrongNow,
  wrongWith,
} from '../core/index.ts';
import { type Call, UsageError } from './command.ts';

/** Choices that are shown at once. */
const mostShown = 30;
/** Choices that are named in a sentence. */
const mostNamed = 10;

/**
 * Answers to the questions of an edit: what is given must hold; what is not given is asked for, where there is somebody to ask, else it is
 * what holds where nothing is said. Whoever gave something is asked only for what has to be known.
 */
export async function answersFor(edit: Edit, desk: Desk, given: Answers, call: Call): Promise<Answers> {
  const answers: Record<string, Answer> = {};
  const lacking: (string | Message)[] = [];
  const asksAll = Object.keys(given).length === 0;
  for (const question of edit.questions) {
    const { id } = question;
    const brought = given[id];
    if (brought !== undefined) {
      check(question, brought, desk, answers);
      answers[id] = brought;
      continue;
    }
    if (!applies(question, desk, answers)) continue;
    const nothing = nothingToChoose(question, desk, answers);
    if (nothing !== undefined) {
      if (!mayBeEmpty(question)) throw new UsageError(nothing);
      continue;
    }
    const initial = holds(question, desk, answers);
    const asks = call.terminal.ask !== undefined && question.aside !== true && (asksAll || initial === undefined);
    const answer = asks ? await asked(question, desk, answers, call) : initial;
    if (answer === undefined) lacking.push(lackingIn(question, desk, answers));
    else answers[id] = answer;
  }
  if (lacking.length === 0) return answers;
  throw missing(lacking);
}

/** Answers that held before: what somebody else wrote meanwhile may be in the way of one. */
export function checkAgain(edit: Edit, answers: Answers, desk: Desk): void {
  const now = wrongNow(edit, answers, desk);
  if (now !== undefined) throw unfit(now.question, now.wrong, desk, now.before);
}

function check(question: EditQuestion, answer: Answer, desk: Desk, answers: Answers): void {
  const wrong = wrongWith(question, answer, desk, answers);
  if (wrong !== undefined) throw unfit(question, wrong, desk, answers);
}

function unfit(question: EditQuestion, wrong: Message, desk: Desk, answers: Answers): UsageError {
  const said = nothingToChoose(question, desk, answers) ?? withChoices(wrong, question, desk, answers);
  return new UsageError(message('`--{option}`: {wrong}', { option: question.id, wrong: said }));
}

export function missing(options: readonly (string | Message)[]): UsageError {
  return new UsageError(message('missing: {options}', { options }));
}

/** What is asked only because of what was said before tells why it is. */
function lackingIn(question: EditQuestion, desk: Desk, answers: Answers): string | Message {
  const { id, prompt } = question;
  const choices = choosable(question, desk, answers);
  const option = [`--${id}`, ...choices].join(' ');
  return question.when === undefined || choices.length > 0
    ? option
    : message('{option} ({prompt})', { option, prompt });
}

/** What is so where nothing is said; undefined where something has to be. */
function holds(question: EditQuestion, desk: Desk, answers: Answers): Answer | undefined {
  const initial = question.initial?.(desk, answers);
  if (initial !== undefined && initial.length > 0 && wrongWith(question, initial, desk, answers) === undefined) {
    return initial;
  }
  const none = question.kind === 'several' ? [] : '';
  return question.optional === true ? none : undefined;
}

async function asked(question: EditQuestion, desk: Desk, answers: Answers, { terminal, say }: Call): Promise<Answer> {
  const choices = question.choices?.(desk, answers) ?? [];
  const initial = holds(question, desk, answers);
  const shown = (each: string | Message): string => (typeof each === 'string' ? inOneLine(each) : say(each));
  const line = ({ label, description }: Choice, index: number): string =>
    `  ${String(index + 1)}) ${shown(label)}${description === undefined ? '' : `  ${shown(description)}`}\n`;
  const default_ = typeof initial === 'string' ? initial : (initial ?? []).join(', ');
  const hint =
    question.example === undefined ? '' : ` (${say(message('for example: {example}', { example: question.example }))})`;
  const { prompt } = question;
  const asks =
    question.optional === true && default_ === '' ? message('{prompt} (may stay empty)', { prompt }) : prompt;
  terminal.out(`${say(asks)}${hint}\n${choices.slice(0, mostShown).map(line).join('')}`);
  for (;;) {
    const typed = await terminal.ask?.(default_ === '' ? '> ' : `[${default_}] > `);
    if (typed === undefined) throw new UsageError(message('given up; nothing was written'));
    const answer = typed.trim() === '' ? (initial ?? '') : meant(typed.trim(), question, choices);
    const wrong = wrongWith(question, answer, desk, answers);
    if (wrong === undefined) return answer;
    terminal.out(`${say(wrong)}\n`);
  }
}

/** A number stands for the choice that it was shown with. */
function meant(typed: string, { kind }: EditQuestion, choices: readonly Choice[]): Answer {
  const one = (word: string): string => (/^\d{1,4}$/.test(word) ? (choices[Number(word) - 1]?.value ?? word) : word);
  if (kind !== 'several') return one(typed);
  return typed
    .split(',')
    .map((word) => one(word.trim()))
    .filter((word) => word !== '');
}

function withChoices(wrong: Message, question: EditQuestion, desk: Desk, answers: Answers): Message {
  const all = valuesOf(question, desk, answers);
  if (all.length === 0) return wrong;
  const values = all.slice(0, mostNamed);
  return message('{wrong}; there are {values}{more}', { wrong, values, more: all.length > mostNamed ? ' …' : '' });
}

/** As in the help: `yes|conditional|no`. */
function choosable(question: EditQuestion, desk: Desk, answers: Answers): string[] {
  const all = valuesOf(question, desk, answers);
  if (all.length === 0) return [];
  return [[...all.slice(0, mostNamed), ...(all.length > mostNamed ? ['…'] : [])].join('|')];
}

/** What may be answered, where nothing else may. */
function valuesOf(question: EditQuestion, desk: Desk, answers: Answers): string[] {
  if (question.open === true) return [];
  return (question.choices?.(desk, answers) ?? []).map(({ value }) => value).filter((value) => value !== '');
}
