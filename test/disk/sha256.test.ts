import assert from 'node:assert/strict';
import fc from 'fast-check';
import { sha256Of } from '../../src/core/sha256.ts';
import { sha256Of as ofTheMachine } from '../../src/disk/sha256.ts';

describe('a digest of a text', () => {
  it('is the same from the core and from the machine, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'é', '\u0301', '😀', '\ud83d', '\n', '\0') }), (text) => {
        assert.equal(ofTheMachine(text), sha256Of(text));
      }),
    );
  });
});
