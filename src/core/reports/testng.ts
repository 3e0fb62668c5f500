import { message } from '../message.ts';
import type { TestResult } from '../model.ts';
import type { ReportReader, ReportSink } from '../reader.ts';
import { count, plainLine, ReportDraft } from '../report/report-draft.ts';
import type { Attributes } from '../syntax/xml.ts';
import { textBelow, type XmlRecord, xmlRecords } from '../syntax/xml-records.ts';
import { rootOf } from '../syntax/xml-root.ts';

/** `testng-results.xml`. */
export const testng: ReportReader = {
  id: 'testng',
  title: 'TestNG',
  recognise: (head) => rootOf(head) === 'testng-results',
  start: (file) => read(new ReportDraft(file, testng.id)),
};

const results: ReadonlyMap<string | undefined, TestResult> = new Map<string | undefined, TestResult>([
  ['PASS', 'passed'],
  ['FAIL', 'failed'],
  ['SKIP', 'skipped'],
  // Enough of the invocations passed: TestNG's own `successPercentage`.
  ['FAILED_SUCCESS_PERCENTAGE', 'passed'],
]);

function read(draft: ReportDraft): ReportSink {
  let className = '';
  let root: { readonly attributes: Attributes; readonly line: number; readonly column: number } | undefined;
  return xmlRecords(draft, {
    roots: ['testng-results'],
    records: ['test-method'],
    open(name, attributes, line, column) {
      if (name === 'class') className = attributes['name'] ?? '';
      else if (name === 'testng-results') root ??= { attributes, line, column };
    },
    record(record, complete) {
      const result = results.get(record.attributes['status']) ?? 'error';
      if (complete || result === 'failed' || result === 'error') add(record, className, result, draft);
    },
    end() {
      if (root === undefined) return;
      const { attributes, line, column } = root;
      // Attempts that were tried again are counted.
      draft.compare(
        { tests: count(attributes['total']), failures: count(attributes['failed']), isLoose: true },
        line,
        column,
      );
    },
  });
}

function add(record: XmlRecord, className: string, result: TestResult, draft: ReportDraft): void {
  const { attributes, line, column } = record;
  const because = textBelow(record, 'message') ?? textBelow(record, 'full-stacktrace') ?? attributes['status'];
  const name = attributes['name'] ?? '';
  if (attributes['is-config'] === 'true') {
    if (result === 'passed' || result === 'skipped') return;
    return draft.fail(
      message('{suite} failed: {text}', { suite: name, text: plainLine(because ?? '') ?? name }),
      line,
      column,
    );
  }
  // An attempt that was tried again: the last one is the test.
  if (attributes['retried'] === 'true' && result === 'skipped') return;
  draft.add({ name, className, result, because, cites: [attributes['description']], line, column });
}
