import * as vscode from 'vscode';
import { type Message, message, wrongWith } from '../../core/index.ts';
import { alone } from '../alone.ts';
import { noIcon } from '../no-icon.ts';
import { noLink } from '../no-link.ts';
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
    input.validationMessage = wrong === undefined ? '' : noLink(noIcon(alone(wrong, say)));
  };
  const wrong = (value: string): Message | undefined => wrongWith(question, value, desk, answers);
  // Nobody is told off for what is not yet typed.
  input.onDidChangeValue((value) => complain(value.trim() === '' ? undefined : wrong(value)));
  return shown(input, step, () => {
    const value = input.value.trim();
    const complaint = wrong(value);
    complain(complaint);
    return complaint === undefined ? value : undefined;
  });
}
