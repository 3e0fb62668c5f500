import { lazily } from './lazily.ts';
import type { Message, MessageArgument } from './model.ts';

/**
 * A sentence for people, still without a language. `text` must be a literal: `test/messages.test.ts` collects the literals
 * and asks for the Russian of each in `l10n/bundle.l10n.ru.json`.
 */
export function message(text: string, args: Readonly<Record<string, MessageArgument>> = {}): Message {
  return { text, args };
}

/**
 * Names of files and tests may hold line ends, signs that command a terminal or turn the writing round, and what a CI service takes for a
 * command in a line of its log: they are shown, and not obeyed.
 */
export function inOneLine(text: string): string {
  const shown = control.test(text) ? text.replace(controls, picture) : text;
  return shown.replace(commandsOfCi, '$&\u200b');
}

/** The same for a text of several lines, which may be indented with tabs. */
export function inLines(text: string): string {
  return text.replace(/[^\n\t]+/g, inOneLine);
}

const control = /[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/;
const controls = new RegExp(control, 'g');
/** Of GitHub Actions `::name …::` at the beginning and `##[name …]` anywhere, of Azure Pipelines `##vso[name …]`. */
const commandsOfCi = /^\s*:(?=:[\w-]+(?: .*?)?::)|##(?=(?:vso)?\[)/gi;

/** As Unicode pictures control characters; the others have no picture. */
function picture(character: string): string {
  const code = character.charCodeAt(0);
  return code < 0x20 ? String.fromCharCode(0x2400 + code) : code === 0x7f ? '\u2421' : '\ufffd';
}

/** Makes sentences in one language. */
export type Say = (message: Message) => string;

const hole = /\{(\w+)(?:\|([^{}]*))?\}/g;

/**
 * @param language BCP 47 tag; decides which plural form goes with a number.
 * @param bundle translations by English template; a template that is missing stays English.
 * @param showText how names and other texts of the repository stand in a sentence
 */
export function speaker(
  language: string,
  bundle: Readonly<Record<string, string>> = {},
  showText: (text: string) => string = inOneLine,
): Say {
  const translatedForm = lazily(() => pluralForms(language));
  const englishForm = lazily(() => pluralForms('en'));
  const show = (argument: MessageArgument): string => {
    if (typeof argument === 'string') return showText(argument);
    if (typeof argument === 'number') return String(argument);
    if ('text' in argument) return say(argument);
    return argument.map(show).join(', ');
  };
  const say: Say = ({ text, args }) => {
    const translated = bundle[text];
    const form = translated === undefined ? englishForm : translatedForm;
    return (translated ?? text).replace(hole, (whole, name: string, forms: string | undefined) => {
      const argument = args[name];
      if (argument === undefined) return whole;
      return forms === undefined ? show(argument) : form()(forms.split('|'), Number(argument));
    });
  };
  return say;
}

/** Forms are written in the order of CLDR: one, other in English; one, few, many in Russian. */
function pluralForms(language: string): (forms: readonly string[], n: number) => string {
  const rules = new Intl.PluralRules(language);
  const categories = rules.resolvedOptions().pluralCategories;
  const order = ['one', 'few', 'many', 'other'].filter((name) => categories.some((category) => category === name));
  return (forms, n) => forms[Math.min(order.indexOf(rules.select(n)), forms.length - 1)] ?? '';
}

/** English: what machine formats and tests read. */
export const inEnglish: Say = speaker('en');
