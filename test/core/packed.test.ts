import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Fact, Report, TestCase } from '../../src/core/model.ts';
import { packed, type PackedFact, unpacked } from '../../src/core/reading/packed.ts';

const text = fc.oneof(fc.constantFrom('', 'a', 'Cart › adds', '"'), fc.string());
const cited = fc.array(
  fc.constantFrom({ readings: [{ id: 'REQ-1' }] }, { readings: [{ id: 'REQ-2', criterion: '1' }] }),
  {
    minLength: 1,
    maxLength: 2,
  },
);
const testCase: fc.Arbitrary<TestCase> = fc.record(
  {
    name: text,
    className: text,
    suites: fc.array(text, { maxLength: 2 }),
    result: fc.constantFrom('passed', 'failed', 'error', 'skipped'),
    line: fc.nat(),
    column: fc.nat(),
    file: text,
    flaky: fc.constant(true),
    isHollow: fc.constant(true as const),
    failure: text,
    reason: text,
    cited,
  },
  { requiredKeys: ['name', 'className', 'suites', 'result', 'line', 'column'] },
);

function reportOf(cases: readonly TestCase[]): Report {
  const tests = { total: cases.length, passed: 0, failed: 0, errors: 0, skipped: 0 };
  return { kind: 'report', file: 'junit.xml', format: 'junit', cases, tests, failures: [], problems: [] };
}

function throughJson(facts: readonly Fact[]): readonly Fact[] {
  return unpacked(JSON.parse(JSON.stringify(packed(facts))) as readonly PackedFact[]);
}

describe('packed facts', () => {
  it('are what they were when unpacked', () => {
    fc.assert(
      fc.property(fc.array(testCase), (cases) => {
        const version: Fact = { kind: 'manifest', version: '1', place: { file: 'a', line: 1, column: 1 } };
        const facts = [version, reportOf(cases)];
        assert.deepEqual(throughJson(facts), JSON.parse(JSON.stringify(facts)));
      }),
    );
  });

  it('share what cases share, and take a third of the room', () => {
    const suites = ['all'];
    const cases = Array.from({ length: 1000 }, (_, n): TestCase => {
      return { name: `adds ${n}`, className: 'src/cart.test.ts', suites, result: 'passed', line: n, column: 5 };
    });
    const facts = [reportOf(cases)];
    const [report] = throughJson(facts);
    assert.ok(report?.kind === 'report');
    assert.equal(report.cases[0]?.suites, report.cases[999]?.suites);
    assert.ok(JSON.stringify(packed(facts)).length < JSON.stringify(facts).length / 3);
  });

  it('that are damaged are refused', () => {
    const [good] = packed([reportOf([{ name: 'a', className: '', suites: [], result: 'passed', line: 1, column: 1 }])]);
    assert.ok(good?.kind === 'packed report');
    for (const damage of [{ results: '' }, { lines: [] }, { columns: [] }, { group: [] }, { groups: [] }]) {
      assert.throws(() => unpacked([{ ...good, ...damage }]), Object.keys(damage).join());
    }
  });
});
