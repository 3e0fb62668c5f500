import type * as vscode from 'vscode';
import { mayBeTest, type Place } from '../core/index.ts';
import { goTo, open } from './places.ts';
import type { Session } from './session.ts';

/** Where a click leads: of a reported test to where it is written, as far as that is known. Files are read for that, so not before the click. */
export function wayTo(place: Place, session: Session, title: string): vscode.Command {
  const { folder, state } = session;
  if (state.kind !== 'judged' || !mayBeTest(place, state.read.model)) return goTo(folder.uri, place, title);
  return { command: 'tollgate.goToTest', title, arguments: [folder.uri, place] };
}

/** Goes there. */
export async function leadTo(place: Place, session: Session): Promise<void> {
  const { folder, state } = session;
  if (state.kind !== 'judged' || !mayBeTest(place, state.read.model)) return open(folder.uri, place);
  const { placeOfTest } = await import('./later.ts');
  return open(folder.uri, placeOfTest(place, session, state));
}
