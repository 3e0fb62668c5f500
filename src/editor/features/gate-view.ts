import * as vscode from 'vscode';
import { colourWord, message, openOnTests, type Say, type Verdict } from '../../core/index.ts';
import type { Feature } from '../feature.ts';
import { gateRows } from '../rows/gate.ts';
import type { Session } from '../session.ts';
import { isNothing } from '../state.ts';
import { tree } from '../tree.ts';

/** What stands between the work and its release. */
export const gateView: Feature = {
  id: 'gate-view',
  *start(editor) {
    const { sessions, say } = editor;
    const view = yield* tree('tollgate.gate', editor, gateRows);
    const show = (): void => {
      const verdicts = sessions.all.flatMap(verdictOf);
      const [only] = verdicts;
      view.message = sessions.all.length === 1 && only !== undefined ? headline(only, say) : '';
      const toGo = verdicts.reduce((n, verdict) => n + verdict.toGo, 0);
      view.badge = toGo === 0 ? undefined : { value: toGo, tooltip: say(message('{n} to go', { n: toGo })) };
    };
    yield sessions.onDidChange(show);
    yield vscode.workspace.onDidGrantWorkspaceTrust(show);
  },
};

function verdictOf({ state }: Session): readonly Verdict[] {
  return state.kind === 'judged' && !isNothing(state) ? [state.verdict] : [];
}

function headline(verdict: Verdict, say: Say): string {
  const word = verdict.verdict === 'open' && verdict.level === 'tests' ? openOnTests : colourWord[verdict.verdict];
  const sentence = say(message('{word}: {sentence}', { word, sentence: verdict.sentence }));
  return vscode.workspace.isTrusted
    ? sentence
    : `${sentence}\n${say(message('Restricted Mode: the folder is read, nothing in it is run.'))}`;
}
