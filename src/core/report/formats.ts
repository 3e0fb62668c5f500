import * as coverageReaders from '../coverage/index.ts';
import type { CoverageReader, ReportReader } from '../reader.ts';
import * as readers from '../reports/index.ts';
import { checkNamespace, cppUnitParts } from './look-alikes.ts';
import { rootOf } from '../syntax/xml-root.ts';

export interface FormatToCome {
  readonly id: string;
  /** Its own name, as a user knows it: not translated. */
  readonly title: string;
  recognise(head: string): boolean;
}

/** Known by sight and not yet read: such a report is named and refused, never passed over. Who writes the reader deletes the line. */
export const formatsToCome: readonly FormatToCome[] = [
  { id: 'check', title: 'Check', recognise: (head) => rootOf(head) === 'testsuites' && head.includes(checkNamespace) },
  { id: 'cppunit', title: 'CppUnit', recognise: (head) => rootOf(head) === 'TestRun' && cppUnitParts.test(head) },
  { id: 'robot', title: 'Robot Framework', recognise: (head) => rootOf(head) === 'robot' },
  {
    id: 'dart-json',
    title: 'Dart and Flutter test events',
    recognise: (head) => /^\{.*"protocolVersion":.*"runnerVersion":/m.test(head),
  },
  {
    id: 'node-test-spec',
    title: 'node:test spec',
    recognise: (head) => !/^\s*[{[<]/.test(head) && /^(?:ℹ tests \d+|\s*[▶✔✖﹣] .*\(\d[\d.]*ms\).*)$/mu.test(head),
  },
];

/** By content, from the beginning of a report without its byte order mark; never by name. */
export function recogniseReport(
  beginning: string,
):
  | { readonly reader: ReportReader }
  | { readonly coverage: CoverageReader }
  | { readonly unsupported: FormatToCome }
  | undefined {
  const head = rootOf(beginning) === undefined ? beginning.slice(0, 4096) : beginning;
  const reader = Object.values(readers).find((candidate) => candidate.recognise(head));
  if (reader !== undefined) return { reader };
  const coverage = Object.values(coverageReaders).find((candidate) => candidate.recognise(head));
  if (coverage !== undefined) return { coverage };
  const unsupported = formatsToCome.find((format) => format.recognise(head));
  return unsupported === undefined ? undefined : { unsupported };
}

/** Titles of the formats that are read. */
export const readTitles: readonly string[] = Object.values(readers).map(({ title }) => title);
