import { withDigest, withText } from '../digest.ts';
import type {
  AcceptanceCriterion,
  CitedId,
  Declaration,
  Fact,
  Reference,
  Report,
  Requirement,
  Specification,
  TestCase,
  TestResult,
} from '../model.ts';

/**
 * Facts as they are kept and handed from thread to thread: JSON through and through. A report may have a million cases, of which
 * most share a class and have nothing to tell; in columns they take a third of the room and of the time. What a requirement's digest
 * is computed from is all there, so neither text nor digests are kept.
 */
export type PackedFact = Exclude<Fact, Report | Specification> | PackedReport | PackedSpecification | PackedReference;

/** Thousands of references may stand at a suite of thousands of tests. */
export interface PackedReference extends Omit<Reference, 'kind' | 'target'> {
  readonly kind: 'packed reference';
  /** Index of the first reference of the file that stands at the same. */
  readonly at: number;
}

export interface PackedSpecification extends Omit<Specification, 'kind' | 'requirements'> {
  readonly kind: 'packed specification';
  readonly requirements: readonly PackedRequirement[];
}

type PackedRequirement = Omit<Requirement, 'text' | 'digest' | 'criteria'> & {
  readonly criteria: readonly Omit<AcceptanceCriterion, 'digest'>[];
};

export interface PackedReport extends Omit<Report, 'cases' | 'kind'> {
  readonly kind: 'packed report';
  readonly names: readonly string[];
  /** A letter for each case. */
  readonly results: string;
  readonly lines: readonly number[];
  readonly columns: readonly number[];
  /** By case: index in `groups`. */
  readonly group: readonly number[];
  readonly groups: readonly (readonly [className: string, suites: readonly string[], file: string | null])[];
  /** By case, where there are any: index in `citations`. */
  readonly cited: readonly (number | null)[];
  readonly citations: readonly (readonly CitedId[])[];
  /** Of the few cases that have more to tell: index of the case, and what it is. */
  readonly more: readonly (readonly [
    index: number,
    more: Pick<TestCase, 'flaky' | 'isHollow' | 'failure' | 'reason'>,
  ])[];
}

const letters: Readonly<Record<TestResult, string>> = { passed: 'p', failed: 'f', error: 'e', skipped: 's' };
const resultOf: Readonly<Record<string, TestResult>> = { p: 'passed', f: 'failed', e: 'error', s: 'skipped' };

export function packed(facts: readonly Fact[]): readonly PackedFact[] {
  const targets = new Map<Declaration, number>();
  return facts.map((fact, at) => {
    if (fact.kind !== 'reference' || fact.target === undefined) return packedFact(fact);
    const { target, ...reference } = fact;
    const first = targets.get(target);
    if (first === undefined) targets.set(target, at);
    return first === undefined ? fact : { ...reference, kind: 'packed reference', at: first };
  });
}

const none: readonly never[] = [];

/** @throws where it is nothing that `packed` gave */
export function unpacked(facts: readonly PackedFact[]): readonly Fact[] {
  return facts.length === 0
    ? none
    : facts.map((fact) => (fact.kind === 'packed reference' ? unpackedReference(fact, facts) : unpackedFact(fact)));
}

function unpackedReference({ at, ...reference }: PackedReference, facts: readonly PackedFact[]): Reference {
  const first = facts[at];
  if (first?.kind !== 'reference' || first.target === undefined) throw new Error('not a packed reference');
  return { ...reference, kind: 'reference', target: first.target };
}

function packedFact(fact: Fact): PackedFact {
  if (fact.kind === 'report') return packedReport(fact);
  if (fact.kind === 'specification') return packedSpecification(fact);
  return fact;
}

function unpackedFact(fact: Exclude<PackedFact, PackedReference>): Fact {
  if (fact.kind === 'packed report') return unpackedReport(fact);
  if (fact.kind === 'packed specification') return unpackedSpecification(fact);
  return fact;
}

