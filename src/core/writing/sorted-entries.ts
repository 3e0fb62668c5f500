import { compareText } from '../order.ts';
import { finish } from '../reading/finish.ts';
import { insertYaml, type YamlRecord } from './yaml-text.ts';

export interface RecordList {
  /** Of the list in its file. */
  readonly path: readonly string[];
  readonly sortedBy: readonly string[];
}

/** What people record, entry by entry, and by what it is sorted. */
export const recordLists = {
  signatures: { path: ['signatures'], sortedBy: ['requirement', 'on', 'by', 'role'] },
  reviews: { path: ['reviews'], sortedBy: ['note', 'requirement', 'on', 'by'] },
  results: { path: [], sortedBy: ['requirement', 'on'] },
} as const satisfies Readonly<Record<string, RecordList>>;

/** Adds entries where they belong: people who record different things write at different places, so that git joins what they wrote. */
export function withEntries(text: string, list: RecordList, entries: readonly YamlRecord[]): string | undefined {
  return finish(withEntriesInSteps(text, list, entries));
}

/** The same with pauses, where the text is long. */
export function withEntriesInSteps(
  text: string,
  { path, sortedBy }: RecordList,
  entries: readonly YamlRecord[],
): Generator<undefined, string | undefined> {
  const keyOf = (entry: unknown): string => sortedBy.map((key) => textAt(entry, key)).join('\0');
  return insertYaml(text, path, (known) => {
    const keys = known.map(keyOf);
    const lastOf = new Map(keys.map((key, index) => [key, index]));
    const places = new Map<number, YamlRecord[]>();
    let next = 0;
    for (const entry of [...entries].sort((a, b) => compareText(keyOf(a), keyOf(b)))) {
      const key = keyOf(entry);
      // Of a later entry it is no earlier one.
      while (next < keys.length && (keys[next] ?? '') <= key) next++;
      // Below its equals, also where the list is not sorted: of one day the last counts.
      const at = Math.max(next, (lastOf.get(key) ?? -1) + 1);
      const here = places.get(at);
      if (here === undefined) places.set(at, [entry]);
      else here.push(entry);
    }
    return places;
  });
}

function textAt(entry: unknown, key: string): string {
  const value = typeof entry === 'object' && entry !== null ? (entry as Readonly<Record<string, unknown>>)[key] : '';
  return typeof value === 'string' ? value : '';
}
