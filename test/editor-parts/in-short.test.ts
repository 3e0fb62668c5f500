import assert from 'node:assert/strict';
import { inShort } from '../../src/editor/in-short.ts';

describe('A text of which nobody knows how long it is', () => {
  it('stays as it is where it can be read', () => {
    for (const text of ['', 'REQ-001 Total', 'x'.repeat(1000)]) assert.equal(inShort(text), text);
  });

  it('is cut off behind a whole character, and says so', () => {
    assert.equal(inShort('x'.repeat(1001)), `${'x'.repeat(1000)}…`);
    assert.equal(inShort(`${'x'.repeat(999)}🙂🙂`), `${'x'.repeat(999)}…`);
  });

  it('turns nothing around that follows', () => {
    assert.equal(inShort(`\u2068${'א'.repeat(2000)}\u2069 fails`), `\u2068${'א'.repeat(999)}…\u2069`);
    assert.equal(inShort(`\u2068א\u2069${'x'.repeat(2000)}`), `\u2068א\u2069${'x'.repeat(997)}…`);
  });
});
