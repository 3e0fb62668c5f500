import {
  isObject,
  type JsonObject,
  JsonReading,
  numberAt,
  objectAt,
  objectsAt,
  textAt,
  textsAt,
} from '../syntax/json-stream.ts';
import { message } from '../message.ts';
import type { TestResult } from '../model.ts';
import type { ReportSink } from '../reader.ts';
import { plainLine, ReportDraft } from './report-draft.ts';

/** The results of one test file come together; jest calls them otherwise in the shape that it hands to `testResultsProcessor`. */
const path = 'testResults.*';
const passOver = [
  'console',
  'coverage',
  'coverageMap',
  'failureDetails',
  'openHandles',
  'perfStats',
  'snapshot',
  'sourceMaps',
  'v8Coverage',
];

const results: ReadonlyMap<string | undefined, TestResult> = new Map<string | undefined, TestResult>([
  ['passed', 'passed'],
  ['focused', 'passed'],
  ['failed', 'failed'],
  ...['pending', 'skipped', 'todo', 'disabled'].map((word) => [word, 'skipped'] as const),
]);

/** Jest's keys come in the order of the alphabet. */
export const vitestHead = /^\s*\{\s*"numTotalTestSuites":/;

export function isJestLike(head: string): boolean {
  return /^\s*\{/.test(head) && /"num(?:Total|Failed|Passed|Pending)TestSuites":\s*\d/.test(head);
}

/** What `jest --json` prints, what jest hands to its processors, and what vitest imitates. */
export function readJestResults(file: string, format: string): ReportSink {
  const draft = new ReportDraft(file, format);
  let isPrinted = false;
  let neverRan = 0;
  let brokenFiles = 0;
  const json = new JsonReading(file, {
    items: [path],
    passOver,
    item(results) {
      isPrinted ||= results.fields.has('assertionResults');
      if (!readFile(results, draft)) brokenFiles++;
      if (format === 'vitest-json') neverRan += objectsAt(results, 'assertionResults').filter(isPending).length;
    },
  });
  return {
    write: (text) => json.write(text),
    end() {
      const { root, problems } = json.end();
      if (root !== undefined) summarise(root, draft, isPrinted, brokenFiles);
      // Others that fail may have kept them from running, as `--bail` says.
      if (neverRan > 0 && !draft.fails) {
        draft.fail(message('{n} {n|test|tests} began and never ended', { n: neverRan }), root?.line ?? 1, root?.column);
      }
      return draft.finish(problems);
    },
  };
}

/** Of Vitest, whose worker was gone before it ended; what is skipped it calls so. Jest means the latter. */
function isPending(assertion: JsonObject): boolean {
  return textAt(assertion, 'status') === 'pending';
}

/** False where the file could not be run, or failed beyond its tests. */
function readFile(file: JsonObject, draft: ReportDraft): boolean {
  const { line, column } = file;
  const source = textAt(file, 'name') ?? textAt(file, 'testFilePath');
  const before = draft.failing;
  for (const assertion of [...objectsAt(file, 'assertionResults'), ...objectsAt(file, 'testResults')]) {
    const suites = textsAt(assertion, 'ancestorTitles');
    const title = textAt(assertion, 'title') ?? textAt(assertion, 'fullName') ?? '';
    const tries = Math.max(numberAt(assertion, 'invocations') - 1, textsAt(assertion, 'retryReasons').length);
    const status = textAt(assertion, 'status');
    draft.add({
      name: title,
      suites,
      file: source,
      // What is to fail, and does, shows nothing.
      result:
        assertion.fields.get('failing') === true && status === 'passed' ? 'skipped' : (results.get(status) ?? 'error'),
      flaky: tries > 0,
      because: textsAt(assertion, 'failureMessages')[0] ?? status,
      cites: [suites.join(' '), ...textsAt(assertion, 'tags')],
      line: assertion.line,
      column: assertion.column,
    });
  }
  const error = file.fields.get('testExecError');
  const said = textAt(file, 'message') ?? textAt(file, 'failureMessage') ?? '';
  const failed = draft.failing - before;
  const isBroken =
    (error !== undefined && error !== null) ||
    (failed === 0 && (said !== '' || textAt(file, 'status')?.toLowerCase() === 'failed')) ||
    numberAt(file, 'numFailingTests') > failed;
  if (!isBroken) return true;
  const why =
    typeof error === 'string'
      ? error
      : isObject(error)
        ? (textAt(error, 'message') ?? textAt(error, 'code'))
        : undefined;
  const text = plainLine(why ?? '') ?? plainLine(said) ?? 'failed';
  draft.fail(message('{suite} failed: {text}', { suite: source ?? draft.file, text }), line, column);
  return false;
}

/**
 * @param isPrinted true for the shape that is printed at the end: in the other one nobody has yet said whether the run succeeded
 */
function summarise(root: JsonObject, draft: ReportDraft, isPrinted: boolean, brokenFiles: number): void {
  const { line, column } = root;
  draft.compare({ tests: numberAt(root, 'numTotalTests'), failures: numberAt(root, 'numFailedTests') }, line, column);
  if (root.fields.get('wasInterrupted') === true) draft.fail(message('the run was interrupted'), line, column);
  const broken = Math.max(numberAt(root, 'numRuntimeErrorTestSuites') - brokenFiles, 0);
  if (broken > 0 || (!draft.fails && numberAt(root, 'numFailedTestSuites') > 0)) {
    draft.fail(
      message('{n} {n|test file|test files} could not be run', {
        n: Math.max(broken, numberAt(root, 'numFailedTestSuites')),
      }),
      line,
      column,
    );
  }
  // Thresholds of coverage, obsolete snapshots, errors of reporters.
  if (isPrinted && (root.fields.get('success') ?? true) !== true && !draft.fails) {
    draft.fail(message('the report says that the run did not succeed'), line, column);
  }
  const unhandled = [...objectsAt(root, 'unhandledErrors'), objectAt(root, 'runExecError')].filter(isObject);
  for (const error of unhandled) {
    const text = plainLine(textAt(error, 'message') ?? '') ?? 'error';
    draft.fail(message('outside of every test: {text}', { text }), error.line, error.column);
  }
}
