import { languageOf } from '../reading/classify.ts';
import { codeSpan } from '../syntax/code-span.ts';
import { type Code, codeOf } from '../code/code.ts';
import { lexisOf } from '../code/comments/languages.ts';
import { pieces } from '../code/comments/pieces.ts';
import { isId } from '../ids.ts';
import { readSource } from '../code/source.ts';
import { linesOf, replaced } from './lines.ts';

/** A source with one more reference in it, and the line on which that stands. */
export interface Referring {
  readonly text: string;
  readonly line: number;
}

/**
 * Cites a requirement in a comment above the declaration, or the test, in which a line lies; in the comment that is there, if it cites
 * others already. `there` where that is so already; undefined where no comment can stand there.
 * @param id as cited: `REQ-007`, `REQ-007/2`, `auth/Session expiry`
 */
export function withReference(path: string, text: string, line: number, id: string): Referring | 'there' | undefined {
  const source = sourceOf(path, text);
  const target = targetLine(path, source, line);
  const joined = besideOthers(path, text, target - 1, id);
  if (joined !== undefined) return joined;
  const at = linesOf(text)[target - 1];
  if (at === undefined) return undefined;
  const indent = /^[ \t]*/.exec(text.slice(at.from, at.to))?.[0] ?? '';
  for (const [open, close] of leaders) {
    const after = replaced(text, at.from, at.from, `${indent}${open} @req ${cited(id)}${close}\n`);
    if (adds(path, text, after, target)) return { text: after, line: target };
  }
  return undefined;
}

/** What opens and closes a comment, the likelier first: where it is none, the reader of comments does not find it. */
const leaders: readonly (readonly [open: string, close: string])[] = [
  ['//', ''],
  ['#', ''],
  ['--', ''],
  [';;', ''],
  ['%', ''],
  ['<!--', ' -->'],
  ['/*', ' */'],
  ['(*', ' *)'],
  ['!', ''],
  ["'", ''],
  ['rem', ''],
];

function cited(id: string): string {
  const [own = ''] = id.split('/');
  return isId(own) || /^[\p{L}\p{N}_.~/-]+$/u.test(id) ? id : codeSpan(id);
}

const token = '(?:(`+)(?!`)[^\\r\\n]{1,300}?(?<!`)\\1(?!`)|[^\\s,`]+)';
const list = new RegExp(`@req[ \\t]+${token}(?:[ \\t]*,[ \\t]*${token.replace('\\1', '\\2')})*`);

function besideOthers(path: string, text: string, line: number, id: string): Referring | 'there' | undefined {
  const at = linesOf(text)[line - 1];
  if (at === undefined) return undefined;
  const tag = list.exec(text.slice(at.from, at.to));
  if (tag === null) return undefined;
  if (tag[0].split(/[ \t]*,[ \t]*|[ \t]+/).includes(cited(id)) || tag[0].includes(codeSpan(id))) return 'there';
  const end = at.from + tag.index + tag[0].length;
  const after = replaced(text, end, end, `, ${cited(id)}`);
  return adds(path, text, after, line) ? { text: after, line } : undefined;
}

/** Whether a text cites one more requirement than before, on that line, and nothing else differently. */
function adds(path: string, before: string, after: string, line: number): boolean {
  const all = (text: string): readonly number[] => Array.from(readSource(path, text, false), ({ place }) => place.line);
  const [old, now] = [all(before), all(after)];
  const on = (lines: readonly number[]): number => lines.filter((each) => each === line).length;
  return now.length === old.length + 1 && on(now) > 0;
}

interface Source extends Code {
  readonly raw: (line: number) => string;
  /** The line on which the string or the comment begins that goes on on a line; else the line itself. */
  readonly beginOf: (line: number) => number;
}

function sourceOf(path: string, text: string): Source {
  const code = codeOf(path, text);
  const lines = linesOf(text);
  const lexis = lexisOf(path, text);
  const spread =
    lexis === undefined ? [] : pieces(text, lexis).filter(({ start, end }) => /[\r\n]/.test(text.slice(start, end)));
  return {
    ...code,
    raw: (line) => text.slice(lines[line - 1]?.from ?? 0, lines[line - 1]?.to ?? 0),
    beginOf(line) {
      const from = lines[line - 1]?.from ?? 0;
      const around = spread.find(({ start, end }) => start < from && from < end);
      return around === undefined ? line : code.line(around.start);
    },
  };
}

/** Words that declare something, in the languages that most people write; and what looks like a function. */
const declares =
  /^(?:(?:export|default|public|private|protected|internal|static|final|abstract|async|override|virtual|inline|extern|pub(?:\([^)]*\))?|unsafe|open|sealed|data|partial|suspend|local|create|or|replace|const(?=\s+fn))\s+)*(?:function\b|class\b|interface\b|enum\b|struct\b|trait\b|impl\b|fn\b|func\b|fun\b|def\b|defp?\b|sub\b|proc\b|procedure\b|module\b|namespace\b|type\b|record\b|object\b|table\b|view\b|trigger\b|resource\b)|^(?:export\s+)?(?:const|let|var)\s+[\w$]+\s*(?::[^=]*)?=\s*(?:async\s*)?(?:function\b|\(|[\w$]+\s*=>)|^(?!(?:if|for|while|switch|catch|return|else|with|do|using|lock|match|elif|when|until|unless)\b)[\w$<>[\],.:*&?\s~]*#?[\w$]+\s*\([^;]*\)\s*(?:const|throws\s[\w.,\s]+|->\s*[\w<>[\], ]+|:\s*[\w<>[\]| ]+)?\s*\{/i;
/** What stands above a declaration and belongs to it. */
const annotates = /^(?:@[\w.]+|#\[|\[[A-Z][\w.]*.*\]$|template\s*<)/;
/** Stays where it is: the first lines of a file. */
const heads = /^(?:#!|<\?|<!doctype\b|#.*coding[:=])/i;

function targetLine(path: string, source: Source, line: number): number {
  let target = Math.min(Math.max(1, line), source.lines);
  while (target < source.lines && source.codeOn(target) === '') target++;
  if (source.codeOn(target) === '') target = Math.min(Math.max(1, line), source.lines);
  target = testAt(path, source, target) ?? declarationAt(source, target);
  while (target > 1 && (annotates.test(source.raw(target - 1).trim()) || /\\$/.test(source.raw(target - 1)))) target--;
  target = source.beginOf(target);
  while (target < source.lines && heads.test(source.raw(target).trim())) target++;
  return target;
}

function testAt(path: string, source: Source, line: number): number | undefined {
  const declarations = languageOf(path)?.declarations(source) ?? [];
  return declarations.findLast((each) => each.line <= line && line <= each.endLine)?.line;
}

/** The nearest declaration above that is indented less: the line lies in it. The line itself where there is none. */
function declarationAt(source: Source, line: number): number {
  const isDeclaration = (number: number): boolean => declares.test(source.codeOn(number));
  if (isDeclaration(line)) return line;
  // What closes something belongs to it.
  const closes = /^[\])}]+[;,]?$/.test(source.codeOn(line));
  let depth = indentOf(source.raw(line)) + (closes ? 1 : 0);
  for (let above = line - 1; above >= 1 && depth > 0; above--) {
    if (source.codeOn(above) === '') continue;
    const indent = indentOf(source.raw(above));
    if (indent >= depth) continue;
    if (isDeclaration(above)) return above;
    depth = indent;
  }
  return line;
}

function indentOf(raw: string): number {
  return raw.search(/\S|$/);
}
