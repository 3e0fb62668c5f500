import { citedIn } from '../ids.ts';
import type { Declaration } from '../model.ts';
import { located } from './family.ts';
import type { Entry } from './surroundings.ts';

/** Whether a case may be one of a test whose name, or that of a suite around it, run time completes. */
export type Likeness = (entry: Entry) => boolean;

/** @param titles of the tests of its file whose names are written down: they are not this one */
export function likenessOf(test: Declaration, file: string, titles: readonly string[]): Likeness {
  const others = new Set(titles.map(plain));
  const own = test.name === undefined ? (test.pieces ?? [...unknown]) : [test.name];
  const full = piecesOf([...test.suites.map((suite) => (suite === undefined ? unknown : [suite])), own]);
  const alone = piecesOf([own]);
  return ({ case: { name }, around }) => {
    const { labels, label } = around;
    const place = located(around, file);
    if (place === 'elsewhere') return false;
    const isWhole = test.suites.length > 0 || (labels.length === 0 && (label === '' || label === name));
    const told = [...(isWhole ? [name] : []), [...labels, name].join(' '), `${label} ${name}`].map(plain);
    if (told.some((each) => others.has(each))) return false;
    return told.some((each) => isLike(each, full)) || (place === 'here' && isLike(plain(name), alone));
  };
}

export function isComputed({ name, suites }: Declaration): boolean {
  return name === undefined || suites.includes(undefined);
}

/** The IDs in what is written of a test and the suites around it. */
export function idsWritten({ suites, name, pieces = [] }: Declaration): ReadonlySet<string> {
  const texts = [...suites, name, ...pieces].filter((text) => text !== undefined);
  return new Set(texts.flatMap(citedIn).flatMap(({ readings }) => readings.map(({ id }) => id)));
}

/** Anything may stand between two pieces. */
const unknown: readonly string[] = ['', ''];

/** However runners join the names. */
function piecesOf(names: readonly (readonly string[])[]): readonly string[] {
  const pieces = [''];
  for (const [first = '', ...others] of names) {
    pieces.push(`${pieces.pop() ?? ''} ${first}`);
    pieces.push(...others);
  }
  return pieces.map(plain);
}

function isLike(told: string, [first = '', ...others]: readonly string[]): boolean {
  const last = others.pop();
  if (last === undefined) return told === first;
  let at = first.length;
  if (!told.startsWith(first)) return false;
  for (const piece of others) {
    at = told.indexOf(piece, at);
    if (at < 0) return false;
    at += piece.length;
  }
  return told.endsWith(last) && told.length - last.length >= at;
}

function plain(text: string): string {
  return text.replace(/[^\p{L}\p{N}_]+/gu, ' ').trim();
}
