import type { Message } from '../../model.ts';

export interface WordingFault {
  /** `open`: a question left for later. `placeholder`: never filled in. `obligation`: no SHALL. `vague`: no two people test it alike. */
  readonly kind: 'open' | 'placeholder' | 'obligation' | 'vague';
  /** As written; empty where something is missing. */
  readonly word: string;
  /** In the text, in UTF-16 code units. */
  readonly offset: number;
  readonly found: Message;
  /** What to write instead. */
  readonly wanted: Message;
}
