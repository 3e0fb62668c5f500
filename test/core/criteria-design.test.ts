import assert from 'node:assert/strict';
import {
  judged,
  none,
  note,
  place,
  requirement,
  review,
  said,
  signature,
  stated,
  subjectsOf,
  world,
} from './model-builder.ts';

const withNotes = (...notes: ReturnType<typeof note>[]) => world({ model: { notes } });

describe('design-exists', () => {
  it('misses a note', () =>
    assert.deepEqual(said('designExists', withNotes()), ['unverified ·: no architecture note was found']));
});

describe('decisions-settled', () => {
  it('fails on proposals, and does not take silence for consent', () => {
    assert.deepEqual(said('decisionsSettled', withNotes(note({ status: 'proposed' }))), [
      'fails docs/architecture/0001-printing.md: still proposed',
    ]);
    assert.deepEqual(said('decisionsSettled', withNotes(note({ status: null }))), [
      'unverified docs/architecture/0001-printing.md: no status',
    ]);
    const statusPlace = place('docs/architecture/0001-printing.md', 3);
    const [unknown] = judged('decisionsSettled', withNotes(note({ status: 'foo', statusPlace })));
    assert.equal(unknown?.result, 'unverified');
    assert.deepEqual(unknown?.place, statusPlace);
  });
  it('leaves the past and Russian decisions in peace', () => {
    for (const status of ['superseded', 'deprecated', 'rejected', 'принято']) {
      assert.deepEqual(said('decisionsSettled', withNotes(note({ status }))), [], status);
    }
  });
});

describe('requirements-designed', () => {
  it('wants a settled note, or a reason for none', () => {
    assert.deepEqual(said('requirementsDesigned', withNotes(note({ satisfies: [] }))), [
      'fails REQ-007: no architecture note satisfies REQ-007',
    ]);
    const excused = requirement({ withoutDesign: stated('a text only') });
    assert.deepEqual(said('requirementsDesigned', world({ requirements: [excused], model: { notes: [] } })), []);
  });
  it('is caused by the missing design, or by the open decision', () => {
    assert.deepEqual(judged('requirementsDesigned', withNotes())[0]?.cause, { criterion: 'design-exists' });
    const [found, ...more] = judged('requirementsDesigned', withNotes(note({ status: 'proposed' })));
    assert.equal(found?.result, 'fails');
    assert.deepEqual(found?.place, note().place);
    assert.deepEqual(more, []);
    assert.deepEqual(found?.cause, { criterion: 'decisions-settled', subject: 'docs/architecture/0001-printing.md' });
    assert.equal(judged('requirementsDesigned', withNotes(note({ status: null })))[0]?.result, 'unverified');
  });
  it('is not content with a note of the past', () => {
    assert.match(
      said('requirementsDesigned', withNotes(note({ status: 'superseded' })))[0] ?? '',
      /only by a note of the past/,
    );
  });
});

describe('environment-designed', () => {
  const { environment } = note();
  it('names what is missing', () => {
    const half = { ...environment!, infrastructure: [], rollback: stated(' ') };
    assert.deepEqual(said('environmentDesigned', withNotes(note({ environment: half }))), [
      'fails ·: the environment does not say: infrastructure, rollback',
    ]);
  });
  it('reads the notes together', () => {
    const { rollback, ...most } = environment!;
    const rest = { place: place('docs/architecture/0002-back.md'), infrastructure: [], rollback: rollback! };
    assert.deepEqual(
      said('environmentDesigned', withNotes(note({ environment: most }), note({ environment: rest }))),
      [],
    );
    assert.equal(
      said(
        'environmentDesigned',
        withNotes(note({ environment: most }), note({ environment: rest, status: 'proposed' })),
      ).length,
      1,
    );
  });
  it('is missing where no note describes it', () => {
    const [found] = judged('environmentDesigned', withNotes(note(none('environment'))));
    assert.equal(found?.says, 'no architecture note describes the environment');
    assert.equal(found?.cause, undefined);
    assert.deepEqual(judged('environmentDesigned', withNotes())[0]?.cause, { criterion: 'design-exists' });
  });
});

describe('design-current', () => {
  const old = '0'.repeat(64);
  const records = (signatures: ReturnType<typeof signature>[], reviews: ReturnType<typeof review>[] = []) =>
    world({ model: { signatures, reviews } });
  it('has nothing to compare where nothing is on record', () =>
    assert.equal(subjectsOf('designCurrent', records([])), 0));
  it('suspects a note whose requirement changed', () => {
    const [found] = judged('designCurrent', records([signature({ digest: old })]));
    assert.equal(found?.says, 'REQ-007 was changed, and nobody looked at this note since');
    assert.equal(found?.sendsBackTo, 'design');
    assert.equal(found?.result, 'fails');
    assert.deepEqual(found?.place, place('docs/architecture/0001-printing.md', 4));
  });
  it('is content with a review of the text as it is now, by path or by number', () => {
    assert.deepEqual(said('designCurrent', records([signature({ digest: old })], [review()])), []);
    const byNumber = review({ note: '0001', on: '2026-11-23' });
    assert.deepEqual(said('designCurrent', records([signature({ digest: old })], [byNumber])), []);
  });
  it('does not ask it of a note of the past', () => {
    const signatures = [signature({ digest: old })];
    assert.equal(
      subjectsOf('designCurrent', world({ model: { signatures, notes: [note({ status: 'superseded' })] } })),
      0,
    );
  });
  it('knows a requirement by its short ID', () => {
    const qualified = requirement({ id: '001-print/REQ-007' });
    const signatures = [signature({ requirement: qualified.id, digest: old })];
    const notes = [note({ satisfies: [stated(qualified.id, 'docs/architecture/0001-printing.md', 4)] })];
    const reviewed = (requirement: string) =>
      world({ requirements: [qualified], model: { signatures, notes, reviews: [review({ requirement })] } });
    assert.deepEqual(said('designCurrent', reviewed('REQ-007')), []);
    assert.equal(said('designCurrent', reviewed('REQ-008')).length, 1);
  });
  it('is not content with a review of another note or requirement, of an older text, or of tomorrow', () => {
    for (const changes of [
      { requirement: 'REQ-008' },
      { note: 'docs/architecture/0002-x.md' },
      { digest: old },
      { on: '2026-11-24' },
    ]) {
      assert.equal(
        said('designCurrent', records([signature({ digest: old })], [review(changes)])).length,
        1,
        JSON.stringify(changes),
      );
    }
  });
  it('takes a signature on the new text for no review of the note', () => {
    assert.equal(said('designCurrent', records([signature({ digest: old }), signature()])).length, 1);
  });
});
