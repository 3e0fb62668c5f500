import type { Policy } from '../criterion.ts';
import type { Model, TestTotals, Verdict } from '../model.ts';
import { once } from '../report/once.ts';

/** The reports, and what all of them say together. */
export function resultsOf(model: Model, policy: Policy): Verdict['results'] {
  const reports = model.reports.map((report) => ({
    file: report.file,
    format: report.format,
    sha256: report.sha256,
    fresh: policy.freshness.of(report.file).fresh,
    tests: report.tests,
  }));
  return { basis: policy.freshness.basis, tests: totals(once(reports).map((report) => report.tests)), reports };
}

function totals(all: readonly TestTotals[]): TestTotals {
  const sum = (key: keyof TestTotals): number => all.reduce((n, each) => n + each[key], 0);
  return {
    total: sum('total'),
    passed: sum('passed'),
    failed: sum('failed'),
    errors: sum('errors'),
    skipped: sum('skipped'),
  };
}
