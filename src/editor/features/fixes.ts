import * as vscode from 'vscode';
import { type Finding, isExcused, message, type Problem, type QuickFix, requirementOf } from '../../core/index.ts';
import { anyFile, type Asked, asked, rangeOf } from '../asked.ts';
import { titleOf } from '../command.ts';
import { today } from '../day.ts';
import type { Editor, Feature } from '../feature.ts';
import { warn } from '../notice.ts';
import { positionOf } from '../places.ts';
import { aboutOf } from '../rows/finding.ts';

/** Where a finding names no command that helps, these do. */
const helping: Readonly<Record<string, string>> = {
  'tests-pass': 'tollgate.newDefect',
};

/** What mends a finding, where it is read: an edit in the document, or a command that is called on what the finding is about. */
export const fixes: Feature = {
  id: 'fixes',
  *start(editor) {
    const kind = vscode.CodeActionKind.QuickFix;
    const provider: vscode.CodeActionProvider = {
      async provideCodeActions(document, range, { diagnostics, only }) {
        const around = only === undefined || only.contains(kind) ? asked(editor, document.uri) : undefined;
        if (around === undefined) return undefined;
        const own = [...standingIn(range, around)];
        if (own.length === 0) return undefined;
        const { quickFixes, untouchable } = await import('../later.ts');
        const text = document.getText();
        const { path, lexicon, judged, session } = around;
        const refused = untouchable(session.folder.uri, path, document);
        const actions: vscode.CodeAction[] = [];
        for (const what of own) {
          const about = diagnostics.filter((each) => isAbout(each, what));
          const offset = document.offsetAt(positionOf(what.place));
          const mending = {
            what,
            path,
            text,
            offset,
            lexicon,
            model: judged.read.model,
            config: judged.read.config.config,
            today: today(),
            language: vscode.env.language,
          };
          for (const fix of quickFixes(mending)) {
            const action = new vscode.CodeAction(editor.say(fix.title), kind);
            if (refused === undefined) action.edit = editOf(fix, document);
            // Offered all the same: nobody has to guess why there is none.
            else
              action.command = { command: 'tollgate.sayWhyNot', title: action.title, arguments: [editor.say(refused)] };
            action.diagnostics = about;
            action.isPreferred = fix.isLikeliest;
            actions.push(action);
          }
          if ('criterion' in what) actions.push(...helpWith(what, around, editor, about));
        }
        return once(actions);
      },
    };
    yield vscode.commands.registerCommand('tollgate.sayWhyNot', (sentence?: unknown) => {
      if (typeof sentence === 'string') void warn(sentence);
    });
    yield vscode.languages.registerCodeActionsProvider(anyFile, provider, { providedCodeActionKinds: [kind] });
  },
};

function editOf({ spans, isSnippet }: QuickFix, document: vscode.TextDocument): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  const edits = spans.map((span) =>
    isSnippet
      ? new vscode.SnippetTextEdit(rangeOf(document, span), new vscode.SnippetString(span.text))
      : new vscode.TextEdit(rangeOf(document, span), span.text),
  );
  edit.set(document.uri, edits);
  return edit;
}

type Placed<What> = What & { readonly place: NonNullable<Finding['place']> };

/** Of findings that stand: what is excused for a while is left in peace. */
function* standingIn(range: vscode.Range, { path, judged }: Asked): Generator<Placed<Finding> | Problem> {
  const isHere = (place: Finding['place']): boolean =>
    place?.file === path && place.line - 1 >= range.start.line && place.line - 1 <= range.end.line;
  for (const finding of judged.verdict.findings) {
    const place = finding.place && judged.leadsTo(finding.place);
    if (place !== null && isHere(place) && finding.severity !== 'off' && !isExcused(finding))
      yield { ...finding, place };
  }
  for (const problem of judged.verdict.problems) if (isHere(problem.place)) yield problem;
}

function isAbout({ source, code, range }: vscode.Diagnostic, what: Placed<Finding> | Problem): boolean {
  const expected = 'criterion' in what ? what.criterion : what.spoils;
  return source === 'Tollgate' && code === expected && range.start.line === what.place.line - 1;
}

function* helpWith(
  finding: Placed<Finding>,
  { session }: Asked,
  editor: Editor,
  about: vscode.Diagnostic[],
): Generator<vscode.CodeAction> {
  for (const command of new Set([finding.fix, helping[finding.criterion], 'tollgate.waive'])) {
    const title = typeof command === 'string' ? titleFor(command, finding, editor) : undefined;
    if (typeof command !== 'string' || title === undefined) continue;
    const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
    action.command = { command, title, arguments: [{ session, row: { about: aboutOf(finding) } }] };
    action.diagnostics = about;
    yield action;
  }
}

/** The one requirement that is missing is called by its ID. */
function titleFor(command: string, { criterion, subject }: Finding, editor: Editor): string | undefined {
  const isCited = command === 'tollgate.newRequirement' && criterion === 'references-resolve' && subject !== null;
  return isCited ? editor.say(message('Create {id}', { id: requirementOf(subject) })) : titleOf(editor, command);
}

/** Two findings of one place may be mended alike. */
function once(actions: readonly vscode.CodeAction[]): vscode.CodeAction[] {
  const told = new Set<string>();
  return actions.filter(({ title, command }) => {
    const key = `${title} ${command?.command ?? ''}`;
    const isNew = !told.has(key);
    told.add(key);
    return isNew;
  });
}
