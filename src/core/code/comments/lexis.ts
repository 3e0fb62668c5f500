/**
 * What a language's text is made of, as far as comments are concerned: where comments and strings open and close. Openers
 * and closers are sources of regular expressions without capturing groups; `^` means the start of a line.
 */
export interface Lexis {
  /** In order of precedence where several open at one position. */
  readonly rules: readonly Rule[];
}

export type Rule = (LineComment | BlockComment | Text | Odd | Region) & {
  /** Where `open` is no plain punctuation: characters one of which it always begins with. A language that knows them all is read faster. */
  readonly first?: string;
  /** Where `open` asks for it: characters one of which stands in front. */
  readonly after?: string;
};

export interface LineComment {
  readonly kind: 'line';
  readonly open: string;
}

export interface BlockComment {
  readonly kind: 'block';
  readonly open: string;
  /** May depend on what opened it. */
  readonly close: string | ((opened: string) => string);
  /** A comment inside a comment must be closed as well. */
  readonly nested?: boolean;
}

/** A string. Without `lines` it must close before its line ends; one that does not is no string at all. */
export interface Text {
  readonly kind: 'string';
  readonly open: string;
  readonly close: string | ((opened: string) => string);
  /** What is no closer although it looks like one. */
  readonly escape?: string;
  readonly lines?: boolean;
  /** Code inside the string, `${…}`: what opens it, and the bracket that is counted until it closes. */
  readonly hole?: { readonly open: string; readonly bracket: '{' | '(' };
}

/** A string whose end, or whose being one, only a look at the surroundings tells. */
export interface Odd {
  readonly kind: 'odd';
  readonly open: string;
  /** Offset behind its last character; undefined where none opens here; -1 where one seems to open and does not end. */
  end(text: string, at: number): number | undefined;
}

/** Another language inside, up to `close`. */
export interface Region {
  readonly kind: 'region';
  readonly open: string;
  readonly close: string;
  readonly lexis: () => Lexis;
}

/** A backslash escapes whatever follows it. */
export const backslash = String.raw`\\[\s\S]`;

/** Takes any character literally. */
export function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`);
}

export function line(...openers: readonly string[]): LineComment {
  return { kind: 'line', open: openers.join('|') };
}

export function block(open: string, close: string, nested = false): BlockComment {
  return { kind: 'block', open: literally(open), close: literally(close), nested };
}

type More = Partial<Omit<Text, 'kind'>> & Pick<Rule, 'first' | 'after'>;

/** A string between two equal delimiters in which a backslash escapes. */
export function quoted(delimiter: string, more: More = {}): Text & More {
  const close = literally(delimiter);
  return { kind: 'string', open: close, close, escape: backslash, ...more };
}

/** A string in which only the doubled delimiter escapes. */
export function doubled(delimiter: string, more: More = {}): Text & More {
  const close = literally(delimiter);
  return { kind: 'string', open: close, close, escape: close + close, ...more };
}

/** What matches is passed over in one go: character literals, escaped quotes. */
export function skipped(pattern: string, first?: string): Odd & Pick<Rule, 'first'> {
  const whole = new RegExp(pattern, 'y');
  return {
    kind: 'odd',
    open: pattern,
    ...(first === undefined ? {} : { first }),
    end(text, at) {
      whole.lastIndex = at;
      return whole.test(text) ? whole.lastIndex : undefined;
    },
  };
}
