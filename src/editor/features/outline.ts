import * as vscode from 'vscode';
import { message, type Requirement, requirementName, requirementStanding } from '../../core/index.ts';
import { anyFile, type Asked, asked } from '../asked.ts';
import type { Editor, Feature } from '../feature.ts';
import { isolated } from '../isolated.ts';
import { noIcon } from '../no-icon.ts';
import { locationOf, positionOf } from '../places.ts';

/** Requirements of one document. In a longer one only they are listed: the editor asks anew after every change. */
const longest = 1000;

/** Enough for a list that is searched by typing on. */
const most = 200;

/** The requirements of a specification with their criteria, and those of the workspace by ID or words. */
export const outline: Feature = {
  id: 'outline',
  *start(editor) {
    const { sessions, say } = editor;
    const provider: vscode.DocumentSymbolProvider = {
      provideDocumentSymbols(document) {
        const around = asked(editor, document.uri);
        const own = around?.lexicon.definedIn(around.path) ?? [];
        return around && own.map((requirement) => symbol(requirement, document, around, editor, own.length > longest));
      },
    };
    yield vscode.languages.registerDocumentSymbolProvider(anyFile, provider, { label: say(message('Requirements')) });
    yield vscode.languages.registerWorkspaceSymbolProvider({
      provideWorkspaceSymbols(words) {
        return sessions.all.flatMap(({ lexicon, folder }) =>
          (lexicon?.order.likely('', words, most) ?? []).map(
            (requirement) =>
              new vscode.SymbolInformation(
                named(requirementName(requirement)),
                vscode.SymbolKind.Key,
                isolated(requirement.place.file),
                locationOf(folder.uri, requirement.place),
              ),
          ),
        );
      },
    });
  },
};

function symbol(
  requirement: Requirement,
  document: vscode.TextDocument,
  { lexicon }: Asked,
  { say }: Editor,
  isLong: boolean,
): vscode.DocumentSymbol {
  const { place, endLine, criteria } = requirement;
  const whole = document.validateRange(
    new vscode.Range(place.line - 1, 0, Math.max(place.line, endLine) - 1, Number.MAX_SAFE_INTEGER),
  );
  const state = say(requirementStanding(requirement, lexicon.verdictOf(requirement)).word);
  const own = new vscode.DocumentSymbol(
    named(requirementName(requirement)),
    state,
    vscode.SymbolKind.Key,
    whole,
    lineOf(place.line, whole, document),
  );
  own.children = (isLong ? [] : criteria).map(({ number, text, place: at }) => {
    const line = document.validateRange(new vscode.Range(positionOf(at), positionOf(at).with({ character: 1e6 })));
    return new vscode.DocumentSymbol(named(`${number}. ${text}`), '', vscode.SymbolKind.String, line, line);
  });
  return own;
}

/** The editor draws icons in names, and puts words of its own behind them. */
function named(text: string): string {
  return noIcon(isolated(text));
}

/** What is chosen must lie within the whole, also where the document is newer than what was read. */
function lineOf(line: number, whole: vscode.Range, document: vscode.TextDocument): vscode.Range {
  const range = document.validateRange(new vscode.Range(line - 1, 0, line - 1, 1e6));
  return whole.contains(range) ? range : whole;
}
