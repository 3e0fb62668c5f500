/** Where things of YAML end; the readers only tell where they begin. */

/** Offset behind the quote that closes the one at an offset. */
export function quoteEnd(text: string, at: number): number {
  const quote = text[at];
  for (let end = at + 1; end < text.length; end++) {
    if (quote === '"' && text[end] === '\\') end++;
    else if (text[end] === quote) {
      if (quote === '"' || text[end + 1] !== quote) return end + 1;
      end++;
    }
  }
  return text.length;
}

export interface Brackets {
  /** Offset of the closing bracket. */
  readonly close: number;
  /** Behind the last thing inside; the offset behind the opening bracket where there is nothing. */
  readonly lastEnd: number;
}

/** The brackets that open at an offset. */
export function bracketsAt(text: string, open: number): Brackets | undefined {
  let depth = 0;
  let lastEnd = open + 1;
  for (let at = open; at < text.length; at++) {
    const char = text[at] ?? '';
    if (char === '[' || char === '{') depth++;
    else if (char === ']' || char === '}') {
      if (--depth === 0) return { close: at, lastEnd };
    } else if ((char === '"' || char === "'") && /[\s[{,:]/.test(text[at - 1] ?? '')) at = quoteEnd(text, at) - 1;
    else if (char === '#' && /\s/.test(text[at - 1] ?? '')) {
      while (at + 1 < text.length && !/[\r\n]/.test(text[at + 1] ?? '')) at++;
      continue;
    }
    if (!/\s/.test(char)) lastEnd = at + 1;
  }
  return undefined;
}

/** Offset behind a scalar that begins and ends on one line. */
export function scalarEnd(text: string, at: number, isInBrackets: boolean): number {
  if (text[at] === '"' || text[at] === "'") return quoteEnd(text, at);
  const end = (isInBrackets ? /[,\]}\r\n]|\s#/ : /[\r\n]|\s#/).exec(text.slice(at));
  const whole = text.slice(at, end === null ? undefined : at + end.index);
  return at + whole.trimEnd().length;
}
