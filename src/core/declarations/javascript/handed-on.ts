import type { Code } from '../../code/code.ts';
import { skipSpace } from '../../code/declared.ts';
import type { Renamed } from '../../model.ts';
import { renamed, whole } from './aliases.ts';
import { madeIn, type Origin } from './makers.ts';

const exported = new RegExp(
  [
    String.raw`\bexport\s+(?:const|let|var|(?:async\s+)?function\s*\*?|class)\s+([\w$]+)`,
    String.raw`\bexports\s*\.\s*([\w$]+)\s*=`,
    String.raw`\bexport\s*\{([^{}]*)\}(?!\s*from\b)`,
    String.raw`\bmodule\s*\.\s*exports\s*=\s*\{([^{}]*)\}`,
    String.raw`\bexport\s+(?:const|let|var)\s*\{([^{}]*)\}\s*=`,
    String.raw`\b(?:export\s+default\s|module\s*\.\s*exports\s*=)\s*(?:(?:async\s+)?function\s+)?([\w$]+)`,
  ].join('|'),
  'g',
);

/** What a file hands on, by the name that others know it by: of what it is made. */
function* handing(source: Code): Generator<readonly [name: string, origins: Iterable<Origin>]> {
  const { masked } = source;
  const { made, keys } = madeIn(source);
  const of = (name: string): Iterable<Origin> => made.get(name) ?? [];
  const parts = (list: string): readonly (readonly [string, string])[] =>
    list.split(',').map((part) => {
      const [, first = /^\s*([\w$]+)/.exec(part)?.[1] ?? '', second = first] = renamed.exec(part) ?? [];
      return [first, second];
    });
  for (const [, constant, property, list, object, taken, all] of masked.matchAll(exported)) {
    const own = constant ?? property;
    if (own !== undefined) yield [own, of(own)];
    for (const [inner, outer] of parts(list ?? '')) yield [outer, of(inner)];
    for (const [outer, inner] of parts(object ?? '')) yield [outer, of(inner)];
    for (const [, inner] of parts(taken ?? '')) yield [inner, of(inner)];
    if (all !== undefined) yield [whole, of(all)];
  }
  for (const name of [whole, ...keys]) yield [name, of(name)];
}

/** What to have passed shows nothing of where other files call tests by it, or give it to them as their options. */
export function handedOn(source: Code): readonly string[] {
  return [...handing(source)].flatMap(([name, origins]) => ([...origins].includes('failing') ? [name] : []));
}

const handedOnAgain = /\bexport\s*(?:\*(?:\s*as\s+[\w$]+)?|\{([^{}]*)\})\s*from(?=\s*")/g;

/** See `Renamed`. */
const everything = '*';

/** What a file has from others, and hands on, perhaps under another name, or as a part of what it makes of it. */
export function* renamedIn(source: Code): Generator<Renamed> {
  const { masked, text, stringAt } = source;
  for (const { 0: head, 1: list, index } of masked.matchAll(handedOnAgain)) {
    const path = stringAt(skipSpace(masked, index + head.length));
    if (path?.whole !== true) continue;
    const from = text.slice(path.from, path.to);
    if (list === undefined) yield { name: everything, from, as: everything };
    for (const part of list?.split(',') ?? []) {
      const [, name = part.trim(), as = name] = renamed.exec(part) ?? [];
      if (/^[\w$]+$/.test(name)) yield { name, from, as };
    }
  }
  for (const [as, origins] of handing(source))
    for (const origin of origins)
      if (origin !== 'failing' && !origin.from.startsWith('node:')) yield { name: origin.name, from: origin.from, as };
}
