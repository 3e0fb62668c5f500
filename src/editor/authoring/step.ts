import * as vscode from 'vscode';
import type { Answer, Answers, Desk, Edit, EditQuestion, Say } from '../../core/index.ts';

/** One question on its way to an answer. */
export interface Step {
  readonly edit: Edit;
  readonly question: EditQuestion;
  readonly desk: Desk;
  /** What was answered before. */
  readonly answers: Answers;
  readonly say: Say;
  /** 1-based. */
  readonly number: number;
  readonly of: number;
}

/** An answer; `back` to the question before; undefined where the person gave up. */
export type Asked = Answer | typeof back | undefined;
export const back = Symbol('back');

/** What every step looks like. It stays when the focus goes elsewhere: people look things up while they answer. */
export function dress(input: vscode.QuickInput, { edit, say, number, of }: Step): void {
  input.title = say(edit.title);
  // “1/1” tells nobody anything.
  if (of > 1) [input.step, input.totalSteps] = [number, of];
  input.ignoreFocusOut = true;
}

/** Shows the step until it has an answer. `answer` gives none as long as something is wrong with what is there. */
export function shown(
  input: vscode.InputBox | vscode.QuickPick<vscode.QuickPickItem>,
  { number }: Step,
  answer: () => Answer | undefined,
): Promise<Asked> {
  if (number > 1) input.buttons = [vscode.QuickInputButtons.Back];
  return new Promise<Asked>((resolve) => {
    input.onDidTriggerButton((button) => resolve(button === vscode.QuickInputButtons.Back ? back : undefined));
    input.onDidHide(() => resolve(undefined));
    input.onDidAccept(() => {
      const given = answer();
      if (given !== undefined) resolve(given);
    });
    input.show();
  }).finally(() => input.dispose());
}
