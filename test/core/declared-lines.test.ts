import assert from 'node:assert/strict';
import fc from 'fast-check';
import { DeclaredLines } from '../../src/core/code/declared-lines.ts';
import type { Declaration } from '../../src/core/model.ts';

function declaration(line: number, endLine: number, what: 'test' | 'suite' = 'test'): Declaration {
  return { what, name: `${line}`, suites: [], parameterised: false, line, endLine };
}

describe('the lines of declarations', () => {
  const line = fc.integer({ min: 1, max: 30 });
  const some = fc
    .array(fc.record({ line, length: fc.integer({ min: 0, max: 12 }), isTest: fc.boolean() }), { maxLength: 14 })
    .map((all) => all.map(({ line, length, isTest }) => declaration(line, line + length, isTest ? 'test' : 'suite')))
    .map((all) => all.sort((a, b) => a.line - b.line));

  it('tell what begins on one, what is around one, and which tests are inside', () => {
    fc.assert(
      fc.property(some, line, (all, line) => {
        const declared = new DeclaredLines(all);
        assert.equal(
          declared.beginningOn(line),
          all.find((each) => each.line === line),
        );
        assert.equal(
          declared.over(line),
          all.findLast((each) => each.line <= line && line <= each.endLine),
        );
        for (const target of all) {
          const inside = all.filter(
            (each) =>
              each !== target && each.what === 'test' && target.line <= each.line && each.endLine <= target.endLine,
          );
          const { tests = [] } = declared.withTests(target);
          assert.deepEqual(tests, inside);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('are few to look at, however many tests stand in one suite', () => {
    const tests = 10_000;
    let looks = 0;
    const counted = (each: Declaration): Declaration => {
      const { endLine } = each;
      return Object.defineProperty({ ...each }, 'endLine', { get: () => (looks++, endLine) });
    };
    const inside = Array.from({ length: tests }, (_, n) => counted(declaration(3 * n + 2, 3 * n + 3)));
    const suite = counted(declaration(1, 3 * tests + 2, 'suite'));
    const declared = new DeclaredLines([suite, ...inside]);
    for (let n = 0; n < tests; n++) {
      assert.equal(declared.over(3 * n + 2), inside[n]);
      assert.equal(declared.over(3 * n + 4), suite);
      assert.equal(declared.withTests(suite).tests?.length, tests);
    }
    assert.ok(looks < 20 * tests, `${looks} looks for ${tests} tests`);
  });
});
