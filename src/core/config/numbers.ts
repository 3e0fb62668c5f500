import type * as v from 'valibot';
import type { testNumbers } from './pieces.ts';

/** What is known of the tests, in numbers. */
export interface TestNumbers {
  /** So many tests must at least be reported. */
  readonly atLeast?: number;
  readonly coverage?: {
    /** Percent of the lines. */
    readonly atLeast?: number;
  };
  /** So many tests may at most be skipped without a reason. */
  readonly skipsAtMost?: number;
}

export function numbers({ coverage, ...rest }: NonNullable<v.InferOutput<typeof testNumbers>>): TestNumbers {
  return { ...rest, ...(coverage !== undefined && coverage !== null && { coverage }) };
}
