import assert from 'node:assert/strict';
import { deltaOf } from '../../src/core/delivery/delta.ts';
import { signOff } from '../../src/core/edits/sign-off.ts';
import { outputs } from '../../src/core/index.ts';
import { inEnglish } from '../../src/core/message.ts';
import { written } from '../desk.ts';
import { judged, readIn } from '../judged.ts';
import type { MemoryRepository } from '../memory-files.ts';
import { delivery, having, specificationFile } from './edits/delivery.ts';

const { repository: signed } = written(delivery, signOff, { by: 'N. Wind', role: 'customer' });
const later = having(signed, {
  [specificationFile]: (text) =>
    text
      .replace('within 3 s', 'within 5 <b> s')
      .replace(/### REQ-008[^]*?(?=### REQ-009)/, '')
      .replace('- State: draft\n', '- Release: 9.0\n'),
});
const retired = having(signed, {
  [specificationFile]: (text) =>
    text.replace('numbers without gaps.\n', 'numbers without gaps.\n\n- State: retired (2026-11-22, done by hand)\n'),
});

function shown(repository: MemoryRepository): readonly (readonly string[])[] | undefined {
  const delta = deltaOf(readIn(repository).model);
  return (
    delta && [
      delta.added.map(({ id }) => id),
      delta.changed.map(({ requirement }) => requirement.id),
      delta.retired.map(({ id }) => id),
      delta.gone,
    ]
  );
}

function printed(output: 'phases' | 'page', repository: MemoryRepository): string {
  const look = { say: inEnglish, language: 'en', paint: (_: unknown, text: string) => text, all: false };
  return outputs[output].render(judged(repository), look, readIn(repository).model);
}

describe('What the next version changes', () => {
  it('is what the customer did not sign as it is now', () => {
    assert.equal(shown(delivery), undefined);
    assert.equal(shown(written(delivery, signOff, { by: 'I. Petrov', role: 'analyst' }).repository), undefined);
    assert.deepEqual(shown(signed), [['REQ-009'], [], [], []]);
    assert.deepEqual(shown(later), [['REQ-009'], ['REQ-007'], [], ['REQ-008']]);
    assert.deepEqual(shown(retired), [['REQ-009'], [], ['REQ-008'], []]);
    const again = written(later, signOff, { by: 'N. Wind', role: 'customer' }).repository;
    assert.deepEqual(shown(again), [[], [], [], ['REQ-008']]);
  });

  it('stands in the overview and on the page', () => {
    assert.match(
      printed('phases', later),
      /Since the customer signed:\n {4}added: REQ-009\n {4}changed: REQ-007\n {4}gone: REQ-008\n/,
    );
    assert.doesNotMatch(printed('phases', delivery), /Since the customer/);
    const page = printed('page', later);
    assert.match(page, /PDF within <del>3<\/del><ins>5 &lt;b&gt;<\/ins> s\./);
    assert.match(page, /Signed, and not there any more: REQ-008/);
    assert.doesNotMatch(printed('page', delivery), /id="changes"/);
  });
});
