/** YAML as read: every value with its position in the file, 1-based, columns in UTF-16 code units. */
export type YamlNode = YamlScalar | YamlList | YamlMap;

export interface Position {
  readonly line: number;
  readonly column: number;
}
export interface YamlScalar extends Position {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
}
export interface YamlList extends Position {
  readonly kind: 'list';
  readonly items: readonly YamlNode[];
}
export interface YamlMap extends Position {
  readonly kind: 'map';
  readonly entries: ReadonlyMap<string, YamlEntry>;
}
export interface YamlEntry {
  readonly key: Position;
  readonly value: YamlNode;
}

export type YamlPath = readonly (string | number)[];

export function plainValue(node: YamlNode): unknown {
  switch (node.kind) {
    case 'scalar':
      return node.value;
    case 'list':
      return node.items.map(plainValue);
    case 'map':
      // Defines, never assigns: a key may be called `__proto__`.
      return Object.fromEntries(Array.from(node.entries, ([key, entry]) => [key, plainValue(entry.value)]));
  }
}

/** What stands at the path, with its key; or the nearest thing around it that exists, and then `exact` is false. */
export function nodeAt(root: YamlNode, path: YamlPath): { node: YamlNode; key: Position; exact: boolean } {
  let node = root;
  let key: Position = root;
  for (const step of path) {
    const entry = node.kind === 'map' ? node.entries.get(String(step)) : undefined;
    const next = entry?.value ?? (node.kind === 'list' && typeof step === 'number' ? node.items[step] : undefined);
    if (next === undefined) return { node, key, exact: false };
    key = entry?.key ?? next;
    node = next;
  }
  return { node, key, exact: true };
}
