import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ReportFreshness } from '../../src/core/freshness.ts';
import { inEnglish, message } from '../../src/core/message.ts';
import type { Level } from '../../src/core/model.ts';
import { readReport } from '../../src/core/report/read-report.ts';
import { judged } from '../judged.ts';
import { damages, inChunks } from './damage.ts';
import { type Changes, said, world } from './model-builder.ts';

/** `npm run fuzz` asks for more. */
const runs = Number(process.env['TOLLGATE_RUNS'] ?? 500);

function read(text: string) {
  return readReport('coverage/report', [new TextEncoder().encode(text)]);
}

const xml = (lines: string): string =>
  `<?xml version="1.0"?><coverage line-rate="0.5"><packages><package><classes>${lines}</classes></package></packages></coverage>`;

describe('Coverage', () => {
  it('is counted line by line in LCOV, and not taken from totals', () => {
    const text = 'TN:\nSF:a.js\nDA:1,2\nDA:2,0\nDA:7,1\nLF:99\nLH:99\nend_of_record\n';
    assert.deepEqual(read(text).coverage?.lines, { total: 3, covered: 2 });
  });

  it('counts a line once that two tests tell of', () => {
    const text = 'TN:one\nSF:a.js\nDA:1,0\nDA:2,1\nend_of_record\nTN:two\nSF:a.js\nDA:1,1\nDA:2,0\nend_of_record\n';
    assert.deepEqual(read(text).coverage?.lines, { total: 2, covered: 2 });
  });

  it('counts the lines of a class in Cobertura, and those of its methods not again', () => {
    const method = '<methods><method name="m"><lines><line number="9" hits="1"/></lines></method></methods>';
    const lines = '<lines><line number="1" hits="1"/><line number="2" hits="0"/></lines>';
    assert.deepEqual(read(xml(`<class name="A" filename="a.py">${method}${lines}</class>`)).coverage?.lines, {
      total: 2,
      covered: 1,
    });
    assert.deepEqual(read(xml(`<class name="A" filename="a.swift">${method}</class>`)).coverage?.lines, {
      total: 1,
      covered: 1,
    });
    const inner = '<class name="A$B" filename="a.py"><lines><line number="2" hits="3"/></lines></class>';
    assert.deepEqual(read(xml(`<class name="A" filename="a.py">${lines}</class>${inner}`)).coverage?.lines, {
      total: 2,
      covered: 2,
    });
  });

  it('says what is broken, and where', () => {
    for (const [text, line, says] of [
      ['SF:a.js\nDA:1,1\n', 2, 'a record that does not end'],
      ['SF:a.js\nDA:x\nend_of_record\n', 2, 'a line that cannot be read'],
      ['SF:a.js\nDA:9999999999,1\nend_of_record\n', 2, 'a line that no source has: 9999999999'],
      [xml('<class><lines><line number="-1" hits="1"/></lines></class>'), 1, 'a line that no source has: -1'],
    ] as const) {
      const [problem] = read(text).problems;
      assert.equal(problem === undefined ? undefined : inEnglish(problem.found), says);
      assert.equal(problem?.place.line, line);
      assert.equal(problem?.spoils, 'coverage');
    }
  });

  it('ends whatever comes, in whatever pieces', () => {
    const line = fc.constantFrom(
      'SF:a',
      'DA:1,1',
      'DA:5000,0',
      'end_of_record',
      'DA:',
      'LF:3',
      '',
      'DA:-1,1',
      'DA:1,1e9',
    );
    fc.assert(
      fc.property(fc.array(line), fc.integer({ min: 1, max: 9 }), (lines, cut) => {
        const bytes = new TextEncoder().encode(['SF:b', ...lines].join('\n'));
        const pieces = Array.from({ length: Math.ceil(bytes.length / cut) }, (_, at) =>
          bytes.subarray(at * cut, (at + 1) * cut),
        );
        assert.deepEqual(readReport('a', pieces), readReport('a', [bytes]));
      }),
      { numRuns: 200 },
    );
  });

  it('never throws for what is damaged, and never covers more than there is', () => {
    const lcov = `TN:\nSF:a.js\n${Array.from({ length: 40 }, (_, at) => `DA:${at + 1},${at % 3}`).join('\n')}\nend_of_record\n`;
    const lines = Array.from({ length: 40 }, (_, at) => `<line number="${at + 1}" hits="${at % 3}"/>`).join('\n');
    const samples = [lcov, xml(`<class name="A" filename="a.py"><lines>${lines}</lines></class>`)];
    fc.assert(
      fc.property(
        fc.constantFrom(...samples),
        damages(samples),
        fc.integer({ min: 1, max: 99 }),
        (sample, all, size) => {
          const damaged = all.reduce<Buffer>((bytes, damage) => damage(bytes), Buffer.from(sample));
          const reading = readReport('coverage/report', inChunks(damaged, size));
          assert.deepEqual(readReport('coverage/report', [damaged]), reading);
          const { total, covered } = reading.coverage?.lines ?? { total: 0, covered: 0 };
          assert.ok(covered <= total);
        },
      ),
      { numRuns: runs },
    );
  }).timeout(60_000 + runs * 100);

  it('is found where tools leave it, is no test result, and broken spoils nothing that nobody asked for', () => {
    const files = { 'src/a.js': '', 'coverage/lcov.info': 'TN:\nSF:src/a.js\nDA:1,1\n' };
    const verdict = judged({ files, ignored: ['coverage/**'] });
    assert.equal(verdict.read.reports, 0);
    assert.deepEqual(
      verdict.findings.filter(
        ({ criterion, place }) => criterion === 'coverage-kept' || place?.file === 'coverage/lcov.info',
      ),
      [],
    );
    assert.equal(verdict.problems.length, 1);
  });
});

describe('coverage-kept', () => {
  const file = 'coverage/lcov.info';
  const covering = (covered: number, config = 'tests: {coverage: {atLeast: 80}}', more: Changes = {}, total = 300) =>
    said(
      'coverageKept',
      world({
        ...more,
        config,
        model: {
          coverage: [
            {
              kind: 'coverage',
              file,
              format: 'lcov',
              lines: { total, covered },
              problems: [],
              sha256: 'a'.repeat(64),
              time: 0,
            },
          ],
        },
      }),
    );
  it('holds the share of lines against the recorded one', () => {
    assert.deepEqual(covering(240), []);
    assert.deepEqual(covering(239), ['fails ·: 79.66 % of the lines are covered, and 80 % are recorded']);
    assert.deepEqual(covering(0, ''), [], 'no number is recorded');
  });
  it('cannot tell without a report, or from one that tells of no line', () => {
    assert.deepEqual(said('coverageKept', world({ config: 'tests: {coverage: {atLeast: 80}}' })), [
      'unverified ·: no coverage report was found',
    ]);
    assert.deepEqual(covering(0, undefined, {}, 0), ['unverified ·: the coverage report tells of no line']);
  });
  it('believes no report of another content, nor its time at a delivery', () => {
    const because = message('the content is another one');
    const found = (freshness: ReportFreshness, level?: Level): string[] =>
      covering(240, undefined, { freshness: { [file]: freshness }, ...(level !== undefined && { policy: { level } }) });
    assert.deepEqual(found({ fresh: false, basis: 'content', because }), [
      'unverified ·: the coverage was measured, but the content is another one',
    ]);
    assert.deepEqual(found({ fresh: true, basis: 'time' }, 'requirements'), []);
    assert.deepEqual(found({ fresh: true, basis: 'time' }, 'delivery'), [
      'unverified ·: the coverage was measured, but only file times say that the results are fresh',
    ]);
  });
});
