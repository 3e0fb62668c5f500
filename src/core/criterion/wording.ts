/** Whether a sentence can be tested at all: what `wording-testable` asks. Few false alarms matter more than many rules. */
import { criterionId } from '../ids.ts';
import type { Place, Requirement } from '../model.ts';
import { english } from './wording/english.ts';
import type { WordingFault } from './wording/fault.ts';
import { languageOf } from './wording/language.ts';
import { openEnds } from './wording/open-ends.ts';
import { russian } from './wording/russian.ts';
import type { Reason, Vocabulary } from './wording/vocabulary.ts';
import { memoized } from '../memoized.ts';

export type { WordingFault } from './wording/fault.ts';

export interface FaultyText {
  /** The requirement, or one of its acceptance criteria: `REQ-007/2`. */
  readonly subject: string;
  readonly place: Place;
  readonly faults: readonly WordingFault[];
}

/** The texts of a requirement that have faults. */
export function faultyTexts(requirement: Requirement): readonly FaultyText[] {
  return requirement.isPlain === true ? [] : faultyIn(requirement);
}

/** Requirements are never changed, only read anew; this runs after every keystroke. */
const faultyIn = memoized(
  (requirement: Requirement) => [...texts(requirement)].filter(({ faults }) => faults.length > 0),
  new WeakMap(),
);

function* texts({ id, title, statement, criteria, place }: Requirement): Generator<FaultyText> {
  // Conventions without criteria put the whole requirement into one sentence, which then is the title.
  const prose = statement === '' && criteria.length === 0 ? title : statement;
  yield { subject: id, place, faults: wordingFaults(prose, 'statement') };
  for (const each of criteria) {
    yield { subject: criterionId(id, each.number), place: each.place, faults: wordingFaults(each.text, 'criterion') };
  }
}

/**
 * Faults in order of their offset. What stands in back-ticks or quotation marks is cited, not said, and is not judged; a
 * capitalised word inside a sentence is a name ("the Quick Start page"). Sentences in other languages than English and Russian
 * are left in peace, except for open questions and places never filled in.
 *
 * @param what an acceptance criterion must oblige somebody; a statement may also explain.
 */
export function wordingFaults(text: string, what: 'criterion' | 'statement'): readonly WordingFault[] {
  if (isPlain(text, what)) return [];
  const said = withoutCitations(text.slice(0, longest));
  const lower = lowerCase(said);
  const language = languageOf(lower);
  const faults = [...openEnds(said)];
  if (what === 'criterion' && faults.every((fault) => fault.kind !== 'placeholder')) {
    faults.push(...missingObligation(said, lower, vocabularyOf(language)));
  }
  for (const [from, to] of sentences(said)) {
    const sentence = lower.slice(from, to);
    const vocabulary = vocabularyOf(languageOf(sentence) ?? language);
    if (vocabulary === undefined || (what === 'statement' && vocabulary.explanation.test(sentence))) continue;
    for (const { reason, at, length } of vagueWords(sentence, vocabulary)) {
      const offset = from + at;
      const word = said.slice(offset, offset + length);
      if (isName(said.slice(from, to), at)) continue;
      faults.push({ kind: 'vague', word, offset, found: reason.found(word), wanted: reason.wanted });
    }
  }
  return withoutOverlaps(faults);
}

/**
 * Nearly every sentence is plain English with an obligation and no doubtful word: one look says so, and in doubt says nothing. Cited text and
 * Cyrillic are always looked at closely.
 */
