import type { Day } from './model.ts';

const dayLength = 24 * 60 * 60 * 1000;

/** `YYYY-MM-DD`, and in the calendar: the thirtieth of February is none. */
export function isDay(text: string): text is Day {
  return isWrittenAsDay(text) && new Date(Date.parse(text)).toJSON()?.slice(0, 10) === text;
}

/** The form alone; the day may be impossible. */
export function isWrittenAsDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text);
}

/** Negative where `to` is the earlier one. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayLength);
}
