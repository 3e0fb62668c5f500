import assert from 'node:assert/strict';
import { detachedTargets } from '../../src/core/detached-declaration.ts';
import type { Declaration, Reference } from '../../src/core/model.ts';

const inner: Declaration = {
  what: 'test',
  name: 'rejects an empty cart',
  suites: ['a cart that is empty', undefined],
  parameterised: true,
  aliases: ['an alias of some length'],
  scope: 'org.example.shop.cart',
  hasNamesake: true,
  line: 3,
  endLine: 5,
};
const suite: Declaration = { ...inner, what: 'suite', name: undefined, suites: [], tests: [inner] };
const reference = (target?: Declaration): Reference => ({
  kind: 'reference',
  tag: 'req',
  id: 'REQ-1',
  place: { file: 'a.ts', line: 1, column: 1 },
  role: 'verifies',
  ...(target === undefined ? {} : { target }),
});

describe('references without the text that they were cut from', () => {
  it('say what they said', () => {
    const references = [reference(inner), reference(suite), reference()];
    assert.deepEqual([...detachedTargets(references)], references);
  });

  it('share the declarations that they shared', () => {
    const [one, all, again] = [...detachedTargets([reference(inner), reference(suite), reference(inner)])];
    assert.equal(one?.target, again?.target);
    assert.equal(all?.target?.tests?.[0], one?.target);
    assert.notEqual(one?.target, inner);
  });
});
