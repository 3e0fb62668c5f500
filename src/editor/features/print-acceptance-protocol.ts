import * as vscode from 'vscode';
import { message, type Verdict } from '../../core/index.ts';
import { command, sessionFor } from '../command.ts';
import type { Editor, Feature } from '../feature.ts';
import type { Judged } from '../state.ts';
import { tellBriefly } from '../tell-briefly.ts';

/** The page that `tollgate report` writes, in the browser, which can print it. Gives it to whoever called, too. */
export const printAcceptanceProtocol: Feature = {
  id: 'print-acceptance-protocol',
  *start(editor) {
    yield command('tollgate.printAcceptanceProtocol', editor, async (target) => {
      const session = await sessionFor('tollgate.printAcceptanceProtocol', editor, target);
      const judged = await session?.now();
      if (session === undefined || judged === undefined) return undefined;
      const { outputs, writeUsualPage } = await import('../later.ts');
      const look = {
        say: editor.say,
        language: vscode.env.language,
        paint: (_: unknown, text: string): string => text,
        all: true,
      };
      const page = outputs.page.render(withToldPlaces(judged), look, judged.read.model);
      await show(page, writeUsualPage(session.folder.uri.fsPath, page), editor);
      return page;
    });
  },
};

/** A test that fails stands where it is written, as everywhere else. */
function withToldPlaces({ verdict, leadsTo }: Judged): Verdict {
  const findings = verdict.findings.map((each) =>
    each.place === null ? each : { ...each, place: leadsTo(each.place) },
  );
  return { ...verdict, findings };
}

async function show(page: string, path: string, { say }: Editor): Promise<void> {
  const file = vscode.Uri.file(path);
  // A browser of this machine opens no file of another one.
  const isHere = vscode.env.uiKind === vscode.UIKind.Desktop && vscode.env.remoteName === undefined;
  if (isHere && (await vscode.env.openExternal(file))) return;
  const title = say(message('Acceptance protocol'));
  const panel = vscode.window.createWebviewPanel('tollgate.protocol', title, vscode.ViewColumn.Active, {
    enableScripts: false,
    localResourceRoots: [],
  });
  panel.webview.html = page;
  tellBriefly(say(message('The page is in `{file}`.', { file: file.fsPath })));
}
