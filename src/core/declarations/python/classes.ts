import { lineOf, mostHeirs } from '../../code/heirs.ts';
import { groupedByAll } from '../../grouped.ts';
import { lazily } from '../../lazily.ts';
import type { Declaration } from '../../model.ts';

const testClass = /^Test|Tests?$|TestCase$/;
const caseBase = /\bTestCase\b|\bTestSuite\b/;
const head = /^class[^\S\n]+([\w\x80-\uffff]+)[^\S\n]*(?:\(([^()]*)\))?[^\S\n]*:/gm;
/** `test_adds = None` takes it out of a class. */
const assignment = /(?<![\w.])(test[\w\x80-\uffff]*)\s*=(?!=)/g;
/** What stands elsewhere and has no tests that could take the place of others. */
const harmless = /^(?:\w+\.)*(?:\w*TestCase|object|ABC|Generic\[.*\]|metaclass=.*)$/;
/** What any other class that stands elsewhere is called here. */
const stranger = '';

/** The classes of a file that stand in no other, and what they inherit from each other. */
export interface Classes {
  /** Whether runners look for tests in a class, or in one that has its tests. */
  mayHaveTests(name: string): boolean;
  withHeirs(declarations: readonly Declaration[]): readonly Declaration[];
}

/** Whether runners look for tests in a class, by its head: it is called `Test…` or extends a test case. */
export function isTestClass(name: string, head: string): boolean {
  return testClass.test(name) || caseBase.test(head);
}

/** By name; undefined where run time alone knows which of several is meant. */
type Bases = ReadonlyMap<string, readonly string[] | undefined>;

export function classesIn(masked: string): Classes {
  const bases = basesIn(masked);
  const nameOf = (name: string): string => (bases.get(name) === undefined ? stranger : name);
  const basesOf = (name: string): readonly string[] =>
    (bases.get(name) ?? []).filter((each) => nameOf(each) !== stranger || !harmless.test(each)).map(nameOf);
  const lines = Array.from(bases.keys(), (name) => lineOf(nameOf(name), basesOf, stranger)).filter((all) =>
    all.some((each, at) => (at === 0 && testClass.test(each)) || caseBase.test(bases.get(each)?.join() ?? '')),
  );
  const below = groupedByAll(lines, (all) => new Set(all));
  const assigned = lazily(() => new Set(Array.from(masked.matchAll(assignment), ([, name]) => name)));
  return {
    mayHaveTests: (name) => below.has(name),
    withHeirs(declarations) {
      const methods = new Set(declarations.map(({ suites, name }) => [...suites, name].join('.')));
      return declarations.map((each) => {
        const { what, suites, name } = each;
        const [own = stranger, ...inner] = suites;
        const all = below.get(own) ?? [];
        if (what !== 'test' || name === undefined || inner.length > 0 || all.length > mostHeirs) return each;
        const ownerIn = (line: readonly string[]): string | undefined =>
          line.find((other) => other === stranger || methods.has(`${other}.${name}`));
        const heirs = all.flatMap((line) => (line[0] !== own && ownerIn(line) === own ? (line[0] ?? []) : []));
        return heirs.length === 0 || assigned().has(name) ? each : { ...each, heirs };
      });
    },
  };
}

function basesIn(masked: string): Bases {
  const bases = new Map<string, readonly string[] | undefined>();
  for (const [, name = '', list = ''] of masked.matchAll(head)) {
    const own = list.split(',').map((each) => each.trim());
    bases.set(name, bases.has(name) ? undefined : own.filter((each) => each !== ''));
  }
  return bases;
}
