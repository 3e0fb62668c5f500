import assert from 'node:assert/strict';
import * as languages from '../../src/core/declarations/index.ts';
import { readSource } from '../../src/core/code/source.ts';
import { digestText } from '../../src/core/digest.ts';
import type { FiledReport, Reference } from '../../src/core/model.ts';
import { finish } from '../../src/core/reading/finish.ts';
import { junit } from '../../src/core/reports/junit.ts';
import { Joins } from '../../src/core/trace/joins.ts';
import { byReference } from '../../src/core/trace/by-reference.ts';
import { requirement } from './model-builder.ts';
import { sortedFor } from '../../src/core/trace/sorted-for.ts';
import { reportedIn } from '../../src/core/trace/reported.ts';
import { anyCase } from '../../src/core/trace/reported-cases.ts';

const sources: Readonly<Record<string, string>> = {
  'a/cart.test.ts': "describe('Cart', () => {\n  // @req REQ-1\n  it('adds', () => {});\n});\n",
  'a/test_cart.py': 'class TestCart:\n    # @req REQ-2\n    def test_adds(self):\n        pass\n',
  'a/cart_test.go': 'package a\n\n// @req REQ-3\nfunc TestAdds(t *testing.T) {\n}\n',
  'src/test/java/CartTest.java': 'class CartTest {\n  // @req REQ-4\n  @Test\n  void adds() {}\n}\n',
  'src/cart.rs': '#[cfg(test)]\nmod tests {\n    // @req REQ-5\n    #[test]\n    fn adds() {}\n}\n',
};
const files = Object.keys(sources);

function references(): Reference[] {
  return Object.entries(sources).flatMap(([path, text]) => {
    const language = Object.values(languages).find(({ extensions }) => extensions.some((each) => path.endsWith(each)));
    return [...readSource(path, text, language?.isTest(path) ?? false, language)];
  });
}

function reportOf(cases: number): FiledReport {
  const each = (n: number): string => `<testcase classname="a.test_cart.TestCart" name="test_adds_${n}"/>`;
  const sink = junit.start('junit.xml');
  sink.write(`<testsuite name="s">${Array.from({ length: cases }, (_, n) => each(n)).join('')}</testsuite>`);
  return { ...sink.end(), sha256: digestText(''), time: 0 };
}

describe('what is reported', () => {
  it('is sorted by all that joining will ask for, in every language, before it is asked for', () => {
    const own = references();
    assert.equal(own.length, files.length);
    const { reported, groups } = finish(reportedIn([reportOf(3)], files));
    finish(sortedFor(own, reported));
    // What nobody finds is looked for everywhere: only then are all sorted by name.
    const made = (): unknown => [[...groups.around.keys()], [...groups.named.keys()].filter((by) => by !== anyCase)];
    const before = made();
    assert.ok(groups.around.size >= 4 && groups.named.size >= 2);
    for (const each of own) byReference(each, undefined, reported);
    assert.deepEqual(made(), before);
  });

  it('is sorted by name as well where changes will follow: a test that nobody ran yet is looked for everywhere', () => {
    const isSorted = (isKept: boolean): boolean => {
      const facts = { requirements: [], notes: [], signatures: [], results: [], references: references() };
      const joins = new Joins({ ...facts, reports: [reportOf(3)], testFiles: files }, undefined, isKept);
      finish(joins.join());
      return joins.reported().groups.named.has(anyCase);
    };
    assert.deepEqual([isSorted(true), isSorted(false)], [true, false]);
  });

  it('is linked with all requirements in small steps where changes will follow: many are asked for at once', () => {
    const pausesFor = (n: number, isKept: boolean): number => {
      const requirements = Array.from({ length: n }, (_, at) => requirement({ id: `REQ-${at}` }));
      const facts = { requirements, notes: [], signatures: [], results: [], references: references() };
      const joins = new Joins({ ...facts, reports: [reportOf(3)], testFiles: files }, undefined, isKept);
      const pauses = [...joins.join()].length;
      assert.equal(joins.joined.links.filter((links) => links !== undefined).length, isKept ? n : 0);
      return pauses;
    };
    assert.equal(pausesFor(160, true) - pausesFor(0, true), 10);
    assert.equal(pausesFor(160, false) - pausesFor(0, false), 0);
  });

  it('is sorted in steps, however much there is', () => {
    const stepsFor = (cases: number): number => {
      const { reported } = finish(reportedIn([reportOf(cases)], files));
      return [...sortedFor(references(), reported)].length;
    };
    assert.equal(stepsFor(3), 0);
    assert.ok(stepsFor(20_000) >= 4);
  });
});
