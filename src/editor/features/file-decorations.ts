import * as vscode from 'vscode';
import { type Finding, isExcused, isOfRunToCome, isSameList, message } from '../../core/index.ts';
import type { Feature } from '../feature.ts';
import { uriOf } from '../places.ts';
import type { Session } from '../session.ts';
import { isOn, onSwitch } from '../settings.ts';
import { isAsked } from '../state.ts';

/** Marks specifications and architecture notes that the gate has something to say about, where somebody chose to have it judged. */
export const fileDecorations: Feature = {
  id: 'file-decorations',
  *start({ sessions, say }) {
    const changed = new vscode.EventEmitter<vscode.Uri[]>();
    let marked = new Map<string, readonly Finding[]>();
    const show = (): void => {
      const now = new Map(
        isOn('tollgate.decorations.show') ? sessions.all.flatMap((session) => [...findingsPerDocument(session)]) : [],
      );
      const touched = [...new Set([...marked.keys(), ...now.keys()])].filter(
        (key) => !isSameList(marked.get(key) ?? [], now.get(key) ?? []),
      );
      marked = now;
      if (touched.length > 0) changed.fire(touched.map((key) => vscode.Uri.parse(key)));
    };
    yield changed;
    yield vscode.window.registerFileDecorationProvider({
      onDidChangeFileDecorations: changed.event,
      provideFileDecoration(uri) {
        const findings = marked.get(uri.toString());
        const [first] = findings ?? [];
        if (findings === undefined || first === undefined) return undefined;
        const blocks = findings.some((finding) => finding.severity === 'block');
        const tooltip = message('Gate: {first}', { first: first.found });
        const more = message('Gate: {first}, and {n} more', { first: first.found, n: findings.length - 1 });
        return {
          badge: blocks ? '!' : '?',
          tooltip: say(findings.length > 1 ? more : tooltip),
          color: new vscode.ThemeColor(blocks ? 'list.errorForeground' : 'list.warningForeground'),
        };
      },
    });
    yield sessions.onDidChange(show);
    yield onSwitch('tollgate.decorations.show', show);
  },
};

function* findingsPerDocument({ folder, state }: Session): Generator<[string, Finding[]]> {
  if (state.kind !== 'judged' || !isAsked(state)) return;
  const { specifications, notes } = state.read.model;
  const documents = new Map([...specifications, ...notes].map(({ place }) => [place.file, [] as Finding[]]));
  for (const finding of state.verdict.findings) {
    if (finding.severity !== 'off' && !isExcused(finding) && !isOfRunToCome(finding) && finding.place !== null)
      documents.get(finding.place.file)?.push(finding);
  }
  for (const [file, findings] of documents)
    if (findings.length > 0) yield [uriOf(folder.uri, file).toString(), findings];
}
