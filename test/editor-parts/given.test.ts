import assert from 'node:assert/strict';
import { type Desk, type Edit, edits, message } from '../../src/core/index.ts';
import { givenBy } from '../../src/editor/authoring/given.ts';
import { deskOver } from '../desk.ts';
import { prepared } from '../scenarios.ts';

const desk = deskOver(prepared('delivery-open'));
const { model } = desk;

const requirements = { choices: () => model.requirements.map(({ id }) => ({ value: id, label: id })) };
const notes = { choices: () => model.notes.map(({ place }) => ({ value: place.file, label: place.file })) };

function asking(...questions: Edit['questions']): Edit {
  const sentence = message('New Requirement');
  return { id: 'trial', title: sentence, summary: sentence, questions, write: () => ({ refused: sentence }) };
}

describe('What a command is called on', () => {
  const prompt = message('New Requirement');
  const [first] = model.requirements;
  const id = first?.id ?? '';

  it('answers the question whose choices hold it, and no other', () => {
    const edit = asking(
      { id: 'title', prompt },
      { id: 'note', prompt, ...notes },
      { id: 'requirement', prompt, ...requirements },
    );
    assert.deepEqual(givenBy([id, 'docs/nowhere.md'], edit, desk), { requirement: id });
    assert.deepEqual(givenBy(['REQ-999'], edit, desk), {});
    assert.deepEqual(givenBy([], edit, desk), {});
  });

  it('answers by the requirement where a criterion of it is meant', () => {
    assert.deepEqual(givenBy([`${id}/1`], asking({ id: 'requirement', prompt, ...requirements }), desk), {
      requirement: id,
    });
  });

  it('is a list of one where several may be chosen, and nothing where the question does not apply', () => {
    const several = { id: 'satisfies', prompt, kind: 'several', ...requirements } as const;
    assert.deepEqual(givenBy([id], asking(several), desk), { satisfies: [id] });
    assert.deepEqual(givenBy([id], asking({ ...several, when: () => false }), desk), {});
  });

  it('is an ID that has no requirement, also of a criterion', () => {
    const asking = { ...desk, model: { ...model, trace: { ...model.trace, resolve: unknown('REQ-950') } } };
    assert.deepEqual(givenBy(['REQ-950/2', 'src/a.js'], edits.newRequirement, asking), { id: 'REQ-950' });
    assert.deepEqual(givenBy(['src/a.js'], edits.newRequirement, asking), {});
  });
});

function unknown(id: string): Desk['model']['trace']['resolve'] {
  return (asked) => (asked === id ? { kind: 'unknown', nearest: [] } : { kind: 'foreign' });
}
