import type { FiledReport, Place, TestCase, TestLink } from '../model.ts';

/** Where a click on a reported test leads: to what it tells of, see `testSource`. */
export interface TestPlace extends Place {
  /** Where its declaration is not known. */
  readonly otherwise?: Place;
}

/** Of a case in its report; a reference to one test stands at it, while one to a suite or to a file stands at many. */
export function placeOfCase(
  { reference }: TestLink,
  { file }: Pick<FiledReport, 'file'>,
  { line, column }: Pick<TestCase, 'line' | 'column'>,
): TestPlace {
  if (reference === undefined) return { file, line, column };
  const { target, place } = reference;
  const isAtIt = target?.what === 'test' && (target.tests ?? []).length === 0;
  return isAtIt ? place : { file, line, column, otherwise: place };
}
