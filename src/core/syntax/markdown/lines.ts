interface Line {
  /** 1-based. */
  readonly number: number;
  /** 1-based position of the first character of `text`, in UTF-16 code units. */
  readonly column: number;
  /** Without markers, HTML comments and white space at its ends; a line of code as it was written. */
  readonly text: string;
  /** Number of list items that it stands in; for an item, those around it. */
  readonly depth: number;
}

/** A heading of the document itself; one inside a list item or a quotation is `text` or `quote`. */
export interface Heading extends Line {
  readonly kind: 'heading';
  readonly level: number;
}

export interface Item extends Line {
  readonly kind: 'item';
  readonly marker: '-' | '*' | '+' | '.' | ')';
  /** The number, in an ordered list. */
  readonly ordinal?: number;
  /** What stands between the brackets of a task: `x` or `X`, also for a tick; a space, also for nothing; or one of `-~/>!`. It is not part of `text`. */
  readonly checkbox?: string;
}

export interface OtherLine extends Line {
  /** `row`: begins with `|`, see `cells`. `code`: fenced or indented. `html`: in a block of HTML. `rule`: a thematic break. */
  readonly kind: 'text' | 'row' | 'quote' | 'code' | 'html' | 'rule' | 'blank';
}

export type MarkdownLine = Heading | Item | OtherLine;

export interface FrontMatter {
  /** What stands between the fences. */
  readonly text: string;
  /** Line on which `text` begins, 1-based. */
  readonly firstLine: number;
}

export interface MarkdownLines {
  readonly frontMatter: FrontMatter | undefined;
  /** In order. Lines of HTML comments and fences are left out. One line of the text may hold two items, `- 1. both`. */
  readonly lines: readonly MarkdownLine[];
  /** Number of the last line, 1-based. */
  readonly lastLine: number;
  /** What was opened and never closed, and so hides everything below its line. */
  readonly unclosed: { readonly what: 'front matter' | 'comment' | 'code'; readonly line: number } | undefined;
  /** Lines with markers of an unfinished merge, outside code. */
  readonly conflicts: readonly number[];
}
