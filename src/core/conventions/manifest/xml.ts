import type { FindVersion } from './version.ts';

const token = /<!--[^]*?(?:-->|$)|<!\[CDATA\[[^]*?(?:\]\]>|$)|<(\/?)([\w.-]+)(?![\w.-])[^<>]*?(\/?)>/g;

/** The first of the paths from the root that holds text, `project/version`; the version of `project/parent` is another path. */
export function xmlVersion(...paths: readonly string[]): FindVersion {
  return (text) => {
    const found = new Map<string, { value: string; offset: number }>();
    const open: { readonly path: string; readonly end: number }[] = [];
    for (const { 0: whole, 1: slash, 2: name, 3: selfClosing, index } of text.matchAll(token)) {
      if (name === undefined || selfClosing === '/') continue;
      if (slash === '') {
        open.push({ path: `${open.at(-1)?.path ?? ''}/${name}`.slice(-longestPath), end: index + whole.length });
        continue;
      }
      const element = open.pop();
      if (element === undefined || !paths.includes(element.path.slice(1)) || found.has(element.path)) continue;
      const content = text.slice(element.end, index);
      const value = content.replace(/<!--[^]*?(?:-->|$)/g, '').trim();
      if (value !== '') found.set(element.path, { value, offset: element.end + content.indexOf(value) });
    }
    const path = paths.find((each) => found.has(`/${each}`));
    return path === undefined ? undefined : found.get(`/${path}`);
  };
}

/** So that a thousand nested elements cost no more than ten. */
const longestPath = 100;
