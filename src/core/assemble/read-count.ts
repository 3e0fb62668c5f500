import type { Difference } from '../grouped.ts';
import type { Model, ReadCount } from '../model.ts';
import { compareText } from '../order.ts';
import type { Convention } from '../reader.ts';
import type { Filing } from '../reading/filing.ts';
import { isSameData, keptData } from '../reading/kept.ts';
import { homesTogether, type Shelf } from '../reading/shelf.ts';

/** What the count is made of, besides the homes of shelves. */
const countedIn = ['tree', 'specifications', 'notes', 'reports'] as const;

type Counted = Pick<Model, (typeof countedIn)[number]>;

/**
 * How much was read, and of what nothing was understood.
 * @param changed the shelves of the earlier filing that are gone, and those that came in their place
 */
export function readCount(
  filing: Filing,
  model: Counted,
  conventions: readonly Convention[],
  changed: Difference<Shelf>,
  before?: Counted & Pick<Model, 'read'>,
): ReadCount {
  if (before === undefined) return counted(filing, model, conventions);
  const isSame = countedIn.every((each) => before[each] === model[each]) && hasSameHomes(changed);
  return isSame ? before.read : keptData(before.read, counted(filing, model, conventions));
}

function hasSameHomes({ gone, come }: Difference<Shelf>): boolean {
  return isSameData(
    gone.map((shelf) => shelf.homes()),
    come.map((shelf) => shelf.homes()),
  );
}

function counted({ shelves, files }: Filing, model: Counted, conventions: readonly Convention[]): ReadCount {
  const titleOf = (id: string): string => conventions.find((each) => each.id === id)?.title ?? id;
  return {
    files,
    passedOver: shelves.reduce((n, shelf) => n + shelf.counts().passedOver, 0),
    specifications: model.specifications.length,
    notes: model.notes.length,
    reports: model.reports.length,
    notUnderstood: homesTogether(shelves.flatMap((shelf) => shelf.homes()))
      .filter(({ facts }) => facts === 0)
      .map(({ convention, folder, files }) => ({ convention, title: titleOf(convention), folder, files }))
      .sort((a, b) => compareText(a.folder, b.folder) || compareText(a.convention, b.convention)),
  };
}
