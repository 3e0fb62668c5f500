import { type Desk, type Edit, type Edits, type Refusal, textOf } from '../edit.ts';
import { scopeOf } from '../judge/scope.ts';
import { message } from '../message.ts';
import type { Release, TrialEntry } from '../model.ts';
import { nextVersion } from '../delivery/next-version.ts';
import { releaseFile, releaseNamed } from '../criterion/release-judged.ts';
import { signables } from '../delivery/signable.ts';
import { placeAt } from '../templates/draft.ts';
import { releaseProtocol } from '../templates/release.ts';
import { entriesOf, type Trial, trialsOf } from '../delivery/trial.ts';
import { gone, leftAlone } from '../writing/broken.ts';
import { documentLanguage } from '../writing/document-language.ts';
import { languageOf } from '../writing/language.ts';
import { newTrials, withTrials } from '../writing/protocol.ts';

/** Begins the protocol of a release; for one that is begun adds what is new and marks what changed, and touches nothing that people wrote. */
export const newRelease: Edit = {
  id: 'new-release',
  title: message('New Release'),
  summary: message(
    'the protocol of a release, from the specification; again after a change: what is new and what changed',
  ),
  questions: [
    {
      id: 'release',
      prompt: message('Which version?'),
      example: message('1.2.0'),
      initial: suggested,
      check: (typed) =>
        /^v?\d[\w.+-]*$/.test(typed.trim()) && !typed.includes('..')
          ? undefined
          : message('a version begins with a digit: 1.2.0'),
    },
  ],
  writesTo: ({ model }) => [releaseFile('next'), ...model.releases.map(({ place }) => place.file)],
  write(desk, answers) {
    const version = textOf(answers, 'release');
    const known = releaseNamed(version, desk.model);
    const trials = scopeOf(desk.model, version).flatMap(trialsOf);
    return known === undefined ? begun(desk, version, trials) : continued(desk, known, trials);
  },
};

/** The one that is under way, else the one of the project's manifest, else the one after the last. */
function suggested({ model, verdict }: Desk): string | undefined {
  const isDone = model.releases.some(
    ({ version, operation }) => version === verdict.release && operation?.since !== undefined,
  );
  return verdict.release === null || isDone ? nextVersion(model) : verdict.release;
}

function begun(desk: Desk, version: string, trials: readonly Trial[]): Edits | Refusal {
  const path = releaseFile(version);
  if (desk.exists(path)) return leftAlone(desk, path);
  const language = documentLanguage(desk, '');
  const text = releaseProtocol(version, newTrials(trials, language), language);
  const unsigned = new Set(
    signables(desk, 'customer')
      .filter(({ valid }) => valid === undefined)
      .map(({ requirement }) => requirement),
  );
  const open = new Set(trials.map(({ requirement }) => requirement).filter((each) => unsigned.has(each))).size;
  const begun = message('`{file}` has {n} acceptance {n|criterion|criteria} to try', { file: path, n: trials.length });
  return {
    create: [{ path, text }],
    change: [],
    done:
      open === 0
        ? begun
        : message('{begun}; the customer has not signed {open} {open|requirement|requirements} of it as written now', {
            begun,
            open,
          }),
    goOn: placeAt(path, text, text.indexOf('strategy:') + 'strategy:'.length),
  };
}

function continued(desk: Desk, release: Release, trials: readonly Trial[]): Edits | Refusal {
  const path = release.place.file;
  const text = desk.text(path);
  if (text === undefined) return gone(path);
  const language = languageOf(text, documentLanguage(desk, ''));
  const entriesFor = ({ requirement, number }: Trial): readonly TrialEntry[] =>
    entriesOf(requirement, release, desk.model).filter(({ criterion }) => criterion === number);
  const lacking = trials.filter((trial) => !entriesFor(trial).some(({ digest }) => trial.digest.startsWith(digest)));
  if (lacking.length === 0)
    return { refused: message('`{file}` has an entry for everything, as it is written now', { file: path }) };
  const change = withTrials(
    { path, text, release, model: desk.model, language, today: desk.today },
    lacking.map((trial) => ({ trial })),
  );
  if (change === undefined) return leftAlone(desk, path);
  const altered = lacking.filter((trial) => entriesFor(trial).length > 0).length;
  return {
    create: [],
    change: [change],
    done: message('`{file}`: {n} new, {altered} changed', { file: path, n: lacking.length - altered, altered }),
  };
}
