import type { Message, Say } from '../core/index.ts';

/**
 * A sentence that stands alone. Sentences begin small wherever they may follow a place or a colon; where they stand alone they do
 * not. A name or a path that one begins with stays as it is.
 */
export function alone(sentence: Message, say: Say): string {
  const told = say(marked(sentence));
  const shown = told.startsWith(mark) ? told : told.charAt(0).toLocaleUpperCase() + told.slice(1);
  return shown.replaceAll(mark, '');
}

/** For private use: no name has it. */
const mark = '\uE000';

function marked({ text, args }: Message): Message {
  return { text, args: Object.fromEntries(Object.entries(args).map(([name, value]) => [name, markedArgument(value)])) };
}

type Argument = Message['args'][string];

function markedArgument(value: Argument): Argument {
  if (typeof value === 'number') return value;
  if (typeof value === 'string') return mark + value;
  return 'text' in value ? marked(value) : value.map((each) => (typeof each === 'string' ? mark + each : marked(each)));
}