function isPlain(text: string, what: 'criterion' | 'statement'): boolean {
  if (worthALook.test(text)) return false;
  const lower = text.toLowerCase();
  return (what === 'statement' || english.obligation.test(lower)) && lower.search(english.vague.words) < 0;
}
const worthALook = /[`"'“„«‘…<{[\u0400-\u052f]|\.{3}|\?{2}|\b(?:TODO|TB[CDS]|FIXME|XXX)|\bto be /i;

/** Nothing longer is a sentence; what follows is not judged. */
const longest = 10_000;

function vocabularyOf(language: ReturnType<typeof languageOf>): Vocabulary | undefined {
  return language === 'en' ? english : language === 'ru' ? russian : undefined;
}

function* missingObligation(text: string, lower: string, vocabulary: Vocabulary | undefined): Generator<WordingFault> {
  if (vocabulary === undefined || vocabulary.obligation.test(lower) || vocabulary.scenario.test(lower)) return;
  const { found, substituted, wanted } = vocabulary.missing;
  const substitute = vocabulary.substitute.exec(lower);
  const offset = substitute?.index ?? 0;
  const word = text.slice(offset, offset + (substitute?.[0].length ?? 0));
  yield { kind: 'obligation', word, offset, found: word === '' ? found : substituted(word), wanted };
}

function* vagueWords(
  sentence: string,
  vocabulary: Vocabulary,
): Generator<{ reason: Reason; at: number; length: number }> {
  const { words, reasons } = vocabulary.vague;
  for (const match of sentence.matchAll(words)) {
    const reason = reasons[match.findIndex((word, group) => group > 0 && word !== undefined) - 1];
    if (reason !== undefined && !isFine(reason, sentence, match.index, vocabulary)) {
      yield { reason, at: match.index, length: match[0].length };
    }
  }
}

function isFine(reason: Reason, sentence: string, at: number, vocabulary: Vocabulary): boolean {
  const follows = (pattern: RegExp): boolean => (pattern.exec(sentence)?.index ?? Infinity) < at;
  return (
    (reason.measurable === true && vocabulary.measure.test(sentence)) ||
    (reason.clarifiable === true && vocabulary.clarification.test(sentence.slice(at))) ||
    (reason.quantity === true && follows(vocabulary.capability)) ||
    (reason.responseOnly === true && !follows(vocabulary.obligation))
  );
}

/** Capitalised, though no sentence or label begins there. */
function isName(sentence: string, at: number): boolean {
  return /^\p{Lu}\p{Ll}/u.test(sentence.slice(at, at + 2)) && /[\p{L}\p{N},)]\s+$/u.test(sentence.slice(0, at));
}

const citations = [
  /(?<!`)(`+)(?!`)[^]*?[^`]\1(?!`)/g,
  /"[^"\n]{1,200}"|“[^”\n]{1,200}”|„[^“”\n]{1,200}[“”]|«[^»\n]{1,200}»|(?<![\p{L}\p{N}])['‘][^'’\n]{1,200}['’](?![\p{L}\p{N}])/gu,
  /\b[a-z][a-z0-9+.-]*:\/\/[^\s)>\]]+|(?<=\])\([^()\n]*\)/gi,
];

/** Of the same length, as everything here, so that offsets stay. */
function withoutCitations(text: string): string {
  return citations.reduce((left, citation) => left.replace(citation, (cited) => ' '.repeat(cited.length)), text);
}

function lowerCase(text: string): string {
  const lower = text.toLowerCase().replaceAll('ё', 'е');
  return lower.length === text.length ? lower : text;
}

function* sentences(text: string): Generator<readonly [from: number, to: number]> {
  let from = 0;
  for (const { index, 0: end } of text.matchAll(sentenceEnd)) {
    yield [from, index + end.length];
    from = index + end.length;
  }
  yield [from, text.length];
}
const sentenceEnd = /[.!?…][)\]*_]*\s+(?=[\p{Lu}\p{N}*_([<-])|\n[ \t]*(?:\n|(?=[-*+] |\d+[.)] ))/gu;

/** Of two faults in one place the one that begins first, then the longer one. */
function withoutOverlaps(faults: readonly WordingFault[]): WordingFault[] {
  let end = 0;
  return [...faults]
    .sort((a, b) => a.offset - b.offset || b.word.length - a.word.length)
    .filter((fault) => {
      if (fault.word !== '' && fault.offset < end) return false;
      end = Math.max(end, fault.offset + fault.word.length);
      return true;
    });
}
