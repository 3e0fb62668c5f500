import * as vscode from 'vscode';
import { type Offer, type Say } from '../../core/index.ts';
import { type Asked, asked, ownDocuments, rangeOf } from '../asked.ts';
import type { Editor, Feature } from '../feature.ts';
import { isOn } from '../settings.ts';

/** Keys and values complete, and keys are explained: in `tollgate.yaml`, in records, in front matter. */
export const keys: Feature = {
  id: 'keys',
  *start(editor) {
    const completion: vscode.CompletionItemProvider = {
      async provideCompletionItems(document, position) {
        const around = isOn('tollgate.completion.show') ? askedHere(editor, document) : undefined;
        if (around === undefined) return undefined;
        const { keyWorld, offersAt } = await import('../later.ts');
        const found = offersAt(around.path, document.getText(), document.offsetAt(position), keyWorld(around));
        // An ID that has begun is completed as everywhere else.
        const isTyped =
          around.lexicon.typedAt(around.path, document.getText(), document.offsetAt(position)) !== undefined;
        if (found === undefined || (isTyped && found.offers.some(({ what }) => what === 'requirement')))
          return undefined;
        const range = new vscode.Range(document.positionAt(found.from), position);
        const items = found.offers.map((offer, rank) => item(offer, rank, range, editor.say));
        return new vscode.CompletionList(items, found.hasMore);
      },
    };
    yield vscode.languages.registerCompletionItemProvider(ownDocuments, completion, ' ', '/', '[', '{', ',', '-');
    yield vscode.languages.registerHoverProvider(ownDocuments, {
      async provideHover(document, position) {
        const around = isOn('tollgate.hover.show') ? askedHere(editor, document) : undefined;
        if (around === undefined) return undefined;
        const { keyAt, keyWorld } = await import('../later.ts');
        const key = keyAt(around.path, document.getText(), document.offsetAt(position), keyWorld(around));
        if (key === undefined) return undefined;
        const told = [editor.say(key.about), key.values.map((value) => `\`${value.trim()}\``).join(' · ')];
        const text = new vscode.MarkdownString(told.filter((part) => part !== '').join('\n\n'));
        return new vscode.Hover(text, rangeOf(document, key));
      },
    });
  },
};

/** Where another extension reads the schema of `tollgate.yaml`, it says all this already. */
function askedHere(editor: Editor, document: vscode.TextDocument): Asked | undefined {
  const around = asked(editor, document.uri);
  const isSaid = around?.path === 'tollgate.yaml' && vscode.extensions.getExtension('redhat.vscode-yaml') !== undefined;
  return isSaid ? undefined : around;
}

const kinds = {
  key: vscode.CompletionItemKind.Property,
  value: vscode.CompletionItemKind.Value,
  path: vscode.CompletionItemKind.File,
  requirement: vscode.CompletionItemKind.Reference,
} as const satisfies Record<Offer['what'], vscode.CompletionItemKind>;

function item(
  { label, what, about, description }: Offer,
  rank: number,
  range: vscode.Range,
  say: Say,
): vscode.CompletionItem {
  const isFolder = what === 'path' && label.endsWith('/');
  const kind = isFolder ? vscode.CompletionItemKind.Folder : kinds[what];
  const named = description === undefined ? label : { label, description };
  const offered = new vscode.CompletionItem(named, kind);
  offered.range = range;
  offered.sortText = String(rank).padStart(4, '0');
  if (what === 'key') offered.insertText = `${label}: `;
  if (about !== undefined) offered.documentation = new vscode.MarkdownString(say(about));
  // A folder is hardly ever all that is meant.
  if (isFolder) offered.command = { command: 'editor.action.triggerSuggest', title: '' };
  return offered;
}
