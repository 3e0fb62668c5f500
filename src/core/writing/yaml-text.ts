import { finish } from '../reading/finish.ts';
import { readYaml, readYamlInSteps, type Yaml, type YamlNode, type YamlSource } from '../syntax/yaml.ts';
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

/** The text with more items at the end of the list at the path; a list that is missing is begun, a single value becomes one. */
export function appendYaml(text: string, path: readonly string[], items: readonly YamlValue[]): string | undefined {
  return finish(insertYaml(text, path, (known) => new Map([[known.length, items]])));
}

/** A document that is a list. */
export function newYamlList(items: readonly YamlValue[]): string {
  return `${items.flatMap(itemLines).join('\n')}\n`;
}

/** Items by the index, in the list as it is, of the one that they are put before. */
export type Places = ReadonlyMap<number, readonly YamlValue[]>;

/**
 * The same for items at several places of one list, as quick for a thousand as for one, with pauses where the text is long; in a list in
 * brackets they come last.
 * @param places chosen when it is known what stands there
 */
export function* insertYaml(
  text: string,
  path: readonly string[],
  places: (known: readonly unknown[]) => Places,
): Generator<undefined, string | undefined> {
  const { root, isBroken } = parsedAs(yield* readYamlInSteps(text, source));
  if (isBroken) return undefined;
  const list = nodeAt(root, path);
  const whole = valueOf(root);
  const all = list?.kind === 'list' ? path.reduce(memberOf, whole) : [];
  const known = Array.isArray(all) ? (all as readonly unknown[]) : [];
  yield;
  const placed = places(known);
  const items = [...placed].sort(([a], [b]) => a - b);
  if (list === undefined || isNothing(list))
    return begun(
      text,
      path,
      items.flatMap(([, added]) => added),
    );
  if (list.kind === 'map') return undefined;
  const surgery = new YamlSurgery(text);
  yield;
  if (list.kind === 'scalar')
    return surgery.listed(
      list,
      items.flatMap(([, added]) => added),
    );
  const isInBrackets = surgery.isInBrackets(list);
  const done = surgery.insert(list, placed);
  yield;
  const wanted = isInBrackets
    ? [...known, ...items.flatMap(([, added]) => added).map(asRead)]
    : withItems(known, items);
  return done !== undefined && says(yield* readYamlInSteps(done, source), withValue(whole, path, wanted))
    ? done
    : undefined;
}

function begun(text: string, path: readonly string[], items: readonly YamlValue[]): string | undefined {
  if (items.length === 0) return text;
  if (path.length > 0) return setYaml(text, path, items);
  const list = /[^\r\n]$/.test(text) ? `\n${newYamlList(items)}` : newYamlList(items);
  return proven(replaced(text, text.length, text.length, list), items.map(asRead));
}

/** @param places in order */
function withItems(known: readonly unknown[], places: readonly (readonly [number, readonly YamlValue[]])[]): unknown[] {
  let from = 0;
  const pieces = places.map(([at, items]) => {
    const piece = [...known.slice(from, at), ...items.map(asRead)];
    from = at;
    return piece;
  });
  return [...pieces.flat(), ...known.slice(from)];
}

/** What stands at the path, as strings, lists and maps; undefined where there is nothing, or no YAML. */
export function yamlAt(text: string, path: readonly string[]): unknown {
  const node = nodeAt(parsed(text).root, path);
  return node === undefined ? undefined : valueOf(node);
}

export function isBrokenYaml(text: string): boolean {
  return parsed(text).isBroken;
}

const source: YamlSource = { file: '', spoils: 'config' };

interface Parsed {
  readonly root: YamlNode | undefined;
  readonly isBroken: boolean;
}

function parsed(text: string): Parsed {
  return parsedAs(readYaml(text, source));
}

function parsedAs({ root, problems }: Yaml): Parsed {
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
  return text !== undefined && says(readYaml(text, source), expected) ? text : undefined;
}

function says(read: Yaml, expected: unknown): boolean {
  const { root, isBroken } = parsedAs(read);
  return !isBroken && isValue(root, expected);
}

/** Whether `valueOf` a node would give that, without asking for it. */
function isValue(node: YamlNode | undefined, expected: unknown): boolean {
  switch (node?.kind) {
    case undefined:
      return expected === '';
    case 'scalar':
      return expected === String(node.value ?? '');
    case 'list':
      return (
        Array.isArray(expected) &&
        expected.length === node.items.length &&
        node.items.every((item, index) => isValue(item, expected[index]))
      );
    case 'map': {
      if (typeof expected !== 'object' || expected === null || Array.isArray(expected)) return false;
      const [keys, wanted] = [Object.keys(Object.fromEntries(node.entries)), Object.entries(expected)];
      return (
        keys.length === wanted.length &&
        wanted.every(([key, value], index) => keys[index] === key && isValue(node.entries.get(key)?.value, value))
      );
    }
  }
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

function memberOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as YamlRecord)[key]
    : undefined;
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
