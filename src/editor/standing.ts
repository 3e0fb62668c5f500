import {
  configurationMistakes,
  message,
  type Message,
  phases,
  type Problem,
  stateWord,
  type Verdict,
  verdictWord,
} from '../core/index.ts';
import type { Session } from './session.ts';
import { isNothing, type Judged, type State } from './state.ts';

/** A folder's gate in a few words. */
export interface Standing {
  readonly text: Message;
  /** Name of an icon of the editor. */
  readonly icon: string;
  /** The higher, the worse. */
  readonly rank: number;
}

/** Undefined where there is nothing to say: nobody asked for a gate. */
export function standingOf(state: State): Standing | undefined {
  switch (state.kind) {
    case 'reading':
      return { text: message('Gate…'), icon: 'loading~spin', rank: 2 };
    case 'stopped':
      return { text: message('Gate: not read'), icon: 'debug-pause', rank: 3 };
    case 'failed':
      return { text: message('Gate: could not be read'), icon: 'bug', rank: 7 };
    case 'elsewhere':
      return undefined;
    case 'judged':
      return isNothing(state) ? undefined : ofVerdict(state);
  }
}

/** How a folder stands among others, also where that is nothing. */
export function standingWords(state: State): Message {
  const silent =
    state.kind === 'elsewhere' ? message('not on a disk of this machine') : message('nothing here asks for a gate');
  return standingOf(state)?.text ?? silent;
}

function ofVerdict(judged: Judged): Standing {
  const { verdict } = judged;
  const toGo = verdict.toGo === 0 ? message('Gate: nothing judged') : message('Gate: {n} to go', { n: verdict.toGo });
  switch (verdict.verdict) {
    case 'open':
      return reopened(verdict) ?? { text: verdictWord(verdict), icon: 'pass', rank: 0 };
    case 'unverified':
      return unknownBecause(judged) ?? { text: toGo, icon: 'question', rank: 4 };
    case 'closed':
      return { text: toGo, icon: 'circle-slash', rank: 5 };
    case 'error':
      return { text: mistake(verdict), icon: 'warning', rank: 6 };
  }
}

/** What sends work back beyond the gate, such as a refusal, does not close it; nobody is to read that nothing is left to do. */
function reopened(verdict: Verdict): Standing | undefined {
  const back = phases.find(({ id }) => verdict.phases.some((each) => each.id === id && each.state === 'rework'));
  if (back === undefined) return undefined;
  const [word, phase] = [verdictWord(verdict), back.title];
  return {
    text: message('{word}; {phase}: {state}', { word, phase, state: stateWord.rework }),
    icon: 'discard',
    rank: 1,
  };
}

/** It wants requirements, and there is none at all: also none in a specification that cannot be read. */
export function asksForRequirements(verdict: Verdict): boolean {
  return (
    isMissing(verdict, 'spec-exists') && verdict.requirements.length === 0 && areReadable(verdict, 'specification')
  );
}

function areReadable({ problems }: Verdict, kind: Problem['spoils']): boolean {
  return problems.every(({ spoils, minor }) => spoils !== kind || minor === true);
}

function isMissing({ criteria }: Verdict, criterion: string): boolean {
  return criteria.some(
    ({ id, severity, result }) =>
      id === criterion && severity === 'block' && result !== 'holds' && result !== 'not-applicable',
  );
}

/** The usual reasons for not knowing have words of their own. */
function unknownBecause({ verdict, read: { model } }: Judged): Standing | undefined {
  const isReadable = !model.problems.some(({ spoils }) => spoils === 'report');
  // In the order of the phases, as the list of reasons begins.
  if (asksForRequirements(verdict)) return { text: message('Gate: no requirements'), icon: 'book', rank: 4 };
  if (isMissing(verdict, 'results-present') && verdict.results.reports.length === 0 && isReadable)
    return { text: message('Gate: no test results'), icon: 'beaker', rank: 4 };
  if (isMissing(verdict, 'results-fresh') && isReadable)
    return { text: message('Gate: results stale'), icon: 'history', rank: 4 };
  return undefined;
}

function mistake(verdict: Verdict): Message {
  const [first] = configurationMistakes(verdict);
  if (first === undefined) return message('Gate: cannot be judged');
  return message('Gate: {file} line {line}', { file: first.place.file, line: first.place.line });
}

/** The session to speak of first; undefined where none has anything to say. */
export function worst(
  sessions: readonly Session[],
): { readonly session: Session; readonly standing: Standing } | undefined {
  const all = sessions.flatMap((session) => {
    const standing = standingOf(session.state);
    return standing === undefined ? [] : [{ session, standing }];
  });
  return all.sort((a, b) => b.standing.rank - a.standing.rank)[0];
}
