import * as vscode from 'vscode';
import { type Finding, message, type Place, type Say } from '../../core/index.ts';
import { command, sessionFor, type Target } from '../command.ts';
import type { Editor, Feature } from '../feature.ts';
import { open } from '../places.ts';
import { findingIcon, folded, isExcused } from '../rows/gate.ts';
import type { Session } from '../session.ts';
import { worst } from '../standing.ts';
import { headline } from '../headline.ts';
import { themeIcon } from '../tree.ts';

/** The reasons as a list; choosing one goes there. */
export const showReasons: Feature = {
  id: 'show-reasons',
  *start(editor) {
    yield command('tollgate.showReasons', editor, async (target) => {
      const session = await sessionToTell(editor, target);
      if (session === undefined) return;
      const picked = await vscode.window.showQuickPick(reasons(session, editor.say), {
        title: headline(session.state, editor.say),
        placeHolder: editor.say(message('Choose a reason to go to its place')),
        matchOnDescription: true,
        matchOnDetail: true,
      });
      if (picked?.run !== undefined) await vscode.commands.executeCommand(picked.run, session.folder.uri);
      else if (picked?.place !== undefined) await open(session.folder.uri, picked.place);
    });
  },
};

/** The status bar speaks of the worst folder, and so does its list. */
async function sessionToTell(editor: Editor, target: Target): Promise<Session | undefined> {
  return target === undefined
    ? (worst(editor.sessions.all)?.session ?? sessionFor(editor, target))
    : sessionFor(editor, target);
}

interface Reason extends vscode.QuickPickItem {
  readonly place?: Place;
  /** A command that helps, instead of a place. */
  readonly run?: string;
}

function reasons({ state }: Session, say: Say): Reason[] {
  const items: Reason[] = [];
  const group = (title: ReturnType<typeof message>, group: readonly Reason[]): void => {
    if (group.length > 0) items.push({ label: say(title), kind: vscode.QuickPickItemKind.Separator }, ...group);
  };
  if (state.kind === 'judged') {
    const { verdict } = state;
    const { roots } = folded(verdict.findings);
    const reason = (finding: Finding): Reason => ofFinding(finding, say);
    const mistakes = verdict.problems.filter((problem) => verdict.verdict === 'error' && problem.minor !== true);
    group(
      message('mistakes in the configuration'),
      mistakes.map(({ place, found, wanted }) => ({
        ...at(place),
        label: say(found),
        detail: say(message('wanted: {wanted}', { wanted })),
        iconPath: new vscode.ThemeIcon('error'),
      })),
    );
    group(message('what stands in the way'), roots.filter((finding) => finding.severity === 'block').map(reason));
    group(message('warnings'), roots.filter((finding) => finding.severity === 'warn').map(reason));
    group(message('excused for now'), verdict.findings.filter(isExcused).map(reason));
  }
  group(message('what can be done'), [...steps(say)]);
  return items;
}

function ofFinding(finding: Finding, say: Say): Reason {
  return {
    ...(finding.place !== null && at(finding.place)),
    label: say(finding.found),
    detail: say(message('wanted: {wanted}', { wanted: finding.wanted })),
    iconPath: themeIcon(findingIcon(finding)),
  };
}

function at(place: Place): { readonly place: Place; readonly description: string } {
  return { place, description: `${place.file}:${place.line}` };
}

function* steps(say: Say): Generator<Reason> {
  const step = (run: string, icon: string, label: ReturnType<typeof message>): Reason => ({
    run,
    label: say(label),
    iconPath: new vscode.ThemeIcon(icon),
    alwaysShow: true,
  });
  if (vscode.workspace.isTrusted) yield step('tollgate.runTests', 'play', message('Run Tests'));
  yield step('tollgate.openConfiguration', 'gear', message('Open the Configuration'));
  yield step('tollgate.copyVerdict', 'json', message('Copy Verdict as JSON'));
}
