import { decisionState } from '../criterion/decisions.ts';
import type { Desk, Edits } from '../edit.ts';
import { message } from '../message.ts';
import type { Message, Requirement } from '../model.ts';
import { placeAt } from '../templates/draft.ts';
import { type NewNote, note } from '../templates/note.ts';
import { documentLanguage } from './document-language.ts';
import { slug } from './file-names.ts';
import { documentPath } from './folders.ts';
import { nextNoteNumber } from './next-id.ts';
import type { YamlRecord } from './yaml-text.ts';

/** Begins an architecture note, beside the others. */
export function noteEdits(desk: Desk, known: Omit<NewNote, 'date'>): Edits {
  const name = `${nextNoteNumber(desk)}-${slug(known.title, 'decision')}`;
  const path = notePath(desk, name);
  const { text, goOn } = note({ ...known, date: desk.today }, documentLanguage(desk, known.title));
  return {
    create: [{ path, text }],
    change: [],
    done: message('`{path}` is begun', { path }),
    goOn: placeAt(path, text, goOn),
  };
}

/** Where a new one goes: beside the others. */
export function notePath(desk: Desk, name: string): string {
  return documentPath(desk, name, {
    there: desk.model.notes.map(({ place }) => place.file),
    globs: desk.config.paths.architecture,
    usual: 'docs/architecture',
  });
}

/** Whether nothing says yet how a requirement is to be built. */
export function isUndesigned({ model }: Desk, requirement: Requirement): boolean {
  if (requirement.withoutDesign !== undefined) return false;
  return !model.trace.notes(requirement).some((each) => decisionState(each) === 'settled');
}

const pair = /^([^:]+):\s*(\S.*)$/;

/** `api: src/api, web: src/web`, as names and paths. */
export function componentsIn(typed: string): YamlRecord {
  const pairs = typed.split(',').map((each) => pair.exec(each.trim()));
  return Object.fromEntries(pairs.flatMap((each) => (each === null ? [] : [[each[1]?.trim() ?? '', each[2] ?? '']])));
}

export function componentsFault(typed: string): Message | undefined {
  const wrong = typed.split(',').find((each) => each.trim() !== '' && !pair.test(each.trim()));
  if (wrong !== undefined) return message('a name, a colon and a path, as in `{example}`', { example: 'api: src/api' });
  const paths = Object.values(componentsIn(typed)).map(String);
  return paths.map(pathFault).find((fault) => fault !== undefined);
}

/** What is wrong with a path that is to be looked for in the folder, whether or not anything is there yet. */
export function pathFault(path: string): Message | undefined {
  return /^(?:[/\\]|[A-Za-z]:)|(?:^|[/\\])\.\.(?:[/\\]|$)/.test(path)
    ? message('`{path}` leads out of the folder', { path })
    : undefined;
}
