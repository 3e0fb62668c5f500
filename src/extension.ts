import * as vscode from 'vscode';
import { type Api, apiOf } from './editor/api.ts';
import { Calm } from './editor/calm.ts';
import * as features from './editor/features/index.ts';
import { keepCompiledIn } from './editor/load-later.ts';
import { editorSay } from './editor/say.ts';
import { Sessions } from './editor/sessions.ts';

export function activate(context: vscode.ExtensionContext): Api {
  const say = editorSay();
  const log = vscode.window.createOutputChannel('Tollgate', { log: true });
  const sessions = new Sessions(log);
  const editor = { context, sessions, log, say, calm: new Calm() };
  const started = Object.values(features).flatMap((feature) => [...feature.start(editor)]);
  const kept = keepCompiledIn(context.globalStorageUri.fsPath);
  context.subscriptions.push(log, sessions, kept, ...started);
  void sessions.open();
  return apiOf(sessions, say);
}
