import type { Model, Requirement } from '../model.ts';
import { requirementOf } from '../ids.ts';

/** IDs by what stands before their number, `REQ-`, each with the highest number there; `''` for an ID that has none. */
export type IdNumbers = ReadonlyMap<string, string>;

/** The same lists outlive most verdicts, and what is counted in them with them. */
const known = new WeakMap<object, IdNumbers>();

/** Of every list in which an ID may be one of a requirement. In steps: once they are taken, the next time costs nothing. */
export function* idNumbers(model: Model): Generator<IdNumbers> {
  for (const citing of citedBy(model)) yield numbersIn(citing);
}

export function requirementNumbers(requirements: readonly Requirement[]): IdNumbers {
  return numbersIn([requirements, () => requirements.map(({ id }) => id)]);
}

function numbersIn([list, ids]: Citing): IdNumbers {
  let numbers = known.get(list);
  if (numbers === undefined) known.set(list, (numbers = highestNumbers(ids())));
  return numbers;
}

export function highestNumbers(ids: Iterable<string>): IdNumbers {
  const numbers = new Map<string, string>();
  for (const id of ids) {
    const { head, number } = split(id);
    const highest = numbers.get(head);
    if (highest === undefined || isHigher(number, highest)) numbers.set(head, number);
  }
  return numbers;
}

/** Numbers are compared without an end: an ID may hold a date and a time. */
export function isHigher(number: string, other: string): boolean {
  return number.length === other.length ? number > other : number.length > other.length;
}

/** Every ID that may be one of a requirement, wherever it is written but in reports. */
export function* citedIds(model: Model): Generator<string> {
  for (const [, ids] of citedBy({ ...model, reports: [] })) yield* ids();
}

type Citing = readonly [list: object, ids: () => Iterable<string>];

function* citedBy(model: Model): Generator<Citing> {
  const { requirements, references, notes, tasks, defects, releases, signatures, reviews, results } = model;
  yield [requirements, () => requirements.map(({ id }) => id)];
  yield [references, () => references.map(({ id }) => id)];
  yield [notes, () => notes.flatMap(({ satisfies }) => satisfies.map(({ value }) => requirementOf(value)))];
  yield [tasks, () => tasks.flatMap((list) => list.tasks.flatMap((task) => task.requirements))];
  yield [
    defects,
    () => defects.flatMap(({ requirement }) => (requirement === undefined ? [] : requirementOf(requirement.value))),
  ];
  yield [releases, () => releases.flatMap(({ trial }) => trial.map(({ requirement }) => requirement))];
  yield [signatures, () => signatures.map(({ requirement }) => requirement)];
  yield [reviews, () => reviews.map(({ requirement }) => requirement)];
  yield [results, () => results.map(({ requirement }) => requirementOf(requirement))];
  for (const { cases } of model.reports) yield [cases, () => citedInCases(cases)];
}

function* citedInCases(cases: Model['reports'][number]['cases']): Generator<string> {
  for (const { cited } of cases) {
    if (cited !== undefined) for (const { readings } of cited) for (const { id } of readings) yield id;
  }
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
