/** The contract of what mends findings and problems in the document where they stand: one file each in `fixes/`, its name the id. */
import type { Config } from './config.ts';
import type { Span } from './edit.ts';
import type { Day, Finding, Message, Model, Problem } from './model.ts';
import type { Lexicon } from './understanding/lexicon.ts';

export type Fix =
  | {
      /** Equals the file name. */
      readonly id: string;
      /** Ids of the criteria of whose findings it may mend some. */
      readonly mends: readonly string[];
      /** Nothing where it does not help. */
      offers(mending: Mending<Finding>): Iterable<QuickFix>;
    }
  | { readonly id: string; readonly mends: 'problems'; offers(mending: Mending<Problem>): Iterable<QuickFix> };

/** What is offered to a person, and written if they choose it. */
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
  readonly config: Config;
  readonly today: Day;
  readonly lexicon: Lexicon;
  /** BCP 47, where the document does not tell. */
  readonly language: string;
}
