import { type JsonObject, JsonReading, numberAt, objectAt, objectsAt, textAt } from '../syntax/json-stream.ts';
import { message } from '../message.ts';
import type { TestResult } from '../model.ts';
import type { ReportReader, ReportSink } from '../reader.ts';
import { plainLine, ReportDraft } from '../report/report-draft.ts';

/** `mocha --reporter mochawesome`, which Cypress is given mostly; `mochawesome-merge` puts several of them together. */
export const mochawesome: ReportReader = {
  id: 'mochawesome',
  title: 'Mochawesome',
  recognise: (head) => /^\s*\{/.test(head) && (usual.test(head) || sorted.test(head)),
  start: (file) => read(new ReportDraft(file, mochawesome.id)),
};

const usual = /"stats":\s*\{[^{}]*"passPercent":/;
/** By the names of what it has: then what counts comes last. */
const sorted = /^\s*\{\s*(?:"meta":\s*\{[^]*?)?"results":\s*\[\s*\{[^{}]*"(?:after|before)Hooks":\s*\[/;

function read(draft: ReportDraft): ReportSink {
  const json = new JsonReading(draft.file, {
    items: ['results.*'],
    passOver: ['code', 'context', 'diff', 'estack', 'meta', 'allTests', 'allPasses', 'allPending', 'allFailures'],
    item: (suite) => addSuite(suite, [], undefined, draft),
  });
  return {
    write: (text) => json.write(text),
    end() {
      const { root, problems } = json.end();
      // Before version 3 there was one file, and that was the outermost suite.
      const outermost = objectAt(root, 'suites');
      if (outermost !== undefined) addSuite(outermost, [], undefined, draft);
      const stats = objectAt(root, 'stats');
      if (stats !== undefined) {
        const sum = { tests: numberAt(stats, 'tests'), failures: numberAt(stats, 'failures') };
        draft.compare(sum, stats.line, stats.column);
        // Of hooks it is said nowhere else how many failed.
        if (numberAt(stats, 'other') > 0 && !draft.fails) {
          draft.fail(message('the report says that the run did not succeed'), stats.line, stats.column);
        }
      }
      return draft.finish(problems);
    },
  };
}

/** The outermost suite is the file, and has no title. */
function addSuite(
  suite: JsonObject,
  around: readonly string[],
  fileAround: string | undefined,
  draft: ReportDraft,
): void {
  const title = textAt(suite, 'title') ?? '';
  const suites = title === '' ? around : [...around, title];
  const file = [textAt(suite, 'fullFile'), textAt(suite, 'file')].find((path) => (path ?? '') !== '') ?? fileAround;
  for (const hook of [...objectsAt(suite, 'beforeHooks'), ...objectsAt(suite, 'afterHooks')]) addHook(hook, draft);
  for (const test of objectsAt(suite, 'tests')) {
    const because = textAt(objectAt(test, 'err'), 'message');
    draft.add({
      name: textAt(test, 'title') ?? '',
      suites,
      file,
      result: resultOf(test),
      because,
      cites: [suites.join(' ')],
      line: test.line,
      column: test.column,
    });
  }
  for (const inner of objectsAt(suite, 'suites')) addSuite(inner, suites, file, draft);
}

function addHook(hook: JsonObject, draft: ReportDraft): void {
  if (resultOf(hook) !== 'failed') return;
  const suite = textAt(hook, 'title') ?? '';
  const text = plainLine(textAt(objectAt(hook, 'err'), 'message') ?? '') ?? suite;
  draft.fail(message('{suite} failed: {text}', { suite, text }), hook.line, hook.column);
}

/** What says that it failed outweighs the rest; skipped is what a failed hook kept from running. */
function resultOf(test: JsonObject): TestResult {
  const is = (name: string): boolean => test.fields.get(name) === true;
  const state = textAt(test, 'state');
  if (state === 'failed' || is('fail') || textAt(objectAt(test, 'err'), 'message') !== undefined) return 'failed';
  if (state === 'pending' || state === 'skipped' || is('pending') || is('skipped')) return 'skipped';
  return state === 'passed' || (state === undefined && is('pass')) ? 'passed' : 'error';
}
