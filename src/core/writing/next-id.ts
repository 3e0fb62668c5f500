import { grouped } from '../grouped.ts';
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
  const forms = formsIn(desk.model.requirements);
  const form = forms.get(file) ?? forms.get(undefined) ?? { head: 'REQ-', width: 3 };
  return nextOf(form, [...idNumbers(desk.model), highestNumbers(desk.idsElsewhere)]);
}

/** Does beforehand, in steps, what the next ID is made of. */
export function* prepareNextId(model: Model): Generator<void, void> {
  formsIn(model.requirements);
  yield;
  for (const taken of idNumbers(model)) if (taken.size > 0) yield;
}

type Forms = ReadonlyMap<string | undefined, Form>;

/** As long as the requirements are the same. */
const known = new WeakMap<readonly Requirement[], Forms>();

/** By specification of ours; of undefined, in all of them. */
function formsIn(requirements: readonly Requirement[]): Forms {
  const before = known.get(requirements);
  if (before !== undefined) return before;
  const own = requirements.filter(({ convention }) => convention === 'tollgate');
  const forms = new Map<string | undefined, Form>();
  for (const [file, all] of [[undefined, own] as const, ...grouped(own, ({ place }) => place.file)]) {
    const form = mostUsed(all);
    if (form !== undefined) forms.set(file, form);
  }
  known.set(requirements, forms);
  return forms;
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
