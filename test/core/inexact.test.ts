import assert from 'node:assert/strict';
import { Inexact } from '../../src/core/trace/inexact.ts';

describe('IDs that are no requirement’s own', () => {
  it('are told of by the keys where they may come to mean something else', () => {
    const inexact = new Inexact<string>();
    inexact.add('req-1', 'first', ['spelling req-1', 'family req']);
    inexact.add('2', 'second', ['ordinal']);
    assert.deepEqual([...inexact.at(['family req', 'ordinal'])], ['req-1', '2']);
    assert.deepEqual([...inexact.at(['spelling req-2'])], []);
  });

  it('are kept but for those that are left out, which are told of again when they are asked for again', () => {
    const before = new Inexact<string>();
    before.add('a', 'was', ['key']);
    before.add('b', 'stays', ['other']);
    const after = before.without(['a']);
    assert.deepEqual([after.found('a'), after.found('b')], [undefined, 'stays']);
    assert.deepEqual([...after.at(['key'])], []);
    after.add('a', 'is', ['key']);
    assert.deepEqual([...after.at(['key'])], ['a']);
    assert.deepEqual([before.found('a'), after.found('a')], ['was', 'is']);
  });

  it('mean to those before and to those after what each found, whoever is asked first', () => {
    const before = new Inexact<string>();
    before.add('a', 'same', ['key']);
    const [after, another] = [before.without([]), before.without(['a'])];
    before.add('b', 'then', ['key']);
    assert.equal(after.found('b'), undefined);
    after.add('b', 'now', ['key']);
    assert.deepEqual([before.found('b'), after.found('b'), another.found('b')], ['then', 'now', undefined]);
    assert.deepEqual([another.found('a'), after.without([]).found('b')], [undefined, 'now']);
  });
});
