import assert from 'node:assert/strict';
import fc from 'fast-check';
import { code, codeOf } from '../../src/core/code/code.ts';

/** The definition, without anything to make it fast. */
function closings(text: string): Map<number, number> {
  const found = new Map<number, number>();
  const open: { readonly closer: string; readonly at: number }[] = [];
  for (const [at, char] of [...text].entries()) {
    const closer = { '(': ')', '[': ']', '{': '}' }[char];
    if (closer !== undefined) open.push({ closer, at });
    if (!open.some((each) => each.closer === char)) continue;
    for (let last = open.pop(); last !== undefined; last = open.pop()) {
      found.set(last.at, at);
      if (last.closer === char) break;
    }
  }
  return found;
}

describe('code without its comments and strings', () => {
  it('is as long as the text, with a string as quotes and a comment as blanks', () => {
    const { masked, codeOn, lines, line, stringAt } = codeOf('a.ts', 'f("(", `a\r\n${b}`); // (\r\n\tx\n');
    assert.equal(masked, 'f("_", "_\r\n_"b"");     \r\n\tx\n');
    assert.deepEqual([lines, codeOn(3), codeOn(4), codeOn(5), line(masked.indexOf('x'))], [4, 'x', '', '', 3]);
    assert.deepEqual([stringAt(2)?.end, stringAt(3)], [5, undefined]);
  });

  it('knows which bracket closes another, whatever is asked first, in code that is sound and in code that is not', () => {
    const brackets = fc.constantFrom('(', ')', '[', ']', '{', '}', 'x');
    const sound = fc.letrec<{ text: string }>((tie) => ({
      text: fc.oneof(
        { maxDepth: 4 },
        fc.constant('x'),
        fc
          .tuple(fc.constantFrom('()', '[]', '{}'), tie('text'), tie('text'))
          .map(([pair, a, b]) => pair.split('').join(a) + b),
      ),
    })).text;
    const text = fc.oneof(
      sound,
      fc.array(fc.oneof(brackets, sound), { maxLength: 12 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, fc.array(fc.nat(60), { maxLength: 20 }), (source, offsets) => {
        const { closing } = code(source, []);
        const expected = closings(source);
        for (const offset of [...offsets, ...source.split('').keys()])
          assert.equal(closing(offset), expected.get(offset) ?? source.length, `${offset} of ${source}`);
      }),
      { numRuns: 3000 },
    );
  });
});
