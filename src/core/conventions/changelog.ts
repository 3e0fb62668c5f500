import { isPlaceholder } from '../convention/placeholder.ts';
import { markdownProblems } from '../convention/markdown-problems.ts';
import { scan } from '../syntax/markdown.ts';
import type { ChangelogEntry } from '../model.ts';
import type { Convention } from '../reader.ts';
import { markdownParts, type Part, plainParts } from './changelog/parts.ts';
import { versionIn } from './changelog/version-in.ts';

/** In the judged folder itself, in any case; older projects call it as GNU or Python do. */
const name = /^(?:changelog|changes|history|news|release-?notes|releases)(?:\.(?:md|markdown|mdx|rst|txt))?$/i;
const markdownName = /\.(?:md|markdown|mdx)$/i;
const markdownHeading = /^#{1,6}[ \t]+\S/m;

export const changelog: Convention = {
  id: 'changelog',
  title: 'Changelog',
  home: () => undefined,
  opens: (path) => name.test(path),
  *read({ path, text }) {
    if (!name.test(path)) return;
    if (markdownName.test(path) || markdownHeading.test(text)) {
      const document = scan(text);
      yield* markdownProblems(document, path, 'changelog');
      yield* entries(markdownParts(document), path);
    } else {
      yield* entries(plainParts(text), path);
    }
  },
};

function entries(parts: Iterable<Part>, file: string): ChangelogEntry[] {
  const found: Writable<ChangelogEntry>[] = [];
  /** The entries around the current line, outermost first: `### 1.2.1` may stand under `## 1.2`. */
  const open: { readonly level: number; readonly entry: Writable<ChangelogEntry> }[] = [];
  for (const { level, text, line, column } of parts) {
    if (level === undefined) {
      if (!isPlaceholder(text)) for (const { entry } of open) entry.empty = false;
      continue;
    }
    while ((open.at(-1)?.level ?? 0) >= level) open.pop();
    const version = versionIn(text, level);
    if (version === undefined) continue;
    const entry = { kind: 'changelog' as const, version, empty: true, place: { file, line, column } };
    found.push(entry);
    open.push({ level, entry });
  }
  return found;
}

type Writable<T> = { -readonly [key in keyof T]: T[key] };
