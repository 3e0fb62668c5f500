import * as vscode from 'vscode';
import { type Choice, type Message, message, nothingToChoose, type Say, wrongWith } from '../../core/index.ts';
import { alone } from '../alone.ts';
import { noIcon } from '../no-icon.ts';
import { type Asked, dress, shown, type Step } from './step.ts';
import { inform } from '../notice.ts';

interface Item extends vscode.QuickPickItem {
  readonly value: string;
  /** It is no answer; its description says why. */
  readonly isWrong?: true;
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
  const typed = question.open === true ? offerTyped(input, items, step) : () => undefined;
  if (question.kind === 'several') {
    input.canSelectMany = true;
    input.selectedItems = first;
    return shown(input, step, () => answered([...new Set([...input.selectedItems, typed()])]));
  }
  // One thing to choose is chosen; whose name it is, somebody says.
  input.activeItems = first.length === 0 && items.length === 1 && question.open !== true ? items : first;
  return shown(input, step, () => {
    const [value] = answered(input.selectedItems) ?? [];
    return value ?? (question.optional === true && input.selectedItems.length === 0 ? '' : undefined);
  });
}

/** Undefined where something wrong is among them. */
function answered(items: readonly (Item | undefined)[]): readonly string[] | undefined {
  const all = items.filter((each) => each !== undefined);
  return all.some(({ isWrong }) => isWrong) ? undefined : all.map(({ value }) => value);
}

/**
 * What is typed and is no choice stands last, as a choice of its own; of several it stays there once it is ticked. Gives what is typed,
 * unless it finds others: whoever looks for one does not mean it.
 */
function offerTyped(input: vscode.QuickPick<Item>, items: readonly Item[], step: Step): () => Item | undefined {
  let typed: Item | undefined;
  input.onDidChangeValue((value) => {
    const text = value.trim();
    const ticked = input.canSelectMany ? input.selectedItems : [];
    const all = [...items, ...ticked.filter((each) => !items.includes(each))];
    typed = text === '' || all.some((each) => each.value === text) ? undefined : typedItem(text, step);
    input.items = typed === undefined ? all : [...all, typed];
    if (input.canSelectMany) input.selectedItems = ticked;
  });
  const isFound = ({ label }: Item): boolean => label.toLowerCase().includes(input.value.trim().toLowerCase());
  return () => (items.some(isFound) ? undefined : typed);
}

function typedItem(text: string, { question, desk, answers, say }: Step): Item {
  const wrong = wrongWith(question, text, desk, answers);
  const description = noIcon(say(wrong ?? message('as typed')));
  return {
    label: noIcon(text),
    description,
    value: text,
    alwaysShow: true,
    ...(wrong !== undefined && { isWrong: true }),
  };
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
