import { detached } from '../reading/detached.ts';
import { collapsed } from '../digest.ts';
import type { Item, MarkdownLine, OtherLine } from '../syntax/markdown.ts';
import type { Task, TaskList } from '../model.ts';

export interface TaskListSource {
  readonly convention: string;
  readonly file: string;
  readonly change?: TaskList['change'];
  /** IDs of the requirements that a task serves: by its lines, the first of which is the task itself. */
  readonly requirementsOf: (lines: readonly string[]) => readonly string[];
  /** Whether an item without a box is a task nevertheless. */
  readonly isTask?: (text: string) => boolean;
  /** Whether an item without a box tells what a mark in one means. */
  readonly isLegend?: (text: string) => boolean;
}

/** The items with a box of a document, of whatever depth; nothing where there is none. */
export function* taskList(
  lines: readonly MarkdownLine[],
  { convention, file, change, requirementsOf, isTask, isLegend }: TaskListSource,
): Generator<TaskList> {
  const found: { readonly item: Item; readonly lines: string[] }[] = [];
  let legends = 0;
  for (const line of lines) {
    const boxed = line.kind === 'text' || line.kind === 'html' ? boxIn(line) : undefined;
    if (line.kind === 'heading') found.at(-1)?.lines.push('');
    else if (boxed !== undefined) found.push({ item: boxed, lines: [boxed.text] });
    else if (line.kind === 'item' && (line.checkbox !== undefined || isTask?.(line.text) === true)) {
      found.push({ item: line, lines: [line.text] });
    } else if (line.kind !== 'blank') {
      found.at(-1)?.lines.push(line.text);
      if (line.kind === 'item' && isLegend?.(line.text) === true) legends++;
    }
  }
  const [first] = found;
  if (first === undefined) return;
  yield {
    kind: 'tasks',
    convention,
    place: { file, line: first.item.number, column: first.item.column },
    tasks: found.map(({ item, lines: own }) => task(item, file, requirementsOf(own))),
    ...(legends > 0 && { legends }),
    ...(change !== undefined && { change }),
  };
}

/** `-[ ] 1.1 Lock`, and an item below `<details>`: no list in Markdown, and a task to everybody who reads it. */
function boxIn(line: OtherLine): Item | undefined {
  const [head = '', marker, checkbox] = /^([-*+])\s*\[([ xX])\](?![([:])\s*/.exec(line.text) ?? [];
  if (marker === undefined || checkbox === undefined) return undefined;
  const text = line.text.slice(head.length);
  return { ...line, kind: 'item', marker: marker as Item['marker'], checkbox, text, column: line.column + head.length };
}

/** Of `* 2.1 Lock` (`*`: optional), `T012 [P] Lock`, `[P] T012 Lock`, `**T012** Lock`. */
const numbered =
  /^(?:\*(?!\*)\s*|\[P\]\s+)?(?:\*\*|__)?((?:T-?)?\d+(?:\.\d+)*[a-z]?)(?:\*\*|__)?(?=[\s.:)]|$)[.:)]?\s*/;

/** The mark of Kiro: a star between the box and the rest, which no emphasis begins. */
const optional = /^\*(?!\*)\s*(?=\d|\s)/;

function task(
  { text, checkbox, number: line, column, ordinal }: Item,
  file: string,
  requirements: readonly string[],
): Task {
  const [head = '', id] = numbered.exec(text) ?? [];
  const said = id === undefined ? text.replace(/^\*(?=\s)\s*/, '') : text.slice(head.length);
  return {
    id: id ?? (ordinal === undefined ? undefined : String(ordinal)),
    text: detached(collapsed(said)),
    state: checkbox === ' ' ? 'open' : checkbox === 'x' || checkbox === 'X' ? 'done' : 'other',
    ...(optional.test(text) && { optional: true }),
    requirements,
    place: { file, line, column },
  };
}
