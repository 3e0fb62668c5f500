import * as vscode from 'vscode';
import { type Lens, lensesOf, lensOfReference, message, type Say } from '../../core/index.ts';
import { anyFile, type Asked, asked } from '../asked.ts';
import type { Feature } from '../feature.ts';
import { wayTo, wayToAll } from '../leading.ts';
import { noIcon } from '../no-icon.ts';
import { isOn, onSwitch } from '../settings.ts';

/** How a requirement stands, above it; what a reference serves, above the code and the tests that carry it. */
export const requirementLenses: Feature = {
  id: 'requirement-lenses',
  *start(editor) {
    const { sessions, say } = editor;
    const changed = new vscode.EventEmitter<void>();
    /** What each document was given last. */
    const given = new WeakMap<vscode.TextDocument, string>();
    const lensesFor = (document: vscode.TextDocument): vscode.CodeLens[] => {
      const around = isOn('tollgate.lenses.show') ? asked(editor, document.uri) : undefined;
      if (around === undefined) return [];
      const own = around.lexicon.definedIn(around.path);
      const lenses = own.length > 0 ? onRequirements(own, around) : onReferences(document, around);
      return Array.from(lenses, ([line, lens]) => shown(line, lens, document, around, say));
    };
    yield changed;
    // Asked anew, the editor lets go of the lenses it has, and a person who has just chosen one of them is led nowhere.
    yield sessions.onDidChange((session) => {
      if (session?.state.kind === 'reading') return;
      const documents = new Set(vscode.window.visibleTextEditors.map(({ document }) => document));
      const isOther = (document: vscode.TextDocument): boolean =>
        (given.get(document) ?? none) !== signature(lensesFor(document));
      if ([...documents].some(isOther)) changed.fire();
    });
    yield onSwitch('tollgate.lenses.show', () => changed.fire());
    yield vscode.languages.registerCodeLensProvider(anyFile, {
      onDidChangeCodeLenses: changed.event,
      provideCodeLenses(document) {
        const lenses = lensesFor(document);
        given.set(document, signature(lenses));
        return lenses;
      },
    });
  },
};

const none = '[]';

function signature(lenses: readonly vscode.CodeLens[]): string {
  return JSON.stringify(lenses.map(({ range, command }) => [range.start.line, command]));
}

/** In one file. In a longer one each requirement has one lens only: the editor keeps them all. */
const most = 500;

/** In UTF-16 code units: nobody writes longer code by hand, and lenses are asked for after every change. */
const longest = 1_000_000;

type OnLine = readonly [line: number, lens: Lens];

function* onRequirements(
  own: ReturnType<Asked['lexicon']['definedIn']>,
  { lexicon, judged }: Asked,
): Generator<OnLine> {
  for (const requirement of own) {
    const line = requirement.place.line - 1;
    const verdict = lexicon.verdictOf(requirement);
    if (own.length > most) {
      const { words } = lensOfReference(requirement, verdict);
      yield [line, { words, places: [] }];
    } else for (const lens of lensesOf(requirement, verdict, judged.read.model)) yield [line, lens];
  }
}

function* onReferences(document: vscode.TextDocument, { lexicon, path, judged }: Asked): Generator<OnLine> {
  const told = new Set<string>();
  const { isTest } = judged.read.kinds.kindOf(path);
  const text = document.getText();
  if (text.length > longest) return;
  for (const { from, meaning, as } of lexicon.mentionsIn(path, text)) {
    if (as !== 'reference' || meaning.kind !== 'requirement') continue;
    const { line } = document.positionAt(from);
    const key = `${line} ${meaning.requirement.id}`;
    if (!told.has(key))
      yield [line, lensOfReference(meaning.requirement, lexicon.verdictOf(meaning.requirement), isTest)];
    told.add(key);
  }
}

function shown(
  line: number,
  { words, places }: Lens,
  { lineCount }: vscode.TextDocument,
  { session, path }: Asked,
  say: Say,
): vscode.CodeLens {
  const at = new vscode.Position(Math.min(line, lineCount - 1), 0);
  const title = noIcon(say(words));
  const [first, ...others] = places;
  const range = new vscode.Range(at, at);
  if (first === undefined) return new vscode.CodeLens(range, { title, command: '' });
  if (others.length === 0) return new vscode.CodeLens(range, wayTo(first, session, title));
  const from = { file: path, line: at.line + 1, column: 1 };
  return new vscode.CodeLens(range, {
    title,
    tooltip: say(message('Show them all')),
    ...wayToAll(places, session, from),
  });
}
