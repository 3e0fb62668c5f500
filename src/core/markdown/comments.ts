/** Positions of `<!--` that are neither escaped nor inside a code span. */
export function* commentStarts(line: string, from: number): Generator<number> {
  for (let at = from; at < line.length; at++) {
    const char = line[at];
    if (char === '\\') at++;
    else if (char === '`') {
      let end = at;
      while (line[end] === '`') end++;
      const close = closingTicks(line, end, end - at);
      at = (close ?? end) - 1;
    } else if (char === '<' && line.startsWith('<!--', at)) {
      yield at;
      const end = line.indexOf('-->', at + 2);
      if (end >= 0) at = end + 2;
    }
  }
}

function closingTicks(line: string, from: number, length: number): number | undefined {
  for (let at = line.indexOf('`', from); at >= 0; ) {
    let end = at;
    while (line[end] === '`') end++;
    if (end - at === length) return end;
    at = line.indexOf('`', end);
  }
  return undefined;
}
