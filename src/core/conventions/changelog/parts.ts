import type { MarkdownLines } from '../../syntax/markdown.ts';

/** A heading, or, without a level, a line that says something. */
export interface Part {
  readonly level?: number;
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

/** Below all headings: a line in bold letters. */
const bold = 7;
const boldLine = /^(?:\*\*[^*]+\*\*|__[^_]+__)[\W\d]*$/;
const linkDefinition = /^\[[^\]]+\]:\s/;

export function* markdownParts({ lines }: MarkdownLines): Generator<Part> {
  for (const each of lines) {
    const { text, number: line, column } = each;
    if (silent.has(each.kind) || text === '' || linkDefinition.test(text)) continue;
    if (each.kind === 'heading') yield { level: each.level, text, line, column };
    else if (each.kind === 'text' && boldLine.test(text)) yield { level: bold, text, line, column };
    else yield { text, line, column };
  }
}
const silent: ReadonlySet<string> = new Set(['blank', 'rule', 'html']);

const underline = /^([=\-~^"'`#*+.:_])\1{2,}[ \t]*$/;
/** reStructuredText's directives, comments and targets. */
const directive = /^\.\.(?:\s|$)/;

/**
 * reStructuredText and plain text: a heading is underlined, and the first character used for it is of the highest level; a line that
 * is not indented and holds nothing but a version is one as well.
 */
export function* plainParts(text: string): Generator<Part> {
  const lines = text.split(/\r?\n/);
  const marks: string[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '' || underline.test(line) || directive.test(line)) continue;
    const part = { text: line.trim(), line: index + 1, column: line.length - line.trimStart().length + 1 };
    const mark = underline.exec(lines[index + 1] ?? '')?.[1];
    if (mark !== undefined) {
      if (!marks.includes(mark)) marks.push(mark);
      yield { ...part, level: marks.indexOf(mark) + 1 };
    } else if (alone.test(line)) yield { ...part, level: bold };
    else yield part;
  }
}
const alone =
  /^(?:version |release )?v?\d+\.\d[\w.+-]*:?[ \t]*(?:(?:[-–—(,/][ \t]*)?\(?[\d]{1,4}[-./][\d]{1,2}[-./][\d]{1,4}\)?[ \t]*)?$/i;
