import type { Declared } from '../model.ts';
import type { Language } from '../reader.ts';
import { unescaped } from './declared.ts';

/**
 * What a file that cites nothing may call its suites and tests: enough to tell whether it may have a test of some title, and looked for in
 * one pass, because there may be thousands of such files.
 */
export function wordsIn(path: string, text: string, { id, called }: Language): Declared | undefined {
  if (called === undefined) return undefined;
  const words = new Set([wordOf(wordOfLanguage(id))]);
  for (const groups of text.matchAll(called))
    words.add(wordOf(unescaped(groups.findLast((group) => group !== undefined) ?? '')));
  return words.size === 1 ? undefined : { kind: 'declared', file: path, titles: [], cites: [], words: [...words] };
}

/** All files of a language have it, and no name is like it. */
export function wordOfLanguage(id: string): string {
  return `\0${id}`;
}

/** FNV-1a, where white space is an underscore, as `go test` reports it: two names have the same one hardly ever, and then a result is only taken for that of neither. */
export function wordOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < name.length; at++) {
    const char = name.charCodeAt(at);
    hash = Math.imul(hash ^ (char === 32 || char === 9 ? 95 : char), 0x01000193);
  }
  return hash >>> 0;
}
