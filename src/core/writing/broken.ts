import type { Desk, Refusal } from '../edit.ts';
import { message } from '../message.ts';

/** Why a file is left as it is: what is wrong with it already, or that nobody can say what a change would do to it. */
export function leftAlone({ model, verdict }: Pick<Desk, 'model' | 'verdict'>, path: string): Refusal {
  const problem = [...model.problems, ...verdict.problems].find(
    ({ place, minor }) => place.file === path && minor !== true,
  );
  if (problem === undefined) {
    return {
      refused: message('`{path}` is not written in a way that could be changed safely; write it by hand', { path }),
    };
  }
  const { place, found } = problem;
  return {
    refused: message('mend `{path}` first, line {line}: {found}', { path, line: place.line, found }),
    place,
  };
}

/** What was there when the folder was read, and is gone. */
export function gone(path: string): Refusal {
  return { refused: message('`{path}` is not there any more, or is no text in UTF-8', { path }) };
}
