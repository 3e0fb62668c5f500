import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { inEnglish } from '../../src/core/message.ts';
import type { Report } from '../../src/core/model.ts';
import { readReport, verdictOf } from '../../src/core/read-report.ts';
import { junit } from '../../src/core/reports/junit.ts';
import { reportDecoder } from '../../src/core/text.ts';

/**
 * Reports that were damaged on their way: cut off, overwritten, written twice, written into each other, re-encoded.
 *
 * What must hold: no crash, no hang, the same whatever the chunks, and no pass as long as a failing case is there. Whether one
 * is there is decided without a parser of XML: the text of a failing case, from `<testcase` to `</testcase>`, still stands in
 * the file, byte by byte, and outside of what XML calls comments, CDATA sections and processing instructions. (A cut that joins
 * the beginning of one CDATA section to the end of another turns all between into text, and rightly so.)
 */
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

type Damage = (bytes: Buffer) => Buffer;
const at = fc.double({ min: 0, max: 1, noNaN: true });
const range = fc.tuple(at, fc.oneof(at, fc.double({ min: 0, max: 0.05, noNaN: true })));
const slice = (bytes: Buffer, [from, length]: [number, number]): [number, number] => {
  const start = Math.floor(from * bytes.length);
  return [start, Math.min(bytes.length, start + Math.ceil(length * bytes.length))];
};
const insert = (bytes: Buffer, where: number, what: Uint8Array): Buffer => {
  const start = Math.floor(where * bytes.length);
  return Buffer.concat([bytes.subarray(0, start), what, bytes.subarray(start)]);
};
const damage: fc.Arbitrary<Damage> = fc.oneof(
  at.map((end) => (bytes: Buffer) => bytes.subarray(0, Math.floor(end * bytes.length))),
  range.map((cut) => (bytes: Buffer) => {
    const [start, end] = slice(bytes, cut);
    return Buffer.concat([bytes.subarray(0, start), bytes.subarray(end)]);
  }),
  fc
    .tuple(at, fc.oneof(fc.integer({ min: 0, max: 255 }), fc.constantFrom(...Buffer.from('<>/"\'&![]-?=; \0'))))
    .map(([where, value]) => (bytes: Buffer) => {
      const copy = Buffer.from(bytes);
      copy[Math.floor(where * copy.length)] = value;
      return copy;
    }),
  fc.tuple(range, at).map(
    ([piece, where]) =>
      (bytes: Buffer) =>
        insert(bytes, where, bytes.subarray(...slice(bytes, piece))),
  ),
  fc.tuple(fc.constantFrom(...samples), at).map(
    ([other, where]) =>
      (bytes: Buffer) =>
        insert(bytes, where, Buffer.from(other)),
  ),
);
const encoding = fc.constantFrom<Damage>(
  (bytes) => bytes,
  (bytes) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(bytes.toString(), 'utf16le')]),
  (bytes) => Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(bytes.toString(), 'utf16le').swap16()]),
  (bytes) => Buffer.from(bytes.toString(), 'latin1'),
  (bytes) => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes]),
);
const inChunks = (bytes: Uint8Array, size: number): Uint8Array[] =>
  Array.from({ length: Math.ceil(bytes.length / size) }, (_, n) => bytes.subarray(n * size, (n + 1) * size));

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
        fc.array(damage, { minLength: 1, maxLength: 3 }),
        encoding,
        fc.integer({ min: 1, max: 300 }),
        (sample, damages, encode, size) => {
          const damaged = damages.reduce<Buffer>((bytes, harm) => harm(bytes), Buffer.from(sample));
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
      {
        numRuns: 500,
        ...(process.env['TOLLGATE_SEED'] !== undefined && { seed: Number(process.env['TOLLGATE_SEED']) }),
      },
    );
  });
});
