import * as vscode from 'vscode';
import { mayContinue } from '../../core/index.ts';
import { asked } from '../asked.ts';
import { today } from '../day.ts';
import type { Feature } from '../feature.ts';
import { isOn } from '../settings.ts';

/** What comes next, in grey behind the cursor, while a specification, a note or a defect is written. */
export const ghostText: Feature = {
  id: 'ghost-text',
  *start(editor) {
    const markdown = { scheme: 'file', language: 'markdown' };
    yield vscode.languages.registerInlineCompletionItemProvider(markdown, {
      async provideInlineCompletionItems(document, position) {
        const { text: line } = document.lineAt(position);
        const before = line.slice(0, position.character);
        if (line.slice(position.character).trim() !== '' || !mayContinue(before)) return undefined;
        const around = isOn('tollgate.ghostText.show') ? asked(editor, document.uri) : undefined;
        if (around === undefined) return undefined;
        const { continuation } = await import('../later.ts');
        const { read, verdict } = around.judged;
        const { model, config } = read;
        const snippet = continuation(
          {
            path: around.path,
            text: document.getText(),
            offset: document.offsetAt(position),
            language: vscode.env.language,
          },
          { model, config: config.config, today: today(), release: verdict.release },
        );
        if (snippet === undefined) return undefined;
        const rest = new vscode.Range(position, document.lineAt(position).range.end);
        return [new vscode.InlineCompletionItem(new vscode.SnippetString(snippet), rest)];
      },
    });
  },
};
