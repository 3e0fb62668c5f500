import type { Model, Requirement } from '../model.ts';
import { prefixOf, requirementOf, spelling } from '../ids.ts';

/** IDs by what stands before their number, `REQ-`, each with the highest number there; `''` for an ID that has none. */
export type IdNumbers = ReadonlyMap<string, string>;

/** The same lists outlive most verdicts, and what is counted in them with them. */
const known = new WeakMap<object, IdNumbers>();

/** Of every list in which an ID may be one of a requirement. In steps: once they are taken, the next time costs nothing. */
export function* idNumbers(model: Model): Generator<IdNumbers> {
  for (const citing of citedBy(model)) yield numbersIn(citing);
}

export function requirementNumbers(requirements: readonly Requirement[]): IdNumbers {
  return numbersIn([requirements, ownIds(requirements)]);
}

function numbersIn([list, visit]: Citing): IdNumbers {
  let numbers = known.get(list);
  if (numbers === undefined) known.set(list, (numbers = highestOf(visit)));
  return numbers;
}

export function highestNumbers(ids: readonly string[]): IdNumbers {
  return highestOf((told) => ids.forEach(told));
}

function highestOf(visit: Visit): IdNumbers {
  const numbers = new Map<string, string>();
  visit((id) => {
    const { head, number } = split(id);
    const highest = numbers.get(head);
    if (highest === undefined || isHigher(number, highest)) numbers.set(head, number);
  });
  return numbers;
}

/** Numbers are compared without an end: an ID may hold a date and a time. */
export function isHigher(number: string, other: string): boolean {
  return number.length === other.length ? number > other : number.length > other.length;
}

/** Whether nobody has used a number as high as that of an ID behind the same letters: told without looking through anything. */
export function isBeyondAll(id: string, model: Model): boolean {
  const { head, number } = split(id);
  const kind = kindOf(head);
  for (const numbers of idNumbers(model)) {
    for (const [other, highest] of numbers) {
      if (!isHigher(number, highest) && kindOf(other) === kind) return false;
    }
  }
  return true;
}

/** What all spellings of what stands before a number share. */
export function kindOf(head: string): string {
  return prefixOf(spelling(`${head}0`));
}

/** Whether an ID that may be one of a requirement is written anywhere but in reports. */
export function isCited(model: Model, isMeant: (id: string) => boolean): boolean {
  let isFound = false;
  for (const [, visit] of citedBy({ ...model, reports: [] })) visit((id) => (isFound ||= isMeant(id)));
  return isFound;
}

/** A list that may be very long, and what looks at each ID in it: nothing is gathered, because this runs while somebody types. */
type Citing = readonly [list: object, visit: Visit];
type Visit = (told: (id: string) => void) => void;

function* citedBy(model: Model): Generator<Citing> {
  const { requirements, references, notes, tasks, defects, releases, signatures, reviews, results } = model;
  const inEach =
    <T>(list: readonly T[], tell: (each: T, told: (id: string) => void) => void): Visit =>
    (told) =>
      list.forEach((each) => tell(each, told));
  yield [requirements, ownIds(requirements)];
  yield [references, inEach(references, ({ id }, told) => told(id))];
  yield [notes, inEach(notes, ({ satisfies }, told) => satisfies.forEach(({ value }) => told(requirementOf(value))))];
  yield [tasks, inEach(tasks, (list, told) => list.tasks.forEach((task) => task.requirements.forEach(told)))];
  yield [defects, inEach(defects, ({ requirement }, told) => requirement && told(requirementOf(requirement.value)))];
  yield [releases, inEach(releases, ({ trial }, told) => trial.forEach(({ requirement }) => told(requirement)))];
  yield [signatures, inEach(signatures, ({ requirement }, told) => told(requirement))];
  yield [reviews, inEach(reviews, ({ requirement }, told) => told(requirement))];
  yield [results, inEach(results, ({ requirement }, told) => told(requirementOf(requirement)))];
  for (const { cases } of model.reports) {
    yield [
      cases,
      inEach(cases, ({ cited }, told) => cited?.forEach(({ readings }) => readings.forEach(({ id }) => told(id)))),
    ];
  }
}

function ownIds(requirements: readonly Requirement[]): Visit {
  return (told) => requirements.forEach(({ id }) => told(id));
}

/** `REQ-`, `7` and 3 of `REQ-007`, `REQ-007a`. By hand: there are very many of them. @returns as head all of an ID that has no number */
export function split(id: string): { readonly head: string; readonly number: string; readonly width: number } {
  let end = id.length;
  if (end > 0 && id.charCodeAt(end - 1) > 0x60) end--;
  let from = end;
  while (from > 0 && id.charCodeAt(from - 1) >= 0x30 && id.charCodeAt(from - 1) <= 0x39) from--;
  if (from === end) return { head: id, number: '', width: 0 };
  let start = from;
  while (start < end - 1 && id.charCodeAt(start) === 0x30) start++;
  return { head: id.slice(0, from), number: id.slice(start, end), width: end - from };
}
