import assert from 'node:assert/strict';
import { inEnglish, message, speaker } from '../../src/core/index.ts';
import { alone } from '../../src/editor/alone.ts';

describe('A sentence that stands alone', () => {
  const said = (...args: Parameters<typeof message>): string => alone(message(...args), inEnglish);

  it('begins with a capital', () => {
    assert.equal(said('the test “{test}” fails', { test: 'adds up' }), 'The test “adds up” fails');
    assert.equal(said('{n} to go', { n: 2 }), '2 to go');
  });

  it('leaves a name or a path alone that it begins with, however deep that stands', () => {
    const found = message('{id} has no linked test', { id: 'loans-01J6XW9K/FR-001' });
    assert.equal(alone(found, inEnglish), 'loans-01J6XW9K/FR-001 has no linked test');
    assert.equal(
      said('{found}; wanted: {wanted}', { found, wanted: message('one') }),
      'loans-01J6XW9K/FR-001 has no linked test; wanted: one',
    );
    assert.equal(said('{files} are there', { files: ['a.md', message('others')] }), 'a.md, others are there');
  });

  it('begins with a capital where only its translation begins with a word', () => {
    const russian = speaker('ru', { '{passed} passed': 'прошло {passed}', 'of {id}': '{id} — откуда' });
    assert.equal(alone(message('{passed} passed', { passed: 4 }), russian), 'Прошло 4');
    assert.equal(alone(message('of {id}', { id: 'a-1' }), russian), 'a-1 — откуда');
  });
});
