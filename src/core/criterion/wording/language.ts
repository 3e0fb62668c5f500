/**
 * The language of one sentence, from its letters and its small words. Only English and Russian are judged: German "fast" means
 * "almost", French and Spanish have "flexible".
 *
 * `undefined`: nothing tells, as in "Export PDF".
 */
export function languageOf(sentence: string): 'en' | 'ru' | 'other' | undefined {
  let [latin, cyrillic, others] = [0, 0, 0];
  for (let at = 0; at < sentence.length; at++) {
    const code = sentence.charCodeAt(at) | 0x20;
    if ((code >= 0x61 && code <= 0x7a) || (code >= 0xe0 && code < 0x250)) latin++;
    else if (code >= 0x400 && code < 0x530) cyrillic++;
    else if ((code >= 0x370 && code < 0x2000) || (code >= 0x2c00 && code < 0xfe00)) others++;
  }
  // Russian sentences name products and buttons in Latin letters; English ones hardly ever name anything in Cyrillic.
  if (cyrillic > 0 && cyrillic * 2 >= latin + others) return otherCyrillic.test(sentence) ? 'other' : 'ru';
  if (others > latin) return 'other';
  return latin === 0 ? undefined : latinLanguage(sentence);
}

function latinLanguage(sentence: string): 'en' | 'other' | undefined {
  let english = 0;
  let foreign = 0;
  for (const [written] of sentence.matchAll(/[a-z'\u00c0-\u024f]+/gi)) {
    const word = written.toLowerCase();
    if (englishOnly.has(word)) english += 2;
    else if (sharedWithEnglish.has(word)) english += 1;
    else if (notEnglish.has(word)) foreign += 2;
    else if (/[^a-z']/.test(word)) foreign += 1;
  }
  if (english === 0 && foreign === 0) return undefined;
  return english > foreign ? 'en' : 'other';
}

/** Letters that Russian has not, and small words of Bulgarian, Macedonian and Serbian. */
const otherCyrillic =
  /[ґєіїўђѓјљњћќџѕөүұқғңәһ]|(?<![а-я])(?:се|са|ще|със|трябва|може|системата|потребителят|който|која|треба|мора|није)(?![а-я])/i;

const list = (words: string): ReadonlySet<string> => new Set(words.split(' '));

const englishOnly = list(
  'the and shall must should would could can cannot with without that this these those when where while which who whose from are is were was been being has have had it its their they them there then than if any each every all more most only also into onto after before until unless between both does do did doing not never always within how what why our your my we you i user users',
);
const sharedWithEnglish = list(
  'a an as at be by for in no of off on one or so to up will out over per may fast quick quickly easy easily appropriate adequate sufficient reasonable several seamless needed possible works',
);
const notEnglish = list(
  // German, Dutch, Scandinavian
  'der das und ist ein eine einen einem einer nicht wenn muss müssen soll sollen wird werden mit für von auf zu zum zur dem den des im bei sich kann können oder auch als sind hat haben nach alle ' +
    'het een van niet moet moeten wordt worden met voor op te zijn dat deze gebruiker og att det och är en ett som ska skal når om med och på til av ikke inte ' +
    // French, Spanish, Portuguese, Italian, Romanian
    'le la les des une est et dans pour que qui doit doivent si lorsque sur avec par du au aux ne pas être plus ' +
    'el los las una es y para debe deben cuando con por del al lo su se muy o os um uma é e do da deve quando não com gli il di che non della dei delle un în și pentru trebuie ' +
    // Polish, Czech, Turkish, Finnish, Hungarian, Indonesian
    'w z na jest się nie musi gdy jeśli i oraz przez je když musí nebo se ve bir için ile olmalı ja kun on pitää az egy és hogy kell yang dan harus untuk jika dengan',
);
