import { type Answers, type Desk, type Edit, isRefusal, textOf } from '../edit.ts';
import { message } from '../message.ts';
import type { Message, Release, Sha256 } from '../model.ts';
import { byQuestion } from '../writing/asking.ts';
import { oneLine } from '../writing/inline.ts';
import { type Earlier, openRelease, recordedIn, releaseQuestion, toOpenRelease } from '../writing/release-record.ts';

/** Says what was given to whom, by the digest of the artifact. */
export const handOver: Edit = {
  id: 'hand-over',
  title: message('Hand Over'),
  summary: message('record which artifact was handed over, by its digest, where and to whom'),
  questions: [
    releaseQuestion,
    {
      id: 'artifact',
      prompt: message('Which artifact? A file of the folder is digested.'),
      example: message('a path like dist/invoicing-1.2.0.tgz'),
      check: (typed) => (oneLine(typed) === '' ? message('a file, or what the artifact is called') : undefined),
    },
    {
      id: 'sha256',
      prompt: message('There is no such file here: what is the SHA-256 of the artifact?'),
      when: (desk, answers) => textOf(answers, 'artifact') !== '' && digestOf(desk, answers) === undefined,
      check: (typed) =>
        /^(?:sha256:)?[0-9a-f]{64}$/i.test(typed.trim()) ? undefined : message('64 hexadecimal digits'),
    },
    {
      id: 'environment',
      prompt: message('In which environment does the customer try it?'),
      example: message('staging'),
      initial: ({ model }) =>
        model.releases.findLast(({ handover }) => handover?.fields['environment'])?.handover?.fields['environment']
          ?.value,
      check: (typed) => (oneLine(typed) === '' ? message('a name or an address') : undefined),
    },
    byQuestion(message('Who hands it over?'), 'devops'),
    { ...byQuestion(message('Who receives it?'), 'customer'), id: 'to' },
  ],
  ...toOpenRelease,
  write(desk, answers) {
    const open = openRelease(desk, answers);
    if (isRefusal(open)) return open;
    const said = (id: string): string => oneLine(textOf(answers, id));
    const stated = said('sha256')
      .toLowerCase()
      .replace(/^sha256:/, '');
    const found = digestOf(desk, answers);
    if (found !== undefined && stated !== '' && stated !== found) {
      return {
        refused: message('`{file}` here has another digest: {digest}', { file: said('artifact'), digest: found }),
      };
    }
    const sha256 = found ?? stated;
    if (!/^[0-9a-f]{64}$/.test(sha256)) {
      return {
        refused: message('there is no file `{file}` here, and no digest of it was given', { file: said('artifact') }),
      };
    }
    const handover = {
      artifact: said('artifact'),
      sha256,
      environment: said('environment'),
      by: said('by'),
      to: said('to'),
      on: desk.today,
    };
    const done = message('{version} was handed over to {to}: `{file}`, sha256 {digest}…', {
      version: open.release.version,
      to: handover.to,
      file: handover.artifact,
      digest: sha256.slice(0, 12),
    });
    return recordedIn(desk, open, ['handover', handover], earlier(open.release), withGate(done, open.release, desk));
  },
};

/** Nobody is kept from it, but everybody is told. */
function withGate(done: Message, { version }: Release, { verdict }: Desk): Message {
  if (verdict.verdict === 'open' || verdict.release !== version) return done;
  return message('{done}; but the gate is not open: {sentence}', { done, sentence: verdict.sentence });
}

function digestOf(desk: Desk, answers: Answers): Sha256 | undefined {
  const path = textOf(answers, 'artifact').replaceAll('\\', '/').replace(/^\.\//, '');
  return path === '' || path.startsWith('/') || path.split('/').includes('..') ? undefined : desk.digest(path);
}

function earlier({ handover }: Release): Earlier {
  const said = (key: string): string => handover?.fields[key]?.value ?? '—';
  if (handover === undefined) return undefined;
  const [on, artifact, sha256, by, to] = ['on', 'artifact', 'sha256', 'by', 'to'].map(said);
  return {
    en: `${on}: ${artifact}, sha256 ${sha256}, handed over by ${by} to ${to}`,
    ru: `${on}: ${artifact}, sha256 ${sha256}, передал ${by}, принял ${to}`,
  };
}
