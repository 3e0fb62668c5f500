import assert from 'node:assert/strict';
import fc from 'fast-check';
import { codeSpan, codeSpanAt } from '../../src/core/syntax/code-span.ts';
import { readSource } from '../../src/core/code/source.ts';
import { withReference } from '../../src/core/writing/reference.ts';

describe('A code span', () => {
  it('holds any line, with back-ticks or without', () => {
    const line = fc
      .array(fc.constantFrom('`', '``', 'a', ' ', '/', 'я'), { minLength: 1, maxLength: 30 })
      .map((parts) => parts.join('').trim())
      .filter((text) => text !== '');
    fc.assert(
      fc.property(line, (text) => {
        const span = codeSpan(text);
        assert.deepEqual(codeSpanAt(`x ${span}/2`, 2)?.says, text);
        assert.equal(codeSpanAt(`x ${span}/2`, 2)?.end, 2 + span.length);
      }),
    );
  });

  it('that never ends is none', () => {
    for (const text of ['`a', '``a`', '`a\nb`', '``', '` `']) assert.equal(codeSpanAt(text, 0), undefined, text);
  });

  it('cites in code what has back-ticks itself, beside others', () => {
    const id = 'cli/Support `--all` flag';
    const text = 'function all() {}\n';
    const one = withReference('src/a.js', text, 1, id);
    assert.ok(typeof one === 'object');
    assert.equal(one.text, '// @req ``cli/Support `--all` flag``\nfunction all() {}\n');
    assert.equal(withReference('src/a.js', one.text, 2, id), 'there');
    const two = withReference('src/a.js', one.text, 2, 'cli/`-x`');
    assert.ok(typeof two === 'object');
    const cited = Array.from(readSource('src/a.js', two.text, false), (each) =>
      each.kind === 'reference' ? each.id : '',
    );
    assert.deepEqual(cited, [id, 'cli/`-x`']);
  });
});
