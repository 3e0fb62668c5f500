/** Where in YAML somebody is, by its indentation and brackets: the text is being typed, and need not be YAML yet. */
export interface YamlSpot {
  /** Keys from the top; `[]` for an entry of a list. */
  readonly path: readonly string[];
  /** A key is being typed below the path, or the value of the last key of it. */
  readonly at: 'key' | 'value';
  /** Where what is being typed begins. */
  readonly from: number;
  /** Keys that stand beside it already. */
  readonly siblings: readonly string[];
}

const keyed = /^(\s*)((?:-\s+)*)(?:["']?([\p{L}\p{N}_-]+)["']?\s*:(?=\s|$))?/u;

/** @param offset the cursor; undefined inside comments and texts of several lines */
export function yamlSpotAt(text: string, offset: number): YamlSpot | undefined {
  const lines = text.slice(0, offset).split(/\r\n|\n|\r/);
  const line = lines.at(-1) ?? '';
  if (/(?:^|\s)#/.test(line)) return undefined;
  const [head = '', indent = '', dashes = '', key] = keyed.exec(line) ?? [];
  const around = parents(lines, indent.length, dashes);
  const start = offset - line.length;
  if (key === undefined) {
    const typed = line.slice(indent.length + dashes.length);
    if (/^[[{]/.test(typed)) return inBrackets(typed, around, offset);
    const from = start + indent.length + dashes.length;
    return { path: around, at: 'key', from, siblings: siblingsAt(text, offset, indent.length + dashes.length) };
  }
  const value = line.slice(head.length).trimStart();
  const path = [...around, key];
  if (/^[|>&*!]/.test(value)) return undefined;
  if (/^[[{]/.test(value)) return inBrackets(value, path, offset);
  if (head.length === line.length) return undefined;
  return { path, at: 'value', from: offset - value.replace(/^["']/, '').length, siblings: [] };
}

/** `[{ name: x, roles: [analyst, dev`: what is open, from the outside in. */
function inBrackets(value: string, path: readonly string[], offset: number): YamlSpot | undefined {
  const open: {
    readonly path: readonly string[];
    readonly isMap: boolean;
    keys: string[];
    from: number;
    key: string | undefined;
  }[] = [];
  let here = path;
  for (let at = 0; at < value.length; at++) {
    const char = value[at];
    const inner = open.at(-1);
    if (char === '"' || char === "'") {
      const end = value.indexOf(char, at + 1);
      if (end < 0) break;
      at = end;
    } else if (char === '[' || char === '{') {
      const isItem = char === '[';
      here = inner?.key === undefined ? here : [...inner.path, inner.key];
      open.push({ path: isItem ? [...here, '[]'] : here, isMap: !isItem, keys: [], from: at + 1, key: undefined });
      here = isItem ? [...here, '[]'] : here;
    } else if (char === ']' || char === '}') {
      open.pop();
      here = open.at(-1)?.path ?? path;
    } else if (inner !== undefined && char === ',') {
      inner.from = at + 1;
      inner.key = undefined;
    } else if (inner?.isMap === true && inner.key === undefined && char === ':') {
      inner.key = value.slice(inner.from, at).trim();
      inner.keys.push(inner.key);
      inner.from = at + 1;
    }
  }
  const inner = open.at(-1);
  if (inner === undefined) return undefined;
  const typed = value.slice(inner.from).replace(/^\s*["']?/, '');
  const from = offset - typed.length;
  if (!inner.isMap) return { path: inner.path, at: 'value', from, siblings: [] };
  if (inner.key === undefined) return { path: inner.path, at: 'key', from, siblings: inner.keys };
  return { path: [...inner.path, inner.key], at: 'value', from, siblings: [] };
}

/** The keys that the last of the lines stands below. */
function parents(lines: readonly string[], indent: number, dashes: string): string[] {
  const path: string[] = [];
  let column = indent + dashes.length;
  let isItem = false;
  const leave = (start: number, marks: string): void => {
    for (let at = marks.lastIndexOf('-'); at >= 0; at = at === 0 ? -1 : marks.lastIndexOf('-', at - 1)) {
      path.unshift('[]');
      column = start + at;
      isItem = true;
    }
  };
  leave(indent, dashes);
  for (let number = lines.length - 2; number >= 0 && (column > 0 || isItem); number--) {
    const line = lines[number] ?? '';
    if (/^\s*(?:#|$)/.test(line)) continue;
    const [head = '', start = '', marks = '', key] = keyed.exec(line) ?? [];
    const own = start.length + marks.length;
    if (own > column || (own === column && !isItem && marks === '')) continue;
    if (own === column && !isItem) leave(start.length, marks);
    else if (key !== undefined && /^\s*(?:#.*)?$/.test(line.slice(head.length)) && (own < column || marks === '')) {
      path.unshift(key);
      column = own;
      isItem = false;
      leave(start.length, marks);
    } else if (own < column) column = own;
  }
  return path;
}

/** Keys of the same map, above and below. */
function siblingsAt(text: string, offset: number, column: number): string[] {
  const found: string[] = [];
  const look = (lines: readonly string[], isUp: boolean): void => {
    for (const line of lines) {
      if (/^\s*(?:#|$)/.test(line)) continue;
      const [, start = '', marks = '', key] = keyed.exec(line) ?? [];
      const own = start.length + marks.length;
      if (own < column || (!isUp && marks !== '' && own === column)) return;
      if (own === column && key !== undefined) found.push(key);
      if (isUp && marks !== '' && own === column) return;
    }
  };
  const isFirst = /^\s*-\s/.test(
    text
      .slice(0, offset)
      .split(/\r\n|\n|\r/)
      .at(-1) ?? '',
  );
  if (!isFirst)
    look(
      text
        .slice(0, offset)
        .split(/\r\n|\n|\r/)
        .slice(0, -1)
        .reverse(),
      true,
    );
  look(
    text
      .slice(offset)
      .split(/\r\n|\n|\r/)
      .slice(1),
    false,
  );
  return found;
}
