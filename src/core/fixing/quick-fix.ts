import type { Span } from '../edit.ts';
import type { Lexicon } from '../understanding/lexicon.ts';
import type { Finding, Message, Model, Problem } from '../model.ts';

/** What mends a finding in the document where it stands. */
export interface QuickFix {
  readonly title: Message;
  /** In order. */
  readonly spans: readonly Span[];
  /** True where the new text is a snippet: somebody has to write on. */
  readonly isSnippet: boolean;
  /** True for the one that is most probably meant. */
  readonly isLikeliest: boolean;
}

/** A finding, and the document as it is now: it may be newer than what was judged. */
export interface Mending<What = Finding | Problem> {
  readonly what: What;
  readonly path: string;
  readonly text: string;
  /** Of the place of the finding. */
  readonly offset: number;
  readonly model: Model;
  readonly lexicon: Lexicon;
  /** BCP 47, where the document does not tell. */
  readonly language: string;
}
