import { message } from '../message.ts';
import type { TestResult } from '../model.ts';
import type { ReportReader, ReportSink } from '../reader.ts';
import { ReportDraft } from '../report/report-draft.ts';
import { allBelow, type XmlRecord, xmlRecords } from '../syntax/xml-records.ts';
import { rootOf } from '../syntax/xml-root.ts';

/** `Testing/<tag>/Test.xml`, which `ctest -T Test` writes for CDash. */
export const ctestDashboard: ReportReader = {
  id: 'ctest-dashboard',
  title: 'CTest dashboard',
  recognise: (head) => rootOf(head) === 'Site' && /<Testing[\s/>]/.test(head),
  start: (file) => read(new ReportDraft(file, ctestDashboard.id)),
};

const results: ReadonlyMap<string | undefined, TestResult> = new Map<string | undefined, TestResult>([
  ['passed', 'passed'],
  ['failed', 'failed'],
  ['notrun', 'skipped'],
]);

function read(draft: ReportDraft): ReportSink {
  let announced = 0;
  let first: XmlRecord | undefined;
  return xmlRecords(draft, {
    roots: ['Site'],
    records: ['Test'],
    record(record, complete) {
      // In the list at the beginning there is nothing but the path.
      if (record.attributes['Status'] === undefined && record.children.length === 0) {
        first ??= record;
        announced++;
        return;
      }
      const result = results.get(record.attributes['Status']) ?? 'error';
      if (complete || result === 'failed' || result === 'error') add(record, result, draft);
    },
    end() {
      draft.compare({ tests: announced }, first?.line ?? 1, first?.column ?? 1);
    },
  });
}

function add(record: XmlRecord, result: TestResult, draft: ReportDraft): void {
  const { line, column } = record;
  const texts = [...allBelow(record)];
  const name = texts.find((each) => each.name === 'Name')?.text ?? '';
  const measured = (what: string): string | undefined =>
    texts.find(({ attributes }) => attributes['name'] === what)?.children.find((child) => child.name === 'Value')?.text;
  const status = measured('Completion Status');
  draft.add({
    name,
    result,
    because: measured('Fail Reason') ?? measured('Exit Code') ?? status,
    cites: texts.filter((each) => each.name === 'Label').map(({ text }) => text),
    line,
    column,
  });
  // Not wanted is one thing; an executable that is not there is another, and CTest fails for it.
  if (result === 'skipped' && status !== undefined && !/^(?:Disabled|SKIP_|Skipped|Completed)/i.test(status)) {
    draft.fail(message('{test} could not be run: {status}', { test: name, status }), line, column);
  }
}
