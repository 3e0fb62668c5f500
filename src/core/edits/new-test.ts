import { type Desk, type Edit, type Refusal, textOf } from '../edit.ts';
import { message } from '../message.ts';
import type { Reference, Requirement } from '../model.ts';
import { requirementChoices } from '../writing/asking.ts';
import { runnerFor, stubFor } from '../writing/test-stubs.ts';

const noLanguage: Refusal = {
  refused: message('nothing tells in which language: go to the code that is meant first'),
};

export const newTest: Edit = {
  id: 'new-test',
  title: message('New Test'),
  summary: message('a test of a requirement for the runner in use, which fails until it is written'),
  questions: [
    {
      id: 'requirement',
      prompt: message('Which requirement?'),
      none: message('no requirement is left without a test that verifies it'),
      kind: 'one',
      choices: (desk) => {
        const open = desk.verdict.requirements.filter(({ verified }) => !verified);
        const unverified = new Set(open.map(({ requirement }) => requirement.id));
        return requirementChoices(desk, ({ id }) => unverified.has(id));
      },
    },
  ],
  // What is asked for makes no difference: any code that cites a requirement tells the language.
  whyNot: (desk) => (requirementChoices(desk).length > 0 && codeAmong([], desk) === undefined ? noLanguage : undefined),
  write(desk, answers) {
    const requirement = desk.model.requirements.find(({ id }) => id === textOf(answers, 'requirement'));
    const code = requirement && codeOf(requirement, desk);
    const runner = code === undefined ? undefined : runnerFor(desk, code);
    if (requirement === undefined || code === undefined || runner === undefined) return noLanguage;
    const { id, title } = requirement;
    const stub = stubFor(desk, runner, code, id, title);
    return {
      create: [stub],
      change: [],
      done: message('{id} has a test to be written: `{file}`', { id, file: stub.path }),
      goOn: { file: stub.path, line: lineOf(stub.text, id), column: 1 },
    };
  },
};

/** What a test would be for: the code where the person is, that which implements the requirement, or whatever cites requirements here. */
function codeOf(requirement: Requirement, desk: Desk): string | undefined {
  return codeAmong(desk.model.trace.implementations(requirement), desk);
}

function codeAmong(implementing: readonly Reference[], desk: Desk): string | undefined {
  const places = [...implementing, ...desk.model.references].map(({ place }) => place.file);
  return [...(desk.spot === undefined ? [] : [desk.spot.place.file]), ...places].find(
    (file) => runnerFor(desk, file) !== undefined,
  );
}

function lineOf(text: string, id: string): number {
  const at = text.split('\n').findIndex((line) => line.includes(id));
  return Math.max(1, at + 1);
}
