import { type JsonObject, JsonReading, numberAt, objectAt, objectsAt, textAt, textsAt } from '../syntax/json-stream.ts';
import { message } from '../message.ts';
import type { TestResult } from '../model.ts';
import type { ReportReader, ReportSink } from '../reader.ts';
import { plainLine, ReportDraft, type SaidCase } from '../report/report-draft.ts';

/** `playwright test --reporter=json`. A test is what runs in one project; its attempts are one test. */
export const playwrightJson: ReportReader = {
  id: 'playwright-json',
  title: 'Playwright JSON',
  recognise: (head) => /^\s*\{/.test(head) && /"config":[^]*"(?:forbidOnly|fullyParallel|rootDir)":/.test(head),
  start: (file) => read(new ReportDraft(file, playwrightJson.id)),
};

const results: ReadonlyMap<string | undefined, TestResult> = new Map<string | undefined, TestResult>([
  ['expected', 'passed'],
  ['flaky', 'passed'],
  ['unexpected', 'failed'],
  ['skipped', 'skipped'],
]);

interface Test extends SaidCase {
  /** It was to run, and there is no attempt. */
  readonly neverRan: boolean;
}

function read(draft: ReportDraft): ReportSink {
  // Kept until the folder is known that files are relative to.
  const tests: Test[] = [];
  const json = new JsonReading(draft.file, {
    items: ['suites.*'],
    passOver: ['stdout', 'stderr', 'attachments', 'steps', 'snippet', 'stack', 'projects', 'metadata', 'errorLocation'],
    item: (suite) => tests.push(...testsIn(suite, [], undefined)),
  });
  return {
    write: (text) => json.write(text),
    end() {
      const { root, problems } = json.end();
      const folder = textAt(objectAt(root, 'config'), 'rootDir')?.replace(/[\\/]$/, '');
      for (const test of tests) draft.add({ ...test, file: located(test.file, folder) });
      const neverRan = tests.find((test) => test.neverRan);
      for (const error of objectsAt(root, 'errors')) {
        const text = plainLine(textAt(error, 'message') ?? textAt(error, 'value') ?? '') ?? 'error';
        draft.fail(message('outside of every test: {text}', { text }), error.line, error.column);
      }
      const stats = objectAt(root, 'stats');
      if (stats !== undefined) {
        const sum = ['expected', 'unexpected', 'flaky', 'skipped'].reduce((n, name) => n + numberAt(stats, name), 0);
        draft.compare({ tests: sum, failures: numberAt(stats, 'unexpected') }, stats.line, stats.column);
      }
      // What failed may be why. Whoever stops a run, or only lists the tests, leaves no other trace.
      if (neverRan !== undefined && !draft.fails) {
        const { name, line, column } = neverRan;
        draft.doubt(message('{test} was to run and never did', { test: name }), complete, line, column);
      }
      return draft.finish(problems);
    },
  };
}

const complete = message('a complete report');

/** The outermost suite is the file; the others are what `describe` says. */
function* testsIn(suite: JsonObject, around: readonly string[], fileAround: string | undefined): Generator<Test> {
  const title = textAt(suite, 'title') ?? '';
  const file = textAt(suite, 'file') ?? fileAround ?? title;
  const suites = fileAround === undefined || title === '' ? around : [...around, title];
  for (const spec of objectsAt(suite, 'specs')) yield* testsOf(spec, suites, file);
  for (const inner of objectsAt(suite, 'suites')) yield* testsIn(inner, suites, file);
}

function* testsOf(spec: JsonObject, suites: readonly string[], file: string): Generator<Test> {
  const tests = objectsAt(spec, 'tests');
  const isUnexpected = (test: JsonObject): boolean => textAt(test, 'status') === 'unexpected';
  const hidden = spec.fields.get('ok') === false && !tests.some(isUnexpected);
  for (const test of tests) {
    const attempts = objectsAt(test, 'results');
    const last = attempts.at(-1);
    const status = textAt(test, 'status');
    const annotations = objectsAt(test, 'annotations');
    const interrupted = textAt(last, 'status') === 'interrupted';
    // What is to fail, and does, shows nothing.
    const isProof = status !== 'expected' || textAt(test, 'expectedStatus') !== 'failed';
    yield {
      name: textAt(spec, 'title') ?? '',
      suites,
      file: textAt(spec, 'file') ?? file,
      result: hidden || interrupted ? 'error' : isProof ? (results.get(status) ?? 'error') : 'skipped',
      neverRan: attempts.length === 0 && textAt(test, 'expectedStatus') === 'passed',
      flaky: status === 'flaky',
      because: errorIn(last) ?? annotations.map((each) => textAt(each, 'description')).find(Boolean) ?? status,
      cites: [
        suites.join(' '),
        ...textsAt(spec, 'tags'),
        ...textsAt(test, 'tags'),
        ...annotations.flatMap((each) => [textAt(each, 'type'), textAt(each, 'description')]),
      ],
      line: test.line,
      column: test.column,
    };
  }
}

function errorIn(attempt: JsonObject | undefined): string | undefined {
  return textAt(objectAt(attempt, 'error'), 'message') ?? textAt(objectsAt(attempt, 'errors')[0], 'message');
}

/** Files are relative to the folder of the tests. */
function located(file: string | undefined, folder: string | undefined): string | undefined {
  const isAbsolute = file === undefined || /^(?:[\\/]|[A-Za-z]:)/.test(file);
  return isAbsolute || folder === undefined ? file : `${folder}/${file}`;
}
