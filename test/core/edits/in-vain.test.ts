import assert from 'node:assert/strict';
import {
  applies,
  type Answers,
  edits,
  isRefusal,
  mayBeEmpty,
  nothingToChoose,
  whyNoName,
} from '../../../src/core/index.ts';
import { inEnglish, message } from '../../../src/core/message.ts';
import { deskOver } from '../../desk.ts';
import { prepared } from '../../scenarios.ts';

/** As the editor asks: `nothing` where a question has nothing to choose from, which is told at once. */
function end(id: keyof typeof edits, desk: ReturnType<typeof deskOver>): string {
  const edit = edits[id];
  const why = whyNoName(edit, desk) ?? edit.whyNot?.(desk);
  if (why !== undefined) return inEnglish(why.refused);
  const answers: Record<string, Answers[string]> = {};
  let asked = 0;
  for (const question of edit.questions) {
    if (question.aside === true || !applies(question, desk, answers)) continue;
    const nothing = nothingToChoose(question, desk, answers);
    if (nothing !== undefined && mayBeEmpty(question)) continue;
    if (nothing !== undefined) return asked === 0 ? 'nothing' : `${String(asked)} asked in vain`;
    asked++;
    const first = question.choices?.(desk, answers)[0]?.value ?? question.initial?.(desk, answers) ?? 'x';
    answers[question.id] = question.kind === 'several' && typeof first === 'string' ? [first] : first;
  }
  const result = edit.write(desk, answers);
  return isRefusal(result) ? `${String(asked)} asked in vain: ${inEnglish(result.refused)}` : 'written';
}

describe('Nobody is asked in vain', () => {
  const worlds = { 'where nothing is': { files: {} }, 'where only tests are': prepared('tests-only') };
  for (const [title, repository] of Object.entries(worlds)) {
    it(title, () => {
      const desk = deskOver(repository);
      for (const id of Object.keys(edits) as (keyof typeof edits)[]) assert.doesNotMatch(end(id, desk), /in vain/, id);
    });

    it(`${title}, and it is said what there is none of`, () => {
      const desk = deskOver(repository);
      for (const edit of Object.values(edits).filter((each) => each.whyNot?.(desk) === undefined)) {
        for (const question of edit.questions.filter((each) => !mayBeEmpty(each) && applies(each, desk, {}))) {
          const nothing = nothingToChoose(question, desk, {});
          assert.doesNotMatch(inEnglish(nothing ?? message('')), /nothing to choose from/, `${edit.id} ${question.id}`);
        }
      }
    });
  }

  it('nor for a name while the configuration that says whose word counts has mistakes, whatever else is wrong', () => {
    const scenario = prepared('tests-only').files;
    const desk = deskOver({
      files: { ...scenario, 'docs/a.md': '---\ntollgate: spec\n---\n```\n', 'tollgate.yaml': 'people: 3\n' },
    });
    const refused = Object.values(edits).filter((edit) => {
      const why = whyNoName(edit, desk);
      assert.match(
        inEnglish(why?.refused ?? message('mend `tollgate.yaml` first, line 1: ')),
        /^mend `tollgate\.yaml` first, line 1: /,
      );
      return why?.place?.file === 'tollgate.yaml';
    });
    assert.deepEqual(refused.map(({ id }) => id).sort(), [
      'accept',
      'hand-over',
      'in-operation',
      'record-feasibility',
      'record-result',
      'record-test',
      'record-trial',
      'refuse',
      'review-note',
      'sign-off',
      'waive',
    ]);
    assert.equal(
      whyNoName(edits.signOff, deskOver({ files: { ...scenario, '.tollgate-baseline.yaml': 'findings: 3\n' } })),
      undefined,
    );
    assert.equal(whyNoName(edits.signOff, deskOver({ files: scenario })), undefined);
  });

  it('nor for what comes later in the life of a release than it has come', () => {
    const desk = deskOver(prepared('delivery-open'));
    assert.equal(end('accept', desk), '1.0.0 was not handed over, so nobody can accept it; begin with Hand Over');
    assert.equal(end('inOperation', desk), 'the customer has not accepted 1.0.0');
    assert.equal(end('recordTest', desk), 'written');
  });

  it('and is told what to do first', () => {
    const desk = deskOver({ files: {} });
    assert.equal(end('recordFeasibility', desk), 'there is no requirement yet; New Requirement writes the first');
    assert.equal(end('requirementFromHere', desk), 'go to the code that is meant first');
    assert.equal(end('newImprovement', desk), 'there is no specification yet; New Specification begins one');
    assert.equal(end('newDefect', desk), 'written');
  });
});
