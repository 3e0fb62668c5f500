import { message } from '../../message.ts';
import type { WordingFault } from './fault.ts';

/** What its author left for later, in any language. Capitals only: "the user opens a todo" is a sentence about todos. */
const question =
  /\[\s*(?:NEEDS? CLARIFICATION|ТРЕБУЕТ(?:СЯ)? УТОЧНЕНИ[ЕЯ])[^\]]*\]?|(?<![\p{L}\p{N}_-])(?:TODO(?!S|[ -](?:lists?|items?|apps?|entr(?:y|ies)|LISTS?|ITEMS?)\b)|TB[CDS]|FIXME|XXX)(?![\p{L}\p{N}_-])|\?{2,}/gu;
const questionInWords =
  /(?<![\p{L}-])(?:to be (?:defined|determined|decided|confirmed|specified|clarified|agreed|discussed)|(?:будет|подлежит|требуется|требует|нужно|надо|предстоит) (?:уточн[её]н(?:о|а|ы)?|уточнить|уточнени[юея]|определен[оаы]? позже|обсудить|согласовать))(?![\p{L}-])/giu;

const hole = '(?:…|\\.{3}|<[^<>\\n]{0,200}>|\\{[^{}\\n]{0,200}\\}|\\[[^\\[\\]\\n]{0,200}\\])';
const onlyHole = new RegExp(`^[\\s*_]*(${hole})[\\s*_.]*$`, 'u');
/** `WHEN <trigger>, THE SYSTEM SHALL <response>`: a template that nobody filled in. Holes elsewhere may be parameters: `/users/{id}`. */
const holeAfterKeyword = new RegExp(
  `(?<![\\p{L}])(?:WHEN|IF|WHILE|WHERE|THEN|GIVEN|SHALL|MUST|КОГДА|ЕСЛИ|ПОКА|ГДЕ|ТО|ДАНО|ДОЛЖ(?:ЕН|НА|НО|НЫ))\\s+(${hole})(?=\\s*(?:[,.;:]|$|(?:SHALL|MUST|THEN|THE|ДОЛЖ\\p{L}+|ТО)(?!\\p{L})))`,
  'giu',
);

export function* openEnds(text: string): Generator<WordingFault> {
  for (const pattern of [question, questionInWords]) {
    for (const match of text.matchAll(pattern)) {
      yield {
        kind: 'open',
        word: match[0],
        offset: match.index,
        found: message('“{word}” is a question that is still open', { word: match[0] }),
        wanted: message('the answer in its place'),
      };
    }
  }
  if (!/[…<{[]|\.{3}/.test(text)) return;
  const alone = onlyHole.exec(text);
  for (const match of alone ? [alone] : text.matchAll(holeAfterKeyword)) {
    const word = match[1] ?? '';
    yield {
      kind: 'placeholder',
      word,
      offset: match.index + match[0].indexOf(word),
      found: message('“{word}” was never filled in', { word }),
      wanted: message('the text that belongs there'),
    };
  }
}
