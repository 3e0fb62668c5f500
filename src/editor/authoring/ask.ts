import {
  type Answer,
  type Answers,
  applies,
  type Desk,
  type Edit,
  holding,
  mayBeEmpty,
  nothingToChoose,
  type Say,
} from '../../core/index.ts';
import { choose } from './choose.ts';
import { back } from './step.ts';
import { type } from './type.ts';

/**
 * Asks what nobody brought along, step by step, with a way back; undefined where the person gave up. An answer that becomes another may
 * bring up other questions.
 */
export async function ask(edit: Edit, desk: Desk, brought: Answers, say: Say): Promise<Answers | undefined> {
  const given = holding(edit, brought, desk);
  const answered: (readonly [id: string, answer: Answer])[] = [];
  for (;;) {
    const answers: Answers = { ...given, ...Object.fromEntries(answered) };
    const asked = edit.questions.filter(
      (each) =>
        each.aside !== true &&
        given[each.id] === undefined &&
        applies(each, desk, answers) &&
        !(mayBeEmpty(each) && nothingToChoose(each, desk, answers) !== undefined),
    );
    const question = asked.find(({ id }) => answers[id] === undefined);
    if (question === undefined) return answers;
    const step = { edit, question, desk, answers, say, number: answered.length + 1, of: asked.length };
    const answer = await (question.choices === undefined ? type(step) : choose(step));
    if (answer === undefined) return undefined;
    if (answer === back) answered.pop();
    else answered.push([question.id, answer]);
  }
}
