export type Language = 'en' | 'ru';

/** In which language a document is written; the other one where it has too few letters to tell. */
export function languageOf(text: string, otherwise: string): Language {
  const prose = text.slice(0, 20_000).replace(/```[\s\S]*?```|`[^`]*`/g, ' ');
  const russian = prose.match(/\p{Script=Cyrillic}/gu)?.length ?? 0;
  const latin = prose.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (russian + latin < 40) return russian > latin ? 'ru' : known(otherwise);
  // Names of products and keys of attributes are Latin in Russian documents too.
  return russian * 3 > latin ? 'ru' : 'en';
}

/** The language of ours for a BCP 47 tag. */
export function known(language: string): Language {
  return /^ru\b/i.test(language) ? 'ru' : 'en';
}
