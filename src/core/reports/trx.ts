import { message } from '../message.ts';
import type { TestResult } from '../model.ts';
import type { ReportReader, ReportSink } from '../reader.ts';
import { assemblyIn } from '../report/assembly.ts';
import { cppUnitParts } from '../report/look-alikes.ts';
import { count, plainLine, ReportDraft, type SaidCase } from '../report/report-draft.ts';
import { allBelow, below, textBelow, type XmlRecord, xmlRecords } from '../syntax/xml-records.ts';
import { rootOf } from '../syntax/xml-root.ts';

/** Visual Studio's own: `dotnet test --logger trx`, MSTest, vstest.console. */
export const trx: ReportReader = {
  id: 'trx',
  title: 'Visual Studio TRX',
  recognise: (head) => rootOf(head) === 'TestRun' && !cppUnitParts.test(head),
  start: (file) => read(new ReportDraft(file, trx.id)),
};

/** An outcome that is left out is the first of Visual Studio's list, `Error`. */
const outcomes: ReadonlyMap<string | undefined, TestResult> = new Map<string | undefined, TestResult>([
  ...['Passed', 'PassedButRunAborted', 'Warning', 'Completed'].map((word) => [word, 'passed'] as const),
  ...['NotExecuted', 'NotRunnable', 'Inconclusive', 'Pending'].map((word) => [word, 'skipped'] as const),
  ['Failed', 'failed'],
]);

/** `GenericTestResult` and its kin are what MSTest wrote besides; an aggregation is an ordered test. */
const results = [
  'UnitTestResult',
  'GenericTestResult',
  'ManualTestResult',
  'WebTestResult',
  'LoadTestResult',
  'TestResult',
  'TestResultAggregation',
];
const definitions = ['UnitTest', 'GenericTest', 'ManualTest', 'WebTest', 'LoadTest', 'OrderedTest'];

interface Definition {
  /** The assembly, where it is told. */
  readonly suites: readonly string[];
  readonly className: string;
  readonly cites: readonly string[];
}

function read(draft: ReportDraft): ReportSink {
  const cases: { readonly said: SaidCase; readonly id: string | undefined }[] = [];
  const defined = new Map<string, Definition>();
  const summaries: XmlRecord[] = [];
  return xmlRecords(draft, {
    roots: ['TestRun'],
    records: [...results, ...definitions, 'ResultSummary'],
    record(record, complete) {
      const { attributes } = record;
      if (record.name === 'ResultSummary') {
        summaries.push(record);
      } else if (results.includes(record.name)) {
        const said = saidIn(record);
        if (complete || isFailure(said)) cases.push({ said, id: attributes['testId'] });
      } else if (attributes['id'] !== undefined) {
        defined.set(attributes['id'], definitionIn(record));
      }
    },
    end() {
      for (const { said, id } of cases) {
        const definition = defined.get(id ?? '');
        draft.add(definition === undefined ? said : { ...said, ...named(said, definition) });
      }
      for (const summary of summaries) summarise(summary, draft);
    },
  });
}

function saidIn(record: XmlRecord): SaidCase {
  const { attributes, line, column } = record;
  const info = below(record, 'ErrorInfo');
  return {
    name: attributes['testName'] ?? '',
    result: outcomes.get(attributes['outcome']) ?? 'error',
    because: (info && textBelow(info, 'Message')) ?? textBelow(record, 'DebugTrace') ?? attributes['outcome'],
    line,
    column,
  };
}

function isFailure({ result }: SaidCase): boolean {
  return result === 'failed' || result === 'error';
}

function definitionIn(record: XmlRecord): Definition {
  const cites: string[] = [];
  for (const { name, attributes, text } of allBelow(record)) {
    if (name === 'TestCategoryItem') cites.push(attributes['TestCategory'] ?? '');
    else if (name === 'Key' || name === 'Value' || name === 'WorkItem') cites.push(text);
  }
  // MSTest adds the assembly: `Shop.CartTests, Shop.Tests, Version=1.0.0.0`.
  const method = below(record, 'TestMethod')?.attributes ?? {};
  const className = method['className'] ?? '';
  const suites = assemblyIn(method['codeBase'] ?? record.attributes['storage']);
  return { className: className.replace(/,.*$/, '').trim(), suites, cites };
}

/** xUnit.net reports `Shop.CartTests.Adds(n: 1)`, the others `Adds (1)`. */
function named({ name }: SaidCase, { className, suites, cites }: Definition): Partial<SaidCase> {
  const own = className !== '' && name.startsWith(`${className}.`) ? name.slice(className.length + 1) : name;
  return { name: own, className, suites, cites };
}

function summarise(summary: XmlRecord, draft: ReportDraft): void {
  const { attributes, line, column } = summary;
  const outcome = attributes['outcome'] ?? 'Error';
  const infos = summary.children
    .filter(({ name }) => name === 'RunInfos')
    .flatMap((runInfos) => runInfos.children)
    .filter((info) => /^(?:Error|Failed|Aborted|Timeout|Disconnected)$/.test(info.attributes['outcome'] ?? ''));
  const counters = below(summary, 'Counters')?.attributes ?? {};
  draft.compare(
    {
      tests: count(counters['total']),
      failures: ['failed', 'error', 'timeout', 'aborted'].reduce((n, name) => n + count(counters[name]), 0),
    },
    line,
    column,
  );
  // xUnit.net repeats each failing case as a run info; by itself such a line says that the runner failed.
  const isGood = /^(?:Passed|Completed|Warning|NotExecuted|Inconclusive)$/.test(outcome);
  if (isGood ? infos.length === 0 || draft.fails : outcome === 'Failed' && draft.fails) return;
  const texts = infos.map((info) => plainLine(textBelow(info, 'Text') ?? '')).filter((text) => text !== undefined);
  if (texts.length === 0) draft.fail(message('the run ended with "{outcome}"', { outcome }), line, column);
  for (const text of texts) draft.fail(message('outside of every test: {text}', { text }), line, column);
}
