import { readYaml, type YamlNode } from '../syntax/yaml.ts';
import { replaced } from './lines.ts';
import { YamlSurgery } from './yaml-surgery.ts';
import { isRecord, itemLines, type YamlRecord, type YamlValue } from './yaml-value.ts';

export type { YamlRecord, YamlValue } from './yaml-value.ts';

/**
 * The text with a value at the path, in the style that the file has; comments, order and everything else stay as they were. A map is
 * joined with the one that is there. Undefined where the text is no YAML, or what is there cannot be replaced without touching more.
 */
export function setYaml(text: string, path: readonly string[], value: YamlValue): string | undefined {
  const { root, isBroken } = parsed(text);
  if (isBroken) return undefined;
  const node = nodeAt(root, path);
  if (isRecord(value) && (path.length === 0 || (node?.kind === 'map' && node.entries.size > 0))) {
    return Object.entries(value).reduce<string | undefined>(
      (done, [key, item]) => (done === undefined ? undefined : setYaml(done, [...path, key], item)),
      text,
    );
  }
  return proven(new YamlSurgery(text).set(root, path, value), withValue(valueOf(root), path, asRead(value)));
}

/**
 * The text with more items in the list at the path; a list that is missing is begun, a single value becomes one.
 * @param at the index that the first of them gets; without it, and in a list in brackets, they come last
 */
export function appendYaml(
  text: string,
  path: readonly string[],
  items: readonly YamlValue[],
  at?: number,
): string | undefined {
  const { root, isBroken } = parsed(text);
  if (isBroken) return undefined;
  const list = nodeAt(root, path);
  if (list === undefined || isNothing(list)) {
    if (items.length === 0) return text;
    if (path.length > 0) return setYaml(text, path, items);
    const begun = /[^\r\n]$/.test(text) ? `\n${newYamlList(items)}` : newYamlList(items);
    return proven(replaced(text, text.length, text.length, begun), items.map(asRead));
  }
  if (list.kind === 'map') return undefined;
  const surgery = new YamlSurgery(text);
  if (list.kind === 'scalar') return surgery.listed(list, items);
  const index = surgery.isInBrackets(list) ? list.items.length : Math.min(at ?? list.items.length, list.items.length);
  const all = list.items.map(valueOf);
  all.splice(index, 0, ...items.map(asRead));
  return proven(surgery.insert(list, items, index), withValue(valueOf(root), path, all));
}

/** A document that is a list. */
export function newYamlList(items: readonly YamlValue[]): string {
  return `${items.flatMap(itemLines).join('\n')}\n`;
}

/** The same for items at several places of one list, by their indexes in the list as it is; as quick for a thousand as for one. */
export function insertYaml(
  text: string,
  path: readonly string[],
  places: ReadonlyMap<number, readonly YamlValue[]>,
): string | undefined {
  const { root, isBroken } = parsed(text);
  const list = nodeAt(root, path);
  const fromBelow = [...places].sort(([a], [b]) => b - a);
  if (isBroken || list?.kind !== 'list' || new YamlSurgery(text).isInBrackets(list)) {
    return appendYaml(
      text,
      path,
      fromBelow.reverse().flatMap(([, items]) => items),
    );
  }
  const all = list.items.map(valueOf);
  let done: string | undefined = text;
  for (const [at, items] of fromBelow) {
    all.splice(at, 0, ...items.map(asRead));
    // What stands above stays where it was read.
    if (done !== undefined) done = new YamlSurgery(done).insert(list, items, at);
  }
  return proven(done, withValue(valueOf(root), path, all));
}

/** What stands at the path, as strings, lists and maps; undefined where there is nothing, or no YAML. */
export function yamlAt(text: string, path: readonly string[]): unknown {
  const node = nodeAt(parsed(text).root, path);
  return node === undefined ? undefined : valueOf(node);
}

export function isBrokenYaml(text: string): boolean {
  return parsed(text).isBroken;
}

function parsed(text: string): { readonly root: YamlNode | undefined; readonly isBroken: boolean } {
  const { root, problems } = readYaml(text, { file: '', spoils: 'config' });
  return { root: root === undefined || isNothing(root) ? undefined : root, isBroken: problems.length > 0 };
}

function nodeAt(root: YamlNode | undefined, path: readonly string[]): YamlNode | undefined {
  return path.reduce(
    (node: YamlNode | undefined, key) => (node?.kind === 'map' ? node.entries.get(key)?.value : undefined),
    root,
  );
}

function isNothing(node: YamlNode): boolean {
  switch (node.kind) {
    case 'scalar':
      return node.value === null || node.value === '';
    case 'list':
      return node.items.length === 0;
    case 'map':
      return node.entries.size === 0;
  }
}

/** Only what reads again as the same, and as what was added, was understood well enough to be written. */
function proven(text: string | undefined, expected: unknown): string | undefined {
  if (text === undefined) return undefined;
  const { root, isBroken } = parsed(text);
  return !isBroken && JSON.stringify(valueOf(root)) === JSON.stringify(expected) ? text : undefined;
}

function valueOf(node: YamlNode | undefined): unknown {
  switch (node?.kind) {
    case undefined:
      return '';
    case 'scalar':
      return String(node.value ?? '');
    case 'list':
      return node.items.map(valueOf);
    case 'map':
      return Object.fromEntries(Array.from(node.entries, ([key, { value }]) => [key, valueOf(value)]));
  }
}

function asRead(value: YamlValue): unknown {
  if (typeof value !== 'object') return String(value);
  return isRecord(value)
    ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, asRead(item)]))
    : value.map(asRead);
}

function withValue(whole: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value;
  const map = typeof whole === 'object' && whole !== null && !Array.isArray(whole) ? (whole as YamlRecord) : {};
  const own = Object.hasOwn(map, key) ? map[key] : undefined;
  return Object.fromEntries([
    ...Object.entries(map).map(([name, item]) => [name, name === key ? withValue(own, rest, value) : item] as const),
    ...(own === undefined ? [[key, withValue(undefined, rest, value)] as const] : []),
  ]);
}
