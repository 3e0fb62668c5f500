import type { Config, Waiver } from '../config.ts';
import type { Criterion } from '../criterion.ts';
import { daysBetween } from '../days.ts';
import { grouped } from '../grouped.ts';
import { message } from '../message.ts';
import type { Day, Finding, Problem } from '../model.ts';

// @req GATE-006
export type WaiverOf = (criterion: Criterion, subject: string | null) => Finding['waived'];

/** The waiver that excuses a finding today. A waiver without a subject excuses all findings of its criterion. */
export function waiverFor(config: Config, today: Day): WaiverOf {
  const running = config.waivers.filter((waiver) => waiver.on <= today && today <= waiver.until);
  const byCriterion = new Map<string, Map<string | undefined, Waiver>>();
  for (const waiver of running) {
    const bySubject = byCriterion.get(waiver.criterion) ?? new Map<string | undefined, Waiver>();
    byCriterion.set(waiver.criterion, bySubject);
    // The first excuses: to those behind one for all it leaves nothing.
    if (!bySubject.has(undefined) && !bySubject.has(waiver.subject)) bySubject.set(waiver.subject, waiver);
  }
  return ({ id }, subject) => {
    const bySubject = byCriterion.get(id);
    const waiver = (subject === null ? undefined : bySubject?.get(subject)) ?? bySubject?.get(undefined);
    return waiver === undefined ? null : { until: waiver.until, by: waiver.by, reason: waiver.reason };
  };
}

const warnedDaysBefore = 7;
const manyOnOneDay = 5;

/** What should be said of the waivers themselves. Shown, and blocks nothing. */
export function* waiverWarnings(config: Config, today: Day): Generator<Problem> {
  for (const waiver of config.waivers) {
    const left = daysBetween(today, waiver.until);
    if (left < 0) {
      yield warning(
        waiver,
        message('the waiver of `{criterion}` ended on {day}', { criterion: waiver.criterion, day: waiver.until }),
        message('mend what it excused and delete it, or argue for a new one'),
      );
    } else if (left === 0) {
      yield warning(
        waiver,
        message('the waiver of `{criterion}` ends today', { criterion: waiver.criterion }),
        message('mend what it excuses before it ends'),
      );
    } else if (left <= warnedDaysBefore) {
      yield warning(
        waiver,
        message('the waiver of `{criterion}` ends in {n} {n|day|days}, on {day}', {
          criterion: waiver.criterion,
          n: left,
          day: waiver.until,
        }),
        message('mend what it excuses before it ends'),
      );
    }
  }
  const byDay = grouped(
    config.waivers.filter((each) => each.until >= today),
    ({ until }) => until,
  );
  for (const [day, group] of byDay) {
    const [first] = group;
    if (first === undefined || group.length < manyOnOneDay) continue;
    yield warning(
      first,
      message('{n} {n|waiver|waivers} end on one day, {day}', { n: group.length, day }),
      message('spread them, so that the gate does not shut all at once'),
    );
  }
}

function warning(waiver: Waiver, found: Problem['found'], wanted: Problem['wanted']): Problem {
  return { kind: 'problem', spoils: 'config', place: waiver.place, found, wanted, minor: true };
}
