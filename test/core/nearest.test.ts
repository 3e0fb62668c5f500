import assert from 'node:assert/strict';
import fc from 'fast-check';
import { NearWords } from '../../src/core/convention/near-words.ts';
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

  it('finds what comparing each letter with each finds', () => {
    const word = fc.stringMatching(/^[ab12]{2,7}$/);
    fc.assert(
      fc.property(word, fc.uniqueArray(word, { minLength: 4, maxLength: 30 }), (wanted, words) => {
        const limit = Math.max(1, Math.floor(wanted.length / 3));
        const expected = words
          .map((each) => ({ each, slips: slips(wanted, each) }))
          .filter((each) => each.slips <= limit)
          .sort((a, b) => a.slips - b.slips)
          .slice(0, 3)
          .map(({ each }) => each);
        assert.deepEqual(nearest(wanted, words, 3), expected);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('Words that are near, asked for again and again', () => {
  it('are those that are found one by one, in the same order', () => {
    const word = fc.oneof(
      fc.stringMatching(/^[ab12]{0,9}$/),
      fc.stringMatching(/^[aAbBéЯя]{1,6}$/),
      fc.stringMatching(/^REQ-[0-2]{3,5}$/),
    );
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 60 }),
        fc.array(word, { minLength: 6, maxLength: 20 }),
        fc.integer({ min: 1, max: 5 }),
        (words, wanted, most) => {
          const near = new NearWords(() => words);
          for (const each of wanted) assert.deepEqual(near.nearest(each, most), nearest(each, words, most), each);
        },
      ),
      { numRuns: 1500 },
    );
  });

  it('are put in order once, and not for a few questions', () => {
    let times = 0;
    const near = new NearWords(() => {
      times++;
      return ['REQ-001', 'REQ-002'];
    });
    for (let asked = 0; asked < 20; asked++) assert.deepEqual(near.nearest('REQ-003', 3), ['REQ-001', 'REQ-002']);
    assert.ok(times < 8, `${times} times`);
  });
});

/** Optimal string alignment distance, as it is defined. */
function slips(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const same = a.at(-1) === b.at(-1) ? 0 : 1;
  const [shortA, shortB] = [a.slice(0, -1), b.slice(0, -1)];
  const all = [slips(shortA, b) + 1, slips(a, shortB) + 1, slips(shortA, shortB) + same];
  const isSwapped = a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1);
  if (isSwapped) all.push(slips(a.slice(0, -2), b.slice(0, -2)) + 1);
  return Math.min(...all);
}
