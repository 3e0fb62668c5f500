import type { Message } from '../../model.ts';
import type { TapPoint } from './line.ts';
import type { TestNumbers } from './numbers.ts';

/** A test point with what belongs to it. */
export interface Point extends TapPoint {
  readonly line: number;
  readonly column: number;
  /** Its subtest, which may come before or after it. */
  inside: Level | undefined;
  /** From its diagnostics: `suite` or `test`, as node:test says. */
  type: string | undefined;
  location: string | undefined;
  error: string | undefined;
}

/** The points of one test: of the whole document, or of a subtest. */
export interface Level {
  /** Without those that were told already. */
  readonly points: Point[];
  readonly numbers: TestNumbers;
  plan:
    | { readonly first: number; readonly last: number; readonly line: number; readonly isTrailing: boolean }
    | undefined;
  /** What is wrong with it as a whole. */
  readonly faults: { readonly value: Message; readonly line: number }[];
  /** A subtest whose point has not come yet. */
  waiting: Level | undefined;
  /** Subtests whose point never came. */
  readonly orphans: Level[];
}
