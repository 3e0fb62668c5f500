import type { Desk } from '../../edit.ts';
import { grouped } from '../../grouped.ts';
import type { Specification } from '../../model.ts';
import { draft } from '../../templates/draft.ts';
import type { NewRequirement } from '../../templates/requirement.ts';
import { slug } from '../file-names.ts';
import { asParagraph, inMarkdown } from '../inline.ts';
import { linesOf } from '../lines.ts';
import { put } from '../requirement-section.ts';
import { type Written, written } from './written.ts';

/** One more item below the last one and in its form: its title, its ID, its text, and what has to cover it. */
export function openfasttraceForm(
  { model }: Desk,
  text: string,
  { requirements }: Specification,
  wanted: NewRequirement,
): Written | undefined {
  const last = requirements.at(-1);
  if (last === undefined) return undefined;
  const lines = linesOf(text);
  const raw = (number: number): string => text.slice(lines[number - 1]?.from, lines[number - 1]?.to);
  const own = raw(last.place.line);
  const at = own.indexOf(last.id);
  // An item that hands another one on has a form of its own.
  if (at < 0) return undefined;
  const ids = requirements.map(({ id }) => id);
  const id =
    wanted.id ??
    freeId(
      ids,
      model.requirements.map((each) => each.id),
      wanted.title,
    );
  const title = titleAbove(raw, last.place.line, last.title, inMarkdown(wanted.title));
  const head = `${title}${own.slice(0, at)}${id}${own.slice(at + last.id.length).trimEnd()}\n\n`;
  const said = [wanted.statement, wanted.criterion]
    .filter((each) => each !== '')
    .map(asParagraph)
    .join('\n\n');
  const needs = last.needs === undefined ? '' : `\n\nNeeds: ${last.needs.join(', ')}`;
  const section = said === '' ? draft(head, needs) : draft(head + said, needs);
  return written(text, section, (marked) => put(text, last.endLine, marked));
}

/** `req~login.beep-twice~1` among others of `req~login.…`. */
function freeId(ids: readonly string[], taken: readonly string[], title: string): string {
  const kinds = [...grouped(ids, (id) => id.slice(0, id.indexOf('~')))].sort(([, a], [, b]) => b.length - a.length);
  const [kind = 'req', alike = []] = kinds[0] ?? [];
  const groups = new Set(alike.map((id) => /~(.*\.)[^.]*~\d+$/.exec(id)?.[1] ?? ''));
  const name = `${kind}~${groups.size === 1 ? ([...groups][0] ?? '') : ''}${slug(title, 'requirement')}`;
  for (let number = 1; ; number++) {
    const id = `${name}${number === 1 ? '' : `-${String(number)}`}`;
    if (taken.every((each) => !each.startsWith(`${id}~`))) return `${id}~1`;
  }
}

/** A heading like the one above the last item; nothing where that has none. */
function titleAbove(raw: (line: number) => string, item: number, title: string, wanted: string): string {
  if (title === '') return '';
  for (let line = item - 1; line > 0 && line > item - 6; line--) {
    const hashes = /^(#+)\s/.exec(raw(line))?.[1];
    if (hashes !== undefined) return `${hashes} ${wanted}\n`;
    const [underline] = /^([=\-~^"'`#*+.:_])\1{2,}(?=\s*$)/.exec(raw(line)) ?? [];
    if (underline !== undefined)
      return `${wanted}\n${(underline[0] ?? '-').repeat(Math.max(3, [...wanted].length))}\n\n`;
  }
  return '';
}
