import { classifier } from '../reading/classify.ts';
import type { Desk, Edits, Refusal } from '../edit.ts';
import { message } from '../message.ts';
import { gone } from './broken.ts';
import { changeTo } from './lines.ts';
import { withReference } from './reference.ts';

/** Cites a requirement where the person is. */
export function citing(desk: Desk, id: string): Edits | Refusal {
  const place = desk.spot?.place;
  if (place === undefined) return { refused: message('go to the code that is meant first') };
  const { file: path, line } = place;
  const text = desk.text(path);
  if (text === undefined) return gone(path);
  if (!classifier(desk.config, []).kindOf(path).isSource || path.endsWith('.json')) {
    return { refused: message('comments in `{path}` are not looked at, so nothing can be cited there', { path }) };
  }
  const after = withReference(path, text, line, id);
  if (after === undefined)
    return { refused: message('no comment can stand at line {line} of `{path}`', { path, line }) };
  if (after === 'there') return { refused: message('{id} is cited there already', { id }) };
  return {
    create: [],
    change: [changeTo(path, text, after.text)],
    done: message('`{path}` line {line} cites {id}', { path, line: after.line, id }),
  };
}
