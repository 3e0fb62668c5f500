import * as vscode from 'vscode';
import type { TestPlace } from '../../core/index.ts';
import { anyFile, askedMention } from '../asked.ts';
import type { Feature } from '../feature.ts';
import { isolated } from '../isolated.ts';
import { addressOf, trusted } from '../leading.ts';
import { isOn } from '../settings.ts';

/** What an ID means, wherever the pointer rests on one. */
export const idHover: Feature = {
  id: 'id-hover',
  *start(editor) {
    yield vscode.languages.registerHoverProvider(anyFile, {
      async provideHover(document, position) {
        const found = isOn('tollgate.hover.show') ? askedMention(editor, document, position) : undefined;
        if (found === undefined) return undefined;
        const { card } = await import('../later.ts');
        const { mention, session, judged, lexicon, range } = found;
        const link = (place: TestPlace): string => addressOf(place, session);
        const look = { say: editor.say, show: isolated, link, verdictOf: lexicon.verdictOf };
        return new vscode.Hover(trusted(card(mention.meaning, judged.read.model, look)), range);
      },
    });
  },
};
