import { readTitles, recogniseReport } from './formats.ts';
import { finish } from '../reading/finish.ts';
import { message } from '../message.ts';
import type { Coverage, Message, Problem, Report } from '../model.ts';
import { type ReportDecoder, reportDecoder } from '../syntax/text.ts';
import { rootOf } from '../syntax/xml-root.ts';

/** What became of a file that was taken for a test report. */
export interface ReportReading {
  /** Id of the format; null where the content is of none that Tollgate knows. */
  readonly format: string | null;
  /** True where the format is known by sight only. Then, as with no format, one problem says so. */
  readonly unsupported: boolean;
  /** Present where the format has a reader. */
  readonly report?: Report;
  /** Present where it tells what tests reached, and nothing of the tests themselves. */
  readonly coverage?: Coverage;
  /** Those of the report, or why there is none. */
  readonly problems: readonly Problem[];
}

/**
 * Reads a report in one pass: decodes, recognises by content, reads. Never throws for what the file contains, and keeps no
 * more than the facts, whatever the size.
 * @param file path of the report in the repository, for the places of facts and problems.
 * @param chunks its bytes, cut anywhere. Each is done with before the next is asked for, and all are asked for: whoever
 * passes them on may take their digest on the way.
 */
export function readReport(file: string, chunks: Iterable<Uint8Array>): ReportReading {
  return finish(readReportInSteps(file, chunks));
}

/** The same with pauses: a whole run may be written into one file. */
export function* readReportInSteps(file: string, chunks: Iterable<Uint8Array>): Generator<undefined, ReportReading> {
  const decoder = reportDecoder();
  const texts = decoded(chunks, decoder);
  const head = beginning(texts);
  const recognised = recogniseReport(head);
  if (recognised === undefined || 'unsupported' in recognised) {
    for (const rest of texts) yield void rest;
    const format = recognised?.unsupported;
    const found =
      format !== undefined
        ? message('a report of {title}, which Tollgate does not read yet', { title: format.title })
        : head.trim() === ''
          ? message('the file is empty')
          : message('this is no test report that Tollgate knows');
    return {
      format: format?.id ?? null,
      unsupported: format !== undefined,
      problems: [problem(file, 1, found, wantedFormat())],
    };
  }
  const read = 'coverage' in recognised ? recognised.coverage.start(file) : recognised.reader.start(file);
  read.write(head);
  for (const text of texts) {
    yield;
    read.write(text);
  }
  const report = read.end();
  const { fault } = decoder;
  const faults: Problem[] = fault === undefined ? [] : [problem(file, fault.line, fault.found, fault.wanted)];
  if (report.kind === 'coverage') {
    const problems = [...faults.map((each): Problem => ({ ...each, spoils: 'coverage' })), ...report.problems];
    return { format: report.format, unsupported: false, coverage: { ...report, problems }, problems };
  }
  const problems = [...faults, ...report.problems];
  return { format: report.format, unsupported: false, report: { ...report, problems }, problems };
}

export type ReportVerdict = 'pass' | 'fail' | 'empty' | 'all-skipped' | 'unreadable' | 'unsupported' | 'coverage';

/** `fail` as soon as one failure is known, whatever else is wrong; `pass` only where everything was read and a test passed. */
export function verdictOf({ report, coverage, problems, unsupported }: ReportReading): ReportVerdict {
  if (unsupported) return 'unsupported';
  if (report !== undefined && report.tests.failed + report.tests.errors + report.failures.length > 0) return 'fail';
  const isBroken = problems.some(({ minor }) => minor !== true);
  if (coverage !== undefined && !isBroken) return 'coverage';
  if (report === undefined || isBroken) return 'unreadable';
  if (report.tests.total === 0) return report.skipsAll === true ? 'all-skipped' : 'empty';
  return report.tests.passed > 0 ? 'pass' : 'all-skipped';
}

/** Bytes between two pauses. */
const pieceLength = 16_384;

/** Characters that a licence may fill before the first element. */
const longestHead = 65_536;

function* decoded(chunks: Iterable<Uint8Array>, decoder: ReportDecoder): Generator<string> {
  for (const chunk of chunks) {
    for (let at = 0; at < chunk.length; at += pieceLength) yield decoder.write(chunk.subarray(at, at + pieceLength));
  }
  yield decoder.end();
}

/** What a format is recognised by: 4,096 characters, or more where a licence comes before the first element of XML. */
function beginning(texts: Iterator<string>): string {
  let head = '';
  const enough = (): boolean =>
    head.length >= longestHead || (head.length >= 4096 && (!/^\s*</.test(head) || rootOf(head) !== undefined));
  while (!enough()) {
    const next = texts.next();
    if (next.done === true) break;
    head += next.value;
  }
  return head;
}

function wantedFormat(): Message {
  return message('a report in one of the formats that are read: {titles}', { titles: readTitles });
}

function problem(file: string, line: number, found: Message, wanted: Message): Problem {
  return { kind: 'problem', spoils: 'report', place: { file, line, column: 1 }, found, wanted };
}
