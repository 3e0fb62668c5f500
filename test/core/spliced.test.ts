import assert from 'node:assert/strict';
import fc from 'fast-check';
import { differenceOf } from '../../src/core/grouped.ts';
import { joined, membersOf, spliceBetween, spliced } from '../../src/core/reading/spliced.ts';

const things = Array.from({ length: 12 }, (_, n) => ({ n }));
const parts = things.map((each, n) => ({ members: things.slice(n, n + (n % 4)), each }));

/** Where two lists differ, by what stands there. */
function between<T>(
  before: readonly T[],
  now: readonly T[],
): { readonly gone: readonly T[]; readonly come: readonly T[] } {
  const { at, gone, come } = spliceBetween(before, now);
  assert.deepEqual([...before.slice(0, at), ...now.slice(at, at + come), ...before.slice(at + gone)], now);
  return { gone: before.slice(at, at + gone), come: now.slice(at, at + come) };
}

describe('A list with others in place of some members', () => {
  it('has those members, and knows where it differs', () => {
    const some = fc.subarray(things);
    fc.assert(
      fc.property(some, fc.nat(12), fc.nat(12), some, (before, from, gone, all) => {
        const at = Math.min(from, before.length);
        const stay = new Set(before.toSpliced(at, gone));
        const others = all.filter((each) => !stay.has(each));
        const now = spliced(before, { at, gone }, others);
        assert.deepEqual(now, before.toSpliced(at, gone, ...others));
        // What it is found to be by a look at all of it.
        assert.deepEqual(between(before, now), between(before, [...now]));
      }),
    );
  });

  it('is the list of before where nothing changed', () => {
    assert.equal(spliced(things, { at: 3, gone: 2 }, things.slice(3, 5)), things);
  });

  it('is not taken for what was made of another list', () => {
    const [first, second] = [things.slice(0, 6), things.slice(2)];
    const now = spliced(first, { at: 1, gone: 1 }, []);
    assert.deepEqual(between(second, now), between(second, [...now]));
  });

  it('is known to differ there without a look at the rest', () => {
    const now = spliced(things, { at: 5, gone: 1 }, []);
    const asked: (string | symbol)[] = [];
    const watched = new Proxy(things, {
      get: (all, key, self) => (asked.push(key), Reflect.get(all, key, self) as unknown),
    });
    const made = spliced(watched, { at: 5, gone: 1 }, []);
    asked.length = 0;
    assert.deepEqual(spliceBetween(watched, made), spliceBetween(things, now));
    assert.deepEqual(asked, []);
  });
});

describe('The members of parts', () => {
  const some = fc.subarray(parts);
  const all = (own: typeof parts): (typeof things)[number][] => own.flatMap(({ members }) => members);

  it('are those of all of them, whatever they were before', () => {
    fc.assert(
      fc.property(some, some, (was, is) => {
        const before = { parts: was, members: all(was) };
        const now = membersOf(is, ({ members }) => members, before);
        assert.deepEqual(now, all(is));
        between(before.members, now);
        assert.deepEqual(
          membersOf(is, ({ members }) => members),
          all(is),
        );
      }),
    );
  });

  it('are the same list where only parts changed, and not their members', () => {
    const before = { parts, members: all(parts) };
    const now = parts.map((each) => ({ ...each }));
    assert.equal(
      membersOf(now, ({ members }) => members, before),
      before.members,
    );
  });

  it('differ by no more than what came and went', () => {
    const distinct = parts.map((each) => ({ members: [{ of: each }, { of: each }] }));
    const before = { parts: distinct, members: distinct.flatMap(({ members }) => members) };
    const now = membersOf(distinct.toSpliced(4, 1), ({ members }) => members, before);
    assert.deepEqual(differenceOf(before.members, now), { gone: distinct[4]?.members, come: [] });
  });
});

describe('Lists that stand one behind the other', () => {
  const some = fc.subarray(things);

  it('differ from where the first of them does to where the last one does', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(some, some), { maxLength: 4 }), (all) => {
        const [before, now] = [joined(...all.map(([was]) => was)), joined(...all.map(([, is]) => is))];
        assert.deepEqual(
          now,
          all.flatMap(([, is]) => is),
        );
        between(before, now);
        const unjoined = between([...before], [...now]);
        assert.ok(between(before, now).gone.length >= unjoined.gone.length);
        assert.deepEqual(between(joined(...all.map(([was]) => was)), before), { gone: [], come: [] });
      }),
    );
  });

  it('are compared one with the other', () => {
    const [a, b, c] = [things.slice(0, 4), things.slice(4, 8), things.slice(8)];
    const now = joined(a, spliced(b, { at: 1, gone: 2 }, []), c);
    assert.deepEqual(between(joined(a, b, c), now), { gone: things.slice(5, 7), come: [] });
    assert.deepEqual(between(joined(a, b), now), between([...a, ...b], [...now]));
  });

  it('are not looked at where it is known where one of them changed', () => {
    const asked: (string | symbol)[] = [];
    const watched = new Proxy(things, {
      get: (all, key, self) => (asked.push(key), Reflect.get(all, key, self) as unknown),
    });
    const [before, now] = [joined(watched, []), joined(spliced(watched, { at: 5, gone: 1 }, []), things)];
    asked.length = 0;
    assert.deepEqual(spliceBetween(before, now), { at: 5, gone: 7, come: 18 });
    assert.deepEqual(asked, []);
  });
});
