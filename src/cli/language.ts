import russian from '../../l10n/bundle.l10n.ru.json' with { type: 'json' };
import { type Say, speaker } from '../core/index.ts';
import type { Terminal } from './terminal.ts';

// @req CLI-004
const bundles: Readonly<Record<string, Readonly<Record<string, string>>>> = { en: {}, ru: russian };
export const languages: readonly string[] = Object.keys(bundles);

export function sayIn(language: string): Say {
  return speaker(language, bundles[language]);
}

/** `--lang`, else what the environment says in the order POSIX gives it, else the system's locale. */
export function languageOf(asked: string | undefined, { env }: Terminal): string {
  const posix = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find((each) => each !== undefined && each !== '');
  const wanted = asked ?? posix ?? Intl.DateTimeFormat().resolvedOptions().locale;
  const language = wanted.slice(0, 2).toLowerCase();
  return languages.includes(language) ? language : 'en';
}
