import type { Heading, MarkdownLine } from '../syntax/markdown.ts';
import type { Stated } from '../model.ts';
import { proseOf } from './stated-requirement.ts';

export interface Part {
  readonly heading: Heading;
  readonly body: readonly MarkdownLine[];
}

/** What stands below each heading that begins something: up to the next such heading, or to one that is not below it. */
export function* parts(lines: readonly MarkdownLine[], begins: (heading: Heading) => boolean): Generator<Part> {
  for (let at = 0; at < lines.length; at++) {
    const heading = lines[at];
    if (heading?.kind !== 'heading' || !begins(heading)) continue;
    let end = at + 1;
    for (let line = lines[end]; line !== undefined; line = lines[++end]) {
      if (line.kind === 'heading' && (line.level <= heading.level || begins(line))) break;
    }
    yield { heading, body: lines.slice(at + 1, end) };
    at = end - 1;
  }
}

/** The text below the first heading of that title that has one, and where it begins. */
export function textBelow(lines: readonly MarkdownLine[], title: RegExp, file: string): Stated | undefined {
  for (const { body } of parts(lines, (heading) => heading.level > 1 && title.test(heading.text))) {
    const first = body.find((line) => line.text !== '');
    const value = proseOf(body);
    if (first !== undefined && value !== '')
      return { value, place: { file, line: first.number, column: first.column } };
  }
  return undefined;
}
