import { lineStartAt } from '../understanding/line-starts.ts';

/**
 * Whether a line is shown as it is, or not at all: between fences, or in a comment. From one mark to the next, because this runs while
 * somebody types in a document that may be very long.
 */
export function isNoProse(text: string, line: number): boolean {
  const marks = ['```', '~~~', '<!--'].map((mark) => ({ mark, at: text.indexOf(mark) }));
  for (let from = 0; ; ) {
    for (const each of marks) if (each.at >= 0 && each.at < from) each.at = text.indexOf(each.mark, from);
    const [next] = marks.filter(({ at }) => at >= 0 && at < line).sort((a, b) => a.at - b.at);
    if (next === undefined) return false;
    const end = next.mark === '<!--' ? behind(text, '-->', next.at + 4) : behindFence(text, next.at, next.mark);
    if (end === undefined || end > line) return true;
    from = end;
  }
}

function behind(text: string, mark: string, from: number): number | undefined {
  const at = text.indexOf(mark, from);
  return at < 0 ? undefined : at + mark.length;
}

/** Behind the fence that closes what begins at an offset; behind the mark itself where that is no fence. */
function behindFence(text: string, at: number, mark: string): number | undefined {
  const [sign = ''] = mark;
  let length = mark.length;
  while (text[at + length] === sign) length++;
  const isBegun = /^[\s>]*(?:[-*+]|\d{1,9}[.)])?[\s>]*$/.test(text.slice(lineStartAt(text, at), at));
  const info = text.slice(at + length, lineEnd(text, at + length));
  if (!isBegun || (sign === '`' && info.includes(sign))) return at + length;
  const fence = sign.repeat(length);
  for (let end = text.indexOf(fence, at + length); end >= 0; end = text.indexOf(fence, end + 1)) {
    const close = lineEnd(text, end);
    const isAlone = /^[\s>]*$/.test(text.slice(lineStartAt(text, end), end));
    if (isAlone && text.slice(end, close).trimEnd().replaceAll(sign, '') === '') return close;
  }
  return undefined;
}

function lineEnd(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  return at < 0 ? text.length : at;
}
