import { type FiledReport, message } from '../../core/index.ts';
import type { Judged } from '../state.ts';
import { defectRow } from './requirements.ts';
import { icons, type Row, unsure } from './row.ts';

/** The reports, below each the tests that did not pass; then the defects. */
export function* testRows({ verdict, read: { model } }: Judged): Generator<Row> {
  const fresh = new Set(verdict.results.reports.filter((report) => report.fresh).map((report) => report.file));
  for (const report of model.reports) yield reportRow(report, fresh.has(report.file));
  for (const defect of model.defects) yield defectRow(defect);
}

function reportRow(report: FiledReport, isFresh: boolean): Row {
  const { file, tests, failures, cases, problems } = report;
  const broken = problems.find(({ minor }) => minor !== true);
  const failed = tests.failed + tests.errors + failures.length;
  const counts = message('{passed} passed, {failed} failed, {skipped} skipped', {
    passed: tests.passed,
    failed,
    skipped: tests.skipped,
  });
  return {
    key: `report/${file}`,
    label: file,
    description:
      broken !== undefined
        ? message('{counts}, and it cannot be read whole', { counts })
        : isFresh
          ? counts
          : message('{counts}, on other content', { counts }),
    icon:
      failed > 0
        ? icons.bad
        : !isFresh && broken === undefined
          ? { name: 'history', colour: unsure }
          : tests.passed > 0 && broken === undefined
            ? icons.good
            : icons.unknown,
    place: broken?.place ?? { file, line: 1, column: 1 },
    context: 'report',
    ...((failed > 0 || cases.some((each) => each.result === 'skipped')) && { below: () => notPassed(report) }),
  };
}

/** Nobody reads more in a tree. */
const most = 500;

function* notPassed({ file, cases, failures }: FiledReport): Generator<Row> {
  for (const { value, place } of failures) yield { key: `failure/${place.line}`, label: value, icon: icons.bad, place };
  const shown = cases.filter((each) => each.result !== 'passed').slice(0, most);
  for (const { name, className, result, failure, reason, line, column } of shown) {
    const word = result === 'skipped' ? message('skipped') : message('fails');
    const why = failure ?? reason;
    yield {
      key: `case/${className}/${name}`,
      label: name,
      description: why ?? word,
      ...(why !== undefined && { spoken: word }),
      icon: result === 'skipped' ? icons.skipped : icons.bad,
      place: { file, line, column },
      context: 'test',
    };
  }
}
