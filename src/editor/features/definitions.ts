import * as vscode from 'vscode';
import type { Meaning, Place } from '../../core/index.ts';
import { anyFile, askedMention } from '../asked.ts';
import type { Feature } from '../feature.ts';
import { locationOf } from '../places.ts';

/** From an ID to what it names, and from a requirement to the code that implements it. */
export const definitions: Feature = {
  id: 'definitions',
  *start(editor) {
    yield vscode.languages.registerDefinitionProvider(anyFile, {
      provideDefinition(document, position) {
        const found = askedMention(editor, document, position);
        return (
          found?.mention.meaning && leadingTo(found.session.folder.uri, placesOf(found.mention.meaning), found.range)
        );
      },
    });
    yield vscode.languages.registerImplementationProvider(anyFile, {
      provideImplementation(document, position) {
        const found = askedMention(editor, document, position);
        if (found?.mention.meaning.kind !== 'requirement') return undefined;
        const code = found.judged.read.model.trace.implementations(found.mention.meaning.requirement);
        return leadingTo(
          found.session.folder.uri,
          code.map(({ place }) => place),
          found.range,
        );
      },
    });
  },
};

function leadingTo(folder: vscode.Uri, places: readonly Place[], from: vscode.Range): vscode.LocationLink[] {
  return places.map((place) => {
    const { uri, range } = locationOf(folder, place);
    return { originSelectionRange: from, targetUri: uri, targetRange: range };
  });
}

function placesOf(meaning: Meaning): readonly Place[] {
  switch (meaning.kind) {
    case 'requirement': {
      const { requirement, criterion } = meaning;
      return [requirement.criteria.find(({ number }) => number === criterion)?.place ?? requirement.place];
    }
    case 'ambiguous':
      return meaning.requirements.map(({ place }) => place);
    case 'defect':
      return [meaning.defect.place];
    case 'unknown':
      return [];
  }
}
