import type { Code } from '../../code/code.ts';
import { skipSpace } from '../../code/declared.ts';
import type { Renamed } from '../../model.ts';
import { memoized } from '../../memoized.ts';
import { importing, renamed, whole, words } from './aliases.ts';

const exported = new RegExp(
  [
    String.raw`\bexport\s+(?:const|let|var|(?:async\s+)?function)\s+([\w$]+)`,
    String.raw`\bexports\s*\.\s*([\w$]+)\s*=`,
    String.raw`\bexport\s*\{([^{}]*)\}`,
    String.raw`\bmodule\s*\.\s*exports\s*=\s*\{([^{}]*)\}`,
    String.raw`\b(?:export\s+default\s|module\s*\.\s*exports\s*=)\s*(?:(?:async\s+)?function\s+)?([\w$]+)`,
  ].join('|'),
  'g',
);

/**
 * What other files know of those that a file has names for.
 * @param isFailing whether to have passed shows nothing of what a test is called by, or takes as its options
 */
export function handedOn({ masked }: Code, isFailing: (name: string) => boolean): readonly string[] {
  const parts = (list: string): readonly (readonly [string, string])[] =>
    list.split(',').map((part) => {
      const [, first = /^\s*([\w$]+)/.exec(part)?.[1] ?? '', second = first] = renamed.exec(part) ?? [];
      return [first, second];
    });
  const found = Array.from(masked.matchAll(exported), ([, constant, property, list, object, all]) => {
    const own = constant ?? property;
    if (own !== undefined) return isFailing(own) ? [own] : [];
    if (list !== undefined) return parts(list).flatMap(([inner, outer]) => (isFailing(inner) ? [outer] : []));
    if (object !== undefined) return parts(object).flatMap(([outer, inner]) => (isFailing(inner) ? [outer] : []));
    return all !== undefined && isFailing(all) ? [whole] : [];
  }).flat();
  return isFailing(whole) ? [...found, whole] : found;
}

const handedOnAgain = /\bexport\s*\{([^{}]*)\}(?:\s*from(?=\s*"))?/g;

/** What a file has from others, and hands on under another name, or as a part of what it makes of it. */
export function* renamedIn(source: Code): Generator<Renamed> {
  const { masked, text, stringAt } = source;
  for (const { 0: head, 1: list = '', index } of masked.matchAll(handedOnAgain)) {
    const path = head.endsWith('from') ? stringAt(skipSpace(masked, index + head.length)) : undefined;
    for (const part of list.split(',')) {
      const [, name = '', as = ''] = renamed.exec(part) ?? [];
      if (name === as || as === '') continue;
      if (path?.whole === true) yield { name, from: text.slice(path.from, path.to), as };
      const taken = head.endsWith('from') ? undefined : takenIn(source).get(name);
      if (taken !== undefined) yield { name: taken.name, from: taken.from, as };
    }
  }
  yield* madeOfTaken(source);
}

const handingOn =
  /\bexport\s+(?:const|let|var|(?:async\s+)?function|class)\s+([\w$]+)|\bexport\s+(default)\b|\bmodule\s*\.\s*(exports)\s*=|\bexports\s*\.\s*([\w$]+)\s*=/g;
const used = /(?<![\w$.])([A-Za-z_$][\w$]*)(?:\s*\.\s*([\w$]+))?/g;
/** Nobody looks farther for what is handed on. */
const longestMade = 3000;

/** `export const known = broken`, `export function known(name, run) { broken(name, run); }` */
function* madeOfTaken(source: Code): Generator<Renamed> {
  const { masked } = source;
  const taken = takenIn(source);
  const made = taken.size === 0 ? [] : [...masked.matchAll(handingOn)];
  for (const [at, { 0: head, 1: own, 2: alone, 3: all, 4: property, index }] of made.entries()) {
    const from = index + head.length;
    const to = Math.min(made[at + 1]?.index ?? masked.length, from + longestMade);
    const names = new Map(
      Array.from(
        masked.slice(from, to).matchAll(used),
        ([, name = '', part]) => [`${name}.${part ?? ''}`, { name, part }] as const,
      ),
    ).values();
    const as = own ?? property ?? ((alone ?? all) ? whole : '');
    for (const { name, part } of names) {
      const its = taken.get(name);
      if (its === undefined) continue;
      const other = part ?? its.name;
      yield { name: other, from: its.from, as };
      // Of a list of names each is one.
      if (as === whole) yield { name: other, from: its.from, as: name };
    }
  }
}

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
      const [, part = each.trim(), own = part] = renamed.exec(each) ?? [];
      yield [own, name, part];
    }
}

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
    if (string?.whole !== true || !/^[\w$]+$/.test(own) || words.test(own)) return;
    const from = text.slice(string.from, string.to);
    if (!ofPlatform.test(from)) taken.set(own, { name, from, isAll });
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
