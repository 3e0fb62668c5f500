import * as vscode from 'vscode';
import { type Choice, type Message, message, nothingToChoose, type Say, wrongWith } from '../../core/index.ts';
import { alone } from '../alone.ts';
import { noIcon } from '../no-icon.ts';
import { type Asked, dress, shown, type Step } from './step.ts';
import { inform } from '../notice.ts';

interface Item extends vscode.QuickPickItem {
  readonly value: string;
}

/** One or several of a list, searched by all that its lines say. */
export function choose(step: Step): Promise<Asked> {
  const { question, desk, answers, say } = step;
  const nothing = nothingToChoose(question, desk, answers);
  if (nothing !== undefined) {
    void inform(alone(nothing, say));
    return Promise.resolve(undefined);
  }
  const input = vscode.window.createQuickPick<Item>();
  dress(input, step);
  input.placeholder = say(question.prompt);
  input.matchOnDescription = true;
  input.matchOnDetail = true;
  const items = (question.choices?.(desk, answers) ?? []).map((choice) => itemOf(choice, say));
  input.items = items;
  const initial = question.initial?.(desk, answers);
  const chosen = new Set(typeof initial === 'string' ? [initial] : initial);
  const first = items.filter(({ value }) => chosen.has(value));
  if (question.kind === 'several') {
    input.canSelectMany = true;
    input.selectedItems = first;
    return shown(input, step, () => input.selectedItems.map(({ value }) => value));
  }
  // One thing to choose is chosen; whose name it is, somebody says.
  input.activeItems = first.length === 0 && items.length === 1 && question.open !== true ? items : first;
  if (question.open === true) offerTyped(input, items, step);
  return shown(input, step, () => input.selectedItems[0]?.value ?? (question.optional === true ? '' : undefined));
}

/** What is typed and is no choice stands last, as a choice of its own. */
function offerTyped(
  input: vscode.QuickPick<Item>,
  items: readonly Item[],
  { question, desk, answers, say }: Step,
): void {
  input.onDidChangeValue((text) => {
    const typed = text.trim();
    if (typed === '' || items.some(({ value }) => value === typed)) {
      input.items = items;
      return;
    }
    const wrong = wrongWith(question, typed, desk, answers);
    const description = say(wrong ?? message('as typed'));
    input.items = [
      ...items,
      { label: noIcon(typed), description, value: wrong === undefined ? typed : '', alwaysShow: true },
    ];
  });
}

function itemOf({ value, label, description, detail }: Choice, say: Say): Item {
  const text = (each: string | Message): string => noIcon(typeof each === 'string' ? each : say(each));
  return {
    value,
    label: text(label),
    ...(description !== undefined && { description: text(description) }),
    ...(detail !== undefined && { detail: text(detail) }),
  };
}
