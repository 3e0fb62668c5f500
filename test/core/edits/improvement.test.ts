import assert from 'node:assert/strict';
import { newImprovement } from '../../../src/core/edits/new-improvement.ts';
import { signOff } from '../../../src/core/edits/sign-off.ts';
import { inEnglish } from '../../../src/core/message.ts';
import { answered, deskOver, refusal, written } from '../../desk.ts';
import { judged, readIn } from '../../judged.ts';
import { prepared } from '../../scenarios.ts';
import { delivery, having, specificationFile, textIn } from './delivery.ts';

const signed = having(written(delivery, signOff, { by: 'N. Wind', role: 'customer' }).repository, {
  'docs/releases/1.0.0.md': '---\noperation: {since: 2026-11-01}\n---\n# Release 1.0.0\n',
  [specificationFile]: (text) =>
    text.replace('- Priority: must', '- Priority: must\n- Feasible: yes (I. Petrov, 2026-11-01)\n- Release: 1.0.0'),
});

describe('New Improvement', () => {
  it('copies what is in force as a draft for the next release, and leaves it signed', () => {
    const { repository, edits } = written(signed, newImprovement, { improves: 'REQ-007' });
    const { requirements } = readIn(repository).model;
    assert.deepEqual(
      requirements.map(({ id }) => id),
      ['REQ-007', 'REQ-011', 'REQ-008', 'REQ-009', 'REQ-010'],
    );
    const [old, copy] = requirements;
    assert.deepEqual(
      copy?.criteria.map(({ text }) => text),
      old?.criteria.map(({ text }) => text),
    );
    assert.deepEqual(
      [copy?.title, copy?.statement, copy?.priority?.value, copy?.state, copy?.release?.value, copy?.feasible],
      [old?.title, old?.statement, 'must', 'draft', '1.1.0', undefined],
    );
    assert.equal(inEnglish(edits.done), 'REQ-011 is a draft that changes REQ-007; once it is agreed, retire REQ-007');
    const holds = judged(repository).criteria.find(({ id }) => id === 'spec-signed-off')?.result;
    assert.equal(holds, 'holds');
    assert.equal(
      textIn(repository, specificationFile).replace(/### REQ-011[^]*?(?=### REQ-008)/, ''),
      textIn(signed, specificationFile),
    );
    const { line } = edits.goOn ?? {};
    assert.match(textIn(repository, specificationFile).split('\n')[(line ?? 0) - 1] ?? '', /^### REQ-011 Export/);
  });

  it('does not call a draft what others cannot say is one', () => {
    const files = {
      'specs/001-a/spec.md': '# Feature Specification: X\n\n## Requirements\n\n- **FR-001**: System MUST lock\n',
    };
    const { edits } = written({ files }, newImprovement, { title: 'Print labels', release: '2.0' });
    assert.equal(
      inEnglish(edits.done),
      '001-a/FR-002 is in `specs/001-a/spec.md`, where nothing says that it is a draft',
    );
  });

  it('begins something new', () => {
    const { repository } = written(signed, newImprovement, { title: 'Print labels', release: '2.0' });
    const added = readIn(repository).model.requirements.find(({ id }) => id === 'REQ-011');
    assert.deepEqual([added?.title, added?.state, added?.release?.value], ['Print labels', 'draft', '2.0']);
    assert.equal(answered(newImprovement, deskOver(signed), { title: 'x' })['release'], '1.1.0');
  });

  it('keeps line ends, and refuses what it could not copy', () => {
    const windows = having(signed, { [specificationFile]: (text) => text.replaceAll('\n', '\r\n') });
    const { repository } = written(windows, newImprovement, { improves: 'REQ-008', release: '' });
    assert.doesNotMatch(textIn(repository, specificationFile), /[^\r]\n/);
    assert.equal(readIn(repository).model.requirements.length, 5);
    for (const improves of ['REQ-009', 'REQ-010', 'REQ-1'])
      assert.match(refusal(signed, newImprovement, { improves }), /no requirement in force/);
    assert.match(refusal(prepared('kiro'), newImprovement, { improves: 'login/1' }), /change it where it is written/);
    const broken = having(signed, { [specificationFile]: (text) => `${text}\n<<<<<<< a\n=======\n>>>>>>> b\n` });
    assert.match(refusal(broken, newImprovement, { improves: 'REQ-007' }), /in force|invoicing\.md/);
  });
});
