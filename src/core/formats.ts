import type { ReportReader } from './reader.ts';
import * as readers from './reports/index.ts';
import { rootOf } from './xml-root.ts';

export interface FormatToCome {
  readonly id: string;
  /** Its own name, as a user knows it: not translated. */
  readonly title: string;
  recognise(head: string): boolean;
}

/** Known by sight and not yet read: such a report is named and refused, never passed over. Who writes the reader deletes the line. */
export const formatsToCome: readonly FormatToCome[] = [
  { id: 'robot', title: 'Robot Framework', recognise: (head) => rootOf(head) === 'robot' },
  {
    id: 'cobertura',
    title: 'Cobertura coverage',
    recognise: (head) => rootOf(head) === 'coverage' && /\bline-rate=/.test(head),
  },
  { id: 'lcov', title: 'LCOV coverage', recognise: (head) => /^(?:TN:.*\r?\n)?SF:/.test(head) },
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
): { readonly reader: ReportReader } | { readonly unsupported: FormatToCome } | undefined {
  const head = rootOf(beginning) === undefined ? beginning.slice(0, 4096) : beginning;
  const reader = Object.values(readers).find((candidate) => candidate.recognise(head));
  if (reader !== undefined) return { reader };
  const unsupported = formatsToCome.find((format) => format.recognise(head));
  return unsupported === undefined ? undefined : { unsupported };
}

/** False for what reports no tests but, say, coverage: at the places of test reports it is in nobody's way. */
export function isTestReport(format: string | null): boolean {
  return format !== null && format !== 'cobertura' && format !== 'lcov';
}

/** Titles of the formats that are read. */
export const readTitles: readonly string[] = Object.values(readers).map(({ title }) => title);
