/**
 * Line and column, 1-based, of offsets that are asked for in ascending order: one pass over the text, however many are asked.
 * @param line where the text itself begins
 */
export function lineCounter(
  text: string,
  line = 1,
  column = 1,
): (offset: number) => { readonly line: number; readonly column: number } {
  let current = line;
  let start = 1 - column;
  let next = text.indexOf('\n');
  return (offset) => {
    while (next >= 0 && next < offset) {
      current++;
      start = next + 1;
      next = text.indexOf('\n', start);
    }
    return { line: current, column: offset - start + 1 };
  };
}
