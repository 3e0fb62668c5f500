import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { formatsToCome } from '../src/core/report/formats-to-come.ts';
import { inEnglish } from '../src/core/message.ts';
import { type ReportReading, type ReportVerdict, readReport, verdictOf } from '../src/core/report/read-report.ts';
import * as coverage from '../src/core/coverage/index.ts';
import * as reports from '../src/core/reports/index.ts';
import type { TestTotals } from '../src/core/model.ts';

/**
 * `test/fixtures/reports/<format>/<sample>` with `<sample>.facts.json` beside it: what is expected of the sample. What the
 * facts leave out is not looked at. `none` holds what is no report.
 */
interface Facts {
  readonly format: string | null;
  readonly verdict: ReportVerdict;
  readonly problems: number;
  readonly tests?: TestTotals;
  readonly failures?: number;
  readonly flaky?: number;
  /** Of all cases, in order; the first reading of each ID. */
  readonly cited?: readonly string[];
  readonly names?: readonly string[];
  readonly suites?: readonly (readonly string[])[];
  /** `line:column` of the cases. */
  readonly places?: readonly string[];
}

function factsOf(reading: ReportReading, expected: Facts): Facts {
  const cases = reading.report?.cases ?? [];
  const { tests, failures, flaky, cited, names, suites, places } = expected;
  return {
    format: reading.format,
    verdict: verdictOf(reading),
    ...(tests !== undefined && reading.report !== undefined && { tests: reading.report.tests }),
    problems: reading.problems.length,
    ...(failures !== undefined && { failures: reading.report?.failures.length ?? 0 }),
    ...(flaky !== undefined && { flaky: cases.filter((each) => each.flaky).length }),
    ...(cited !== undefined && {
      cited: cases
        .flatMap((each) => each.cited ?? [])
        .map(({ readings: [first] }) => [first?.id, first?.criterion].filter(Boolean).join('/')),
    }),
    ...(names !== undefined && { names: cases.map(({ name }) => name) }),
    ...(suites !== undefined && { suites: cases.map((each) => each.suites) }),
    ...(places !== undefined && { places: cases.map(({ line, column }) => `${line}:${column}`) }),
  };
}

const root = 'test/fixtures/reports';
const formats = readdirSync(root);

for (const format of formats) {
  describe(`Reports: ${format}`, () => {
    const files = readdirSync(`${root}/${format}`);
    for (const file of files.filter((name) => !name.endsWith('.facts.json'))) {
      it(file, () => {
        const path = `${root}/${format}/${file}`;
        const expected = JSON.parse(readFileSync(`${path}.facts.json`, 'utf8')) as Facts;
        const reading = readReport(path, [readFileSync(path)]);
        assert.deepEqual(
          factsOf(reading, expected),
          expected,
          reading.problems.map(({ found }) => inEnglish(found)).join('; '),
        );
        for (const { place } of reading.problems) assert.equal(place.file, path);
      });
    }

    it('has the facts of nothing that is gone', () => {
      const samples = files
        .filter((name) => name.endsWith('.facts.json'))
        .map((name) => name.replace(/\.facts\.json$/, ''));
      assert.deepEqual(
        samples.filter((name) => !files.includes(name)),
        [],
      );
    });
  });
}

describe('Report formats', () => {
  it('have a sample each', () => {
    const known = [...Object.values(reports), ...Object.values(coverage), ...formatsToCome].map(({ id }) => id);
    assert.deepEqual(
      known.filter((id) => !formats.includes(id)),
      [],
      `add a folder to ${root}, called by the id: a sample, and its <sample>.facts.json`,
    );
    assert.deepEqual(
      known.filter((id, n) => known.indexOf(id) !== n),
      [],
      'an id is used twice: who writes the reader deletes its entry in src/core/report/formats-to-come.ts',
    );
  });

  it('are told apart by content: no sample is taken for two', () => {
    const candidates = [...Object.values(reports), ...Object.values(coverage), ...formatsToCome];
    for (const format of formats.filter((name) => name !== 'none')) {
      for (const file of readdirSync(`${root}/${format}`).filter((name) => !name.endsWith('.facts.json'))) {
        const head = readFileSync(`${root}/${format}/${file}`, 'utf8').replace(/^\ufeff/, '');
        if (head.includes('\0') || head.includes('\ufffd')) continue;
        const takers = candidates.filter((candidate) => candidate.recognise(head)).map(({ id }) => id);
        assert.deepEqual(takers, [format], file);
      }
    }
  });
});

/** A collection of real reports with an `expected.json`, where there is one on this machine. */
const collection = process.env['TOLLGATE_DATA'];
if (collection !== undefined) {
  interface Expected {
    readonly path: string;
    readonly kind: string;
    readonly verdict: string | null;
    readonly ambiguous?: boolean;
    readonly expected: Record<string, number> | null;
  }
  const entries = (JSON.parse(readFileSync(`${collection}/expected.json`, 'utf8')) as Expected[]).filter(({ path }) =>
    path.startsWith('reports/'),
  );

  describe('Real reports', () => {
    it('are green only where they should be', () => {
      for (const { path, verdict } of entries) {
        if (verdict === 'pass' || verdict === 'ambiguous') continue;
        assert.notEqual(verdictOf(readReport(path, [readFileSync(`${collection}/${path}`)])), 'pass', path);
      }
    });

    it('are counted case by case', () => {
      for (const { path, expected } of entries.filter(({ kind, ambiguous }) => kind === 'junit-xml' && !ambiguous)) {
        const { report } = readReport(path, [readFileSync(`${collection}/${path}`)]);
        assert.deepEqual(
          { ...report?.tests, tests: report?.tests.total },
          { ...expected, total: expected?.['tests'] },
          path,
        );
      }
    });
  });
}
