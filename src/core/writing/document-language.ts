import type { Desk } from '../edit.ts';
import { known, type Language, languageOf } from './language.ts';

/** In which language a document is begun: that of what was typed for it, else that of the specifications that are there. */
export function documentLanguage({ model, language }: Desk, typed: string): Language {
  if (/\p{Script=Cyrillic}/u.test(typed)) return 'ru';
  const said = model.requirements.slice(0, 50).map(({ title, statement }) => `${title} ${statement}`);
  return said.length === 0 ? known(language) : languageOf(said.join(' '), language);
}
