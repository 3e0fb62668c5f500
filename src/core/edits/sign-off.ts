import { type Answers, type Choice, type Desk, type Edit, type Edits, listOf, type Refusal, textOf } from '../edit.ts';
import { message } from '../message.ts';
import type { Message, Requirement, Role } from '../model.ts';
import { isAmong, isSamePerson, personNamed } from '../criterion/people.ts';
import { alsoChanged, withAlsoChanged } from '../delivery/changed-elsewhere.ts';
import { whyNoCustomer } from '../delivery/signing.ts';
import { changedSince, type Signable, signables, standingOf } from '../delivery/signable.ts';
import { finish } from '../reading/finish.ts';
import { roleWord } from '../words.ts';
import { byQuestion } from '../writing/asking.ts';
import { oneLine } from '../writing/inline.ts';
import { recorded, signoffsFile } from '../writing/signoffs.ts';
import { aboutRequirements } from '../writing/specification-question.ts';
import { requirementName } from '../understanding/requirement-name.ts';

const roles: readonly Role[] = ['customer', 'analyst', 'manager', 'developer', 'devops', 'tester'];

// @req LIFE-001
/** Signs requirements of every convention, as they are written now, in a file of ours beside them. */
export const signOff: Edit = {
  id: 'sign-off',
  title: message('Sign Specification'),
  summary: message('sign requirements as they are written now'),
  comparesBranches: true,
  questions: [
    byQuestion(message('Who signs?')),
    {
      id: 'role',
      prompt: message('In which role?'),
      kind: 'one',
      choices: () => roles.map((value) => ({ value, label: roleWord(value) })),
      initial: (desk, answers) => personNamed(textOf(answers, 'by'), desk.config)?.roles[0],
    },
    {
      id: 'specification',
      prompt: message('Which specification?'),
      kind: 'one',
      when: ({ model }) => specificationsToSign(model.requirements).length > 1,
      choices: (desk) => [
        { value: everything, label: message('All of them') },
        ...specificationsToSign(desk.model.requirements).map((file) => ({
          value: file,
          label: desk.model.specifications.find(({ place }) => place.file === file)?.title ?? file,
          description: file,
        })),
      ],
      initial: () => everything,
    },
    {
      id: 'requirements',
      prompt: message('Which requirements? Those not signed in this role are chosen.'),
      kind: 'several',
      choices: (desk, answers) => offered(desk, answers).map((each) => choice(each, desk, answers)),
      initial: (desk, answers) =>
        offered(desk, answers)
          .filter(({ valid }) => valid === undefined)
          .map(({ requirement }) => requirement.id),
    },
  ],
  ...aboutRequirements,
  writesTo: () => [signoffsFile],
  write: (desk, answers) => finish(sign(desk, answers)),
  inSteps: sign,
};

const everything = '*';

function specificationsToSign(requirements: readonly Requirement[]): string[] {
  return [...new Set(requirements.filter(({ state }) => state === 'agreed').map(({ place }) => place.file))];
}

/** Of the chosen specification; what is not signed in this role first. */
function offered(desk: Desk, answers: Answers): Signable[] {
  const file = textOf(answers, 'specification');
  const all = signables(desk, textOf(answers, 'role')).filter(
    ({ requirement }) => file === '' || file === everything || requirement.place.file === file,
  );
  return [...all.filter(({ valid }) => valid === undefined), ...all.filter(({ valid }) => valid !== undefined)];
}

function choice(signable: Signable, desk: Desk, answers: Answers): Choice {
  const { requirement, lapsed } = signable;
  const { id, place } = requirement;
  const own = isByAuthor(requirement, desk, answers) ? message('written by whoever signs') : undefined;
  return {
    value: id,
    label: requirementName(requirement),
    description: [own, alsoChanged(id, desk)].reduce<Message>(
      (said, warning) => (warning === undefined ? said : message('{state}; {warning}', { state: said, warning })),
      standingOf(signable),
    ),
    detail: lapsed === undefined ? `${place.file}:${place.line}` : changedSince(lapsed, requirement),
  };
}

/** A customer does not sign what they wrote. */
function isByAuthor({ place }: Requirement, { model, config }: Desk, answers: Answers): boolean {
  if (textOf(answers, 'role') !== 'customer') return false;
  const author = model.specifications.find((each) => each.place.file === place.file)?.author?.value ?? '';
  return author !== '' && config.people.length !== 1 && isAmong(textOf(answers, 'by'), author, config);
}

function* sign(desk: Desk, answers: Answers): Generator<undefined, Edits | Refusal> {
  const by = oneLine(textOf(answers, 'by'));
  const role = textOf(answers, 'role');
  const asked = listOf(answers, 'requirements');
  const known = new Map(signables(desk, role).map((each) => [each.requirement.id, each]));
  for (const id of asked) if (!known.has(id)) return { refused: whyNot(id, desk) };
  const chosen = [...new Set(asked)].flatMap((id) => known.get(id) ?? []);
  if (chosen.length === 0) return { refused: message('nothing was chosen to be signed') };
  const hasSigned = ({ requirement }: Signable): boolean =>
    desk.model.trace
      .signatures(requirement)
      .some(
        (each) => each.digest === requirement.digest && each.role === role && isSamePerson(each.by, by, desk.config),
      );
  const open = chosen.filter((each) => !hasSigned(each));
  if (open.length === 0) return { refused: message('{by} has signed that already, as it is written now', { by }) };
  const entries = open.map(({ requirement: { id, digest, text } }) => ({
    requirement: id,
    digest,
    by,
    role,
    on: desk.today,
    text,
  }));
  const own = open.filter(({ requirement }) => isByAuthor(requirement, desk, answers)).length;
  const said = done(open.length, { by, role, own }, desk);
  const signed = open.map(({ requirement }) => requirement.id);
  return yield* recorded(desk, 'signatures', entries, withAlsoChanged(said, signed, desk));
}

function done(
  n: number,
  { by, role, own }: { readonly by: string; readonly role: string; readonly own: number },
  { config }: Desk,
): Message {
  const signed = message('{by} signed {n} {n|requirement|requirements} ({role})', { by, n, role: roleWord(role) });
  if (role === 'customer' && own < n && whyNoCustomer(by, config) !== undefined) {
    return message(
      '{signed}; `people` does not list {by} as the customer, so {n|it is no signature|they are no signatures} of the customer',
      { signed, by, n },
    );
  }
  if (own === 0) return signed;
  return message(
    '{signed}; {own} of them {own|was|were} written by the same person, so the customer has not signed {own|it|them}',
    {
      signed,
      own,
    },
  );
}

function whyNot(id: string, { model }: Desk): Message {
  const { resolution } = model.trace.meaning(id, undefined);
  if (resolution.kind !== 'found') return message('no requirement is called `{id}`', { id });
  const { state } = resolution.requirement;
  if (state === 'draft') return message('{id} is a draft: nobody can sign it yet', { id });
  if (state === 'retired') return message('{id} is retired: there is nothing to sign', { id });
  return message('no requirement is called `{id}`', { id });
}
