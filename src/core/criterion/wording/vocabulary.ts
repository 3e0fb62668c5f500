import type { Message } from '../../model.ts';

/** How one language words obligations, and which of its words cannot be tested. Expressions meet lower case, and `ё` as `е`. */
export interface Vocabulary {
  /** What makes a sentence binding. */
  readonly obligation: RegExp;
  /** What people write in its place; the match is the word. */
  readonly substitute: RegExp;
  readonly missing: {
    readonly found: Message;
    readonly substituted: (word: string) => Message;
    readonly wanted: Message;
  };
  /** Given, When, Then: steps of an example, which need no obligation. */
  readonly scenario: RegExp;
  /** A user story, or a sentence that explains: tells why, and promises nothing. */
  readonly explanation: RegExp;
  /** "Allows several files": after such a word a plural is a capability, not a quantity left open. */
  readonly capability: RegExp;
  /** A number with its unit, or a limit. */
  readonly measure: RegExp;
  /** What introduces the meaning of the words before it: "gracefully, that is …", "robust (it retries …)". */
  readonly clarification: RegExp;
  readonly vague: VagueWords;
}

/** Why a word cannot be tested, and what to write instead. */
export interface Reason {
  readonly found: (word: string) => Message;
  readonly wanted: Message;
  /** Fine where the sentence also gives a measure: "fast, within 3 s". */
  readonly measurable?: true;
  /** Fine where a clarification follows. */
  readonly clarifiable?: true;
  /** Fine after `capability`. */
  readonly quantity?: true;
  /** Judged only after the obligation: "IF several files are selected" is a condition that can be tested. */
  readonly responseOnly?: true;
}

export interface VagueWords {
  /** Global; group n has matched the words of reason n - 1. */
  readonly words: RegExp;
  readonly reasons: readonly Reason[];
}

/** One expression for all words, because nearly every sentence has none of them. The patterns must not capture. */
export function vagueWords(
  before: string,
  after: string,
  groups: readonly (readonly [reason: Reason, ...patterns: string[]])[],
): VagueWords {
  const alternatives = groups.map(([, ...patterns]) => `(${patterns.join('|')})`).join('|');
  return { words: new RegExp(`${before}(?:${alternatives})${after}`, 'g'), reasons: groups.map(([reason]) => reason) };
}
