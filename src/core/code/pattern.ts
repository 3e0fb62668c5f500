import type { Declaration } from '../model.ts';

/** What is written of the name of a test with those of the suites around it. Anything may stand between two pieces. */
export type Pattern = readonly string[];

const unknown: readonly string[] = ['', ''];

/** However runners join the names. */
function patternOf(names: readonly (readonly string[])[]): Pattern {
  const pieces = [''];
  for (const [first = '', ...others] of names) {
    pieces.push(`${pieces.pop() ?? ''} ${first}`);
    pieces.push(...others);
  }
  return pieces.map(plain);
}

export function isLike(told: string, [first = '', ...others]: Pattern): boolean {
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

export function plain(text: string): string {
  return text.replace(/[^\p{L}\p{N}_]+/gu, ' ').trim();
}

/** Behind which no test is looked for among the others: their number would cost its square. */
const mostCompared = 1_000_000;

/** Leaves to tests with parameters in their names, or in those of the suites around them, what is written of those where no other test of the file may be called so. */
export function withPatterns(declarations: readonly Declaration[]): readonly Declaration[] {
  const mayHave = ({ pieces }: Declaration): boolean => pieces !== undefined;
  if (!declarations.some(mayHave)) return declarations;
  const tests = declarations.filter(({ what }) => what === 'test');
  const patterns = new Map(tests.map((each) => [each, patternOfTest(each)]));
  const isAmongFew = tests.filter(mayHave).length * tests.length <= mostCompared;
  const isTelling = (each: Declaration): boolean =>
    isAmongFew &&
    (each.name !== undefined || !each.suites.includes(undefined)) &&
    plain(each.pieces?.join('') ?? '').length > 1;
  const isOnly = (each: Declaration): boolean => {
    const own = patterns.get(each) ?? unknown;
    return tests.every((other) => other === each || !mayBeAlike(own, patterns.get(other) ?? unknown));
  };
  return declarations.map((each) => {
    if (!mayHave(each) || each.isNoProof === true || (isTelling(each) && isOnly(each))) return each;
    const without: { -readonly [Key in keyof Declaration]: Declaration[Key] } = { ...each };
    delete without.pieces;
    return without;
  });
}

export function patternOfTest({ suites, name, pieces = unknown }: Declaration): Pattern {
  return patternOf([
    ...suites.map((suite) => (suite === undefined ? unknown : [suite])),
    name === undefined ? pieces : [name],
  ]);
}

function mayBeAlike(a: Pattern, b: Pattern): boolean {
  const [[first = '', ...more], [start = '', ...others]] = [a, b];
  if (more.length === 0) return isLike(first, b);
  if (others.length === 0) return isLike(start, a);
  const [last = '', end = ''] = [more.at(-1), others.at(-1)];
  return (first.startsWith(start) || start.startsWith(first)) && (last.endsWith(end) || end.endsWith(last));
}
