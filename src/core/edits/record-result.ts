import { type Choice, type Desk, type Edit, type Edits, type Refusal, textOf } from '../edit.ts';
import { message } from '../message.ts';
import type { Message, Requirement } from '../model.ts';
import { methodWord } from '../criterion/by-person.ts';
import { byQuestion, dayQuestion } from '../writing/asking.ts';
import { gone, leftAlone } from '../writing/broken.ts';
import { oneLine } from '../writing/inline.ts';
import { changeTo } from '../writing/lines.ts';
import { recordLists, withEntries } from '../writing/sorted-entries.ts';
import { newYamlList } from '../writing/yaml-text.ts';
import { requirementName } from '../understanding/requirement-name.ts';

const file = 'docs/results.yaml';

/** What people found about a requirement that no test can verify. */
export const recordResult: Edit = {
  id: 'record-result',
  title: message('Record Result'),
  summary: message('record what a demonstration, an inspection or an analysis found'),
  questions: [
    {
      id: 'requirement',
      prompt: message('Of which requirement?'),
      none: message('no requirement says `Verify by: demonstration`, `inspection` or `analysis`'),
      kind: 'one',
      choices: (desk) => byPeople(desk).map((requirement) => choice(requirement, desk)),
    },
    {
      id: 'verdict',
      prompt: message('Does it do what the requirement says?'),
      kind: 'one',
      choices: () => [
        { value: 'passed', label: message('passed') },
        { value: 'failed', label: message('failed') },
      ],
    },
    {
      id: 'evidence',
      prompt: message('What shows it?'),
      example: message('three labels, filed in the office'),
      optional: true,
    },
    byQuestion(message('Who found it?')),
    dayQuestion,
  ],
  writesTo: () => [file],
  write(desk, answers): Edits | Refusal {
    const asked = textOf(answers, 'requirement');
    const requirement = byPeople(desk).find(({ id }) => id === asked);
    if (requirement === undefined) return { refused: whyNot(asked, desk) };
    const { id, digest, verifyBy } = requirement;
    const evidence = oneLine(textOf(answers, 'evidence'));
    const verdict = textOf(answers, 'verdict') === 'passed' ? 'passed' : 'failed';
    const by = oneLine(textOf(answers, 'by'));
    const entry = {
      requirement: id,
      method: verifyBy,
      verdict,
      by,
      on: textOf(answers, 'on') || desk.today,
      digest,
      ...(evidence === '' ? {} : { evidence }),
    };
    const done =
      verdict === 'passed'
        ? message('{id} passed its {method} ({by})', { id, method: methodWord[verifyBy], by })
        : message('{id} failed its {method} ({by})', { id, method: methodWord[verifyBy], by });
    const before = desk.text(file);
    if (before === undefined && desk.exists(file)) return gone(file);
    const after = before === undefined ? newYamlList([entry]) : withEntries(before, recordLists.results, [entry]);
    if (after === undefined) return leftAlone(desk, file);
    return before === undefined
      ? { create: [{ path: file, text: after }], change: [], done }
      : { create: [], change: [changeTo(file, before, after)], done };
  },
};

/** Those that ask for a result, what has none as it is written now first. */
function byPeople({ model, verdict }: Desk): Requirement[] {
  const verified = new Set(verdict.requirements.filter((each) => each.verified).map(({ requirement }) => requirement));
  const asking = model.requirements.filter(({ verifyBy, state }) => verifyBy !== 'test' && state !== 'retired');
  return [...asking.filter((each) => !verified.has(each)), ...asking.filter((each) => verified.has(each))];
}

function choice(requirement: Requirement, { model }: Desk): Choice {
  const { id, verifyBy, digest, place } = requirement;
  const current = model.results.some((each) => each.requirement === id && each.digest === digest);
  return {
    value: id,
    label: requirementName(requirement),
    description: current ? message('{method}; has a result', { method: methodWord[verifyBy] }) : methodWord[verifyBy],
    detail: `${place.file}:${place.line}`,
  };
}

function whyNot(id: string, { model }: Desk): Message {
  const known = model.requirements.find((each) => each.id === id);
  if (known === undefined) return message('no requirement is called `{id}`', { id });
  return known.state === 'retired'
    ? message('{id} is retired', { id })
    : message('{id} is verified by a test; nobody has to record a result', { id });
}
