import type { Code } from '../../code/code.ts';
import { type Found, skipSpace } from '../../code/declared.ts';
import { endOfBlock } from './aliases.ts';
import { nameAt } from './name.ts';

const opening = /(?<![\w$.#])(?:(?:QUnit\s*\.\s*)?(module)(?:\s*\.\s*(?:only|skip|todo|if))?|fixture)\s*(?=["(])/g;
const ofQUnit = /['"](?:ember-)?qunit['"]|\bQUnit\b/;
const ofTestCafe = /['"]testcafe['"]|\bfixture\b[^;]{0,200}?\.\s*page\b/;
/** The call is a statement of its own: `beforeEach(module('shop'))` of Angular is none. */
const before = /(?:^|[;{}\n])[ \t]*$/;

interface Opened {
  readonly name: string;
  readonly start: number;
  /** Undefined where it goes on up to the next one. */
  readonly end: number | undefined;
}

/** QUnit's `module('Cart', (hooks) => { … })`, which may as well stand in front of its tests, as TestCafe's `fixture` does. */
export function* modulesIn(source: Code): Generator<Found> {
  const { text, masked } = source;
  const [isQUnit, isTestCafe] = [ofQUnit.test(text), ofTestCafe.test(text)];
  if (!isQUnit && !isTestCafe) return;
  const all: Opened[] = [];
  for (const { 0: head, 1: module, index: start } of masked.matchAll(opening)) {
    const isOwn = module === undefined ? isTestCafe : isQUnit;
    const opened = isOwn && before.test(masked.slice(Math.max(0, start - 100), start)) && openedAt(source, start, head);
    if (opened !== false && opened !== undefined) all.push(opened);
  }
  let next = masked.length;
  for (const { name, start, end } of all.reverse()) {
    yield { what: 'suite', name, start, end: end ?? start + endOfBlock(masked.slice(start, next), 0) - 1 };
    if (end === undefined) next = start;
  }
}

function openedAt(source: Code, start: number, head: string): Opened | undefined {
  const { text, masked, closing, stringAt } = source;
  const open = start + head.length;
  if (masked[open] === '"') {
    const string = stringAt(open);
    return string?.whole === true ? { name: text.slice(string.from, string.to), start, end: undefined } : undefined;
  }
  const close = closing(open);
  const name = nameAt(source, skipSpace(masked, open + 1));
  if (name?.value === undefined) return undefined;
  // `module('Cart', { beforeEach() {} })` has hooks alone, unless a function follows them.
  const hasBody = /^\s*,\s*(?:\{(?:[^{}]|\{[^{}]*\})*\}\s*,\s*)?(?:async\s*)?(?:function\b|\(|[\w$]+\s*=>)/.test(
    masked.slice(name.end, close),
  );
  return { name: name.value, start, end: hasBody ? close : undefined };
}
