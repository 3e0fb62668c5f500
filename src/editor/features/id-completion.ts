import * as vscode from 'vscode';
import { card, type Requirement, requirementStanding, type TestPlace } from '../../core/index.ts';
import { anyFile, type Asked, asked } from '../asked.ts';
import type { Editor, Feature } from '../feature.ts';
import { isolated } from '../isolated.ts';
import { addressOf, trusted } from '../leading.ts';
import { isOn } from '../settings.ts';

/** More are found by typing on. */
const most = 100;

interface Item extends vscode.CompletionItem {
  readonly requirement: Requirement;
  readonly around: Asked;
}

/** IDs, where one is being typed: behind a tag in a comment, in the name of a test, in a document. */
export const idCompletion: Feature = {
  id: 'id-completion',
  *start(editor) {
    const provider: vscode.CompletionItemProvider<Item> = {
      provideCompletionItems(document, position) {
        const around = isOn('tollgate.completion.show') ? asked(editor, document.uri) : undefined;
        const typed = around?.lexicon.typedAt(around.path, document.getText(), document.offsetAt(position));
        if (around === undefined || typed === undefined) return undefined;
        const range = new vscode.Range(document.positionAt(typed.from), position);
        const words = document.getText(range).replace(/^`/, '');
        const items = around.lexicon.order.likely(around.path, words, most).flatMap((requirement, rank) => {
          const text = typed.write(requirement.id);
          return text === undefined ? [] : [item(requirement, around, { text, range, words, rank }, editor)];
        });
        return new vscode.CompletionList(items, true);
      },
      resolveCompletionItem(item) {
        const { requirement, around } = item;
        const { session, judged, lexicon } = around;
        const link = (place: TestPlace): string => addressOf(place, session);
        const look = { say: editor.say, show: isolated, link, verdictOf: lexicon.verdictOf };
        const meaning = { kind: 'requirement', requirement, criterion: undefined } as const;
        item.documentation = trusted(card(meaning, judged.read.model, look));
        return item;
      },
    };
    yield vscode.languages.registerCompletionItemProvider(anyFile, provider, ' ', ',', '-', '`', '(', '>', '"', "'");
  },
};

function item(
  requirement: Requirement,
  around: Asked,
  { text, range, words, rank }: { text: string; range: vscode.Range; words: string; rank: number },
  { say }: Editor,
): Item {
  const { id, title, place } = requirement;
  const standing = say(requirementStanding(requirement, around.lexicon.verdictOf(requirement)).word);
  const specification = around.judged.read.model.specifications.find((each) => each.place.file === place.file);
  const label = { label: id, description: isolated(title) };
  return Object.assign(new vscode.CompletionItem(label, vscode.CompletionItemKind.Reference), {
    requirement,
    around,
    detail: `${standing} · ${isolated(specification?.title ?? place.file)}`,
    insertText: text,
    range,
    // What was typed has chosen already, by the words of the title as well.
    filterText: words === '' ? id : words,
    sortText: String(rank).padStart(4, '0'),
    preselect: rank === 0,
  });
}
