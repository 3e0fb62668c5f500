import assert from 'node:assert/strict';
import fc from 'fast-check';
import { nearest } from '../../src/core/convention/nearest.ts';

describe('nearest', () => {
  it('forgives one slip for every three letters', () => {
    assert.deepEqual(nearest('gats', ['people', 'gate', 'test']), ['gate']);
    assert.deepEqual(nearest('severites', ['severities']), ['severities']);
    assert.deepEqual(nearest('wavers', ['waivers']), ['waivers']);
    assert.deepEqual(nearest('owner', ['waivers', 'people']), []);
    assert.deepEqual(nearest('on', ['by', 'until']), []);
  });
  it('counts swapped neighbours as one slip, and case as none', () => {
    assert.deepEqual(nearest('gaet', ['gate']), ['gate']);
    assert.deepEqual(nearest('ATLEAST', ['atLeast']), ['atLeast']);
  });
  it('puts the nearest first, and keeps the order of equals', () => {
    assert.deepEqual(nearest('REQ-007', ['REQ-010', 'REQ-017', 'REQ-008', 'REQ-007a'], 3), [
      'REQ-017',
      'REQ-008',
      'REQ-007a',
    ]);
    assert.deepEqual(nearest('test', ['tests', 'test'], 2), ['test', 'tests']);
  });
  it('finds every word by itself, and by one slip of it', () => {
    const word = fc.stringMatching(/^[a-z]{3,12}$/);
    fc.assert(
      fc.property(word, fc.nat(), fc.array(word), (wanted, at, others) => {
        const slip = wanted.slice(0, at % wanted.length) + wanted.slice((at % wanted.length) + 1);
        assert.equal(nearest(wanted, [...others, wanted])[0], wanted);
        if (slip.length >= 3) assert.ok(nearest(slip, [wanted]).includes(wanted));
      }),
    );
  });
});
