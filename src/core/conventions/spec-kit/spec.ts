import type { Heading, MarkdownLine } from '../../syntax/markdown.ts';
import { textBelow } from '../../convention/markdown-parts.ts';
import { message } from '../../message.ts';
import type { Fact, Place, Stated } from '../../model.ts';
import { type Around, definitions } from './definitions.ts';
import { passedOver } from './passed-over.ts';
import { scenarios } from './scenarios.ts';

const purposeTitle = /^(?:purpose|summary|overview|what it does|назначение|обзор)\s*:?$/i;
const input = /^\*\*Input\*\*\s*:\s*(?:User description:\s*)?["“]?(.+?)["”]?$/i;

export function* readSpec(lines: readonly MarkdownLine[], file: string, feature: string): Generator<Fact> {
  const title = lines.find((line) => line.kind === 'heading' && line.level === 1);
  const place = { file, line: title?.number ?? 1, column: title?.column ?? 1 };
  const defined = definitions([...withHeadings(lines)], file, feature);
  const found = defined.requirements;
  const stories = [...scenarios(lines, file)];
  const over = [
    ...passedOver(
      defined.lines,
      file,
      found.map(({ id }) => id),
    ),
  ];
  yield* over;
  // What is demanded without an ID is no less to be proven, and nobody would miss it beside scenarios.
  const nameless = defined.lines.find(({ line }) => line.kind === 'item')?.line;
  if (found.length === 0 && (stories.length === 0 || (nameless !== undefined && over.length === 0))) {
    yield {
      kind: 'problem',
      spoils: 'specification',
      place: stories.length === 0 || nameless === undefined ? place : at(nameless, file),
      found: message('no requirement in the form of Spec Kit'),
      wanted: message('`- **FR-001**: …` below `## Requirements`'),
      minor: true,
    };
    if (stories.length === 0) return;
  }
  const purpose = textBelow(lines, purposeTitle, file) ?? described(lines, file);
  yield {
    kind: 'specification',
    convention: 'spec-kit',
    place,
    title: title?.text.replace(/^(?:Feature )?Spec(?:ification)?:\s+/i, ''),
    ...(purpose && { purpose }),
    requirements: found,
    ...(stories.length > 0 && { scenarios: stories }),
  };
}

function at({ number, column }: MarkdownLine, file: string): Place {
  return { file, line: number, column };
}

/** The title of the document tells nothing of a section. */
function* withHeadings(lines: readonly MarkdownLine[]): Generator<Around> {
  const open: Heading[] = [];
  for (const line of lines) {
    if (line.kind === 'heading') {
      while ((open.at(-1)?.level ?? 0) >= line.level) open.pop();
      open.push(line);
    }
    yield { line, headings: open.filter(({ level }) => level > 1).map(({ text }) => text) };
  }
}

/** What the user asked for, where that is more than the template. */
function described(lines: readonly MarkdownLine[], file: string): Stated | undefined {
  for (const { text, number, column } of lines) {
    const value = input.exec(text)?.[1]?.trim();
    if (value !== undefined && value !== '' && !value.includes('$ARGUMENTS')) {
      return { value, place: { file, line: number, column } };
    }
  }
  return undefined;
}
