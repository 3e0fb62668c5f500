/** What every noun is made of: places, sentences, days, and the few words that the phases and the policy share. */

/** A position in a file of the repository. */
export interface Place {
  /** Path relative to the folder, with `/`. */
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  /** 1-based, counted in UTF-16 code units. */
  readonly column: number;
}

/** Something a person wrote, and where. */
export interface Stated<T = string> {
  readonly value: T;
  readonly place: Place;
}

/**
 * A sentence that is not yet in a language: an English template and what fills it. `{name}` stands for an argument,
 * `{n|test|tests}` for the form that goes with the number `n` (two forms in English, three in Russian). Made by `message()`.
 */
export interface Message {
  readonly text: string;
  readonly args: Readonly<Record<string, MessageArgument>>;
}
export type MessageArgument = string | number | Message | readonly (string | Message)[];

/** A calendar day, `YYYY-MM-DD`. Days compare as strings. */
export type Day = string;

/** SHA-256 in lower-case hexadecimal, 64 digits. */
export type Sha256 = string;

export type PhaseId = 'requirements' | 'design' | 'build' | 'test' | 'release';
export type Level = 'tests' | 'requirements' | 'delivery';
export type Severity = 'block' | 'warn' | 'off';
export type GateId = 'release' | 'operation';
export type Role = 'manager' | 'analyst' | 'customer' | 'devops' | 'developer' | 'tester';

/**
 * The kinds of fact that a file can state, named as `explain` names files. A problem names the kind it spoils, a
 * criterion the kinds it needs: that is how a broken file reaches exactly the criteria that it leaves in the dark.
 */
export type FactKind =
  | 'specification'
  | 'note'
  | 'tasks'
  | 'defect'
  | 'release'
  | 'signoffs'
  | 'results'
  | 'source'
  | 'report'
  | 'evidence'
  | 'changelog'
  | 'manifest'
  | 'script'
  | 'coverage'
  | 'config';

/** Something that could not be understood. Never thrown, never silent: the judge decides once what it does to the gate. */
export interface Problem {
  readonly kind: 'problem';
  /** What the reader was looking for when it met this. */
  readonly spoils: FactKind;
  readonly place: Place;
  readonly found: Message;
  /** What would satisfy the reader. */
  readonly wanted: Message;
  /** True where the rest of the file was understood and only a detail is in doubt; such a problem is shown, and blocks nothing. */
  readonly minor?: boolean;
}
