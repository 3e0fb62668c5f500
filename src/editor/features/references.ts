import * as vscode from 'vscode';
import { mentionMark } from '../../core/index.ts';
import { anyFile, askedMention } from '../asked.ts';
import type { Feature } from '../feature.ts';
import { drive } from '../pace.ts';
import { uriOf } from '../places.ts';
import { rangesIn } from '../ranges.ts';

/** Everything that names a requirement: documents, code, tests. */
export const references: Feature = {
  id: 'references',
  *start(editor) {
    yield vscode.languages.registerReferenceProvider(anyFile, {
      async provideReferences(document, position, { includeDeclaration }, token) {
        const found = askedMention(editor, document, position);
        if (found?.mention.meaning.kind !== 'requirement') return undefined;
        const { lexicon, session } = found;
        const { requirement } = found.mention.meaning;
        const work = session.search([mentionMark(requirement)], function* ({ path, text }) {
          const rangeIn = rangesIn(text);
          for (const mention of lexicon.mentionsIn(path, text)) {
            const { meaning } = mention;
            if (meaning.kind !== 'requirement' || meaning.requirement !== requirement) continue;
            if (includeDeclaration || mention.as !== 'definition')
              yield new vscode.Location(uriOf(session.folder.uri, path), rangeIn(mention));
          }
        });
        return drive(work, { isStopped: () => token.isCancellationRequested });
      },
    });
  },
};
