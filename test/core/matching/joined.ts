import * as languages from '../../../src/core/declarations/index.ts';
import type { Declared, FiledReport, Reference, TestLink } from '../../../src/core/model.ts';
import { junit } from '../../../src/core/reports/junit.ts';
import { readSource } from '../../../src/core/code/source.ts';
import { withTaken } from '../../../src/core/code/title.ts';
import { wordsIn } from '../../../src/core/code/words.ts';
import { trace, type Traced } from '../../../src/core/trace.ts';
import { digestText } from '../../../src/core/digest.ts';
import { requirement } from '../model-builder.ts';

export function lines(...text: readonly string[]): string {
  return text.join('\n');
}

export function report(file: string, xml: string): FiledReport {
  const sink = junit.start(file);
  sink.write(xml);
  return { ...sink.end(), sha256: digestText(file), time: 0 };
}

export function references(path: string, text: string): Reference[] {
  return read(path, text).references;
}

export function read(path: string, text: string): { references: Reference[]; declared: readonly Declared[] } {
  const language = Object.values(languages).find(({ extensions }) =>
    extensions.some((extension) => path.endsWith(extension)),
  );
  const source = readSource(path, text, language?.isTest(path) ?? false, language);
  const all: Reference[] = [];
  let next = source.next();
  for (; next.done !== true; next = source.next()) all.push(next.value);
  const declared =
    next.value ?? (all.length === 0 && language !== undefined ? wordsIn(path, text, language) : undefined);
  if (declared === undefined || language === undefined) return { references: all, declared: [] };
  return { references: all, declared: [declared.takes === true ? withTaken(declared, text, language) : declared] };
}

export interface Sample {
  readonly sources: Readonly<Record<string, string>>;
  readonly reports: Readonly<Record<string, string | FiledReport>>;
  /** Further test files of the repository. */
  readonly others?: readonly string[];
}

/** What is there to be joined. */
export function factsIn({ sources, reports, others = [] }: Sample): Traced {
  const all = Object.entries(sources).map(([path, text]) => read(path, text));
  const cited = all.flatMap(({ references }) => references);
  return {
    requirements: [...new Set(cited.map(({ id }) => id))].map((id) => requirement({ id })),
    references: cited,
    declared: all.flatMap(({ declared }) => declared),
    notes: [],
    reports: Object.entries(reports).map(([file, xml]) => (typeof xml === 'string' ? report(file, xml) : xml)),
    signatures: [],
    results: [],
    testFiles: [...Object.keys(sources), ...others].sort(),
  };
}

/** Per cited ID in order: the reported cases as `class | name`, or why there are none. */
export function links(sample: Sample): Record<string, string[]> {
  const facts = factsIn(sample);
  const joined = trace(facts);
  return Object.fromEntries(facts.requirements.map((each) => [each.id, joined.verifications(each).flatMap(show)]));
}

export function show({ cases, lost }: TestLink): string[] {
  return lost === undefined ? cases.map(({ case: { className, name } }) => `${className} | ${name}`) : [lost];
}

/** What became of the cases that the references of a test file are joined with, by the ID that they cite. */
export function results(source: string, xml: string): Record<string, string[]> {
  const file = 'test/cart.test.js';
  const cited = references(file, source);
  const requirements = cited.map(({ id }) => requirement({ id }));
  const joined = trace({
    requirements,
    references: cited,
    notes: [],
    reports: [report('junit.xml', xml)],
    signatures: [],
    results: [],
    testFiles: [file],
  });
  return Object.fromEntries(
    requirements.map((each) => [
      each.id,
      joined.verifications(each).flatMap(({ cases }) => cases.map((entry) => entry.case.result)),
    ]),
  );
}

export const cartTest = lines(
  "import test from 'x';",
  "describe('Cart', () => {",
  '  // @req REQ-1',
  "  it('adds', () => {});",
  "  describe('when empty', () => {",
  '    // @req REQ-2',
  "    it('refuses', () => {});",
  '  });',
  '});',
  '// @req REQ-3',
  "it('stands alone', () => {});",
);
