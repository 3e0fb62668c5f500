import * as vscode from 'vscode';
import { message, type PhaseId, phases, phaseStanding, reasonsOf, type Say, type Verdict } from '../core/index.ts';
import { alone } from './alone.ts';
import { isolated } from './isolated.ts';
import { noIconInMarkdown } from './no-icon.ts';
import { reasonLines } from './reason-lines.ts';
import type { Session } from './session.ts';
import type { State } from './state.ts';
import { testsLine } from './tests-line.ts';

/**
 * A whole answer: the tests, the phases, the first reasons, what a click does.
 * @param name of the folder, where there are several
 */
export function tooltip({ state }: Session, name: string | undefined, say: Say): vscode.MarkdownString {
  const text = new vscode.MarkdownString(undefined, true);
  const paragraph = (line: string): void => void text.appendMarkdown(`${line}\n\n`);
  if (name !== undefined) paragraph(`**${noIconInMarkdown(isolated(name))}**`);
  if (state.kind === 'judged') {
    const { verdict } = state;
    paragraph(noIconInMarkdown(alone(testsLine(verdict), say)));
    paragraph(
      phases.map(({ id, title }, index) => phaseLine(verdict, id, `${index + 1} ${say(title)}`, say)).join('  \n'),
    );
    for (const line of reasonLines(state, say)) paragraph(line);
  }
  if (state.kind === 'reading')
    paragraph(say(message('Reading the folder: {done} of {of} files', { done: state.done, of: state.of })));
  if (state.kind === 'failed') paragraph(say(message('The folder could not be read; the log says why.')));
  if (state.kind === 'stopped') paragraph(say(message('The reading was stopped; *Check Now* reads on.')));
  if (!vscode.workspace.isTrusted)
    paragraph(`$(shield) ${say(message('Restricted Mode: the folder is read, nothing in it is run.'))}`);
  paragraph(
    say(hasReasons(state) ? message('Click: the reasons, and the way to each.') : message('Click: what can be done.')),
  );
  return text;
}

function phaseLine(verdict: Verdict, id: PhaseId, name: string, say: Say): string {
  const { state, words } = phaseStanding(verdict, id);
  return `$(${phaseIcon[state]}) ${noIconInMarkdown(name)}: ${noIconInMarkdown(say(words))}`;
}

const phaseIcon = {
  'not-started': 'circle-large-outline',
  'in-work': 'color-mode',
  done: 'pass-filled',
  rework: 'discard',
} as const;

function hasReasons(state: State): boolean {
  return state.kind === 'judged' && reasonsOf(state.verdict).length > 0;
}
