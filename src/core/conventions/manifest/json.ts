import type { FindVersion } from './version.ts';

export function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

const token = /"(?:[^"\\]|\\.)*"|[{}[\]]/g;
const stringAfterColon = /\s*:\s*"([^"\\]*)"/y;

/** A string of the outermost object, by its key; the last one, as in every reader of JSON. */
export const jsonString =
  (key: string): FindVersion =>
  (text) => {
    let depth = 0;
    let found: ReturnType<FindVersion>;
    for (const { 0: each, index } of text.matchAll(token)) {
      if (each === '{' || each === '[') depth++;
      else if (each === '}' || each === ']') depth--;
      else if (depth === 1 && each === `"${key}"`) {
        stringAfterColon.lastIndex = index + each.length;
        const value = stringAfterColon.exec(text)?.[1];
        if (value !== undefined) found = { value, offset: stringAfterColon.lastIndex - value.length - 1 };
      }
    }
    return found;
  };
