/** Characters of a piece. */
const atOnce = 64 * 1024;

/**
 * A text in UTF-8, piece by piece: all of it at once would take its memory a second time. Each piece holds until the next is asked for.
 * Halves of pairs that stand alone become U+FFFD, as in `Buffer.from`.
 */
export function* piecesOf(text: string): Generator<Buffer> {
  const space = Buffer.allocUnsafe(3 * Math.min(atOnce, text.length));
  for (let from = 0; from < text.length; ) {
    let to = Math.min(from + atOnce, text.length);
    if (to < text.length && isFirstOfPair(text.charCodeAt(to - 1))) to--;
    yield space.subarray(0, space.write(text.slice(from, to)));
    from = to;
  }
}

/** A short text, and a long one behind it. */
export function* headed(head: string, text: string): Generator<Buffer> {
  yield Buffer.from(head);
  yield* piecesOf(text);
}

function isFirstOfPair(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}
