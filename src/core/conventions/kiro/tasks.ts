/** `_Requirements: 2.1, 2.2_`, `**Validates: Requirements 2.1, 2.2**`; words such as "All" name none. */
const names = /^[_*\s]*(?:Validates|Requirements?)(?=[\s:*_]*(?:Requirements?)?[\s:*_]*\d)/i;
const number = /(?<![A-Za-z0-9.-])(\d+(?:\.\d+)?)(?:\s*[-–]\s*(\d+(?:\.\d+)?))?(?![A-Za-z0-9])/g;
/** A longer range is a slip of the pen. */
const longestRange = 50;

/** The ordinals that a task names, in order, each once. */
export function requirementsOfTask(lines: readonly string[]): string[] {
  const found = new Set<string>();
  for (const text of lines) if (names.test(text)) for (const ordinal of ordinalsIn(text)) found.add(ordinal);
  return [...found];
}

/** `1.2, 1.4-1.6, 3`: a range lies within one requirement, or is one of whole requirements. */
export function* ordinalsIn(text: string): Generator<string> {
  for (const [, from = '', to] of text.matchAll(number)) {
    yield from;
    if (to === undefined) continue;
    const [first = '', last = ''] = [from, to].map((each) => each.slice(each.indexOf('.') + 1));
    const head = from.slice(0, from.length - first.length);
    if (!to.startsWith(head) || to.length - last.length !== head.length) yield to;
    else
      for (let n = Number(first) + 1; n <= Number(last) && n - Number(first) < longestRange; n++) yield `${head}${n}`;
  }
}
