import * as vscode from 'vscode';
import { isSameList } from '../../core/index.ts';
import type { Feature } from '../feature.ts';
import { type Mark, marksOfFolders } from '../marks.ts';
import { drive } from '../pace.ts';
import { restOfLine, uriOf } from '../places.ts';
import { isOn, onSwitch } from '../settings.ts';
import { isAsked } from '../state.ts';

/** Findings and problems with a place, in the Problems view and under the text. Only files whose problems changed are told. */
export const problems: Feature = {
  id: 'problems',
  *start({ sessions, say }) {
    const collection = vscode.languages.createDiagnosticCollection('tollgate');
    const told = new Map<string, Told>();
    let round = 0;

    /** Thousands of files may have problems: it pauses after each, so that others get their turn. */
    function* tell(): Generator<void, void> {
      const judged = (isOn('tollgate.problems.show') ? sessions.all : []).flatMap(({ folder, state }) => {
        const keyOf = (file: string): string => uriOf(folder.uri, file).toString();
        if (state.kind !== 'judged') return [];
        return [{ verdict: state.verdict, isAsked: isAsked(state), leadsTo: state.leadsTo, keyOf }];
      });
      const present = marksOfFolders(judged);
      const open = new Map(vscode.workspace.textDocuments.map((document) => [document.uri.toString(), document]));
      yield;
      for (const [key, { madeOf, marks: marksOf }] of present) {
        const document = open.get(key);
        const before = told.get(key);
        if (before !== undefined && document === undefined && isSameList(before.madeOf, madeOf)) continue;
        const marks = marksOf(say);
        const signature = JSON.stringify([marks, lengthsAt(marks, document)]);
        if (before?.signature !== signature) collection.set(vscode.Uri.parse(key), marks.map(diagnostic));
        told.set(key, { madeOf: document === undefined ? madeOf : [], signature });
        yield;
      }
      for (const key of told.keys()) {
        if (present.has(key)) continue;
        collection.delete(vscode.Uri.parse(key));
        told.delete(key);
      }
    }
    const show = (): void => {
      const mine = ++round;
      void drive(tell(), { isStopped: () => mine !== round });
    };
    yield collection;
    yield sessions.onDidChange((session) => {
      if (session?.state.kind !== 'reading') show();
    });
    yield onSwitch('tollgate.problems.show', show);
  },
};

/** What a file was told last. */
interface Told {
  /** Of what its marks were made; of nothing, where the document decides too. */
  readonly madeOf: readonly unknown[];
  readonly signature: string;
}

/** A line that is underlined to its end, and typed on, is underlined to where it ended, until the editor is told again. */
function lengthsAt(marks: readonly Mark[], document: vscode.TextDocument | undefined): readonly number[] {
  if (document === undefined) return [];
  return marks.map(({ place: { line } }) => (line > document.lineCount ? 0 : document.lineAt(line - 1).text.length));
}

const severities = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
} as const satisfies Record<Mark['severity'], vscode.DiagnosticSeverity>;

function diagnostic({ place, severity, code, text }: Mark): vscode.Diagnostic {
  const told = new vscode.Diagnostic(restOfLine(place), text, severities[severity]);
  told.source = 'Tollgate';
  told.code = code;
  return told;
}
