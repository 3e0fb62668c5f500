import assert from 'node:assert/strict';
import fc from 'fast-check';
import { lineStartAt, linesUp } from '../../../src/core/understanding/line-starts.ts';
import { linesOf } from '../../../src/core/writing/lines.ts';

describe('Lines of a text', () => {
  const texts = fc
    .array(fc.constantFrom('a', ' ', '#', '\n', '\r\n', '\r'), { maxLength: 30 })
    .map((all) => all.join(''));

  it('are the same from below as from above', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const lines = linesOf(text);
        for (const [at, { from }] of lines.entries()) {
          const above = lines.slice(0, at).map((line) => text.slice(line.from, line.to));
          assert.deepEqual([...linesUp(text, from)], above.reverse());
        }
      }),
    );
  });

  it('begin where the one begins that an offset is in', () => {
    fc.assert(
      fc.property(texts, (text) => {
        for (const { from, to } of linesOf(text))
          for (let offset = from; offset <= to; offset++) assert.equal(lineStartAt(text, offset), from);
      }),
    );
  });
});
