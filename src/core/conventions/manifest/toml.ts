import type { FindVersion } from './version.ts';

const table = /^\s*\[([^[\]]+)\]/;
const arrayOfTables = /^\s*\[\[/;
const assignment = /^(\s*([\w."'-][\w."' \t-]*)=[ \t]*["'])([^"'\n]*)["']/;
const longString = /"""|'''/g;

/** The first of the paths that is assigned a string. Reads lines, not TOML: enough for the keys that carry a version. */
export function tomlVersion(...paths: readonly string[]): FindVersion {
  return (text) => {
    const found = new Map<string, { value: string; offset: number }>();
    let prefix = '';
    let longStringOpen: string | undefined;
    let offset = 0;
    for (const line of text.split('\n')) {
      const inside = longStringOpen !== undefined;
      for (const [mark] of line.matchAll(longString)) {
        if (longStringOpen === undefined) longStringOpen = mark;
        else if (longStringOpen === mark) longStringOpen = undefined;
      }
      if (!inside) {
        const name = arrayOfTables.test(line) ? '[]' : table.exec(line)?.[1];
        if (name !== undefined) prefix = `${bare(name)}.`;
        const [, before = '', key = '', value] = assignment.exec(line) ?? [];
        const path = prefix + bare(key);
        if (value !== undefined && !found.has(path)) found.set(path, { value, offset: offset + before.length });
      }
      offset += line.length + 1;
    }
    const path = paths.find((each) => found.has(each));
    return path === undefined ? undefined : found.get(path);
  };
}

function bare(key: string): string {
  return key.replace(/["'\s]/g, '');
}
