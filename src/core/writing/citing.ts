import { classifier } from '../reading/classify.ts';
import type { Desk, Edit, Edits, Refusal } from '../edit.ts';
import { message } from '../message.ts';
import { gone } from './broken.ts';
import { changeTo } from './lines.ts';
import { withReference } from './reference.ts';

/** Cites a requirement where the person is. */
export function citing(desk: Desk, id: string): Edits | Refusal {
  const here = citable(desk);
  if ('refused' in here) return here;
  const { path, line, text } = here;
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

/** Of what cites something where the person is. */
export const atCode: Pick<Edit, 'isAtCode' | 'whyNot' | 'writesTo'> = {
  isAtCode: true,
  whyNot(desk) {
    const here = citable(desk);
    return 'refused' in here ? here : undefined;
  },
  writesTo: ({ spot }) => (spot === undefined ? [] : [spot.place.file]),
};

/** The code at hand, if anything can be cited there. */
function citable(desk: Desk): { readonly path: string; readonly line: number; readonly text: string } | Refusal {
  const place = desk.spot?.place;
  if (place === undefined) return { refused: message('go to the code that is meant first') };
  const { file: path, line } = place;
  const text = desk.text(path);
  if (text === undefined) return gone(path);
  if (!classifier(desk.config, []).kindOf(path).isSource || path.endsWith('.json')) {
    return { refused: message('comments in `{path}` are not looked at, so nothing can be cited there', { path }) };
  }
  return { path, line, text };
}
