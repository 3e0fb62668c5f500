import type { Classifier } from '../reading/classify.ts';
import { anyLanguage, lexisOf } from '../code/comments/languages.ts';
import { pieces } from '../code/comments/pieces.ts';
import type { TypedId } from '../reader.ts';
import * as tags from '../tags/index.ts';
import { lineStartAt } from '../understanding/line-starts.ts';

/**
 * An ID that is being typed at an offset: behind a tag in a comment, in the name of a test, or in a document. Where no ID belongs, that is told by
 * the line alone, so that a keystroke costs nothing.
 *
 * @param prefixes of the IDs that the repository uses, `REQ-`: in running text an ID is offered once that much of it is there
 */
export function typedIdAt(
  {
    path,
    text,
    offset,
    isProse,
  }: { readonly path: string; readonly text: string; readonly offset: number; readonly isProse: boolean },
  kinds: Classifier,
  prefixes: () => readonly string[],
): TypedId | undefined {
  const lineStart = lineStartAt(text, offset);
  const before = text.slice(lineStart, offset);
  if (before.length > longest) return undefined;
  const begun = (): TypedId | undefined =>
    begunIn(before, prefixes, /(?<![\p{L}\p{N}_/.-])[A-Z][A-Z0-9]*(?:[-_.][A-Z0-9]*)*$/u);
  const moved = (typed: TypedId | undefined): TypedId | undefined =>
    typed && { from: lineStart + typed.from, write: (id) => typed.write(id) };
  if (isProse) return moved(begun());
  const tagged = taggedIn(before);
  if (tagged !== undefined) return isInComment(path, text, offset) ? moved(tagged) : undefined;
  if (kinds.kindOf(path).isTest && testName.test(before)) return moved(begun());
  return undefined;
}

/** Nobody types in a longer line. */
const longest = 2000;

function taggedIn(before: string): TypedId | undefined {
  for (const tag of Object.values(tags)) {
    if (!before.includes(tag.marker) && !(tag.alsoMarks ?? []).some((also) => before.includes(also))) continue;
    const typed = tag.typed(before);
    if (typed !== undefined) return typed;
  }
  return undefined;
}

/** The cursor is in the name that a test or a suite is given, as far as the line tells. */
const testName =
  /(?:\b(?:it|test|describe|suite|context|specify|bench|Describe|It|Context|Run|DisplayName|should)\b[^'"`]*)(?:'[^']*|"[^"]*|`[^`]*)$/;

function begunIn(before: string, prefixes: () => readonly string[], word: RegExp): TypedId | undefined {
  const partial = word.exec(before)?.[0];
  if (partial === undefined) return undefined;
  const letters = partial.replace(/[-_.]?\d*$/, '');
  const isBegun = prefixes().some(
    (prefix) => prefix === letters || (letters === partial && partial.length > 1 && prefix.startsWith(partial)),
  );
  return isBegun
    ? { from: before.length - partial.length, write: (id) => (/^[A-Z]/.test(id) ? id : undefined) }
    : undefined;
}

function isInComment(path: string, text: string, offset: number): boolean {
  return pieces(text, lexisOf(path, text) ?? anyLanguage, offset - 1).some(
    ({ kind, from, to }) => kind === 'comment' && from <= offset && offset <= to,
  );
}
