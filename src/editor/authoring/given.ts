import { type Answers, type Desk, type Edit, type EditQuestion, requirementOf } from '../../core/index.ts';

/**
 * Answers that nobody has to be asked for, because the command was called on what answers them: on the row of a requirement, of a
 * note, of a finding. `about` are its IDs and paths, the likeliest first.
 */
export function givenBy(about: readonly string[], edit: Edit, desk: Desk): Answers {
  const likely = about.flatMap((each) => [each, requirementOf(each)]);
  const given: Record<string, string | readonly string[]> = {};
  for (const question of edit.questions) {
    if (question.when?.(desk, given) === false) continue;
    const answer = likely.find((each) => isAnswer(each, question, desk, given));
    if (answer !== undefined) given[question.id] = question.kind === 'several' ? [answer] : answer;
  }
  return given;
}

function isAnswer(value: string, question: EditQuestion, desk: Desk, answers: Answers): boolean {
  if (question.choices === undefined) return question.isMeant?.(value, desk) === true;
  return question.choices(desk, answers).some((choice) => choice.value === value);
}
