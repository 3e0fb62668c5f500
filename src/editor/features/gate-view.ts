import * as vscode from 'vscode';
import { message, type Say } from '../../core/index.ts';
import { badgeOf } from '../badge.ts';
import type { Feature } from '../feature.ts';
import { headline } from '../headline.ts';
import { gateRows, rowsBelowSentence } from '../rows/gate.ts';
import type { Row } from '../rows/row.ts';
import type { Session } from '../session.ts';
import { isNothing, type Judged } from '../state.ts';
import { tree } from '../tree.ts';

/** What stands between the work and its release. */
export const gateView: Feature = {
  id: 'gate-view',
  *start(editor) {
    const { sessions, say } = editor;
    const isAlone = (): boolean => sessions.all.length === 1;
    const rows = (judged: Judged): Iterable<Row> => (isAlone() ? rowsBelowSentence : gateRows)(judged);
    const view = yield* tree('tollgate.gate', editor, rows);
    const show = (): void => {
      const judged = sessions.all.flatMap(judgedOf);
      const [only] = judged;
      view.message = isAlone() && only !== undefined ? told(only, say) : '';
      view.badge = badgeOf(
        judged.map(({ verdict }) => verdict),
        say,
      );
    };
    yield sessions.onDidChange(show);
    yield vscode.workspace.onDidGrantWorkspaceTrust(show);
  },
};

function judgedOf({ state }: Session): readonly Judged[] {
  return state.kind === 'judged' && !isNothing(state) ? [state] : [];
}

function told(judged: Judged, say: Say): string {
  const restricted = message('Restricted Mode: the folder is read, nothing in it is run.');
  return [headline(judged, say), ...(vscode.workspace.isTrusted ? [] : [say(restricted)])].join('. ');
}
