import type { Model, Requirement } from '../model.ts';
import { highestNumbers, type IdNumbers, idNumbers, isHigher, kindOf, split } from './id-numbers.ts';

/** Where IDs are taken already. */
interface Taken {
  readonly model: Model;
  readonly idsElsewhere: readonly string[];
}

/** All that an ID of this kind needs to be told from those that are taken. */
interface Form {
  /** `REQ-`, as written most often. */
  readonly head: string;
  readonly width: number;
}

// @req AUTH-002
/**
 * The next ID of a requirement in a specification of ours: one above the highest that anybody has used, also for a requirement that is
 * retired, in a citation of one that is gone, or on another branch. Prefix and width are those most used in the specification.
 */
export function nextRequirementId(desk: Taken, file?: string): string {
  const { requirements } = desk.model;
  const form = formIn(requirements, file) ?? formIn(requirements, undefined) ?? { head: 'REQ-', width: 3 };
  return nextOf(form, [...idNumbers(desk.model), highestNumbers(desk.idsElsewhere)]);
}

/** Does beforehand, in steps, what the next ID is made of. */
export function* prepareNextId(model: Model): Generator<void, void> {
  for (const taken of idNumbers(model)) if (taken.size > 0) yield;
}

/** By file, as long as the requirements are the same. */
const forms = new WeakMap<readonly Requirement[], Map<string | undefined, Form | undefined>>();

/** The one of a specification of ours; of undefined, that of all of them. */
function formIn(requirements: readonly Requirement[], file: string | undefined): Form | undefined {
  let known = forms.get(requirements);
  if (known === undefined) forms.set(requirements, (known = new Map<string | undefined, Form | undefined>()));
  if (!known.has(file)) {
    const isOwn = ({ convention, place }: Requirement): boolean =>
      convention === 'tollgate' && (file === undefined || place.file === file);
    known.set(file, mostUsed(requirements.filter(isOwn)));
  }
  return known.get(file);
}

/** @returns `BUG-001` */
export function nextDefectId({ model, idsElsewhere }: Taken): string {
  const own = model.defects.map(({ id }) => id);
  const width = mostUsed(model.defects)?.width ?? 3;
  return nextOf({ head: 'BUG-', width }, [highestNumbers(own), highestNumbers(idsElsewhere)]);
}

/** The number at the head of the file name of the next architecture note, in as many digits as the others have. */
export function nextNoteNumber({ model }: Taken): string {
  const numbered = model.notes.filter(({ id }) => /^\d{1,6}$/.test(id));
  return nextOf(mostUsed(numbered) ?? { head: '', width: 4 }, [highestNumbers(numbered.map(({ id }) => id))]);
}

function mostUsed(all: readonly { readonly id: string }[]): Form | undefined {
  const heads = new Map<string, { times: number; readonly widths: Map<number, number> }>();
  for (const { id } of all) {
    const { head, width } = split(id);
    if (width === 0) continue;
    const known = heads.get(head) ?? { times: 0, widths: new Map<number, number>() };
    known.times++;
    known.widths.set(width, (known.widths.get(width) ?? 0) + 1);
    heads.set(head, known);
  }
  const form = most(heads, ({ times }) => times);
  const width = form && most(form[1].widths, (times) => times);
  return form && width && { head: form[0], width: width[0] };
}

/** The first of those that are largest. */
function most<Key, Value>(
  all: ReadonlyMap<Key, Value>,
  sizeOf: (value: Value) => number,
): readonly [Key, Value] | undefined {
  let largest: readonly [Key, Value] | undefined;
  for (const each of all) if (largest === undefined || sizeOf(each[1]) > sizeOf(largest[1])) largest = each;
  return largest;
}

/** The number of the next ID that begins so, filled up with zeros. */
export function nextNumber({ model, idsElsewhere }: Taken, form: Form): string {
  return nextOf(form, [...idNumbers(model), highestNumbers(idsElsewhere)]).slice(form.head.length);
}

function nextOf({ head, width }: Form, taken: Iterable<IdNumbers>): string {
  const kind = kindOf(head);
  let highest = '';
  for (const numbers of taken) {
    for (const [other, number] of numbers) {
      if (isHigher(number, highest) && kindOf(other) === kind) highest = number;
    }
  }
  return head + String(BigInt(highest) + 1n).padStart(width, '0');
}
