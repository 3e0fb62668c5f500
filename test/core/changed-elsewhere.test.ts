import assert from 'node:assert/strict';
import { changedInBranches, mayRequire, readRepository } from '../../src/core/index.ts';
import { alsoChanged, changedElsewhere } from '../../src/core/delivery/changed-elsewhere.ts';
import { newImprovement } from '../../src/core/edits/new-improvement.ts';
import { signOff } from '../../src/core/edits/sign-off.ts';
import { finish } from '../../src/core/reading/finish.ts';
import { inEnglish } from '../../src/core/message.ts';
import { deskOver, written } from '../desk.ts';
import { memoryFiles } from '../memory-files.ts';
import { prepared } from '../scenarios.ts';
import { delivery, specification, specificationFile } from './edits/delivery.ts';

const digests = (of: Readonly<Record<string, string>>): ReadonlyMap<string, string> => new Map(Object.entries(of));
const elsewhere = (here: object, before: object, after: object): string[] => [
  ...changedElsewhere(digests({ ...here }), [
    { name: 'labels', before: digests({ ...before }), after: digests({ ...after }) },
  ]).keys(),
];

describe('What other branches change', () => {
  it('is what the branch itself changed, took away, or called like something here', () => {
    assert.deepEqual(elsewhere({ A: '1' }, { A: '1' }, { A: '2' }), ['A'], 'changed there');
    assert.deepEqual(elsewhere({ A: '3' }, { A: '1' }, { A: '2' }), ['A'], 'changed in both');
    assert.deepEqual(elsewhere({ A: '1' }, { A: '1' }, {}), ['A'], 'taken away');
    assert.deepEqual(elsewhere({ A: '1' }, {}, { A: '2' }), ['A'], 'new in both, and not the same');
  });

  it('is not what only this one changed, what both changed alike, or what is not here', () => {
    assert.deepEqual(elsewhere({ A: '2' }, { A: '1' }, { A: '1' }), [], 'changed here');
    assert.deepEqual(elsewhere({ A: '2' }, { A: '1' }, { A: '2' }), [], 'alike');
    assert.deepEqual(elsewhere({ B: '1' }, {}, { A: '1' }), [], 'not here');
    assert.deepEqual(elsewhere({}, { A: '1' }, { A: '2' }), [], 'taken away here');
  });

  const read = finish(readRepository(memoryFiles(delivery)));
  const inBranch = (text: string, path = specificationFile): string[] => {
    const file = (content: string, at = specificationFile) => ({ path: at, bytes: new TextEncoder().encode(content) });
    const branch = { name: 'labels', before: [file(specification)], after: [file(text, path)] };
    return [...changedInBranches(read, [branch]).keys()];
  };

  it('is told of the text that is signed, whichever file it is in', () => {
    assert.deepEqual(inBranch(specification.replace('within 3 s', 'within 5 s')), ['REQ-007']);
    assert.deepEqual(inBranch(specification.replace('- Priority: must', '- Priority: must\n- Release: 2.0')), []);
    assert.deepEqual(inBranch(specification.replaceAll('\n', '\r\n'), 'docs/specs/moved.md'), []);
    const retired = specification.replace('- Priority: must', '- State: retired (2026-11-20, nobody asks)');
    assert.deepEqual(inBranch(retired), ['REQ-007'], 'retired there');
    assert.deepEqual(inBranch('\u0000\n<<<<<<< a\n'), ['REQ-007', 'REQ-008', 'REQ-009']);
  });

  it('is not what a branch only proposes', () => {
    const auth = finish(readRepository(memoryFiles(prepared('openspec'))));
    const path = 'openspec/specs/auth/spec.md';
    const proposal = 'openspec/changes/remember-me/specs/auth/spec.md';
    const changedBy = (at: string): number => {
      const text = String(prepared('openspec').files[at]).replaceAll('30 minutes', '20 minutes');
      const after = [{ path: at, bytes: new TextEncoder().encode(text) }];
      return changedInBranches(auth, [{ name: 'labels', before: [], after }]).size;
    };
    assert.deepEqual([changedBy(path), changedBy(proposal)], [1, 0]);
  });

  it('is looked for only where requirements are written', () => {
    const asked = [specificationFile, 'src/a.ts', 'test/fixtures/docs/specs/a.md'].filter(mayRequire(read));
    assert.deepEqual(asked, [specificationFile]);
  });

  it('is said when signing and when improving, and before', () => {
    const more = { changedElsewhere: new Map([['REQ-007', ['labels']]]) };
    const signing = { by: 'N. Wind', role: 'customer' };
    const signed = written(delivery, signOff, signing, more);
    assert.equal(
      inEnglish(signed.edits.done),
      'N. Wind signed 2 requirements (customer); REQ-007 is also changed in the branch `labels`',
    );
    const one = written(delivery, signOff, { ...signing, requirements: ['REQ-008'] }, more);
    assert.equal(inEnglish(one.edits.done), 'N. Wind signed 1 requirement (customer)');
    const [choice] =
      signOff.questions.find(({ id }) => id === 'requirements')?.choices?.(deskOver(delivery, more), signing) ?? [];
    assert.equal(
      inEnglish(choice?.description as never),
      'not signed yet; REQ-007 is also changed in the branch `labels`',
    );
    const improved = written(delivery, newImprovement, { improves: 'REQ-007' }, more);
    assert.match(inEnglish(improved.edits.done), /retire REQ-007; REQ-007 is also changed in the branch `labels`$/);
    const several = alsoChanged('A', deskOver(delivery, { changedElsewhere: new Map([['A', ['x', 'y']]]) }));
    assert.equal(several && inEnglish(several), 'A is also changed in the branches `x`, `y`');
    assert.equal(alsoChanged('A', deskOver(delivery)), undefined);
  });
});
