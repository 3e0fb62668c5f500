import type { Policy } from '../criterion.ts';
import { isMended } from '../criterion/mended.ts';
import { message } from '../message.ts';
import type { Defect, Message, Model, Place } from '../model.ts';

/** Serious defects that were open, and stand in the way less than they did: gone, lesser, shown by another test, or closed without a proof. */
export function* playedDown(
  before: readonly Defect[],
  model: Model,
  policy: Policy,
): Generator<readonly [place: Place, found: Message]> {
  for (const was of before) {
    if (was.status === 'closed' || !isSerious(was)) continue;
    const { id, severity, test } = was;
    const is = model.defects.find((each) => each.id === id);
    if (is === undefined) {
      yield [was.place, message('{id} is not there any more', { id })];
    } else if (is.status === 'closed' && !isMended(is, model, policy)) {
      yield [is.place, message('{id} is closed now, and no test that passes on this content shows it', { id })];
    } else if (is.status !== 'closed' && !isSerious(is)) {
      yield [is.place, message('{id} was {before}, and is {after} now', { id, before: severity, after: is.severity })];
    } else if (is.status !== 'open' && test !== undefined && is.test?.value !== test.value) {
      const [of, now] = [test.value, is.test?.value ?? ''];
      yield [
        is.test?.place ?? is.place,
        message('{id} was shown by “{before}”, and is by “{after}” now', { id, before: of, after: now }),
      ];
    }
  }
}

function isSerious({ severity }: Defect): boolean {
  return severity === 'blocker' || severity === 'critical';
}
