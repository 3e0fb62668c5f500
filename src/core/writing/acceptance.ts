import type { Desk } from '../edit.ts';
import { notPassed, trialsOf } from '../delivery/trial.ts';
import { scopeOf } from '../judge/scope.ts';
import { message } from '../message.ts';
import type { Message, Release } from '../model.ts';
import type { Earlier } from './release-record.ts';

/** Nobody is kept from going on with a release; but what did not pass its trial is said. */
export function withTrial(said: Message, release: Release, { model }: Desk): Message {
  const n = notPassed(scopeOf(model, release.version).flatMap(trialsOf), release, model).length;
  if (n === 0) return said;
  return message('{said}; {n} acceptance {n|criterion|criteria} did not pass a trial as written now', { said, n });
}

/** Without what is empty and never was there; what was there and is empty now is emptied. */
export function acceptanceValues(
  { acceptance }: Release,
  values: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const known = acceptance as Readonly<Record<string, unknown>> | undefined;
  return Object.fromEntries(
    Object.entries(values).filter(([key, value]) => value !== '' || known?.[key] !== undefined),
  );
}

export function earlierAcceptance({ acceptance }: Release): Earlier {
  if (acceptance?.verdict === undefined) return undefined;
  const { verdict, by = '—', on = '—', reopens, remarks } = acceptance;
  const said = remarks === undefined ? '' : `: ${remarks.value}`;
  return {
    en: `${on}: ${verdict} by ${by}${reopens === undefined ? '' : `, back to ${reopens.value}`}${said}`,
    ru: `${on}: ${verdict}, ${by}${reopens === undefined ? '' : `, назад на фазу ${reopens.value}`}${said}`,
  };
}
