import * as vscode from 'vscode';
import { mayBeTest, type Place, type TestPlace } from '../core/index.ts';
import { drive } from './pace.ts';
import { goTo, locationOf, open, positionOf, uriOf } from './places.ts';
import type { Session } from './session.ts';

/** What `tollgate.goToTest` is given; all of it can be a part of an address. */
export type GoToTest = [folder: string, places: readonly TestPlace[], from?: Place];

/** What it was given, where that is what it takes: anybody can call a command with anything. */
export function goToTestIn([folder, places, from]: readonly unknown[]):
  | { readonly folder: vscode.Uri; readonly places: readonly TestPlace[]; readonly from: Place | undefined }
  | undefined {
  try {
    if (typeof folder !== 'string' || !Array.isArray(places)) return undefined;
    return { folder: vscode.Uri.parse(folder), places: places.filter(isPlace), from: isPlace(from) ? from : undefined };
  } catch {
    return undefined;
  }
}

function isPlace(what: unknown): what is TestPlace {
  if (typeof what !== 'object' || what === null) return false;
  const { file, line, column, otherwise }: { readonly [name in keyof TestPlace]?: unknown } = what;
  const isThere = typeof file === 'string' && Number.isSafeInteger(line) && Number.isSafeInteger(column);
  return isThere && (otherwise === undefined || isPlace(otherwise));
}

/** Where a click leads: of a reported test to where it is written, as far as that is known. Files are read for that, so not before the click. */
export function wayTo(place: TestPlace, session: Session, title: string): vscode.Command {
  if (!isOfTest(place, session)) return goTo(session.folder.uri, place, title);
  return {
    command: 'tollgate.goToTest',
    title,
    arguments: [session.folder.uri.toString(), [place]] satisfies GoToTest,
  };
}

/** … to all of them, shown where the click was. */
export function wayToAll(places: readonly TestPlace[], session: Session, from: Place): Omit<vscode.Command, 'title'> {
  const { uri } = session.folder;
  if (!places.some((place) => isOfTest(place, session))) return shownAt(from, places, uri);
  return { command: 'tollgate.goToTest', arguments: [uri.toString(), places, from] satisfies GoToTest };
}

/** Address for a link in Markdown that may follow it, see `trusted`. */
export function addressOf(place: TestPlace, session: Session): string {
  const { uri } = session.folder;
  if (!isOfTest(place, session))
    return uriOf(uri, place.file)
      .with({ fragment: `L${place.line},${place.column}` })
      .toString();
  const given: GoToTest = [uri.toString(), [place]];
  // It is decoded twice before it is read.
  const query = encodeURIComponent(JSON.stringify(given));
  return vscode.Uri.from({ scheme: 'command', path: 'tollgate.goToTest', query }).toString();
}

/** Markdown with such links, in which all that the repository says is text. */
export function trusted(markdown: string): vscode.MarkdownString {
  const string = new vscode.MarkdownString(markdown);
  string.isTrusted = { enabledCommands: ['tollgate.goToTest'] };
  return string;
}

/** Goes there. */
export async function leadTo(places: readonly TestPlace[], session: Session, from?: Place): Promise<void> {
  const { folder } = session;
  const [first, ...others] = await placesNow(places, session);
  if (first === undefined) return;
  if (from === undefined || others.length === 0) return open(folder.uri, first);
  const { command, arguments: args } = shownAt(from, [first, ...others], folder.uri);
  await vscode.commands.executeCommand(command, ...args);
}

/** … of reported tests where they are written, as far as that is known. */
export async function placesNow(places: readonly TestPlace[], session: Session): Promise<readonly Place[]> {
  const { state } = session;
  const areTests = state.kind === 'judged' && places.some((place) => isOfTest(place, session));
  return areTests ? ((await written(places, session, state)) ?? []) : places;
}

async function written(
  places: readonly TestPlace[],
  session: Session,
  state: Extract<Session['state'], { kind: 'judged' }>,
): Promise<readonly Place[] | undefined> {
  const { placesOfTests } = await import('./later.ts');
  return drive(placesOfTests(places, session, state));
}

function isOfTest(place: TestPlace, { state }: Session): boolean {
  return place.otherwise !== undefined || (state.kind === 'judged' && mayBeTest(place, state.read.model));
}

function shownAt(
  from: Place,
  places: readonly Place[],
  folder: vscode.Uri,
): { readonly command: string; readonly arguments: unknown[] } {
  const locations = places.map((place) => locationOf(folder, place));
  return {
    command: 'editor.action.showReferences',
    arguments: [uriOf(folder, from.file), positionOf(from), locations],
  };
}
