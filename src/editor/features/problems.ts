import * as vscode from 'vscode';
import { type Finding, message, type Place, type Problem, type Say, type Verdict } from '../../core/index.ts';
import type { Feature } from '../feature.ts';
import { restOfLine, uriOf } from '../places.ts';
import { isExcused } from '../rows/gate.ts';
import type { Session } from '../session.ts';
import { isOn } from '../settings.ts';

/** Files in one piece: each crosses to the window, which has other things to do. */
const batch = 50;

/** Findings and problems with a place, in the Problems view and under the text. Only files whose problems changed are told. */
export const problems: Feature = {
  id: 'problems',
  *start({ sessions, say }) {
    const collection = vscode.languages.createDiagnosticCollection('tollgate');
    const told = new Map<string, string>();
    let round = 0;

    const show = async (): Promise<void> => {
      const mine = ++round;
      const wanted = isOn('tollgate.problems.show')
        ? sessions.all.flatMap((session) => [...perFile(session, say)])
        : [];
      const present = new Set(wanted.map(({ uri }) => uri.toString()));
      for (const key of told.keys()) {
        if (present.has(key)) continue;
        collection.delete(vscode.Uri.parse(key));
        told.delete(key);
      }
      const changed = wanted.filter(({ uri, signature }) => told.get(uri.toString()) !== signature);
      for (const [index, { uri, signature, marks }] of changed.entries()) {
        collection.set(uri, marks.map(diagnostic));
        told.set(uri.toString(), signature);
        if (index % batch !== batch - 1) continue;
        await new Promise((resume) => setImmediate(resume));
        if (mine !== round) return;
      }
    };
    yield collection;
    yield sessions.onDidChange((session) => {
      if (session?.state.kind !== 'reading') void show();
    });
    yield vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('tollgate.problems.show')) void show();
    });
  },
};

interface Mark {
  readonly place: Place;
  readonly severity: vscode.DiagnosticSeverity;
  readonly code: string;
  readonly text: string;
}

function* perFile(
  { folder, state }: Session,
  say: Say,
): Generator<{ readonly uri: vscode.Uri; readonly signature: string; readonly marks: readonly Mark[] }> {
  if (state.kind !== 'judged') return;
  const files = new Map<string, Mark[]>();
  for (const mark of marksOf(state.verdict, say)) {
    const marks = files.get(mark.place.file);
    if (marks === undefined) files.set(mark.place.file, [mark]);
    else marks.push(mark);
  }
  for (const [file, marks] of files) yield { uri: uriOf(folder.uri, file), signature: JSON.stringify(marks), marks };
}

function* marksOf({ verdict, findings, problems }: Verdict, say: Say): Generator<Mark> {
  const told = new Set<string>();
  for (const finding of findings) {
    const { place, found, wanted, criterion } = finding;
    if (place === null || finding.severity === 'off') continue;
    told.add(`${place.file}:${place.line}:${say(found)}`);
    yield {
      place,
      severity: severityOf(finding),
      code: criterion,
      text: say(message('{found}; wanted: {wanted}', { found, wanted })),
    };
  }
  for (const problem of problems) {
    const { place, found, wanted } = problem;
    if (told.has(`${place.file}:${place.line}:${say(found)}`)) continue;
    yield {
      place,
      severity: weightOf(problem, verdict === 'error'),
      code: problem.spoils,
      text: say(message('{found}; wanted: {wanted}', { found, wanted })),
    };
  }
}

function severityOf(finding: Finding): vscode.DiagnosticSeverity {
  if (isExcused(finding)) return vscode.DiagnosticSeverity.Information;
  return finding.severity === 'block' ? vscode.DiagnosticSeverity.Error : vscode.DiagnosticSeverity.Warning;
}

function weightOf({ minor }: Problem, fatal: boolean): vscode.DiagnosticSeverity {
  if (minor === true) return vscode.DiagnosticSeverity.Information;
  return fatal ? vscode.DiagnosticSeverity.Error : vscode.DiagnosticSeverity.Warning;
}

function diagnostic({ place, severity, code, text }: Mark): vscode.Diagnostic {
  const told = new vscode.Diagnostic(restOfLine(place), text, severity);
  told.source = 'Tollgate';
  told.code = code;
  return told;
}
