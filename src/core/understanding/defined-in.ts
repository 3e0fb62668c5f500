import { offsetsOf } from './line-starts.ts';
import type { Mention } from './mentions.ts';
import type { Requirement } from '../model.ts';

/** Where a document defines its requirements, as far as they are still where they were read. @param line only that one */
export function* definedIn(
  requirements: readonly Requirement[],
  text: string,
  line?: { readonly number: number; readonly from: number },
): Generator<Mention> {
  const offsetAt = offsetsOf(text);
  for (const requirement of requirements) {
    const { place } = requirement;
    if (line !== undefined && place.line !== line.number) continue;
    const at = line === undefined ? offsetAt(place) : Math.min(line.from + place.column - 1, text.length);
    const rest = /^[^\r\n]*/.exec(text.slice(at, at + 500))?.[0] ?? '';
    const found = headingOf(rest, requirement);
    if (found === undefined) continue;
    const [from, to] = [at + found.index, at + found.index + found.length];
    const meaning = { kind: 'requirement', requirement, criterion: undefined } as const;
    yield { from, to, idTo: to, id: requirement.id, meaning, as: 'definition' };
  }
}

/** The ID, or the part of it that the convention writes; where it writes but an ordinal or none, the heading. */
export function headingOf(
  line: string,
  { id, title }: Requirement,
): { readonly index: number; readonly length: number } | undefined {
  const short = id.slice(id.lastIndexOf('/') + 1);
  const isOrdinal = /^\d[\d.]*$/.test(short);
  for (const form of isOrdinal ? [id] : [id, short]) {
    const index = line.indexOf(form);
    if (index >= 0) return { index, length: form.length };
  }
  if (!isOrdinal && (title === '' || !line.includes(title))) return undefined;
  return { index: 0, length: line.trimEnd().length };
}
