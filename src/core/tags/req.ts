import { codeSpan, codeSpanAt } from '../syntax/code-span.ts';
import { parseId } from '../ids.ts';
import { lineCounter } from '../syntax/line-counter.ts';
import type { Tag, TagReference } from '../reader.ts';

// @req READ-004
const marker = '@req';
/** A tag that is quoted is spoken of, not used; `foo@req` and `@required` are other words. */
const opening = /(?<![\p{L}\p{N}_@`'"./\\-])@req(?=[ \t])/uy;
const plain = /[^\s,`]{1,200}/y;
const separator = /[ \t]*,[ \t]*|[ \t]+/y;
/** What may close a sentence or a bracket behind an ID, and so ends the list. */
const closing = /[.:;!?)\]}>"'*]+$/;
const qualified = /^[\p{L}\p{N}][\p{L}\p{N}_.-]*(?:[/~][\p{L}\p{N}][\p{L}\p{N}_.-]*)+$/u;
const criterionNumber = /^(.+\/[^/]+)\/([1-9]\d{0,3})$/;

/** `@req REQ-007, REQ-008/2`, which ends where something is no ID. */
export const req: Tag = {
  id: 'req',
  title: '@req',
  marker,
  *references({ text, line, column }) {
    const place = lineCounter(text, line, column);
    for (let start = text.indexOf(marker); start >= 0; start = text.indexOf(marker, start + marker.length)) {
      if (match(opening, text, start) === undefined) continue;
      for (const { at, id, criterion } of cited(text, start + marker.length)) {
        const { line, column } = place(at);
        yield criterion === undefined ? { id, line, column } : { id, criterion, line, column };
      }
    }
  },
  typed(before) {
    const start = before.lastIndexOf(marker);
    if (start < 0 || match(opening, before, start) === undefined) return undefined;
    const [partial = ''] = /(?:`[^`]*|[^\s,`]*)$/.exec(before) ?? [];
    if (!followsIds(before.slice(start + marker.length, before.length - partial.length))) return undefined;
    return { from: before.length - partial.length, write: (id) => (isPlain(id) ? id : codeSpan(id)) };
  },
};

type Id = Pick<TagReference, 'id' | 'criterion'>;

function* cited(text: string, from: number): Generator<Id & { readonly at: number }> {
  let at = from;
  for (let first = true; ; first = false) {
    const gap = match(separator, text, at);
    if (gap === undefined) return;
    const start = at + gap.length;
    const quoted = codeSpanAt(text, start);
    if (quoted !== undefined) {
      const id = parseId(quoted.says) ?? parseQualified(quoted.says);
      if (id === undefined) return;
      yield { ...id, at: quoted.from };
      at = quoted.end;
      continue;
    }
    const token = match(plain, text, start);
    if (token === undefined) return;
    const bare = token.replace(closing, '');
    const id = parseId(bare) ?? parsePlain(bare, first);
    if (id === undefined) return;
    yield { ...id, at: start };
    at = start + token.length;
    if (bare !== token) return;
  }
}

/** A list goes on with what has a number in its last part, so that `and/or` ends it. */
function parsePlain(token: string, first: boolean): Id | undefined {
  if (!qualified.test(token)) return undefined;
  if (!first && !/\d[^/]*$/.test(token)) return undefined;
  return parseQualified(token);
}

/** `001-login/FR-001/2` cites a criterion; in `login/2.1` the convention decides what the number means. */
function parseQualified(id: string): Id | undefined {
  if (!/[\p{L}\p{N}]/u.test(id)) return undefined;
  const [, requirement, criterion] = criterionNumber.exec(id) ?? [];
  return requirement === undefined || criterion === undefined ? { id } : { id: requirement, criterion };
}

function match(expression: RegExp, text: string, at: number): string | undefined {
  expression.lastIndex = at;
  return expression.exec(text)?.[0];
}

/** Between the tag and what is being typed there may be IDs and nothing else. */
function followsIds(text: string): boolean {
  const words = text.split(/[\s,]+(?=(?:[^`]*`[^`]*`)*[^`]*$)/).filter((word) => word !== '');
  return /^[ \t]/.test(text) && words.length === [...cited(text, 0)].length;
}

function isPlain(id: string): boolean {
  return parseId(id) !== undefined || qualified.test(id);
}
