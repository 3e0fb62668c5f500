import { conflictLine } from '../unfinished-merge.ts';
import { type RecordList, recordLists, withEntries } from './sorted-entries.ts';
import { isBrokenYaml, yamlAt, type YamlRecord } from './yaml-text.ts';

/** A text in which a merge was finished by keeping what both sides recorded, and how much came from each. */
export interface Joined {
  readonly text: string;
  readonly ours: number;
  readonly theirs: number;
}

/** Files that hold nothing else than entries, and their lists. */
const joinable: Readonly<Record<string, readonly RecordList[]>> = {
  'docs/signoffs.yaml': [recordLists.signatures, recordLists.reviews],
  'docs/results.yaml': [recordLists.results],
};

export const joinableFiles: readonly string[] = Object.keys(joinable);

/** Whether what stands in a file are entries of which none stands in the way of another: then a merge may keep all of them. */
export function isJoinable(path: string): boolean {
  return joinableFiles.includes(path);
}

/** Undefined where one of the sides does not read by itself, or holds something else than entries. */
export function bothSides(path: string, conflicting: string): Joined | undefined {
  const [ours, theirs] = [side(conflicting, 'ours'), side(conflicting, 'theirs')];
  if (ours === undefined || theirs === undefined || isBrokenYaml(ours) || isBrokenYaml(theirs)) return undefined;
  let text: string | undefined = ours;
  const added = { ours: 0, theirs: 0 };
  for (const list of joinable[path] ?? []) {
    const [own, other] = [entriesIn(ours, list), entriesIn(theirs, list)];
    if (own === undefined || other === undefined) return undefined;
    const [known, wanted] = [new Set(own.map(asText)), new Set(other.map(asText))];
    const lacking = other.filter((entry) => !known.has(asText(entry)));
    added.theirs += lacking.length;
    added.ours += own.filter((entry) => !wanted.has(asText(entry))).length;
    if (lacking.length > 0) text = text === undefined ? undefined : withEntries(text, list, lacking);
  }
  return text === undefined || conflictLine(text) !== undefined ? undefined : { text, ...added };
}

/** The text as one side has it; what both had in common before is neither. Undefined where the markers do not pair. */
function side(text: string, wanted: 'ours' | 'theirs'): string | undefined {
  let now: Side = 'both';
  const kept: string[] = [];
  for (const line of text.split(/(?<=\n)/)) {
    const marker = /^(<{7}|\|{7}|={7}|>{7})(?: |\r?\n?$)/.exec(line)?.[1]?.[0];
    const next: Side | undefined = marker === undefined ? undefined : follows[`${now} ${marker}`];
    if (next !== undefined) now = next;
    else if (marker === '<' || marker === '>') return undefined;
    else if (now === 'both' || now === wanted) kept.push(line);
  }
  return now === 'both' ? kept.join('') : undefined;
}

type Side = 'both' | 'ours' | 'before' | 'theirs';

const follows: Readonly<Record<string, Side>> = {
  'both <': 'ours',
  'ours |': 'before',
  'ours =': 'theirs',
  'before =': 'theirs',
  'theirs >': 'both',
};

/** None where there is no such list; undefined where there is something else in its place. */
function entriesIn(text: string, { path }: RecordList): readonly YamlRecord[] | undefined {
  const value = yamlAt(text, path);
  if (value === undefined || value === '') return text.trim() === '' || path.length > 0 ? [] : undefined;
  return Array.isArray(value) && value.every(isEntry) ? value : undefined;
}

function isEntry(value: unknown): value is YamlRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function asText(entry: YamlRecord): string {
  return JSON.stringify(Object.entries(entry).sort(([a], [b]) => (a < b ? -1 : 1)));
}
