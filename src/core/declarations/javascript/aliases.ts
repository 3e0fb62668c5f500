import type { Code } from '../../code/code.ts';
import { isModifier, isNoProofModifier, type Head, type Word } from './chain.ts';

export const grouping = /(?:describe|suite|context)$/;
export const word = '[fx]?(?:describe|it)|suite|x?(?:context|test|specify)';
export const words = new RegExp(`^(?:${word})$`);

/** A name by which a word with its modifiers is called elsewhere. */
export interface Alias {
  readonly name: string;
  readonly word: Word;
  /** True for a function that chooses the word: its result is called in turn. */
  readonly isMade: boolean;
}

/** Behind the first word of `isDone ? it : it.fails`. */
const otherwise = /\s*:\s*([\w$]+(?:\s*\.\s*[\w$]+)*)\s*/y;
/** What something is given to: a variable, or what the file hands on as a whole or in parts. */
const receiver = [
  String.raw`\b(?:const|let|var)\s+([\w$]+)\s*(?::(?:[^=;{}]|=>)*)?=(?![=>])`,
  String.raw`\bexport\s+(default)\b`,
  String.raw`\bmodule\s*\.\s*(exports)\s*=(?![=>])`,
  String.raw`\bexports\s*\.\s*([\w$]+)\s*=(?![=>])`,
  String.raw`\bexports\s*=\s*\{(?:[^;{}]*,)?\s*([\w$]+)\s*:`,
].join('|');
const chosen = new RegExp(String.raw`(?:${receiver})[^;{}]*$`);
const taken = /\b(?:const|let|var)\s*\{([^{}]*)\}\s*=\s*$/;
const plain = new RegExp(String.raw`(?:${receiver}|[;{})\n]\s*([\w$]+)\s*=)\s*$`);
const handingOn = new RegExp(
  String.raw`(?:(?:${receiver})\s*(?:async\s*)?(?:function\s*)?|\bfunction\s+([\w$]+)\s*)\(\s*(?:\.\.\.)?([\w$]+)[^;{}]*\)[^;{}()]*?(?:=>\s*)?\{?\s*(?:return\s+)?$`,
);
/** By which other files know what is handed on to them as a whole. */
export const whole = 'default';

/** The first group that takes part. */
function nameIn(groups: readonly (string | undefined)[]): string | undefined {
  const name = groups.find((each) => each !== undefined);
  return name === 'exports' ? whole : name;
}

/** A choice between two words is what proves less of them: which of them was taken is known at run time alone. */
export function choiceIn(masked: string, before: string, { end, ...word }: Head): Head | undefined {
  if (!/\?\s*$/.test(before)) return undefined;
  otherwise.lastIndex = end;
  const [first = '', ...modifiers] = otherwise.exec(masked)?.[1]?.split(/\s*\.\s*/) ?? [];
  if (!words.test(first) || !modifiers.every(isModifier)) return undefined;
  return { ...word, isNoProof: word.isNoProof || modifiers.some(isNoProofModifier), end: otherwise.lastIndex };
}

/**
 * `const broken = it.fails`, `const { fails } = it`, `const broken = isDone ? it : it.fails`, or a function that hands on the name of a test.
 * @param choice that the word begins
 */
export function aliasesOf(masked: string, before: string, word: Head, choice: Head | undefined): readonly Alias[] {
  const { end } = word;
  if (masked[end] === '(') {
    const handedOn = /^\(\s*(?:\.\.\.)?([\w$]+)\s*[,)]/.exec(masked.slice(end, end + 100))?.[1];
    const [, ...names] = (handedOn !== undefined && handingOn.exec(before)) || [];
    const name = handedOn === names.pop() ? nameIn(names) : undefined;
    return name === undefined ? [] : [{ name, word, isMade: false }];
  }
  const parts = taken.exec(before)?.[1]?.split(',') ?? [];
  if (parts.length > 0) return parts.flatMap((part) => partOf(part, word));
  const [statement = '', ...names] = (choice === undefined ? plain : chosen).exec(before) ?? [];
  const name = nameIn(names);
  return name === undefined ? [] : [{ name, word: choice ?? word, isMade: statement.includes('=>') }];
}

export const importing =
  /\bimport\s*(?:[\w$]+\s*,\s*)?\{([^{}]*)\}\s*from\b|\b(?:const|let|var)\s*\{([^{}]*)\}\s*=\s*(?:await\s+import|require)\s*\(/g;
export const renamed = /^\s*([\w$]+)\s*(?:\bas\b|:)\s*([\w$]+)\s*$/;
/** Of a project that adds to the tests of its framework, `userTest`, or of fast-check for AVA. */
const ownTest = /^(?:[a-z]\w*Test|testProp)$/;
const framework =
  /^[ \t]*(?:import\s+(?:\*\s*as\s+)?([\w$]+)\s*(?:,\s*\{[^{}]*\}\s*)?from\s*|(?:const|let|var)\s+([\w$]+)\s*=\s*require\s*\(\s*)['"](?:(?:node|bun):test|ava|tap|tape|vitest|@(?:jest\/globals|playwright\/test))['"]/gm;

/** `import { it as check } from 'vitest'`, `import tap from 'tap'`: by the names that they have here. */
export function* importedIn({ masked, text }: Pick<Code, 'masked' | 'text'>): Generator<Alias> {
  const word: Word = { describes: false, parameterised: false, isNoProof: false };
  for (const [, imported, required] of masked.matchAll(importing))
    for (const part of (imported ?? required ?? '').split(',')) {
      const [, first = part.trim(), name = first] = renamed.exec(part) ?? [];
      if (words.test(first) || ownTest.test(first))
        yield { name, word: { ...word, describes: grouping.test(first) }, isMade: false };
    }
  for (const [, imported, required] of text.matchAll(framework))
    yield { name: imported ?? required ?? '', word, isMade: false };
}

/** `failing: broken` */
function partOf(part: string, word: Word): readonly Alias[] {
  const [, modifier = '', name = modifier] = /^\s*([\w$]+)\s*(?::\s*([\w$]+)\s*)?(?:=[^=]*)?$/.exec(part) ?? [];
  if (!isModifier(modifier)) return [];
  return [{ name, word: { ...word, isNoProof: word.isNoProof || isNoProofModifier(modifier) }, isMade: false }];
}

/** What the words themselves are made to mean, up to the end of the block that says so. */
export class Shadows {
  /** Offsets of the ends, by name. */
  readonly #ends = new Map<string, number>();

  add(name: string, masked: string, from: number): void {
    if (!this.has(name, from)) this.#ends.set(name, endOfBlock(masked, from));
  }

  /** To be asked in order. */
  has(name: string, at: number): boolean {
    return at < (this.#ends.get(name) ?? 0);
  }
}

/** Offset of the brace that closes what is open at an offset, or of the end. */
export function endOfBlock(masked: string, from: number): number {
  let depth = 0;
  const brace = /[{}]/g;
  brace.lastIndex = from;
  for (let found = brace.exec(masked); found !== null; found = brace.exec(masked)) {
    depth += found[0] === '{' ? 1 : -1;
    if (depth < 0) return found.index;
  }
  return masked.length;
}
