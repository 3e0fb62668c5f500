import type { Desk } from '../edit.ts';
import { prefixOf, requirementOf, spelling } from '../ids.ts';
import type { Model } from '../model.ts';

/** All that an ID of this kind needs to be told from those that are taken. */
interface Form {
  /** `REQ-`, as written most often. */
  readonly head: string;
  readonly width: number;
}

// @req AUTH-002
// @req AUTH-002
/**
 * The next ID of a requirement in a specification of ours: one above the highest that anybody has used, also for a requirement that is
 * retired, in a citation of one that is gone, or on another branch. Prefix and width are those most used in the specification.
 */
export function nextRequirementId(desk: Pick<Desk, 'model' | 'idsElsewhere'>, file?: string): string {
  const own = desk.model.requirements.filter(({ convention }) => convention === 'tollgate');
  const here = own.filter(({ place }) => place.file === file);
  const form = mostUsed((here.length > 0 ? here : own).map(({ id }) => id)) ?? { head: 'REQ-', width: 3 };
  return nextOf(form, [...citedIds(desk.model), ...desk.idsElsewhere]);
}

/** @returns `BUG-001` */
export function nextDefectId({ model, idsElsewhere }: Desk): string {
  const own = model.defects.map(({ id }) => id);
  return nextOf({ head: 'BUG-', width: mostUsed(own)?.width ?? 3 }, [...own, ...idsElsewhere]);
}

/** The number at the head of the file name of the next architecture note, in as many digits as the others have. */
export function nextNoteNumber({ model }: Desk): string {
  const numbers = model.notes.map(({ id }) => id).filter((id) => /^\d{1,6}$/.test(id));
  return nextOf(mostUsed(numbers) ?? { head: '', width: 4 }, numbers);
}

/** Every ID that may be one of a requirement, wherever it is written. */
export function* citedIds(model: Model): Generator<string> {
  for (const { id } of model.requirements) yield id;
  for (const { id } of model.references) yield id;
  for (const { satisfies } of model.notes) for (const { value } of satisfies) yield requirementOf(value);
  for (const { tasks } of model.tasks) for (const { requirements } of tasks) yield* requirements;
  for (const { requirement } of model.defects) if (requirement !== undefined) yield requirementOf(requirement.value);
  for (const { trial } of model.releases) for (const { requirement } of trial) yield requirement;
  for (const { requirement } of model.signatures) yield requirement;
  for (const { requirement } of model.reviews) yield requirement;
  for (const { requirement } of model.results) yield requirementOf(requirement);
  for (const { cases } of model.reports) {
    for (const { cited = [] } of cases) for (const { readings } of cited) for (const { id } of readings) yield id;
  }
}

const parts = /^(.*?)(\d+)[a-z]?$/;

function mostUsed(ids: readonly string[]): Form | undefined {
  const counted = (all: readonly string[]): string | undefined => {
    const times = new Map<string, number>();
    for (const each of all) times.set(each, (times.get(each) ?? 0) + 1);
    return [...times].reduce<[string, number] | undefined>(
      (most, each) => (each[1] > (most?.[1] ?? 0) ? each : most),
      undefined,
    )?.[0];
  };
  const split = ids.map((id) => parts.exec(id)).filter((match) => match !== null);
  const head = counted(split.map(([, before = '']) => before));
  const width = counted(
    split.filter(([, before]) => before === head).map(([, , digits = '']) => String(digits.length)),
  );
  return head === undefined ? undefined : { head, width: Number(width) };
}

/** Numbers are counted without an end: an ID may hold a date and a time. */
function nextOf({ head, width }: Form, taken: Iterable<string>): string {
  const prefix = prefixOf(spelling(`${head}0`));
  let highest = '';
  // The highest is usually among the last, and whether an ID is of the kind at all is asked of higher ones only.
  for (const id of [...taken].reverse()) {
    const number = numberOf(id);
    if (number.length < highest.length || (number.length === highest.length && number <= highest)) continue;
    if (prefixOf(spelling(id)) === prefix) highest = number;
  }
  return head + String(BigInt(highest) + 1n).padStart(width, '0');
}

/** The digits at the end, without zeros before them. */
function numberOf(id: string): string {
  let end = id.length;
  if (end > 0 && id.charCodeAt(end - 1) > 0x60) end--;
  let start = end;
  while (start > 0 && id.charCodeAt(start - 1) >= 0x30 && id.charCodeAt(start - 1) <= 0x39) start--;
  while (start < end && id.charCodeAt(start) === 0x30) start++;
  return id.slice(start, end);
}
