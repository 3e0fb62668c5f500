import { message } from '../message.ts';
import type { Report } from '../model.ts';
import type { ReportReader, ReportSink } from '../reader.ts';
import { count, plainLine, ReportDraft } from '../report/report-draft.ts';
import type { Attributes } from '../syntax/xml.ts';
import { xmlRecords } from '../syntax/xml-records.ts';
import { rootOf } from '../syntax/xml-root.ts';

/**
 * What `failsafe:integration-test` leaves for `failsafe:verify`. It has totals and no cases, the only format of which the totals
 * are believed: the cases stand in the reports beside it, and it is not among the usual places, or they would count twice.
 */
export const failsafeSummary: ReportReader = {
  id: 'failsafe-summary',
  title: 'Maven Failsafe summary',
  recognise: (head) => rootOf(head) === 'failsafe-summary',
  start: (file) => read(new ReportDraft(file, failsafeSummary.id)),
};

const totals = ['completed', 'errors', 'failures', 'skipped'];

function read(draft: ReportDraft): ReportSink {
  const texts = new Map<string, string>();
  let root: { readonly attributes: Attributes; readonly line: number; readonly column: number } | undefined;
  const sink = xmlRecords(draft, {
    roots: ['failsafe-summary'],
    records: [...totals, 'failureMessage'],
    open(name, attributes, line, column) {
      if (name === 'failsafe-summary' && root === undefined) root = { attributes, line, column };
      else draft.doubt(message('the element <{name}>', { name }), message('one summary'), line, column);
    },
    record({ name, text, line, column }) {
      if (texts.has(name)) draft.doubt(message('the element <{name}>', { name }), message('one summary'), line, column);
      texts.set(name, text);
    },
    end() {
      const { attributes, line, column } = root ?? { attributes: {}, line: 1, column: 1 };
      for (const name of totals) {
        if (/^\s*\d{1,9}\s*$/.test(texts.get(name) ?? '')) continue;
        draft.doubt(message('there is no number in <{name}>', { name }), message('a complete report'), line, column);
      }
      const text = plainLine(texts.get('failureMessage') ?? '');
      if (text !== undefined) draft.fail(message('outside of every test: {text}', { text }), line, column);
      if (/^\s*true\s*$/i.test(attributes['timeout'] ?? '')) {
        draft.fail(message('the run was ended because it took too long'), line, column);
      }
      // 254: no tests were run. The plugin writes it also where some were.
      if (count(attributes['result']) === 255)
        draft.fail(message('the run ended with "{outcome}"', { outcome: '255' }), line, column);
    },
  });
  return { write: (text) => sink.write(text), end: () => withTotals(sink.end(), texts) };
}

function withTotals(report: Report, texts: ReadonlyMap<string, string>): Report {
  const [total = 0, errors = 0, failed = 0, skipped = 0] = totals.map((name) => count(texts.get(name)));
  return {
    ...report,
    tests: { total, passed: Math.max(0, total - errors - failed - skipped), failed, errors, skipped },
  };
}
