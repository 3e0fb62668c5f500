import { isDay } from '../../days.ts';
import { detached } from '../../reading/detached.ts';
import { message } from '../../message.ts';
import type { Day, Place, Sha256, Stated } from '../../model.ts';
import { isPlaceholder } from '../../convention/placeholder.ts';
import { nearest } from '../../convention/nearest.ts';
import type { YamlMap, YamlNode } from '../../syntax/yaml.ts';
import type { Complaints, Position } from './complaints.ts';

/**
 * The keys of one map in a document of ours. What is absent or empty is undefined, because templates have keys that are still
 * to be filled in; what is written and wrong is undefined as well, and a complaint.
 */
export class Fields {
  /** Of the key that the map belongs to, or of the map itself. */
  readonly place: Place;
  readonly #map: YamlMap;
  readonly #complaints: Complaints;

  constructor(map: YamlMap, complaints: Complaints, at: Position = map) {
    this.#map = map;
    this.#complaints = complaints;
    this.place = complaints.place(at);
  }

  text(key: string): Stated | undefined {
    const node = this.node(key);
    if (node === undefined) return undefined;
    const value = node.kind === 'scalar' ? String(node.value).trim() : undefined;
    if (value !== undefined) return { value: detached(value), place: this.#complaints.place(node) };
    this.#complaints.add(node, message('{key}: a list or a map', { key }), message('one text'));
    return undefined;
  }

  /** A text, or a list of them in one. */
  prose(key: string): Stated | undefined {
    const node = this.node(key);
    if (node?.kind !== 'list') return this.text(key);
    const parts = node.items.flatMap((item) => (item.kind === 'scalar' ? [String(item.value).trim()] : []));
    if (parts.length < node.items.length) return this.text(key);
    const said = parts.filter((part) => !isPlaceholder(part));
    return said.length === 0 ? undefined : { value: said.join(', '), place: this.#complaints.place(node) };
  }

  day(key: string): Day | undefined {
    const stated = this.text(key);
    if (stated === undefined || isDay(stated.value)) return stated?.value;
    this.#complaints.add(stated.place, message('{key}: {value}', { key, value: stated.value }), aDay);
    return undefined;
  }

  /** With or without `sha256:` before it. */
  digest(key: string): Sha256 | undefined {
    const stated = this.text(key);
    const digits = stated?.value.toLowerCase().replace(/^sha256:/, '');
    if (digits === undefined || /^[0-9a-f]{64}$/.test(digits)) return digits;
    this.#complaints.add(
      stated?.place ?? this.place,
      message('{key}: {value}', { key, value: stated?.value ?? '' }),
      message('SHA-256, 64 hexadecimal digits'),
    );
    return undefined;
  }

  word<Word extends string>(key: string, words: readonly Word[]): Word | undefined {
    const stated = this.text(key);
    const word = words.find((each) => each === stated?.value.toLowerCase());
    if (stated !== undefined && word === undefined) {
      this.#complaints.add(
        stated.place,
        message('{key}: {value}', { key, value: stated.value }),
        message('one of: {words}', { words }),
      );
    }
    return word;
  }

  /** The map below a key. */
  fields(key: string): Fields | undefined {
    const entry = this.#map.entries.get(key);
    const node = this.node(key);
    if (entry === undefined || node === undefined) return undefined;
    if (node.kind === 'map') return new Fields(node, this.#complaints, entry.key);
    this.#complaints.add(node, message('{key}: no map', { key }), message('keys and values below it'));
    return undefined;
  }

  /** The maps in the list below a key; whatever else is in it is a complaint. */
  *list(key: string): Generator<Fields> {
    const node = this.node(key);
    if (node !== undefined) yield* listOf(node, this.#complaints);
  }

  /** Whether the key stands there, with or without a value. */
  has(key: string): boolean {
    return this.#map.entries.has(key);
  }

  /** Where the key stands, with or without a value. */
  placeOf(key: string): Place | undefined {
    const entry = this.#map.entries.get(key);
    return entry && this.#complaints.place(entry.key);
  }

  get keys(): readonly string[] {
    return [...this.#map.entries.keys()];
  }

  /** Complains once about all that are missing. */
  demand(keys: readonly string[]): void {
    const missing = keys.filter((key) => this.node(key) === undefined);
    if (missing.length > 0)
      this.#complaints.add(this.place, message('no {key}', { key: missing }), message('{keys}', { keys }));
  }

  /** Complains of keys that were meant to be one of these, or, where nothing else may stand here, of all others. */
  allow(keys: readonly string[], others?: 'nothing else'): void {
    for (const [key, entry] of this.#map.entries) {
      if (keys.includes(key)) continue;
      const [meant] = nearest(key, keys);
      const found = message('unknown key {key}', { key });
      if (others !== undefined) this.#complaints.add(entry.key, found, message('one of: {words}', { words: keys }));
      else if (meant !== undefined)
        this.#complaints.addMinor(entry.key, found, message('{key}, perhaps', { key: meant }));
    }
  }

  node(key: string): YamlNode | undefined {
    const node = this.#map.entries.get(key)?.value;
    return node === undefined || isEmpty(node) ? undefined : node;
  }
}

export const aDay = message('a day of the calendar, YYYY-MM-DD');

export function* listOf(node: YamlNode, complaints: Complaints): Generator<Fields> {
  if (isEmpty(node)) return;
  if (node.kind !== 'list') {
    complaints.add(node, message('no list'), message('entries that begin with a dash'));
    return;
  }
  for (const item of node.items) {
    if (item.kind === 'map') yield new Fields(item, complaints);
    else complaints.add(item, message('an entry without keys'), message('`key: value`'));
  }
}

export function isEmpty(node: YamlNode): boolean {
  switch (node.kind) {
    case 'scalar':
      return node.value === null || (typeof node.value === 'string' && isPlaceholder(node.value));
    case 'list':
      return node.items.length === 0;
    case 'map':
      return node.entries.size === 0;
  }
}

/** Whether everything that an entry must have was there and understood. */
export function isComplete<T extends object>(entry: T): entry is { [Key in keyof T]: Exclude<T[Key], undefined> } {
  return Object.values(entry).every((value) => value !== undefined);
}

/** Without the keys that have no value. */
export function defined<T extends object>(all: T): { [Key in keyof T]?: Exclude<T[Key], undefined> } {
  const present = Object.entries(all).filter(([, value]) => value !== undefined);
  return Object.fromEntries(present) as { [Key in keyof T]?: Exclude<T[Key], undefined> };
}
