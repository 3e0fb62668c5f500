/** Nothing that a report says in one line is longer. */
export const longestLine = 1_048_576;

/**
 * Text that comes in pieces, line by line. Of a line that is too long only the beginning is told.
 * @param tell `number` is 1-based; the line has no line end
 */
export function textLines(tell: (line: string, number: number) => void): {
  write(text: string): void;
  /** The last line, where it does not end. */
  end(): void;
} {
  let rest = '';
  let number = 0;
  const line = (text: string): void => tell(text.endsWith('\r') ? text.slice(0, -1) : text, ++number);
  return {
    write(text) {
      let from = 0;
      for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', from)) {
        const piece = text.slice(from, at);
        line(rest === '' ? piece : (rest + piece).slice(0, longestLine));
        rest = '';
        from = at + 1;
      }
      if (from < text.length && rest.length < longestLine) rest += text.slice(from, from + longestLine);
    },
    end() {
      if (rest !== '') line(rest.slice(0, longestLine));
      rest = '';
    },
  };
}
