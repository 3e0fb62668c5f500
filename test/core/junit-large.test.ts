import assert from 'node:assert/strict';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { type ReportReading, readReport, verdictOf } from '../../src/core/report/read-report.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;
const megabyte = 1_048_576;
const chunk = 65_536;

function heapUsed(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

/** Reads `begin`, then `more` again and again up to 20 MB, then `end`, from one buffer; tells the most that was ever kept. */
function large(
  begin: string,
  more: (n: number) => string,
  end: string,
): { reading: ReportReading; kept: number; times: number } {
  const before = heapUsed();
  let most = 0;
  let times = 0;
  const buffer = Buffer.alloc(chunk);
  function* chunks(): Generator<Uint8Array> {
    let waiting = begin;
    for (let written = 0; written < 20 * megabyte; written += chunk) {
      while (waiting.length < chunk) waiting += more(times++);
      buffer.write(waiting.slice(0, chunk), 'latin1');
      waiting = waiting.slice(chunk);
      yield buffer;
      if (written % (4 * megabyte) === 0) most = Math.max(most, heapUsed() - before);
    }
    yield Buffer.from(waiting + end, 'latin1');
  }
  const reading = readReport('junit.xml', chunks());
  return { reading, kept: Math.max(most, heapUsed() - before), times };
}

const line = (n: number): string => `line ${n} of what the shop wrote while the tests ran\n`;

describe('A JUnit report of 20 MB', () => {
  const outputs: Readonly<Record<string, readonly [string, string]>> = {
    'a CDATA section': ['<system-out><![CDATA[', ']]></system-out>'],
    text: ['<system-out>', '</system-out>'],
    'a comment': ['<!--', '-->'],
    'the text of a failure': ['<failure>', '</failure>'],
    'the CDATA section of a failure': ['<failure><![CDATA[', ']]></failure>'],
  };
  for (const [what, [begin, end]] of Object.entries(outputs)) {
    it(`is not kept when it is ${what}`, () => {
      const { reading, kept } = large(
        `<testsuite><testcase name="pays">${begin}`,
        line,
        `${end}</testcase><testcase/></testsuite>`,
      );
      assert.equal(verdictOf(reading), begin.startsWith('<failure') ? 'fail' : 'pass');
      assert.equal(reading.report?.tests.total, 2);
      if (begin.startsWith('<failure')) assert.equal(reading.report?.cases[0]?.failure, line(0).trimEnd());
      assert.ok(kept < 4 * megabyte, `${(kept / megabyte).toFixed(1)} MB`);
    });
  }

  it('is not kept when it is properties of a suite', () => {
    const property = (n: number): string =>
      `<property name="java.class.path.${n}" value="/home/ana/shop/lib/${n}.jar"/>\n`;
    const { reading, kept } = large('<testsuite><properties>', property, '</properties><testcase/></testsuite>');
    assert.equal(verdictOf(reading), 'pass');
    assert.ok(kept < 4 * megabyte, `${(kept / megabyte).toFixed(1)} MB`);
  });

  it('keeps a few hundred bytes a case, and not the file they were cut from', () => {
    const one = (n: number): string =>
      `<testcase name="REQ-${n % 900} computes the total of cart ${n}" classname="shop.CartTest${n % 50}" file="test/cart-${n % 50}.ts" time="0.001">` +
      `<system-out>${line(n).repeat(4)}</system-out></testcase>\n`;
    const { reading, kept, times } = large('<testsuite name="shop">', one, '</testsuite>');
    assert.equal(reading.report?.tests.passed, times);
    assert.ok(times > 40_000, `${times} cases`);
    assert.ok(kept / times < 350, `${(kept / times).toFixed(0)} bytes a case`);
  });

  it('is read on with control characters all over', () => {
    const { reading } = large(
      '<testsuite><system-out>',
      () => '\x1b[31mred\x1b[0m &#27;',
      '</system-out><testcase/></testsuite>',
    );
    assert.equal(verdictOf(reading), 'pass');
    assert.equal(reading.problems.length, 1);
  });
});
