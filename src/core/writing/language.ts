export type Language = 'en' | 'ru';

/** In which language a document is written; the other one where it has too few letters to tell. */
export function languageOf(text: string, otherwise: string): Language {
  const [russian, latin] = lettersIn(text.slice(0, 20_000).replace(/```[\s\S]*?```|`[^`]*`/g, ' '));
  if (russian + latin < 40) return russian > latin ? 'ru' : known(otherwise);
  // Names of products and keys of attributes are Latin in Russian documents too.
  return russian * 3 > latin ? 'ru' : 'en';
}

/** The language of ours for a BCP 47 tag. */
export function known(language: string): Language {
  return /^ru\b/i.test(language) ? 'ru' : 'en';
}

/** By hand: this runs while somebody types. */
function lettersIn(prose: string): readonly [russian: number, latin: number] {
  let [russian, latin] = [0, 0];
  for (let at = 0; at < prose.length; at++) {
    const code = prose.charCodeAt(at);
    if (code < 0x80) {
      if ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a) latin++;
    } else if (code >= 0x400 && code < 0x530) russian++;
    else if (code < 0x3000 && /\p{Script=Latin}/u.test(prose.charAt(at))) latin++;
  }
  return [russian, latin];
}
