import type { Desk } from '../edit.ts';

/** As most people would write them, without signs that have no letter. */
const cyrillic: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ё: 'e',
  ж: 'zh',
  з: 'z',
  и: 'i',
  й: 'y',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ъ: '',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'yu',
  я: 'ya',
  і: 'i',
  ї: 'yi',
  є: 'ye',
  ґ: 'g',
  ў: 'u',
  ј: 'j',
  љ: 'lj',
  њ: 'nj',
  ћ: 'c',
  ђ: 'dj',
  џ: 'dz',
};

/** Names that Windows keeps for devices. */
const reserved = /^(?:con|prn|aux|nul|conin|conout|clock|com\d|lpt\d)$/;

/** Characters, and bytes in UTF-8: most systems allow 255 bytes, and there is more to a name than this. */
const longest = { characters: 60, bytes: 150 };

/**
 * The part of a file name that stands for a title: «Экспорт счёта в PDF» gives `eksport-scheta-v-pdf`. Letters of other scripts stay.
 * @param otherwise where no letter and no digit is left
 */
export function slug(title: string, otherwise: string): string {
  const letters = title
    .normalize('NFC')
    .toLowerCase()
    .replace(/\p{Cf}/gu, '');
  const words = Array.from(letters, (letter) => cyrillic[letter] ?? letter)
    .join('')
    .normalize('NFC')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
  const name = shortened(words);
  if (name === '') return otherwise;
  return reserved.test(name) ? `${name}-1` : name;
}

function shortened(words: readonly string[]): string {
  let name = '';
  for (const word of words) {
    const longer = name === '' ? word : `${name}-${word}`;
    if (fits(longer)) name = longer;
    else if (name !== '') break;
    else
      for (const letter of word) {
        if (!fits(name + letter)) break;
        name += letter;
      }
  }
  return name;
}

function fits(name: string): boolean {
  return Array.from(name).length <= longest.characters && new TextEncoder().encode(name).length <= longest.bytes;
}

/** A path at which there is nothing: `login.md`, else `login-2.md`. */
export function freePath({ exists }: Pick<Desk, 'exists'>, folder: string, name: string, extension = '.md'): string {
  const inFolder = (own: string): string => (folder === '' ? own + extension : `${folder}/${own}${extension}`);
  for (let number = 1; ; number++) {
    const path = inFolder(number === 1 ? name : `${name}-${number}`);
    if (!exists(path)) return path;
  }
}
