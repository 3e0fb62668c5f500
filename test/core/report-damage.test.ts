import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { inEnglish } from '../../src/core/message.ts';
import type { Report } from '../../src/core/model.ts';
import { readReport, verdictOf } from '../../src/core/report/read-report.ts';
import * as reports from '../../src/core/reports/index.ts';
import { reportDecoder } from '../../src/core/syntax/text.ts';
import { damages, encodings, inChunks } from './damage.ts';

/**
 * Reports of every format, damaged on their way. What must hold: no crash, no hang, the same whatever the chunks, and no pass as
 * long as a failing case is there. Each family has an oracle of its own that knows nothing of the readers.
 *
 * `TOLLGATE_RUNS` reports a format: `npm run fuzz`.
 */
const runs = Number(process.env['TOLLGATE_RUNS'] ?? 500);

/** True where a failing case certainly stands in the damaged text. */
type Oracle = (damaged: string, original: string) => boolean;

/** The text of a failing case is there, byte by byte, and outside of comments, CDATA sections and processing instructions. */
const markup =
  (failing: RegExp): Oracle =>
  (damaged, original) => {
    const outside = markupOf(damaged);
    return Array.from(original.matchAll(failing), ([region]) => region).some(
      (region) => damaged.includes(region) && outside.includes(markupOf(region)),
    );
  };

function markupOf(text: string): string {
  return text.replace(/<!--[^]*?(?:-->|$)|<!\[CDATA\[[^]*?(?:\]\]>|$)|<\?[^]*?(?:\?>|$)/g, '');
}

/** JSON that the platform refuses is no report at all; in other JSON the failing case is where the format says. */
const json =
  (fails: (report: Value) => boolean): Oracle =>
  (damaged) => {
    try {
      return fails(new Value(JSON.parse(damaged)));
    } catch {
      return true;
    }
  };

/** Any JSON, to be asked for anything. */
class Value {
  readonly raw: unknown;
  constructor(raw: unknown) {
    this.raw = raw;
  }
  at(name: string): Value {
    const { raw } = this;
    return new Value(typeof raw === 'object' && raw !== null ? (raw as Record<string, unknown>)[name] : undefined);
  }
  get list(): Value[] {
    return Array.isArray(this.raw) ? this.raw.map((each) => new Value(each)) : [];
  }
}

const ofFiles = json((report) =>
  report
    .at('testResults')
    .list.flatMap((file) => [...file.at('assertionResults').list, ...file.at('testResults').list])
    .some((test) => test.at('status').raw === 'failed'),
);

function specsIn(suite: Value): Value[] {
  return [...suite.at('specs').list, ...suite.at('suites').list.flatMap(specsIn)];
}

function testsIn(suite: Value): Value[] {
  return [...suite.at('tests').list, ...suite.at('suites').list.flatMap(testsIn)];
}

