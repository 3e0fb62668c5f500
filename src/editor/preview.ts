import * as vscode from 'vscode';
import { type MarkdownIt, markdownPlugin, type Say } from '../core/index.ts';
import { asked } from './asked.ts';
import type { Sessions } from './sessions.ts';
import { isOn } from './settings.ts';

/** Shows requirements in the Markdown preview, as far as the folder of a document is judged. */
export function inPreview(sessions: Sessions, say: Say): <T extends MarkdownIt>(markdown: T) => T {
  return (markdown) =>
    markdownPlugin(markdown, (env) => {
      const uri = (env as { readonly currentDocument?: unknown } | undefined)?.currentDocument;
      if (!(uri instanceof vscode.Uri) || !isOn('tollgate.preview.show')) return undefined;
      const around = asked({ sessions }, uri);
      return around && { lexicon: around.lexicon, path: around.path, say };
    });
}

export function isPreviewOpen(): boolean {
  return vscode.window.tabGroups.all.some(({ tabs }) =>
    tabs.some(
      ({ input }) =>
        (input instanceof vscode.TabInputWebview || input instanceof vscode.TabInputCustom) &&
        /\bmarkdown\.preview\b/.test(input.viewType),
    ),
  );
}
