import russian from '../../l10n/bundle.l10n.ru.json' with { type: 'json' };
import { type Say, speaker } from '../core/index.ts';
import type { Terminal } from './terminal.ts';

// @req CLI-004
const bundles: Readonly<Record<string, Readonly<Record<string, string>>>> = { en: {}, ru: russian };
export const languages: readonly string[] = Object.keys(bundles);

export function sayIn(language: string): Say {
  return speaker(language, bundles[language]);
}

/** `--lang`, else what the environment says as gettext understands it, else the system's locale. */
export function languageOf(asked: string | undefined, { env }: Terminal): string {
  const wanted = asked === undefined ? wantedBy(env) : [asked];
  return wanted.map(languageIn).find((each) => languages.includes(each)) ?? 'en';
}

/** In the order POSIX gives it. `LANGUAGE`, the most wanted first, goes before it, but not where no translation is asked for at all. */
function wantedBy(env: Terminal['env']): readonly string[] {
  const posix = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find((each) => each !== undefined && each !== '');
  const locale = posix ?? Intl.DateTimeFormat().resolvedOptions().locale;
  const list = env['LANGUAGE'] ?? '';
  return list === '' || /^(?:C|POSIX)(?:\.|$)/.test(locale) ? [locale] : list.split(':');
}

/** Of a locale, `ru_RU.UTF-8` or `ru-RU`. */
function languageIn(locale: string): string {
  return (/^[a-z]+/i.exec(locale)?.[0] ?? '').toLowerCase();
}
