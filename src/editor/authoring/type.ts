import * as vscode from 'vscode';
import { isDay, type Message, message } from '../../core/index.ts';
import { type Asked, dress, shown, type Step } from './step.ts';

/** A line of text, checked while it is typed. */
export function type(step: Step): Promise<Asked> {
  const { question, desk, answers, say } = step;
  const input = vscode.window.createInputBox();
  dress(input, step);
  const { prompt } = question;
  input.prompt = say(question.optional === true ? message('{prompt} (may stay empty)', { prompt }) : prompt);
  if (question.example !== undefined) input.placeholder = say(question.example);
  const initial = question.initial?.(desk, answers);
  input.value = typeof initial === 'string' ? initial : '';
  const complain = (wrong: Message | undefined): void => {
    input.validationMessage = wrong === undefined ? '' : say(wrong);
  };
  // Nobody is told off for what is not yet typed.
  input.onDidChangeValue((value) => complain(value.trim() === '' ? undefined : wrongWith(value.trim(), step)));
  return shown(input, step, () => {
    const value = input.value.trim();
    const wrong = wrongWith(value, step);
    complain(wrong);
    return wrong === undefined ? value : undefined;
  });
}

/** Undefined where nothing is wrong. */
function wrongWith(value: string, { question, desk, answers }: Step): Message | undefined {
  if (value === '') return question.optional === true ? undefined : message('this must not stay empty');
  if (question.kind === 'day' && !isDay(value)) return message('a day like 2026-11-23 is wanted');
  return question.check?.(value, desk, answers);
}
