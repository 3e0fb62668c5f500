import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { inEnglish } from '../../src/core/message.ts';
import type { Report } from '../../src/core/model.ts';
import { readReport, verdictOf } from '../../src/core/report/read-report.ts';
import { junit } from '../../src/core/reports/junit.ts';
import { reportDecoder } from '../../src/core/syntax/text.ts';
import { damages, encodings, inChunks } from './damage.ts';

/**
 * Reports that were damaged on their way: cut off, overwritten, written twice, written into each other, re-encoded.
 *
 * What must hold: no crash, no hang, the same whatever the chunks, and no pass as long as a failing case is there. Whether one
 * is there is decided without a parser of XML: the text of a failing case, from `<testcase` to `</testcase>`, still stands in
 * the file, byte by byte, and outside of what XML calls comments, CDATA sections and processing instructions. (A cut that joins
 * the beginning of one CDATA section to the end of another turns all between into text, and rightly so.)
 *
 * `TOLLGATE_RUNS` reports: `npm run fuzz`.
 */
const runs = Number(process.env['TOLLGATE_RUNS'] ?? 500);
const folder = 'test/fixtures/reports/junit';
const failing =
  /<(?:\w+:)?testcase\b[^<>]*[^/<>]>(?:(?!<\/?(?:\w+:)?testcase\b)[^])*<(?:\w+:)?(?:failure|error)\b(?:(?!<(?:\w+:)?testcase\b)[^])*?<\/(?:\w+:)?testcase>/g;

function markupOf(text: string): string {
  return text.replace(/<!--[^]*?(?:-->|$)|<!\[CDATA\[[^]*?(?:\]\]>|$)|<\?[^]*?(?:\?>|$)/g, '');
}

const samples = readdirSync(folder)
  .filter((name) => name.endsWith('.xml') && !/^(?:utf-16|latin|windows)/.test(name))
  .map((name) => readFileSync(`${folder}/${name}`, 'utf8'));

function holdsFailure(damaged: string, original: string): boolean {
  const markup = markupOf(damaged);
  return Array.from(original.matchAll(failing), ([region]) => region).some(
    (region) => damaged.includes(region) && markup.includes(markupOf(region)),
  );
}

/** Past what recognises the format, which sees the beginning in one piece. */
function inPieces(bytes: Uint8Array, size: number): Report {
  const decoder = reportDecoder();
  const text = decoder.write(bytes) + decoder.end();
  const sink = junit.start('junit.xml');
  for (let start = 0; start < text.length; start += size) sink.write(text.slice(start, start + size));
  return sink.end();
}
const withoutFault = (report: Report): Report => ({
  ...report,
  problems: report.problems.filter(({ wanted }) => inEnglish(wanted) !== 'UTF-8'),
});

/** As many suites and cases end as begin: the file may be one of several documents, and not a part of one. */
function isBalanced(text: string): boolean {
  const begins =
    markupOf(text).match(/<(?:\w+:)?test(?:suites?|case|run)(?=[\s>])(?:[^<>"']|"[^"]*"|'[^']*')*(?<!\/)>/g) ?? [];
  const ends = markupOf(text).match(/<\/(?:\w+:)?test(?:suites?|case|run)\s*>/g) ?? [];
  return begins.length === ends.length;
}

describe('A damaged JUnit report (READ-001)', () => {
  it('has failing cases to begin with, and each is found by the oracle', () => {
    const holding = samples.filter((sample) => holdsFailure(sample, sample));
    assert.ok(holding.length > 15, `${holding.length} samples`);
    for (const sample of holding) assert.notEqual(verdictOf(readReport('x', [Buffer.from(sample)])), 'pass', sample);
  });

  it('is never green when its end is missing', () => {
    for (const sample of samples) {
      for (let end = sample.trimEnd().length - 1; end > 0; end -= 5) {
        const prefix = sample.slice(0, end);
        if (verdictOf(readReport('x', [Buffer.from(prefix)])) === 'pass') assert.ok(isBalanced(prefix), prefix);
      }
    }
  });

  it('is never green while a failing case stands in it, and never crashes', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...samples),
        damages(samples),
        encodings,
        fc.integer({ min: 1, max: 300 }),
        (sample, harms, encode, size) => {
          const damaged = harms.reduce<Buffer>((bytes, harm) => harm(bytes), Buffer.from(sample));
          const bytes = encode(damaged);
          const reading = readReport('junit.xml', [bytes]);
          const verdict = verdictOf(reading);
          if (verdict === 'pass')
            assert.ok(!holdsFailure(damaged.toString(), sample), 'a failing case is there, and the verdict is pass');
          assert.deepEqual(readReport('junit.xml', inChunks(bytes, size)), reading);
          if (reading.report !== undefined) assert.deepEqual(inPieces(bytes, size), withoutFault(reading.report));
          assert.doesNotMatch(JSON.stringify(reading.report?.cases ?? []), /expanded laughter/);
          const { cases, tests } = reading.report ?? {};
          assert.equal(tests?.total, cases?.length);
          for (const { place } of reading.problems) assert.ok(place.line >= 1 && place.column >= 1);
        },
      ),
      { numRuns: runs },
    );
  }).timeout(60_000 + runs * 100);
});
