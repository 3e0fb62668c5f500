import type { MarkdownLines } from '../syntax/markdown.ts';
import { message } from '../message.ts';
import type { FactKind, Message, Problem } from '../model.ts';
import { unfinishedMerge } from '../syntax/yaml/mistakes.ts';

/** What is wrong with a document before it means anything: unfinished merges, and what hides everything below it. */
export function* markdownProblems(
  { conflicts, unclosed }: MarkdownLines,
  file: string,
  spoils: FactKind,
): Generator<Problem> {
  const problem = (line: number, found: Message, wanted: Message): Problem => ({
    kind: 'problem',
    spoils,
    place: { file, line, column: 1 },
    found,
    wanted,
  });
  for (const line of conflicts) yield conflictAt(line, file, spoils);
  if (unclosed === undefined) return;
  switch (unclosed.what) {
    case 'front matter':
      yield problem(
        unclosed.line,
        message('front matter that never ends'),
        message('`---` on a line of its own below it'),
      );
      return;
    case 'comment':
      yield problem(unclosed.line, message('a comment that never ends, and hides all that follows'), message('`-->`'));
      return;
    case 'code':
      yield problem(
        unclosed.line,
        message('a block of code that never ends, and hides all that follows'),
        message('the same fence at its end'),
      );
  }
}

/** A marker of an unfinished merge: nobody knows which of the lines around it hold. */
export function conflictAt(line: number, file: string, spoils: FactKind): Problem {
  const { found, wanted } = unfinishedMerge(0);
  return { kind: 'problem', spoils, place: { file, line, column: 1 }, found, wanted };
}
