import { type JsonObject, JsonReading, numberAt, objectAt, textAt, textsAt } from '../syntax/json-stream.ts';
import { message } from '../message.ts';
import type { TestResult } from '../model.ts';
import type { ReportReader, ReportSink } from '../reader.ts';
import { ReportDraft } from '../report/report-draft.ts';

/** Common Test Report Format, written by reporters for many runners: https://ctrf.io */
export const ctrf: ReportReader = {
  id: 'ctrf',
  title: 'CTRF',
  recognise: (head) => /^\s*\{/.test(head) && /"reportFormat":\s*"CTRF"|"results":\s*\{\s*"tool":/.test(head),
  start: (file) => read(new ReportDraft(file, ctrf.id)),
};

/** `other` is what a runner says that is none of these: interrupted, timed out, broken. */
const results: ReadonlyMap<string | undefined, TestResult> = new Map<string | undefined, TestResult>([
  ['passed', 'passed'],
  ['failed', 'failed'],
  ['skipped', 'skipped'],
  ['pending', 'skipped'],
]);

function read(draft: ReportDraft): ReportSink {
  let expectedFailures = 0;
  const json = new JsonReading(draft.file, {
    items: ['results.tests.*'],
    passOver: [
      'trace',
      'snippet',
      'stdout',
      'stderr',
      'attachments',
      'screenshot',
      'steps',
      'retryAttempts',
      'insights',
    ],
    item(test) {
      if (failsAsExpected(test)) expectedFailures++;
      add(test, draft);
    },
  });
  return {
    write: (text) => json.write(text),
    end() {
      const { root, problems } = json.end();
      const report = objectAt(root, 'results');
      const summary = objectAt(report, 'summary');
      if (root !== undefined && summary === undefined) {
        draft.doubt(
          message('there is no summary'),
          message('a complete report'),
          root.line,
          root.column,
          draft.cases > 0,
        );
      } else if (summary !== undefined) {
        draft.compare(
          { tests: numberAt(summary, 'tests'), failures: numberAt(summary, 'failed') - expectedFailures },
          summary.line,
          summary.column,
        );
      }
      return draft.finish(problems);
    },
  };
}

function add(test: JsonObject, draft: ReportDraft): void {
  const suite = textAt(test, 'suite');
  // A list since version 1, before that one text with ` > ` between.
  const suites = suite === undefined ? textsAt(test, 'suite') : suite.split(' > ');
  const file = textAt(test, 'filePath');
  const status = textAt(test, 'status');
  const extra = objectAt(test, 'extra');
  draft.add({
    name: textAt(test, 'name') ?? '',
    suites: withoutProject(
      suites.filter((each) => each !== ''),
      file,
    ),
    file,
    result:
      (status === 'other' && isToDo(test)) || failsAsExpected(test) ? 'skipped' : (results.get(status) ?? 'error'),
    flaky: test.fields.get('flaky') === true,
    because: textAt(test, 'message') ?? textAt(test, 'rawStatus') ?? status,
    cites: [
      suites.join(' '),
      ...textsAt(test, 'tags'),
      ...[...(extra?.fields.values() ?? [])].filter((value) => typeof value === 'string'),
    ],
    line: test.line,
    column: test.column,
  });
}

/** Playwright's begin with the project, which is a browser, and the file: `chromium > cart.spec.ts > Cart`. */
function withoutProject(suites: readonly string[], file = ''): readonly string[] {
  const path = suites[1];
  const isFile = path !== undefined && /\.[cm]?[jt]sx?$/.test(path);
  return isFile && `/${file.replaceAll('\\', '/')}`.endsWith(`/${path.replaceAll('\\', '/')}`)
    ? suites.slice(1)
    : suites;
}

/** Playwright: it was to fail and did, which shows nothing; its summary counts the failure. */
function failsAsExpected(test: JsonObject): boolean {
  return textAt(test, 'status') === 'passed' && textAt(test, 'rawStatus') === 'failed';
}

/** Nothing of it went wrong: it is not written yet. */
function isToDo(test: JsonObject): boolean {
  return /^todo$/i.test(textAt(test, 'rawStatus') ?? '');
}
