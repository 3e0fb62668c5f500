import { message } from '../message.ts';
import type { TestResult } from '../model.ts';
import type { ReportReader, ReportSink } from '../reader.ts';
import { assemblyIn } from '../report/assembly.ts';
import { count, plainLine, ReportDraft } from '../report/report-draft.ts';
import { below, textBelow, type XmlRecord, xmlRecords } from '../syntax/xml-records.ts';
import { rootOf } from '../syntax/xml-root.ts';

/** xUnit.net 2 and 3, Fixie; version 1 is the same with classes instead of collections. */
export const xunitV2: ReportReader = {
  id: 'xunit-v2',
  title: 'xUnit.net v2',
  // A manifest of Windows and what Maven packs are called an assembly, too.
  recognise: (head) =>
    rootOf(head) === 'assemblies' ||
    (rootOf(head) === 'assembly' && /<assembly\s[^<>]*\b(?:total|run-date|test-framework|environment)=/.test(head)),
  start: (file) => read(new ReportDraft(file, xunitV2.id)),
};

const results: ReadonlyMap<string | undefined, TestResult> = new Map<string | undefined, TestResult>([
  ['Pass', 'passed'],
  ['Fail', 'failed'],
  ['Skip', 'skipped'],
  ['NotRun', 'skipped'],
]);

function read(draft: ReportDraft): ReportSink {
  let declared = { tests: 0, failures: 0 };
  let first: { readonly line: number; readonly column: number } | undefined;
  let [errors, errorsDeclared, inCollections] = [0, 0, 0];
  let suites: readonly string[] = [];
  return xmlRecords(draft, {
    roots: ['assemblies', 'assembly'],
    records: ['test', 'error'],
    open(name, attributes, line, column) {
      if (name === 'collection') inCollections += count(attributes['failed']);
      if (name !== 'assembly') return;
      first ??= { line, column };
      suites = assemblyIn(attributes['name']);
      declared = {
        tests: declared.tests + count(attributes['total']),
        failures: declared.failures + count(attributes['failed']),
      };
      errorsDeclared += count(attributes['errors']);
    },
    record(record, complete) {
      if (record.name === 'error') {
        errors++;
        const text = plainLine(textBelow(record, 'message') ?? '') ?? record.attributes['type'] ?? 'error';
        return draft.fail(message('outside of every test: {text}', { text }), record.line, record.column);
      }
      const result = resultOf(record);
      if (complete || result === 'failed' || result === 'error') add(record, result, suites, draft);
    },
    end() {
      const { line, column } = first ?? { line: 1, column: 1 };
      const failures = Math.max(declared.failures, inCollections) + errorsDeclared - errors;
      draft.compare({ tests: declared.tests, failures }, line, column);
    },
  });
}

function resultOf(record: XmlRecord): TestResult {
  const stated = results.get(record.attributes['result']) ?? 'error';
  return stated === 'passed' && below(record, 'failure') !== undefined ? 'failed' : stated;
}

function add(record: XmlRecord, result: TestResult, suites: readonly string[], draft: ReportDraft): void {
  const { attributes, line, column } = record;
  const className = attributes['type'] ?? '';
  const name = attributes['name'] ?? attributes['method'] ?? '';
  const traits = below(record, 'traits')?.children ?? [];
  draft.add({
    name: className !== '' && name.startsWith(`${className}.`) ? name.slice(className.length + 1) : name,
    className,
    suites,
    file: attributes['source-file'],
    result,
    because: textBelow(record, 'message') ?? textBelow(record, 'reason') ?? attributes['result'],
    cites: traits.flatMap((trait) => [trait.attributes['name'], trait.attributes['value']]),
    line,
    column,
  });
}
