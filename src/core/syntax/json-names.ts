const token = /"(?:[^"\\]|\\.)*"(\s*:)?|[{}[\]]/g;

/**
 * A name that comes a second time in one object, of which `JSON.parse` would lose the first.
 * @param text that `JSON.parse` takes
 */
export function nameTwice(text: string): { readonly name: string; readonly offset: number } | undefined {
  const around: Set<string>[] = [];
  for (const { 0: found, 1: colon, index } of text.matchAll(token)) {
    if (found === '{' || found === '[') around.push(new Set());
    else if (found === '}' || found === ']') around.pop();
    else if (colon !== undefined) {
      const name = String(JSON.parse(found.slice(0, -colon.length)));
      const names = around.at(-1);
      if (names?.has(name) === true) return { name, offset: index };
      names?.add(name);
    }
  }
  return undefined;
}
