import type { Requirement, Specification } from '../../model.ts';
import { draft } from '../../templates/draft.ts';
import type { NewRequirement } from '../../templates/requirement.ts';
import { inMarkdown } from '../inline.ts';
import { below, linesOf } from '../lines.ts';
import { type Written, written } from './written.ts';

/** One more line in the list of requirements, in the form of the last one: `- **FR-004**: …`, or a row of a table. */
export function specKitForm(
  text: string,
  { requirements }: Specification,
  wanted: NewRequirement,
): Written | undefined {
  const ids = requirements.map(localId);
  const functional = requirements.filter((each) => /^FR-?\d/.test(localId(each)));
  const last = (functional.length > 0 ? functional : requirements).at(-1);
  if (last === undefined) return undefined;
  const lines = linesOf(text);
  const line = lines[last.place.line - 1];
  const raw = text.slice(line?.from, line?.to);
  const id = localId(last);
  const at = raw.indexOf(id);
  if (at < 0) return undefined;
  const sentence = inMarkdown(wanted.criterion || wanted.statement || wanted.title);
  const head = raw
    .slice(0, at)
    .replace('~~', '')
    .replace(/\d+(?=[.)])/, (number) => String(Number(number) + 1));
  const tail = raw.slice(at + id.length).replace('~~', '');
  const item =
    head +
    (wanted.id?.slice(wanted.id.lastIndexOf('/') + 1) ?? nextId(id, ids)) +
    (head.trimStart().startsWith('|') ? cellsLike(tail, sentence) : separatorOf(tail) + sentence);
  return written(text, draft(item, ''), (marked) => below(text, lines[last.endLine - 1], marked));
}

/** `FR-004` of `001-login/FR-004`. */
function localId({ id }: Requirement): string {
  return id.slice(id.lastIndexOf('/') + 1);
}

function nextId(last: string, ids: readonly string[]): string {
  const [, head = '', digits = ''] = /^(.*?)(\d+)[a-z]?$/.exec(last) ?? [];
  const numbers = ids
    .filter((id) => id.startsWith(head))
    .map((id) => Number(/^\d+/.exec(id.slice(head.length))?.[0] ?? 0));
  return head + String(Math.max(...numbers) + 1).padStart(digits.length, '0');
}

/** What stands between the ID and the sentence, without a priority in brackets. */
function separatorOf(tail: string): string {
  const [, closing = '', colon = ''] = /^([`*_]*)(?:\s*\([^()]*\))?([`*_]*\s*[:：.–—-]?[*_]*\s*)/.exec(tail) ?? [];
  const separator = closing + colon;
  return /[:：.–—-]/.test(separator) || closing !== '' ? `${separator.trimEnd()} ` : ': ';
}

function cellsLike(tail: string, sentence: string): string {
  const [closing = '', ...cells] = tail.split('|');
  const rest = cells.slice(1, -1).map(() => '  ');
  return `${closing.trimEnd()} | ${[sentence.replaceAll('|', '\\|'), ...rest.map(() => ' ')].join(' | ')} |`;
}
