import assert from 'node:assert/strict';
import { inOneLine, message, speaker } from '../../src/core/index.ts';
import { alone } from '../../src/editor/alone.ts';
import { isolated } from '../../src/editor/isolated.ts';

const say = speaker('en', {}, (text) => isolated(inOneLine(text)));

describe('A text of the repository among words of ours', () => {
  it('stays as it is, where it is written from left to right', () => {
    for (const text of ['REQ-001 Total', 'Счёт', '合計', '🙂', '']) assert.equal(isolated(text), text);
  });

  it('keeps to itself that it is written from right to left', () => {
    const told = say(message('the test “{test}” fails', { test: 'ייצוא REQ-001' }));
    assert.equal(told, 'the test “\u2068ייצוא REQ-001\u2069” fails');
    assert.equal(isolated('شراء'), '\u2068شراء\u2069');
    assert.equal(isolated(isolated('شراء')), '\u2068شراء\u2069');
  });

  it('turns nothing around that follows', () => {
    assert.equal(say(message('{a}; {n} more to go', { a: 'live \u202eevil', n: 1 })), 'live \ufffdevil; 1 more to go');
    assert.equal(isolated('live \u202eevil'), 'live evil');
    assert.equal(isolated('\u2067x'), 'x');
    assert.equal(alone(message('{file} is gone', { file: 'חוזה.md' }), say), '\u2068חוזה.md\u2069 is gone');
  });
});
