import { criterion } from '../criterion.ts';
import { isId, spelling } from '../ids.ts';
import { message } from '../message.ts';
import type { Defect, Model, Note, Place, Requirement } from '../model.ts';
import { joined } from '../reading/spliced.ts';

/** Everything that goes by one name. */
interface Bearers {
  readonly name: string;
  readonly places: readonly Place[];
}

/** A requirement that is known to be alone is not put among others: after each keystroke in a specification thousands are asked for. */
type Subject = Bearers | Requirement;

/** Two spellings that a test name cannot tell apart (`REQ-007`, `REQ_007`) are one ID. */
export const idsUnique = criterion<Subject>({
  id: 'ids-unique',
  phase: 'requirements',
  position: 8,
  title: message('Each ID means one thing'),
  severity: { tests: 'off', requirements: 'block', delivery: 'block' },
  needs: ['specification', 'note', 'defect'],
  subjects: ({ requirements, notes, defects, trace }: Model) =>
    joined<Subject>(
      trace.isAnyIdShared() ? grouped(requirements, requirementKey) : requirements,
      grouped(
        notes.filter((note) => !isDate(note.id)),
        noteKey,
      ),
      grouped(defects, (defect) => defect.id),
    ),
  *judge(subject) {
    if (!('places' in subject)) return;
    const {
      name,
      places: [first, ...others],
    } = subject;
    for (const place of first === undefined ? [] : others) {
      yield {
        result: 'fails',
        subject: name,
        place,
        found: message('{name} is taken: {file} line {line}', {
          name,
          file: first?.file ?? '',
          line: first?.line ?? 0,
        }),
        wanted: message('a number of its own'),
        kind: 'taken',
        fix: 'tollgate.changeId',
      };
    }
  },
  folds: {
    taken: (n) => ({ found: message('{n} IDs are taken', { n }), wanted: message('a number of its own for each') }),
  },
});

function requirementKey({ id }: Requirement): string {
  return isId(id) ? spelling(id) : id;
}

/** `adr-sec-7` and `adr-net-7` are two series of one folder. */
function noteKey({ id, place }: Note): string {
  const name = place.file.lastIndexOf('/') + 1;
  const series = place.file.slice(name, place.file.indexOf(id, name)).toLowerCase();
  return `${place.file.slice(0, name)}${series.replace(/adr[-_ ]?/, '')}${id}`;
}

/** Where notes begin with their day, two of one day are no mistake. Without any number there is nothing to compare. */
function isDate(id: string): boolean {
  return id === '' || /^(?:19|20)\d{2}-?\d{2}-?\d{2}$/.test(id);
}

function grouped<T extends Requirement | Note | Defect>(
  items: readonly T[],
  key: (item: T) => string,
): readonly Bearers[] {
  const groups = new Map<string, Bearers>();
  const several = new Map<string, Place[]>();
  for (const item of items) {
    const own = alone(item, key);
    const group = groups.get(own.key);
    const places = several.get(own.key);
    if (group === undefined) groups.set(own.key, own);
    else if (places !== undefined) places.push(...own.places);
    else {
      const both = [...group.places, ...own.places];
      several.set(own.key, both);
      groups.set(own.key, { ...group, places: both });
    }
  }
  return [...groups.values()];
}

const known = new WeakMap<object, Bearers & { readonly key: string }>();

/** The same each time, so that it is not judged anew: nearly all are alone. */
function alone<T extends Requirement | Note | Defect>(
  item: T,
  key: (item: T) => string,
): Bearers & { readonly key: string } {
  let own = known.get(item);
  if (own === undefined) known.set(item, (own = { name: item.id, key: key(item), places: [item.place] }));
  return own;
}
