import assert from 'node:assert/strict';
import { holding, nothingToChoose, wrongWith } from '../../src/core/answering.ts';
import { type Edit, listOf, type Question } from '../../src/core/edit.ts';
import { inEnglish, message } from '../../src/core/message.ts';
import { deskOver } from '../desk.ts';

const desk = deskOver({ files: {} });
const prompt = message('Which requirement?');
const choices = () => ['REQ-001', 'REQ-002'].map((value) => ({ value, label: value }));
const asking = (...questions: Question[]): Edit => ({
  id: 'trial',
  title: prompt,
  summary: prompt,
  questions,
  write: () => ({ refused: prompt }),
});
const isWrong = (question: Omit<Question, 'id' | 'prompt'>, answer: string | readonly string[]): boolean =>
  wrongWith({ id: 'it', prompt, ...question }, answer, desk, {}) !== undefined;

describe('An answer (AUTH-001)', () => {
  it('may be empty only where that is allowed', () => {
    assert.ok(isWrong({}, '  '));
    assert.ok(!isWrong({ optional: true }, ''));
    assert.ok(!isWrong({ kind: 'several', choices }, []));
  });

  it('to a question for several is a list, of none where nothing was typed', () => {
    const answers = { none: '', one: 'REQ-001', two: ['REQ-001', 'REQ-002'] };
    const lists = ['none', 'missing', 'one', 'two'].map((id) => listOf(answers, id));
    assert.deepEqual(lists, [[], [], ['REQ-001'], ['REQ-001', 'REQ-002']]);
  });

  it('is one of the choices, unless something may be typed', () => {
    assert.ok(!isWrong({ kind: 'one', choices }, 'REQ-001'));
    assert.ok(isWrong({ kind: 'one', choices }, 'REQ-009'));
    assert.ok(isWrong({ kind: 'one', choices }, ['REQ-001', 'REQ-002']));
    assert.ok(isWrong({ kind: 'several', choices }, ['REQ-001', 'REQ-009']));
    assert.ok(!isWrong({ kind: 'one', open: true, choices }, 'REQ-009'));
    assert.ok(isWrong({ kind: 'one', open: true, choices, check: () => prompt }, 'REQ-009'));
  });

  it('cannot be chosen from nothing, which is said instead of asked', () => {
    const empty = { id: 'it', prompt, choices: () => [] };
    const said = nothingToChoose(empty, desk, {});
    assert.equal(said && inEnglish(said), 'there is nothing to choose from: Which requirement?');
    const broken = nothingToChoose(empty, deskOver({ files: { 'tollgate.yaml': 'gate: [\n' } }), {});
    assert.match((broken && inEnglish(broken)) ?? '', /^mend `tollgate\.yaml` first, line \d/);
    assert.equal(nothingToChoose({ ...empty, open: true }, desk, {}), undefined);
    assert.equal(nothingToChoose({ ...empty, choices }, desk, {}), undefined);
    assert.equal(nothingToChoose({ id: 'it', prompt }, desk, {}), undefined);
  });

  it('is a day of the calendar where a day is asked for', () => {
    assert.ok(!isWrong({ kind: 'day' }, '2028-02-29'));
    for (const day of ['2026-02-29', '29.02.2028', 'today']) assert.ok(isWrong({ kind: 'day' }, day), day);
  });

  it('that somebody brings along is taken only where it holds, and where the question applies', () => {
    const edit = asking(
      { id: 'requirement', prompt, kind: 'one', choices },
      { id: 'criterion', prompt, when: (_desk, answers) => answers['requirement'] === 'REQ-002' },
      { id: 'on', prompt, kind: 'day' },
    );
    const brought = { requirement: 'REQ-001', criterion: '2', on: 'some day', elsewhere: 'x' };
    assert.deepEqual(holding(edit, brought, desk), { requirement: 'REQ-001' });
    const other = { ...brought, requirement: 'REQ-002', on: '2026-11-23' };
    assert.deepEqual(holding(edit, other, desk), { requirement: 'REQ-002', criterion: '2', on: '2026-11-23' });
  });
});
