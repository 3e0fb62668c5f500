import { placeholder, plain } from './snippet.ts';

/** A criterion in the form of EARS that somebody has begun, in the words of its language. */
interface Form {
  /** `WHEN …`; the group is what has been typed behind the keyword. */
  readonly opening: RegExp;
  /** Between the condition and who must do something. */
  readonly joint: string;
}

interface Wording {
  readonly forms: readonly Form[];
  /** Who is obliged, as documents write it: the most frequent one goes on to be used. */
  readonly obliged: RegExp;
  readonly usual: string;
  /** Behind it nothing is missing but the response. */
  readonly obligation: RegExp;
  /** Who is obliged, without the obligation that belongs behind it. */
  readonly subject: RegExp;
}

const head = String.raw`^\s*(?:(?:[-*+]|\d{1,4}[.)])\s+)?(?:\*\*)?`;

const english: Wording = {
  forms: [
    { opening: new RegExp(String.raw`${head}IF(?:\*\*)?\s(.*)$`), joint: ', THEN ' },
    { opening: new RegExp(String.raw`${head}(?:WHEN|WHILE|WHERE)(?:\*\*)?\s(.*)$`), joint: ', ' },
  ],
  obliged: /\bTHE [\p{L}\p{N}_-]+(?: [\p{L}\p{N}_-]+){0,3}? (?:SHALL|MUST)\b/gu,
  usual: 'THE SYSTEM SHALL',
  obligation: /\b(?:SHALL|MUST)\b/,
  subject: /(?:^|[\s,])THE [\p{L}\p{N}_-]+ $/u,
};

const russian: Wording = {
  forms: [
    { opening: new RegExp(String.raw`${head}ЕСЛИ(?:\*\*)?\s(.*)$`), joint: ', ТО ' },
    { opening: new RegExp(String.raw`${head}(?:КОГДА|ПОКА|ГДЕ)(?:\*\*)?\s(.*)$`), joint: ', ' },
  ],
  obliged: /(?<![\p{L}\p{N}])\p{Lu}[\p{L}\p{N}_-]+ ДОЛЖ(?:ЕН|НА|НО|НЫ)(?!\p{L})/gu,
  usual: 'СИСТЕМА ДОЛЖНА',
  obligation: /ДОЛЖ(?:ЕН|НА|НО|НЫ)/,
  subject: /(?:^|[\s,])СИСТЕМА $/u,
};

/**
 * The rest of a criterion, as a snippet; undefined where none is begun or nothing is missing.
 * @param before the line up to the cursor
 * @param document where others may be: who is obliged there, is obliged here
 */
export function restOfCriterion(before: string, document: string): string | undefined {
  for (const wording of [english, russian]) {
    for (const { opening, joint } of wording.forms) {
      const condition = opening.exec(before)?.[1];
      if (condition === undefined || wording.obligation.test(condition)) continue;
      return rest(condition, joint, wording, document);
    }
  }
  return undefined;
}

function rest(condition: string, joint: string, wording: Wording, document: string): string {
  const obliged = plain(mostFrequent(document, wording.obliged) ?? wording.usual);
  const response = ` ${placeholder(2, '…')}.`;
  if (condition.trim() === '') return `${placeholder(1, '…')}${joint}${obliged}${response}`;
  if (wording.subject.test(condition)) return `${obliged.slice(obliged.lastIndexOf(' ') + 1)}${response}`;
  const said = condition.trimEnd();
  const word = joint.replace(/^, /, '').trim();
  if (word !== '' && said.endsWith(`, ${word}`)) return `${condition === said ? ' ' : ''}${obliged}${response}`;
  if (said.endsWith(',')) return `${condition === said ? ' ' : ''}${joint.replace(/^, /, '')}${obliged}${response}`;
  // A space that was typed already belongs to the next word of the condition.
  return condition === said ? `${joint}${obliged}${response}` : `${placeholder(1, '…')}${joint}${obliged}${response}`;
}

function mostFrequent(text: string, pattern: RegExp): string | undefined {
  const counts = new Map<string, number>();
  for (const [found] of text.slice(0, far).matchAll(pattern)) counts.set(found, (counts.get(found) ?? 0) + 1);
  return [...counts].reduce<readonly [string, number] | undefined>(
    (most, each) => (each[1] > (most?.[1] ?? 0) ? each : most),
    undefined,
  )?.[0];
}
/** Farther on nobody looks how the others are worded: this runs while somebody types. */
const far = 20_000;
