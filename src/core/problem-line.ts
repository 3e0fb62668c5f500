import { message } from './message.ts';
import type { Message, Problem } from './model.ts';

/** A problem as one line: where it is, what was found, and what was wanted instead. */
export function problemLine({ place: { file, line }, found, wanted }: Problem): Message {
  return message('{file} line {line}: {found}; wanted: {wanted}', { file, line, found, wanted });
}
