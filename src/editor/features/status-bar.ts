import * as vscode from 'vscode';
import { message } from '../../core/index.ts';
import { called } from '../called.ts';
import type { Feature } from '../feature.ts';
import { noIcon } from '../no-icon.ts';
import { isOn, onSwitch } from '../settings.ts';
import { worst } from '../standing.ts';
import { tooltip } from '../tooltip.ts';

/** One item that says the gate: of the worst folder, where there are several. */
export const statusBar: Feature = {
  id: 'status-bar',
  *start({ sessions, say }) {
    const item = vscode.window.createStatusBarItem('tollgate.gate', vscode.StatusBarAlignment.Left, 50);
    item.name = say(message('Tollgate: Gate'));
    item.command = 'tollgate.showReasons';
    const show = (): void => {
      const found = worst(sessions.all);
      if (found === undefined || !isOn('tollgate.statusBar.show')) {
        item.hide();
        return;
      }
      const { session, standing } = found;
      const folders = sessions.all.map(({ folder }) => folder);
      const name = folders.length > 1 ? called(session.folder, folders) : undefined;
      const text = name === undefined ? say(standing.text) : `${name} · ${say(standing.text)}`;
      item.text = `$(${standing.icon}) ${noIcon(text)}`;
      item.tooltip = tooltip(session, name, say);
      item.accessibilityInformation = { label: say(message('Tollgate: {text}', { text })), role: 'button' };
      item.show();
    };
    yield item;
    yield sessions.onDidChange(show);
    yield onSwitch('tollgate.statusBar.show', show);
    yield vscode.workspace.onDidGrantWorkspaceTrust(show);
  },
};
