import type { Desk } from '../edit.ts';
import { prefixOf, spelling } from '../ids.ts';
import type { Requirement } from '../model.ts';
import { highestNumbers, type IdNumbers, idNumbers, isHigher, split } from './id-numbers.ts';

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
export function nextRequirementId(desk: Pick<Desk, 'model' | 'idsElsewhere'>, file?: string): string {
  const isOwn = ({ convention }: Requirement): boolean => convention === 'tollgate';
  const { requirements } = desk.model;
  const here = requirements.filter((each) => each.place.file === file && isOwn(each));
  const form = mostUsed(here.length > 0 ? here : requirements.filter(isOwn)) ?? { head: 'REQ-', width: 3 };
  return nextOf(form, [...idNumbers(desk.model), highestNumbers(desk.idsElsewhere)]);
}

/** @returns `BUG-001` */
export function nextDefectId({ model, idsElsewhere }: Desk): string {
  const own = model.defects.map(({ id }) => id);
  const width = mostUsed(model.defects)?.width ?? 3;
  return nextOf({ head: 'BUG-', width }, [highestNumbers(own), highestNumbers(idsElsewhere)]);
}

/** The number at the head of the file name of the next architecture note, in as many digits as the others have. */
export function nextNoteNumber({ model }: Desk): string {
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
export function nextNumber({ model, idsElsewhere }: Pick<Desk, 'model' | 'idsElsewhere'>, form: Form): string {
  return nextOf(form, [...idNumbers(model), highestNumbers(idsElsewhere)]).slice(form.head.length);
}

function nextOf({ head, width }: Form, taken: Iterable<IdNumbers>): string {
  const prefix = prefixOf(spelling(`${head}0`));
  let highest = '';
  for (const numbers of taken) {
    for (const [other, number] of numbers) {
      if (isHigher(number, highest) && prefixOf(spelling(`${other}0`)) === prefix) highest = number;
    }
  }
  return head + String(BigInt(highest) + 1n).padStart(width, '0');
}
