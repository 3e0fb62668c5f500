import { message } from '../message.ts';
import type { TestResult } from '../model.ts';
import type { ReportSink } from '../reader.ts';
import { assemblyIn } from './assembly.ts';
import { count, plainLine, ReportDraft, type SaidCase } from './report-draft.ts';
import type { Attributes } from '../syntax/xml.ts';
import { below, textBelow, type XmlRecord, xmlRecords } from '../syntax/xml-records.ts';

/** Results of NUnit 2 and 3. What is none of them is an error: also `NotRunnable`, for which NUnit 2 fails the run. */
const words: ReadonlyMap<string, TestResult> = new Map<string, TestResult>([
  ...['passed', 'success', 'warning'].map((word) => [word, 'passed'] as const),
  ...['skipped', 'ignored', 'inconclusive', 'explicit'].map((word) => [word, 'skipped'] as const),
  ...['failed', 'failure'].map((word) => [word, 'failed'] as const),
]);

/** What a run has as jasmine-reporters writes it. */
const ofJasmine = 'name,total,failures,not-run,date,time';

interface OpenSuite {
  readonly names: readonly string[];
  readonly attributes: Attributes;
  /** What had failed before it began. */
  readonly casesBefore: number;
  readonly failuresBefore: number;
  readonly line: number;
  readonly column: number;
  /** What its own failure says: of its set-up, its tear-down, of loading it. */
  because: string | undefined;
}

/** The runs of NUnit, all versions: suites in suites with cases in them, and results in ever other attributes. */
export function readNunit(file: string, format: string): ReportSink {
  const draft = new ReportDraft(file, format);
  const suites: OpenSuite[] = [];
  const failures = (): number => draft.failing + loose;
  let loose = 0;

  const close = (): void => {
    const closed = suites.pop();
    if (closed === undefined) return;
    const { attributes, line, column, because } = closed;
    const failed = failures() - closed.failuresBefore;
    const declared = ['failed', 'failures', 'errors', 'invalid'].reduce((n, name) => n + count(attributes[name]), 0);
    const name = attributes['name'] ?? file;
    if (declared > failed) {
      loose += declared - failed;
      draft.fail(
        message('{suite} counts {n} {n|failure|failures} more than it lists', { suite: name, n: declared - failed }),
        line,
        column,
      );
    } else if (failed === 0 && /^(?:failed|error)$/.test(says(attributes))) {
      loose++;
      draft.fail(message('{suite} failed: {text}', { suite: name, text: because ?? name }), line, column);
    }
    if (suites.length > 0) return;
    const listed = draft.cases - closed.casesBefore;
    const total = count(attributes['total']);
    if (total > listed) {
      draft.doubt(
        message('{suite} announces {n} {n|test|tests} and lists {listed}', { suite: name, n: total, listed }),
        message('every test that was announced'),
        line,
        column,
      );
    }
  };

  return xmlRecords(draft, {
    roots: ['test-run', 'test-results', 'test-suite'],
    records: ['test-case'],
    loose: ['failure', 'reason'],
    open(name, attributes, line, column) {
      // There, what is not in the focus, or filtered out, is a case like any other.
      if (name === 'test-results' && Object.keys(attributes).join() === ofJasmine) draft.mayListUnrun();
      if (!isSuite(name)) return;
      const around = suites.at(-1)?.names ?? [];
      suites.push({
        names: [...around, ...namesIn(attributes).filter((each) => !around.includes(each))],
        attributes,
        casesBefore: draft.cases,
        failuresBefore: failures(),
        line,
        column,
        because: undefined,
      });
    },
    close(name) {
      if (isSuite(name)) close();
    },
    record(record, complete) {
      if (record.name !== 'test-case') {
        const suite = suites.at(-1);
        if (suite !== undefined) suite.because ??= plainLine(textBelow(record, 'message') ?? record.text);
        return;
      }
      const said = saidIn(record, suites.at(-1)?.names ?? []);
      if (complete || said.result === 'failed' || said.result === 'error') draft.add(said);
    },
  });
}

/** Of fixtures, and of what they are built into. */
function namesIn({ type = '', name }: Attributes): readonly string[] {
  if (name === undefined) return [];
  return /Fixture$/.test(type) ? [name] : assemblyIn(name);
}

function isSuite(name: string): boolean {
  return name === 'test-suite' || name === 'test-run' || name === 'test-results';
}

function saidIn(record: XmlRecord, suites: readonly string[]): SaidCase {
  const { attributes, line, column } = record;
  const properties = below(record, 'properties')?.children ?? [];
  const categories = below(record, 'categories')?.children ?? [];
  return {
    ...nameIn(attributes),
    suites,
    result: resultOf(record),
    because: textBelow(record, 'message') ?? attributes['label'] ?? attributes['result'],
    cites: [
      ...properties.map((property) => property.attributes['value']),
      ...categories.map((category) => category.attributes['name']),
    ],
    line,
    column,
  };
}

/** NUnit 3 says the class; NUnit 2 says `Shop.CartTests.Adds("a.b")`. */
function nameIn(attributes: Attributes): { readonly name: string; readonly className: string } {
  const name = attributes['name'] ?? attributes['fullname'] ?? '';
  const className = attributes['classname'];
  if (className !== undefined) return { name, className };
  const [, around = '', own = name] = /^([^(<"]*)\.([^.(<"]+(?:[(<"][^]*)?)$/.exec(name) ?? [];
  return { name: own, className: around };
}

function resultOf(record: XmlRecord): TestResult {
  const { attributes } = record;
  const { result, executed, success } = attributes;
  // Of a suite its cases tell.
  if (result === undefined && executed === undefined && success === undefined) return 'error';
  const stated = says(attributes);
  if (stated === 'passed' && /^false$/i.test(success ?? '')) return 'failed';
  if (stated === 'passed' && below(record, 'failure') !== undefined && !/^warning/i.test(attributes['result'] ?? ''))
    return 'failed';
  return stated;
}

function says(attributes: Attributes): TestResult {
  const { result, label, executed, success } = attributes;
  if (result !== undefined) {
    // `Failed(Child)`, `Failed:Error`, `Skipped:Ignored` in early versions of NUnit 3.
    const [word = '', detail = label ?? ''] = result.toLowerCase().split(/[(:)]/);
    const stated = words.get(word) ?? 'error';
    return stated === 'failed' && /^(?:error|invalid|cancelled|notrunnable)$/i.test(detail) ? 'error' : stated;
  }
  if (/^false$/i.test(executed ?? '')) return 'skipped';
  if (success === undefined || /^true$/i.test(success)) return 'passed';
  return /^false$/i.test(success) ? 'failed' : 'error';
}
