import * as coverageReaders from '../coverage/index.ts';
import type { CoverageReader, ReportReader } from '../reader.ts';
import * as readers from '../reports/index.ts';
import { type FormatToCome, formatsToCome } from './formats-to-come.ts';
import { rootOf } from '../syntax/xml-root.ts';

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
