import type { Attributes } from '../syntax/xml.ts';

/**
 * Whether the reporter of Vitest says that a file of tests took no time at all: its worker was gone before it ended, and the cases
 * without a time never ran. Tests of types are compiled and take none either.
 */
export function mayHaveNeverRun(run: string | undefined, { name = '', time }: Attributes): boolean {
  return run === 'vitest tests' && time === '0' && !/-d\.[cm]?[jt]sx?$/.test(name);
}
