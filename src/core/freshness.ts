import type { Message } from './model.ts';

/** How the reports relate to the content that is in the tree now (product.md 6). */
export interface Freshness {
  /** The weakest basis among the reports; `none` where there is no report. */
  readonly basis: 'content' | 'time' | 'none';
  of(file: string): ReportFreshness;
}

export type ReportFreshness =
  | { readonly fresh: true; readonly basis: 'content' | 'time' }
  | { readonly fresh: false; readonly basis: 'content' | 'time'; readonly because: Message };
