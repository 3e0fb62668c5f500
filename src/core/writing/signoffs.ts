import type { Desk, Edits, Refusal } from '../edit.ts';
import type { Message } from '../model.ts';
import { compareText } from '../order.ts';
import { gone, leftAlone } from './broken.ts';
import { changeTo } from './lines.ts';
import { insertYaml, yamlAt, type YamlRecord } from './yaml-text.ts';

export const signoffsFile = 'docs/signoffs.yaml';

/** By what the entries are sorted: people who sign different requirements write at different places, so that git joins what they wrote. */
const sortedBy = {
  signatures: ['requirement', 'on', 'by', 'role'],
  reviews: ['note', 'requirement', 'on', 'by'],
} as const;

/** Adds entries to the signatures or the reviews; nothing that stands there is touched. */
export function recorded(
  desk: Desk,
  list: keyof typeof sortedBy,
  entries: readonly YamlRecord[],
  done: Message,
): Edits | Refusal {
  const before = desk.text(signoffsFile);
  if (before === undefined && desk.exists(signoffsFile)) return gone(signoffsFile);
  const after = withEntries(before ?? '', list, entries);
  if (after === undefined) return leftAlone(desk, signoffsFile);
  return before === undefined
    ? { create: [{ path: signoffsFile, text: after }], change: [], done }
    : { create: [], change: [changeTo(signoffsFile, before, after)], done };
}

function withEntries(text: string, list: keyof typeof sortedBy, entries: readonly YamlRecord[]): string | undefined {
  const keyOf = (entry: unknown): string => sortedBy[list].map((key) => textAt(entry, key)).join('\0');
  const known = yamlAt(text, [list]);
  const keys = Array.isArray(known) ? known.map(keyOf) : [];
  const places = new Map<number, YamlRecord[]>();
  for (const entry of [...entries].sort((a, b) => compareText(keyOf(a), keyOf(b)))) {
    const next = keys.findIndex((key) => key > keyOf(entry));
    const at = next < 0 ? keys.length : next;
    places.set(at, [...(places.get(at) ?? []), entry]);
  }
  return insertYaml(text, [list], places);
}

function textAt(entry: unknown, key: string): string {
  const value = typeof entry === 'object' && entry !== null ? (entry as Readonly<Record<string, unknown>>)[key] : '';
  return typeof value === 'string' ? value : '';
}
