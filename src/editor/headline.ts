import { message, type Say, verdictWord } from '../core/index.ts';
import { alone } from './alone.ts';
import { standingOf } from './standing.ts';
import { isNothing, type State } from './state.ts';

/** The one sentence about a folder; where it was not judged, why not. */
export function headline(state: State, say: Say): string {
  if (state.kind !== 'judged') {
    const standing = standingOf(state);
    return standing === undefined ? '' : say(standing.text);
  }
  if (isNothing(state)) return alone(message('nothing here asks for a gate'), say);
  const { verdict } = state;
  const word = verdictWord(verdict);
  return say(message('{word}: {sentence}', { word, sentence: verdict.sentence }));
}
