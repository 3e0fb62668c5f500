import type { ReadConfig } from '../config.ts';
import type { Policy } from '../criterion.ts';
import { message } from '../message.ts';
import type { Model, Problem } from '../model.ts';

/** Test results are as fresh as the files that are looked at: where code is left out, it may change and nobody sees it. Blocks nothing. */
export function* leftOut(
  { excludedAt }: ReadConfig,
  { tree }: Model,
  { isTested }: Pick<Policy, 'isTested'>,
): Generator<Problem> {
  if (excludedAt === undefined || !isTested || tree.sources + tree.tests > 0) return;
  yield {
    kind: 'problem',
    spoils: 'config',
    place: excludedAt,
    found: message(
      '`paths.exclude` leaves nothing that is known as code: code may change, and the test results still count',
    ),
    wanted: message('`paths.exclude` without the code that the tests run on'),
    minor: true,
  };
}