/** The last that is said of a test or a package is that it failed. */
const lastEvents: Oracle = (damaged) => {
  const last = new Map<string, unknown>();
  for (const line of damaged.split('\n')) {
    try {
      const event = new Value(JSON.parse(line.slice(Math.max(0, line.search(/\{"\w+":/)))));
      const [action, path, test] = ['Action', 'Package', 'Test'].map((name) => event.at(name).raw);
      if (/^(?:pass|fail|skip|start|run)$/.test(String(action))) last.set(JSON.stringify([path, test]), action);
    } catch {
      // Noise.
    }
  }
  return [...last.values()].includes('fail');
};

const failingPoint = /^not ok\b(?!.*#\s*(?:todo|skip)).*$/gim;
const topLevelPoints: Oracle = (damaged, original) => {
  const lines = new Set(damaged.split(/\r?\n/));
  return (original.match(failingPoint) ?? []).some((line) => lines.has(line));
};

const element = (name: string, attribute: string): RegExp =>
  new RegExp(`<${name}\\b[^<>]*\\b(?:${attribute})(?:[^<>]*/>|[^<>]*(?<!/)>(?:(?!<${name}\\b)[^])*?</${name}>)`, 'g');

const oracles: Readonly<Record<string, Oracle>> = {
  'ctest-dashboard': markup(element('Test', 'Status="failed"')),
  ctrf: json((report) =>
    report
      .at('results')
      .at('tests')
      .list.some((test) => test.at('status').raw === 'failed'),
  ),
  'failsafe-summary': markup(/<(failures|errors)>[1-9]\d*<\/\1>/g),
  'go-test-json': lastEvents,
  'jest-json': ofFiles,
  'mocha-json': json(
    (report) =>
      report.at('failures').list.some((test) => typeof test.at('title').raw === 'string') ||
      report.at('tests').list.some((test) => typeof test.at('err').at('message').raw === 'string'),
  ),
  mochawesome: json((report) =>
    report
      .at('results')
      .list.flatMap(testsIn)
      .some((test) => test.at('state').raw === 'failed'),
  ),
  'nunit-2': markup(element('test-case', 'success="False"')),
  'nunit-3': markup(element('test-case', 'result="Failed"')),
  'open-test-reporting': markup(element('e:finished', 'id="\\d+"[^<>]*>\\s*<result status="(?:FAILED|ERRORED)"')),
  'playwright-json': json((report) =>
    report
      .at('suites')
      .list.flatMap(specsIn)
      .flatMap((spec) => spec.at('tests').list)
      .some((test) => test.at('status').raw === 'unexpected'),
  ),
  tap: topLevelPoints,
  testng: markup(element('test-method', 'status="FAIL"')),
  trx: markup(element('UnitTestResult', 'outcome="(?:Failed|Timeout)"')),
  'vitest-json': ofFiles,
  'xunit-v2': markup(element('test', 'result="Fail"')),
};

/** Past what recognises the format, which sees the beginning in one piece. */
function inPieces(format: string, bytes: Uint8Array, size: number): Report | undefined {
  const decoder = reportDecoder();
  const text = decoder.write(bytes) + decoder.end();
  const sink = Object.values(reports)
    .find(({ id }) => id === format)
    ?.start('report');
  for (let start = 0; start < text.length; start += size) sink?.write(text.slice(start, start + size));
  return sink?.end();
}

function withoutFault(report: Report): Report {
  return { ...report, problems: report.problems.filter(({ wanted }) => inEnglish(wanted) !== 'UTF-8') };
}

for (const { id, title } of Object.values(reports)) {
  const fails = oracles[id];
  // It has a suite of its own, with more.
  if (id === 'junit') continue;
  describe(`A damaged report: ${title}`, () => {
    const folder = `test/fixtures/reports/${id}`;
    // That there are none, a test tells: an error here would keep all others from running.
    const samples = (existsSync(folder) ? readdirSync(folder) : [])
      .filter((name) => !name.endsWith('.facts.json') && !/^(?:utf-16|latin|windows)/.test(name))
      .map((name) => readFileSync(`${folder}/${name}`, 'utf8'));

    it('has failing cases to begin with, and each is found by the oracle', () => {
      assert.ok(
        fails !== undefined,
        `add to the oracles in test/core/report-damage.test.ts how a failing case of ${id} is known`,
      );
      assert.ok(
        samples.some((sample) => fails(sample, sample)),
        `add to ${folder} a sample with a failing case that its oracle finds`,
      );
      for (const sample of samples.filter((each) => fails(each, each))) {
        assert.notEqual(verdictOf(readReport('report', [Buffer.from(sample)])), 'pass', sample);
      }
    });

    if (/^\s*[<{]/.test(samples[0] ?? '') && id !== 'go-test-json') {
      it('is never green when its end is missing', () => {
        for (const sample of samples) {
          for (let end = sample.trimEnd().length - 1; end > 0; end -= 11) {
            assert.notEqual(verdictOf(readReport('report', [Buffer.from(sample.slice(0, end))])), 'pass');
          }
        }
      });

      it('is never green when anything of its end is missing', () => {
        const isPassing = (sample: string): boolean =>
          verdictOf(readReport('report', [Buffer.from(sample)])) === 'pass';
        const [sample] = samples.filter(isPassing).sort((a, b) => a.length - b.length);
        assert.ok(sample !== undefined, `add to ${folder} a sample that passes`);
        const bytes = Buffer.from(sample.trimEnd());
        for (let end = bytes.length - 1; end > 0; end--) {
          assert.notEqual(verdictOf(readReport('report', [bytes.subarray(0, end)])), 'pass', `${end}`);
        }
      });
    }

    it(`is never green while a failing case stands in it, and never crashes`, () => {
      fc.assert(
        fc.property(
          fc.constantFrom(...samples),
          damages(samples),
          encodings,
          fc.integer({ min: 1, max: 300 }),
          (sample, harms, encode, size) => {
            const damaged = harms.reduce<Buffer>((bytes, harm) => harm(bytes), Buffer.from(sample));
            const bytes = encode(damaged);
            const reading = readReport('report', [bytes]);
            if (verdictOf(reading) === 'pass' && reading.format === id) {
              assert.ok(!fails?.(damaged.toString(), sample), 'a failing case is there, and the verdict is pass');
            }
            assert.deepEqual(readReport('report', inChunks(bytes, size)), reading);
            const { report, format } = reading;
            if (report === undefined || format === null) return;
            assert.deepEqual(inPieces(format, bytes, size), withoutFault(report));
            if (id !== 'failsafe-summary') assert.equal(report.tests.total, report.cases.length);
            const places = [...reading.problems, ...report.failures].map(({ place }) => place);
            for (const { line, column } of [...places, ...report.cases]) assert.ok(line >= 1 && column >= 1);
          },
        ),
        { numRuns: runs },
      );
    }).timeout(60_000 + runs * 100);
  });
}
