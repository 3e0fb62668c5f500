import type { Model, Requirement, TestCase } from '../model.ts';
import { differenceOf, isMuch } from '../grouped.ts';
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
  return numbersIn({ list: requirements as readonly never[], tell: ownId });
}

function numbersIn({ list, tell }: Citing): IdNumbers {
  let numbers = known.get(list);
  if (numbers === undefined) {
    known.set(list, (numbers = numbersAfter(latest.get(tell)?.deref(), list, tell)));
    if (tell !== inCase) latest.set(tell, new WeakRef(list));
  }
  return numbers;
}

/** The list of each kind that was counted last, by what tells its IDs: the next one differs little from it. */
const latest = new Map<Tell<never>, WeakRef<readonly never[]>>();

function numbersAfter<T>(before: readonly T[] | undefined, list: readonly T[], tell: Tell<T>): IdNumbers {
  const counted = before && known.get(before);
  const difference = differenceOf(before ?? [], list);
  if (counted === undefined || isMuch(difference, list)) return highestOf(list, tell);
  const gone = highestOf(difference.gone, tell);
  // Another one that is as high may be left, or none.
  for (const [head, number] of gone) if (number === counted.get(head)) return highestOf(list, tell);
  const come = highestOf(difference.come, tell);
  return come.size === 0 ? counted : highestIn([counted, come]);
}

export function highestNumbers(ids: readonly string[]): IdNumbers {
  return highestOf(ids, itself);
}

function highestOf<T>(list: readonly T[], tell: Tell<T>): IdNumbers {
  const numbers = new Map<string, string>();
  const told = (id: string): void => {
    const { head, number } = split(id);
    raise(numbers, head, number);
  };
  for (const each of list) tell(each, told);
  return numbers;
}

function highestIn(all: readonly IdNumbers[]): IdNumbers {
  const numbers = new Map<string, string>();
  for (const each of all) for (const [head, number] of each) raise(numbers, head, number);
  return numbers;
}

function raise(numbers: Map<string, string>, head: string, number: string): void {
  const highest = numbers.get(head);
  if (highest === undefined || isHigher(number, highest)) numbers.set(head, number);
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
  const told = (id: string): void => void (isFound ||= isMeant(id));
  for (const { list, tell } of citedBy({ ...model, reports: [] })) for (const each of list) tell(each, told);
  return isFound;
}

/** A list that may be very long, and what tells the IDs in each of it: nothing is gathered, because this runs while somebody types. */
interface Citing {
  readonly list: readonly never[];
  readonly tell: Tell<never>;
}
type Tell<T> = (each: T, told: (id: string) => void) => void;

function* citedBy(model: Model): Generator<Citing> {
  for (const [kind, tell] of Object.entries(citing))
    yield { list: model[kind as keyof typeof citing] as readonly never[], tell };
  for (const { cases } of model.reports) yield { list: cases as readonly never[], tell: inCase };
}

const itself: Tell<string> = (id, told) => told(id);
const ownId: Tell<Requirement> = ({ id }, told) => told(id);
const inCase: Tell<TestCase> = ({ cited }, told) =>
  cited?.forEach(({ readings }) => readings.forEach(({ id }) => told(id)));

/** What cites requirements, in the lists of a model. */
const citing = {
  requirements: ownId,
  references: ({ id }, told) => told(id),
  notes: ({ satisfies }, told) => satisfies.forEach(({ value }) => told(requirementOf(value))),
  tasks: (list, told) => list.tasks.forEach((task) => task.requirements.forEach(told)),
  defects: ({ requirement }, told) => requirement && told(requirementOf(requirement.value)),
  releases: ({ trial }, told) => trial.forEach(({ requirement }) => told(requirement)),
  signatures: ({ requirement }, told) => told(requirement),
  reviews: ({ requirement }, told) => told(requirement),
  results: ({ requirement }, told) => told(requirementOf(requirement)),
} satisfies { readonly [Kind in keyof Model]?: Model[Kind] extends readonly (infer T)[] ? Tell<T> : never };

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