function packedSpecification({ requirements, ...specification }: Specification): PackedSpecification {
  return { ...specification, kind: 'packed specification', requirements: requirements.map(packedRequirement) };
}

function packedRequirement(requirement: Requirement): PackedRequirement {
  const criteria = requirement.criteria.map(({ number, text, place }) => ({ number, text, place }));
  return { ...without(requirement, ['text', 'digest']), criteria };
}

/** A rest of a destructuring would ask for what it leaves out, and have it computed. */
function without<T extends object, K extends keyof T>(whole: T, left: readonly K[]): Omit<T, K> {
  const kept: Partial<T> = {};
  for (const key of Object.keys(whole) as (keyof T)[]) if (!left.some((each) => each === key)) kept[key] = whole[key];
  return kept as Omit<T, K>;
}

function unpackedSpecification({ requirements, ...specification }: PackedSpecification): Specification {
  return {
    ...specification,
    kind: 'specification',
    requirements: requirements.map((packed) => {
      for (const criterion of packed.criteria) withDigest(criterion);
      return withText(packed) as Requirement;
    }),
  };
}

function packedReport({ cases, ...report }: Report): PackedReport {
  const groups = numbered<PackedReport['groups'][number]>();
  const citations = numbered<readonly CitedId[]>();
  const more: PackedReport['more'][number][] = [];
  let last: TestCase | undefined;
  let lastGroup = 0;
  const group = cases.map((each) => {
    const { className, suites, file = null } = each;
    if (last?.className !== className || last.suites !== suites || last.file !== each.file) {
      lastGroup = groups.numberOf(JSON.stringify([className, suites, file]), [className, suites, file]);
      last = each;
    }
    return lastGroup;
  });
  const cited = cases.map((each) =>
    each.cited === undefined ? null : citations.numberOf(JSON.stringify(each.cited), each.cited),
  );
  for (const [index, { flaky, isHollow, failure, reason }] of cases.entries()) {
    if (flaky === undefined && isHollow === undefined && failure === undefined && reason === undefined) continue;
    more.push([
      index,
      {
        ...(flaky === undefined ? {} : { flaky }),
        ...(isHollow === undefined ? {} : { isHollow }),
        ...(failure === undefined ? {} : { failure }),
        ...(reason === undefined ? {} : { reason }),
      },
    ]);
  }
  return {
    ...report,
    kind: 'packed report',
    names: cases.map(({ name }) => name),
    results: cases.map(({ result }) => letters[result]).join(''),
    lines: cases.map(({ line }) => line),
    columns: cases.map(({ column }) => column),
    group,
    groups: groups.all,
    cited: citations.all.length === 0 ? [] : cited,
    citations: citations.all,
    more,
  };
}

function unpackedReport(packed: PackedReport): Report {
  const { names, results, lines, columns, group, groups, cited, citations, more, ...report } = packed;
  const cases = names.map((name, index): Writable<TestCase> => {
    const [result, line, column] = [resultOf[results.charAt(index)], lines[index], columns[index]];
    const around = groups[group[index] ?? -1];
    if (result === undefined || line === undefined || column === undefined || around === undefined) {
      throw new Error('not a packed report');
    }
    const [className, suites, file] = around;
    const each: Writable<TestCase> = { name, className, suites, result, line, column };
    if (file !== null) each.file = file;
    const own = citations[cited[index] ?? -1];
    if (own !== undefined) each.cited = own;
    return each;
  });
  for (const [index, told] of more) Object.assign(cases[index] ?? {}, told);
  return { ...report, kind: 'report', cases };
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

function numbered<T>(): { readonly all: readonly T[]; readonly numberOf: (key: string, value: T) => number } {
  const all: T[] = [];
  const numbers = new Map<string, number>();
  return {
    all,
    numberOf(key, value) {
      const known = numbers.get(key);
      if (known !== undefined) return known;
      numbers.set(key, all.length);
      return all.push(value) - 1;
    },
  };
}
