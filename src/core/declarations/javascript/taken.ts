import type { Code } from '../../code/code.ts';
import { skipSpace } from '../../code/declared.ts';
import { memoized } from '../../memoized.ts';
import { importing, renamed, whole, words } from './aliases.ts';

/** What a file has from another one. */
export interface Taken {
  readonly name: string;
  readonly from: string;
  /** True where it may stand for all that the other one hands on. */
  readonly isAll: boolean;
}

/** `const known = broken;`, `const known = own.broken;`, `const { broken: known } = own;` */
function* calledOtherwise(masked: string): Generator<readonly [own: string, name: string, part?: string]> {
  for (const [, own = '', name = '', part] of masked.matchAll(otherName))
    yield part === undefined ? [own, name] : [own, name, part];
  for (const [, parts = '', name = ''] of masked.matchAll(takingApart))
    for (const each of parts.split(',')) {
      const [, part, own = part] = takenPart.exec(each) ?? [];
      if (part !== undefined && own !== undefined) yield [own, name, part];
    }
}

/** Perhaps with what it is where there is none. */
const takenPart = /^\s*([\w$]+)\s*(?::\s*([\w$]+)\s*)?(?:=.*)?$/s;

const otherName =
  /\b(?:const|let|var)\s+([\w$]+)\s*(?::[^=;{}]{0,200})?=\s*([\w$]+)(?:\s*\.\s*([\w$]+))?[ \t]*(?=[;\n]|$)/g;
const takingApart = /\b(?:const|let|var)\s*\{([^{}]*)\}\s*=\s*([\w$]+)[ \t]*(?=[;\n]|$)/g;

const importingAll =
  /\bimport\s+(?:\*\s*as\s+)?([\w$]+)\s*(?:,\s*\{[^{}]*\}\s*)?from\b|\b(?:const|let|var)\s+([\w$]+)\s*=\s*(?:await\s+import|require)\s*\(/g;

/** Nothing of it is a test. */
const ofPlatform = /^node:(?!test)/;

/** What comes from other files, by the name that it has here. */
export const takenIn = memoized(({ masked, text, stringAt }: Code): ReadonlyMap<string, Taken> => {
  const taken = new Map<string, Taken>();
  const add = (own: string, name: string, behind: number, isAll: boolean): void => {
    const string = stringAt(skipSpace(masked, behind));
    if (string?.whole !== true || !/^[\w$]+$/.test(own)) return;
    const from = text.slice(string.from, string.to);
    // A word for a test of a package is what it says.
    if (!ofPlatform.test(from) && (from.startsWith('.') || !words.test(own))) taken.set(own, { name, from, isAll });
  };
  for (const { 0: head, 1: imported, 2: required, index } of masked.matchAll(importing))
    for (const part of (imported ?? required ?? '').split(',')) {
      const [, name = part.trim(), own = name] = renamed.exec(part) ?? [];
      add(own, name, index + head.length, false);
    }
  for (const { 0: head, 1: imported, 2: required, index } of masked.matchAll(importingAll))
    add(imported ?? required ?? '', whole, index + head.length, true);
  for (const [own, name, part] of taken.size === 0 ? [] : calledOtherwise(masked)) {
    const from = taken.get(name);
    if (from !== undefined && !words.test(own)) taken.set(own, { ...from, name: part ?? from.name });
  }
  return taken;
}, new WeakMap<Code, ReadonlyMap<string, Taken>>());
