import { grouped } from '../grouped.ts';
import { isObject, type JsonObject, JsonReading, numberAt, objectAt, textAt } from '../syntax/json-stream.ts';
import { message } from '../message.ts';
import type { TestResult } from '../model.ts';
import type { ReportReader, ReportSink } from '../reader.ts';
import { plainLine, ReportDraft, type SaidCase } from '../report/report-draft.ts';

/** `mocha --reporter json`: every test in `tests`, and again in the list of its result. */
export const mochaJson: ReportReader = {
  id: 'mocha-json',
  title: 'Mocha JSON',
  // Mochawesome has a percentage there, too.
  recognise: (head) =>
    /^\s*\{/.test(head) && /"stats":\s*\{(?![^{}]*"passPercent":)[^{}]*"(?:passes|failures)":\s*\d/.test(head),
  start: (file) => read(new ReportDraft(file, mochaJson.id)),
};

const lists: ReadonlyMap<string, TestResult> = new Map<string, TestResult>([
  ['failures.*', 'failed'],
  ['pending.*', 'skipped'],
  ['passes.*', 'passed'],
]);

interface Test {
  readonly said: Omit<SaidCase, 'result'>;
  readonly isFlaky: boolean;
  /** It has an error, whatever list it is in. */
  readonly failed: boolean;
  /** With `--dry-run` all pass, as fast as can be. */
  readonly neverRan: boolean;
}

interface Listed {
  readonly test: Test;
  readonly result: TestResult;
}

function read(draft: ReportDraft): ReportSink {
  const tests: Test[] = [];
  const listed: Listed[] = [];
  const json = new JsonReading(draft.file, {
    items: ['tests.*', ...lists.keys()],
    passOver: ['stack', 'actual', 'expected', 'context', 'code', 'parents'],
    item(item, path) {
      const result = lists.get(path);
      if (result === undefined) tests.push(testIn(item));
      else listed.push({ test: testIn(item), result });
    },
  });
  return {
    write: (text) => json.write(text),
    end() {
      const { root, problems } = json.end();
      join(tests, listed, problems.length === 0, draft);
      const never = tests.find(({ neverRan }) => neverRan);
      if (never !== undefined) {
        const { name, line, column } = never.said;
        const wanted = message('a complete report');
        draft.doubt(message('{test} was to run and never did', { test: name }), wanted, line, column);
      }
      const stats = objectAt(root, 'stats');
      if (stats !== undefined) {
        const failures = numberAt(stats, 'failures') - listed.filter(({ result }) => result === 'failed').length;
        const sum = { tests: numberAt(stats, 'tests'), failures: failures > 0 ? draft.failing + failures : 0 };
        draft.compare(sum, stats.line, stats.column);
      }
      return draft.finish(problems);
    },
  };
}

/**
 * Results by test; what failed and is no test is a hook.
 * @param complete false where the file broke off: a test without a result may only have lost it
 */
function join(tests: readonly Test[], listed: readonly Listed[], complete: boolean, draft: ReportDraft): void {
  const lists = grouped(listed, ({ test }) => keyOf(test));
  for (const own of lists.values()) own.sort((a, b) => rank(a.result) - rank(b.result));
  const found = new Map<Test, Listed | undefined>();
  // Of tests with one name, those with an error are the failed ones.
  for (const test of tests) if (test.failed) found.set(test, lists.get(keyOf(test))?.shift());
  for (const test of tests) {
    const its = test.failed ? found.get(test) : lists.get(keyOf(test))?.pop();
    const result = test.failed || its?.test.failed === true ? 'failed' : its?.result;
    if (result === undefined && !complete) continue;
    const because = test.said.because ?? its?.test.said.because;
    draft.add({ ...test.said, because, result: result ?? 'error', flaky: test.isFlaky });
  }
  for (const { test, result } of [...lists.values()].flat()) {
    if (result === 'failed' || test.failed) {
      const { name, because, line, column } = test.said;
      const text = plainLine(because ?? '') ?? name;
      draft.fail(message('{suite} failed: {text}', { suite: name, text }), line, column);
    } else if (tests.length === 0) draft.add({ ...test.said, result, flaky: test.isFlaky });
  }
}

function rank(result: TestResult): number {
  return ['failed', 'skipped', 'passed'].indexOf(result);
}

function keyOf({ said }: Test): string {
  return `${said.file ?? ''}\0${said.suites?.join(' ') ?? ''}\0${said.name}`;
}

function testIn(item: JsonObject): Test {
  const name = textAt(item, 'title') ?? '';
  const full = textAt(item, 'fullTitle') ?? name;
  const around = full.endsWith(` ${name}`) ? full.slice(0, -name.length - 1) : '';
  const error = objectAt(item, 'err');
  return {
    said: {
      name,
      suites: around === '' ? [] : [around],
      file: textAt(item, 'file'),
      because: textAt(error, 'message'),
      cites: [around],
      line: item.line,
      column: item.column,
    },
    isFlaky: numberAt(item, 'currentRetry') > 0,
    failed: isObject(error) && error.fields.size > 0,
    neverRan: item.fields.has('speed') && !item.fields.has('duration'),
  };
}
