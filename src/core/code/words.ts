import type { Declared } from '../model.ts';
import type { Language } from '../reader.ts';
import { unescaped } from './declared.ts';

/**
 * What a file that cites nothing may call its suites and tests: enough to tell whether it may have a test of some title, and looked for in
 * one pass, because there may be thousands of such files.
 */
export function wordsIn(path: string, text: string, { called }: Language): Declared | undefined {
  if (called === undefined) return undefined;
  const words = new Set<number>();
  for (const { 2: name = '' } of text.matchAll(called)) words.add(wordOf(unescaped(name)));
  return words.size === 0 ? undefined : { kind: 'declared', file: path, titles: [], cites: [], words: [...words] };
}

/** FNV-1a: two names have the same one hardly ever, and then a result is only taken for that of neither. */
export function wordOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < name.length; at++) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}
