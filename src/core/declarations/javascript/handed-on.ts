import type { Code } from '../../code/code.ts';
import { skipSpace } from '../../code/declared.ts';
import { importing, renamed, words } from './aliases.ts';
import type { Word } from './chain.ts';

const exported =
  /\bexport\s+(?:(?:const|let|var|function)\s+([\w$]+)|\{([^{}]*)\})|\bmodule\s*\.\s*exports\s*=\s*\{([^{}]*)\}/g;

/** The names of those for which to have passed shows nothing, as other files know them. */
export function handedOn({ masked }: Code, bound: ReadonlyMap<string, Word>): readonly string[] {
  const isFailing = (name: string): boolean => bound.get(name)?.isNoProof === true;
  return Array.from(masked.matchAll(exported), ([, own, list, object]) => {
    if (own !== undefined) return isFailing(own) ? [own] : [];
    return (list ?? object ?? '').split(',').flatMap((part) => {
      const [, first = part.trim(), second = first] = renamed.exec(part) ?? [];
      const [inner, outer] = list === undefined ? [second, first] : [first, second];
      return isFailing(inner) ? [outer] : [];
    });
  }).flat();
}

/** What comes from other files, by the name that it has here. */
export function takenIn({ masked, text, stringAt }: Code): ReadonlyMap<string, { name: string; from: string }> {
  const taken = new Map<string, { name: string; from: string }>();
  for (const { 0: head, 1: imported, 2: required, index } of masked.matchAll(importing)) {
    const string = stringAt(skipSpace(masked, index + head.length));
    if (string?.whole !== true) continue;
    const from = text.slice(string.from, string.to);
    for (const part of (imported ?? required ?? '').split(',')) {
      const [, name = part.trim(), own = name] = renamed.exec(part) ?? [];
      if (/^[\w$]+$/.test(own) && !words.test(own)) taken.set(own, { name, from });
    }
  }
  return taken;
}
