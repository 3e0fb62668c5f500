import assert from 'node:assert/strict';
import { judged, none, place, release, said, stated, world } from './model-builder.ts';

describe('notes-written', () => {
  const changelog = (version: string, empty = false) =>
    world({ model: { changelog: [{ kind: 'changelog', version, empty, place: place('CHANGELOG.md', 3) }] } });
  it('looks for the judged version', () => {
    assert.deepEqual(said('notesWritten', changelog('v1.1.0')), []);
    assert.deepEqual(said('notesWritten', changelog('1.0')), ['fails 1.1: the changelog does not mention 1.1']);
    assert.deepEqual(said('notesWritten', changelog('1.1', true)), ['fails 1.1: the changelog says nothing of 1.1']);
  });
  it('cannot tell without a changelog or without a release', () => {
    assert.deepEqual(said('notesWritten', world({ model: { changelog: [] } })), [
      'unverified 1.1: no changelog was found',
    ]);
    assert.deepEqual(said('notesWritten', world({ policy: { release: null } })), [
      'unverified ·: nothing says which release is judged',
    ]);
  });
});

describe('rollout-seamless', () => {
  const { rollout } = release();
  const rolling = (changes: object) =>
    said('rolloutSeamless', world({ model: { releases: [release({ rollout: { ...rollout!, ...changes } })] } }));
  it('refuses all at once', () => {
    for (const strategy of ['all at once', 'All-at-once on Monday', 'big bang', 'сразу всем']) {
      assert.deepEqual(rolling({ strategy: stated(strategy) }), [
        `fails 1.1: the update reaches everybody at once: ${strategy}`,
      ]);
    }
    assert.deepEqual(rolling({ strategy: undefined }), ['fails 1.1: no strategy for the rollout']);
  });
  it('takes a reason for not applying, and nothing less', () => {
    const nothingElse = { success: undefined, abort: undefined, rollback: undefined, schema: undefined };
    assert.deepEqual(
      rolling({ ...nothingElse, strategy: stated('not-applicable (a library: nobody is updated)') }),
      [],
    );
    assert.deepEqual(rolling({ ...nothingElse, strategy: stated('not-applicable') }), [
      'fails 1.1: the rollout is not applicable, without a reason',
    ]);
    assert.equal(rolling({ ...nothingElse, strategy: stated('not-applicable ( )') }).length, 1);
  });
  it('names what is missing', () => {
    assert.deepEqual(rolling({ success: undefined, rollback: stated(' ') }), [
      'fails 1.1: the rollout does not say: success, rollback',
    ]);
  });
  it('wants schema changes in two steps', () => {
    for (const schema of ['none', 'expand-and-contract', 'Expand first, contract in 1.2', 'нет', 'not applicable']) {
      assert.deepEqual(rolling({ schema: stated(schema) }), [], schema);
    }
    assert.deepEqual(rolling({ schema: stated('drop column vat') }), [
      'fails 1.1: changes to the schema: drop column vat',
    ]);
    assert.deepEqual(rolling({ schema: undefined }), ['fails 1.1: nothing is said of changes to the schema']);
  });
  it('cannot tell where nobody planned it', () => {
    const [unnamed, ...more] = judged('rolloutSeamless', world({ policy: { release: null } }));
    assert.deepEqual(unnamed?.cause, { criterion: 'notes-written' });
    assert.deepEqual(more, []);
    assert.deepEqual(said('rolloutSeamless', world({ model: { releases: [release(none('rollout'))] } })), [
      'unverified 1.1: nothing says how 1.1 is rolled out',
    ]);
  });
});
