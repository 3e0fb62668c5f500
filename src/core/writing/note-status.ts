import type { Desk } from '../edit.ts';
import { isAsciiDoc, isMarkdown, scanMarkup } from '../syntax/markup.ts';
import type { Note } from '../model.ts';
import { allConventions } from '../reading/read-file.ts';
import { frontMatterIn, inFrontMatter } from './front-matter.ts';
import { below, linesOf, replaced } from './lines.ts';
import { setYaml, yamlAt } from './yaml-text.ts';

const russian: Readonly<Record<string, string>> = {
  accepted: 'принято',
  rejected: 'отклонено',
  deprecated: 'устарело',
};

/** A note with another status, where and how it states its own; the day goes with it where the front matter has one. Undefined where that fails. */
export function withStatus(text: string, note: Note, status: string, desk: Desk): string | undefined {
  const { conflicts, unclosed } = scanMarkup(note.place.file, text);
  if (conflicts.length > 0 || unclosed !== undefined) return undefined;
  const front = frontMatterIn(text);
  const yaml = typeof front === 'object' ? text.slice(front.from, front.to) : '';
  const isInFront = ![undefined, ''].includes(yamlAt(yaml, ['status']) as string | undefined);
  const isBelowTitle = front === undefined && note.statusPlace === undefined && !isMarkdown(note.place.file);
  const after = isBelowTitle
    ? belowTitle(text, note, status)
    : isInFront || note.statusPlace === undefined
      ? inFrontMatter(text, (own) => {
          const settled = setYaml(own, ['status'], status);
          const isDated = settled !== undefined && yamlAt(settled, ['date']) !== undefined;
          return isDated ? setYaml(settled, ['date'], desk.today) : settled;
        })
      : inBody(text, note, status);
  return after !== undefined && statusIn(after, note, desk) === status ? after : undefined;
}

/** As an attribute in AsciiDoc, as a field in reStructuredText. */
function belowTitle(text: string, { title, place: { file, line } }: Note, status: string): string | undefined {
  if (title === undefined) return undefined;
  const lines = linesOf(text);
  return isAsciiDoc(file)
    ? below(text, lines[line - 1], `:status: ${status}`)
    : below(text, lines[line], `\n:Status: ${status}`);
}

function inBody(text: string, { status, statusPlace }: Note, wanted: string): string | undefined {
  const line = linesOf(text)[(statusPlace?.line ?? 0) - 1];
  if (line === undefined || statusPlace === undefined || status === null) return undefined;
  const raw = text.slice(line.from, line.to);
  const rest = raw.slice(statusPlace.column - 1);
  const [word] = /\p{L}[\p{L}-]*/u.exec(rest) ?? [''];
  const own = rest.toLowerCase().includes(status) ? status : word;
  const at = line.from + statusPlace.column - 1 + rest.toLowerCase().indexOf(own.toLowerCase());
  const old = text.slice(at, at + own.length);
  const said = /\p{Script=Cyrillic}/u.test(old) ? (russian[wanted] ?? wanted) : wanted;
  const isCapital = /^\p{Lu}/u.test(old);
  return replaced(text, at, at + own.length, isCapital ? said.charAt(0).toUpperCase() + said.slice(1) : said);
}

function statusIn(text: string, { convention, place }: Note, { config }: Desk): string | null | undefined {
  const reader = allConventions.find(({ id }) => id === convention);
  for (const fact of reader?.read({ path: place.file, text }, config) ?? []) {
    if (fact.kind === 'note') return fact.status;
  }
  return undefined;
}
