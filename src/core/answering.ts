import { isDay } from './days.ts';
import type { Answer, Answers, Desk, Edit, Question, Refusal } from './edit.ts';
import { message } from './message.ts';
import type { Message, Problem } from './model.ts';
import { baselineFile } from './policy/baseline.ts';
import { configurationMistakes } from './standing.ts';

/** What is wrong with an answer; undefined where nothing is. Both doors ask this before they let an edit write. */
export function wrongWith(question: Question, answer: Answer, desk: Desk, answers: Answers): Message | undefined {
  const given = typeof answer === 'string' ? [answer.trim()].filter((each) => each !== '') : answer;
  if (given.length === 0) return mayBeEmpty(question) ? undefined : message('this must not stay empty');
  if (given.length > 1 && question.kind !== 'several') return message('one answer is wanted');
  const choices = question.choices?.(desk, answers);
  const values = new Set(choices?.map(({ value }) => value));
  for (const each of given) {
    if (values.has(each)) continue;
    if (choices !== undefined && question.open !== true)
      return question.check?.(each, desk, answers) ?? message('`{answer}` is none of the choices', { answer: each });
    if (question.kind === 'day' && !isDay(each)) return message('a day like 2026-11-23 is wanted');
    const wrong = question.check?.(each, desk, answers);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

/** Whether a question is to be answered at all, after what was answered before it. */
export function applies(question: Question, desk: Desk, answers: Answers): boolean {
  return question.when?.(desk, answers) !== false;
}

/** Undefined where there is something to choose, or something may be typed; else what there is to say instead of asking. */
export function nothingToChoose(question: Question, desk: Desk, answers: Answers): Message | undefined {
  if (question.open === true || question.choices?.(desk, answers).length !== 0) return undefined;
  const [mistake] = configurationMistakes(desk.verdict);
  return mistake === undefined
    ? (question.none ?? message('there is nothing to choose from: {prompt}', { prompt: question.prompt }))
    : toMend(mistake);
}

/**
 * Why nothing can be recorded in anybody's name: as long as the configuration has mistakes, nobody knows who may speak as what, nor which
 * specifications are meant. Undefined where it can, or the edit records nothing in anybody's name. The baseline tells nothing of people.
 */
export function whyNoName({ questions }: Edit, desk: Desk): Refusal | undefined {
  if (!questions.some(({ isInName }) => isInName === true)) return undefined;
  const mistake = configurationMistakes(desk.verdict).find(({ place }) => place.file !== baselineFile);
  return mistake && { refused: toMend(mistake), place: mistake.place };
}

function toMend({ place, found }: Problem): Message {
  return message('mend `{path}` first, line {line}: {found}', { path: place.file, line: place.line, found });
}

/** Of answers that somebody brings along, those that hold; the others are to be asked for. */
export function holding({ questions }: Edit, brought: Answers, desk: Desk): Answers {
  const answers: Record<string, Answer> = {};
  for (const question of questions) {
    const answer = brought[question.id];
    if (answer === undefined || !applies(question, desk, answers)) continue;
    if (wrongWith(question, answer, desk, answers) === undefined) answers[question.id] = answer;
  }
  return answers;
}

export function mayBeEmpty({ optional, kind }: Pick<Question, 'optional' | 'kind'>): boolean {
  return optional === true || kind === 'several';
}

/** Of answers that held before, the first that holds no longer: what somebody else wrote meanwhile may be in its way. */
export function wrongNow(
  { questions }: Edit,
  answers: Answers,
  desk: Desk,
): { readonly question: Question; readonly wrong: Message; readonly before: Answers } | undefined {
  const before: Record<string, Answer> = {};
  for (const question of questions) {
    const answer = answers[question.id];
    if (answer === undefined) continue;
    const wrong = wrongWith(question, answer, desk, before);
    if (wrong !== undefined) return { question, wrong, before };
    before[question.id] = answer;
  }
  return undefined;
}
