import * as vscode from 'vscode';
import { listed, memoized, type Paths, pathsIn, pathsOf, successorsIn } from '../../core/index.ts';
import { asked, ownDocuments, rangeOf } from '../asked.ts';
import type { Feature } from '../feature.ts';
import { uriOf } from '../places.ts';
import type { Judged } from '../state.ts';

/** Paths in notes and in `tollgate.yaml` lead to what they name, a note that is superseded to the one that took its place. */
export const documentLinks: Feature = {
  id: 'document-links',
  *start(editor) {
    const pathsNow = memoized((judged: Judged): Paths => pathsOf(pathsOfFiles(judged)), new WeakMap());
    yield vscode.languages.registerDocumentLinkProvider(ownDocuments, {
      provideDocumentLinks(document) {
        const around = asked(editor, document.uri);
        if (around === undefined) return [];
        const { path, judged, session } = around;
        const { notes, specifications, defects, releases } = judged.read.model;
        const note = notes.find(({ place }) => place.file === path);
        const isOurs =
          path.endsWith('.yaml') ||
          [...notes, ...specifications, ...defects, ...releases].some(({ place }) => place.file === path);
        if (!isOurs) return [];
        const text = document.getText();
        const named = [...pathsIn(path, text, pathsNow(judged)), ...(note ? successorsIn(note, text, notes) : [])];
        return named.map(({ from, to, path: target, isFolder, what }) => {
          const uri = uriOf(session.folder.uri, target);
          const reveal = vscode.Uri.parse(`command:revealInExplorer?${encodeURIComponent(JSON.stringify([uri]))}`);
          const link = new vscode.DocumentLink(rangeOf(document, { from, to }), isFolder ? reveal : uri);
          if (what !== undefined) link.tooltip = editor.say(what);
          return link;
        });
      },
    });
  },
};

function* pathsOfFiles({ read: { filing } }: Judged): Generator<string> {
  for (const { entry } of listed(filing)) yield entry.path;
  for (const { path } of filing.reports) yield path;
}
