import { message } from '../message.ts';
import type { TestResult } from '../model.ts';
import type { ReportReader, ReportSink } from '../reader.ts';
import { ReportDraft } from '../report/report-draft.ts';
import { allBelow, below, textBelow, type XmlRecord, xmlRecords } from '../syntax/xml-records.ts';
import { rootOf } from '../syntax/xml-root.ts';

/** https://github.com/ota4j-team/open-test-reporting: what the JUnit platform writes, as events or as a hierarchy. */
export const openTestReporting: ReportReader = {
  id: 'open-test-reporting',
  title: 'Open Test Reporting',
  recognise: (head) =>
    /^(?:[\w.-]+:)?(?:events|execution)$/.test(rootOf(head) ?? '') && /open-?test(?:-reporting|4j)/.test(head),
  start: (file) => read(new ReportDraft(file, openTestReporting.id)),
};

const results: ReadonlyMap<string, TestResult> = new Map<string, TestResult>([
  ['SUCCESSFUL', 'passed'],
  ['SKIPPED', 'skipped'],
  ['ABORTED', 'skipped'],
  ['FAILED', 'failed'],
]);

/** PHPUnit gives containers none, unless they failed themselves. */
const noResult = 'none';

/** A test, or a container of tests. */
interface Started {
  readonly name: string;
  readonly around: Started | undefined;
  readonly line: number;
  readonly column: number;
  hasInner: boolean;
  /** `TEST`, `CONTAINER` or both; only JUnit says. */
  type: string | undefined;
  legacyName: string | undefined;
  className: string | undefined;
  file: string | undefined;
  readonly cites: string[];
  /** Undefined until it ends. */
  status: string | undefined;
  because: string | undefined;
}

function read(draft: ReportDraft): ReportSink {
  const all: Started[] = [];
  const byId = new Map<string, Started>();
  /** Of the hierarchy, where elements stand in each other. */
  const path: Started[] = [];
  const begin = (name: string, around: Started | undefined, line: number, column: number): Started => {
    const started: Started = {
      name,
      around,
      line,
      column,
      hasInner: false,
      type: undefined,
      legacyName: undefined,
      className: around?.className,
      file: around?.file,
      cites: [],
      status: undefined,
      because: undefined,
    };
    if (around !== undefined) around.hasInner = true;
    all.push(started);
    return started;
  };
  const ended = (record: XmlRecord, started: Started | undefined): void => {
    const status = (record.name === 'result' ? record : below(record, 'result'))?.attributes['status'] ?? noResult;
    if (started === undefined) {
      const { line, column } = record;
      if (resultOf(status) === 'passed' || resultOf(status) === 'skipped') {
        draft.doubt(message('something ended that had not begun'), message('a complete report'), line, column);
      } else draft.fail(message('the run ended with "{outcome}"', { outcome: status }), line, column);
      return;
    }
    // A second result cannot make the first one better.
    if (started.status === undefined || resultOf(started.status) === 'passed') started.status = status;
    started.because = textBelow(record, 'reason') ?? throwableIn(record) ?? status;
  };

  return xmlRecords(draft, {
    roots: ['events', 'execution'],
    records: ['started', 'reported', 'finished'],
    loose: ['metadata', 'sources', 'result'],
    open(name, { name: own = '' }, line, column) {
      if (name === 'root' || name === 'child') path.push(begin(own, path.at(-1), line, column));
    },
    close(name) {
      if (name === 'root' || name === 'child') path.pop();
    },
    record(record, complete) {
      const { name, attributes, line, column } = record;
      const id = attributes['id'] ?? '';
      if (name === 'started' && complete) {
        const started = begin(attributes['name'] ?? '', byId.get(attributes['parentId'] ?? ''), line, column);
        byId.set(id, started);
        describe(record, started);
      } else if (name === 'reported') {
        describe(record, byId.get(id));
        tellIssue(record, byId.get(id)?.name ?? id, draft);
      } else if (name === 'finished') ended(record, byId.get(id));
      else if (name === 'result') ended(record, path.at(-1));
      else describe(record, path.at(-1));
    },
    end: () => tell(all, draft),
  });
}

function resultOf(status: string): TestResult {
  return results.get(status) ?? 'error';
}

function throwableIn(record: XmlRecord): string | undefined {
  return textBelow(record, 'throwable');
}

/** PHPUnit ends with an error for it, although the test itself passed. */
function tellIssue(record: XmlRecord, name: string, draft: ReportDraft): void {
  const issue = [...allBelow(record)].find(({ attributes }) => attributes['type'] === 'phpunit-error');
  if (issue?.name !== 'issue') return;
  const text = (issue.attributes['message'] ?? name).trim().slice(0, 200);
  draft.fail(message('{suite} failed: {text}', { suite: name, text }), record.line, record.column);
}

function describe(record: XmlRecord, started: Started | undefined): void {
  if (started === undefined) return;
  for (const { name, attributes, text } of allBelow(record)) {
    if (name === 'tag') started.cites.push(text);
    else if (name === 'type') started.type = text.trim();
    else if (name === 'legacyReportingName') started.legacyName = text.trim();
    else if (name === 'classSource' || name === 'methodSource') started.className = attributes['className'];
    else if (name === 'fileSource') started.file = attributes['path'];
  }
}

function tell(all: readonly Started[], draft: ReportDraft): void {
  const failing = new Set<Started>();
  const isFailing = ({ status, hasInner }: Started): boolean =>
    status === undefined || (!(hasInner && status === noResult) && /^(?:failed|error)$/.test(resultOf(status)));
  for (const started of all) {
    if (!isFailing(started)) continue;
    for (let around = started.around; around !== undefined && !failing.has(around); around = around.around) {
      failing.add(around);
    }
  }
  for (const started of all) {
    const { status, name, because, line, column } = started;
    if (status === undefined) {
      if (!failing.has(started)) draft.fail(message('{test} began and never ended', { test: name }), line, column);
    } else if (isTest(started)) {
      addTest(started, resultOf(status), draft);
    } else if (isFailing(started) && !failing.has(started)) {
      const text = (because ?? name).trim().slice(0, 200);
      draft.fail(message('{suite} failed: {text}', { suite: name, text }), line, column);
    }
  }
}

/** A container that was skipped stands for the tests in it, which are not reported then. */
function isTest({ type, hasInner, status }: Started): boolean {
  if (type === 'TEST') return true;
  if (hasInner) return false;
  return type === undefined || type === 'CONTAINER_AND_TEST' || resultOf(status ?? '') === 'skipped';
}

function addTest(started: Started, result: TestResult, draft: ReportDraft): void {
  const { name, legacyName, className, around, cites, because, file, line, column } = started;
  const suites: string[] = [];
  const inherited: string[] = [];
  for (let each = around; each !== undefined; each = each.around) {
    suites.unshift(each.name);
    inherited.push(...each.cites);
  }
  draft.add({
    // Of a test with parameters: `[1] 30`, and the method only in the other name.
    name: name.startsWith('[') ? (legacyName ?? name) : name,
    className,
    suites,
    file,
    result,
    because,
    cites: [name, legacyName, ...cites, ...inherited],
    line,
    column,
  });
}
