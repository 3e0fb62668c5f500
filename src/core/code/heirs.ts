import { groupedByAll } from '../grouped.ts';
import { memoized } from '../memoized.ts';
import type { Found } from './declared.ts';

/**
 * A class and those that it inherits from, in the order in which a method is looked for.
 * @param stranger what any class that stands elsewhere is taken for: it inherits nothing
 */
export function lineOf<Class>(
  own: Class,
  basesOf: (each: Class) => readonly Class[],
  stranger: Class,
): readonly Class[] {
  const found: Class[] = [];
  const visit = (each: Class): void => {
    found.push(each);
    if (each !== stranger) for (const base of basesOf(each)) if (found.length < longestLine) visit(base);
  };
  visit(own);
  return found.filter((each, at) => each === stranger || found.lastIndexOf(each) === at);
}

/** Nobody writes so many; without limits a hostile file would cost more than the square of its size. */
const longestLine = 50;
export const mostHeirs = 100;
const deepest = 10;

interface Class {
  readonly found: Found;
  /** With the classes around it. */
  readonly path: string;
  readonly around: Container;
}

/** What classes stand in: another class, a namespace or the file. */
interface Container {
  readonly end: number;
  /** Where it is a class. */
  readonly own: Class | undefined;
  readonly depth: number;
  /** By name; undefined where several are called so. */
  readonly classes: Map<string, Class | undefined>;
}

/** Gives tests the other classes of the file that inherit them: those are reported to have them, too. */
export function withHeirs(text: string, found: readonly Found[]): readonly Found[] {
  if (!found.some(({ bases }) => bases !== undefined)) return found;
  const { classes, owners } = classesIn(found);
  const lines = classes.map((each) => lineOf<Class | undefined>(each, basesOf, undefined));
  const below = groupedByAll(lines, (line) => new Set(line));
  const wordsOf = memoized(({ found: { start, end } }: Class) => new Set(text.slice(start, end).match(words)));
  return found.map((each) => {
    const owner = owners.get(each);
    const all = (owner && below.get(owner)) ?? [];
    if (owner === undefined || all.length < 2 || all.length > mostHeirs) return each;
    const { name = '', aliases = [] } = each;
    const told = [name, ...aliases].map((one) => one.match(words) ?? []);
    /** Conservative: what has its words somewhere may have another test of that name. */
    const mayHave = (other: Class): boolean => told.some((all) => all.every((word) => wordsOf(other).has(word)));
    const ownerIn = (line: readonly (Class | undefined)[]): Class | undefined =>
      line.find((other) => other === undefined || other === owner || mayHave(other));
    const heirs = all.flatMap((line) => (line[0] !== owner && ownerIn(line) === owner ? (line[0]?.path ?? []) : []));
    return heirs.length === 0 ? each : { ...each, heirs };
  });
}
const words = /[\w\x80-\uffff]+/g;

/** The classes, and which of them has a test. */
function classesIn(found: readonly Found[]): {
  readonly classes: readonly Class[];
  readonly owners: ReadonlyMap<Found, Class>;
} {
  const classes: Class[] = [];
  const owners = new Map<Found, Class>();
  const file: Container = { end: Infinity, own: undefined, depth: 0, classes: new Map() };
  const open = [file];
  for (const each of found.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    while ((open.at(-1) ?? file).end < each.start) open.pop();
    const around = open.at(-1) ?? file;
    const { what, name, end } = each;
    const inside = { end, depth: around.depth + 1, classes: new Map() };
    if (what === 'namespace') open.push({ ...inside, own: undefined });
    else if (what === 'test' && around.own !== undefined) owners.set(each, around.own);
    else if (what === 'suite' && name !== undefined && around.depth < deepest) {
      const path = around.own === undefined ? name : `${around.own.path}.${name}`;
      const own = { found: each, path, around };
      classes.push(own);
      around.classes.set(name, around.classes.has(name) ? undefined : own);
      open.push({ ...inside, own });
    }
  }
  return { classes, owners };
}

function basesOf(own: Class | undefined): readonly (Class | undefined)[] {
  return own?.found.bases?.map((name) => seen(name, own.around)) ?? [];
}

/** Whose name it is there: that of what stands nearest around it. Of another namespace nobody knows. */
function seen(name: string, { own, classes }: Container): Class | undefined {
  return classes.has(name) || own === undefined ? classes.get(name) : seen(name, own.around);
}
