import { compareText } from '../order.ts';
import { insertYaml, yamlAt, type YamlRecord } from './yaml-text.ts';

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
export function withEntries(
  text: string,
  { path, sortedBy }: RecordList,
  entries: readonly YamlRecord[],
): string | undefined {
  const keyOf = (entry: unknown): string => sortedBy.map((key) => textAt(entry, key)).join('\0');
  const known = yamlAt(text, path);
  const keys = Array.isArray(known) ? known.map(keyOf) : [];
  const places = new Map<number, YamlRecord[]>();
  for (const entry of [...entries].sort((a, b) => compareText(keyOf(a), keyOf(b)))) {
    const next = keys.findIndex((key) => key > keyOf(entry));
    // Below its equals, also where the list is not sorted: of one day the last counts.
    const at = Math.max(next < 0 ? keys.length : next, keys.lastIndexOf(keyOf(entry)) + 1);
    places.set(at, [...(places.get(at) ?? []), entry]);
  }
  return insertYaml(text, path, places);
}

function textAt(entry: unknown, key: string): string {
  const value = typeof entry === 'object' && entry !== null ? (entry as Readonly<Record<string, unknown>>)[key] : '';
  return typeof value === 'string' ? value : '';
}
