/** Positions of `<!--` that are neither escaped nor inside a code span. */
export function* commentStarts(line: string, from: number): Generator<number> {
  let lastRuns: ReadonlyMap<number, number> | undefined;
  for (let at = from; at < line.length; at++) {
    const char = line[at];
    if (char === '\\') at++;
    else if (char === '`') {
      const end = endOfRun(line, at);
      lastRuns ??= lastTicks(line, at);
      // Looked for only where there is one: a thousand runs of different lengths would cost a thousand searches.
      at = (lastRuns.get(end - at) ?? at) > at ? closingTicks(line, end, end - at) - 1 : end - 1;
    } else if (char === '<' && line.startsWith('<!--', at)) {
      yield at;
      const end = line.indexOf('-->', at + 2);
      if (end >= 0) at = end + 2;
    }
  }
}

/** Where the last run of back-ticks of each length begins. */
function lastTicks(line: string, from: number): Map<number, number> {
  const last = new Map<number, number>();
  for (let at = from; at >= 0; ) {
    const end = endOfRun(line, at);
    last.set(end - at, at);
    at = line.indexOf('`', end);
  }
  return last;
}

/** The end of the next run of that length, which exists. */
function closingTicks(line: string, from: number, length: number): number {
  let at = from;
  let end = from;
  do {
    at = line.indexOf('`', end);
    end = endOfRun(line, at);
  } while (end - at !== length);
  return end;
}

function endOfRun(line: string, at: number): number {
  let end = at;
  while (line[end] === '`') end++;
  return end;
}
