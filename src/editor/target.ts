import * as vscode from 'vscode';
import type { Answer, Answers } from '../core/index.ts';
import type { Session } from './session.ts';
import type { Sessions } from './sessions.ts';

/** What a menu, a link, a key or another extension may give: a row of a view, a file, a folder, answers, or nothing. */
export type Target = Subject | Answered | vscode.Uri | undefined;

/** The row of a view is one. */
export interface Subject {
  readonly session: Session;
  readonly row: { readonly about?: readonly string[] };
}

/** What would be asked is said before: `{ "answers": { "title": "…" } }` as the arguments of a key. */
export interface Answered {
  readonly answers: Answers;
}

/** Of whatever a command was given, what it is to us: what is nothing of that is as if nothing had been given. It is read once, here. */
export function targetOf(given: unknown, sessions: Pick<Sessions, 'isOurs'>): Target {
  try {
    if (given instanceof vscode.Uri) return given;
    if (!isRecord(given)) return undefined;
    const { session } = given;
    if (sessions.isOurs(session)) return { session, row: rowIn(given['row']) };
    const { answers } = given;
    return isRecord(answers) ? { answers: answersIn(answers) } : undefined;
  } catch {
    // It is somebody else's, and cannot be read.
    return undefined;
  }
}

function rowIn(row: unknown): Subject['row'] {
  const about: unknown = isRecord(row) ? row['about'] : undefined;
  return { about: Array.isArray(about) ? about.filter(isText) : [] };
}

/** What is no answer is asked for. */
function answersIn(answers: Readonly<Record<string, unknown>>): Answers {
  return Object.fromEntries(Object.entries(answers).filter((each): each is [string, Answer] => isAnswer(each[1])));
}

function isAnswer(value: unknown): value is Answer {
  return isText(value) || (Array.isArray(value) && value.every(isText));
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
