import assert from 'node:assert/strict';
import { encodedAs } from '../../src/core/syntax/text.ts';
import { judged } from '../judged.ts';

const spec = '---\ntollgate: spec\n---\n# S\n## Requirements\n### REQ-1 Adds\nIt SHALL add.';
const marks = [Uint8Array.of(0xff, 0xfe), Uint8Array.of(0xfe, 0xff), Uint8Array.of(0x61, 0), Uint8Array.of(0, 0x61)];

describe('A source in UTF-16', () => {
  const caseOf = (name: string): string =>
    `<testsuites><testsuite name="Cart"><testcase name="${name}" classname="test" file="test/cart.test.js"/></testsuite></testsuites>`;
  const told = (source: string, name: string, mark: Uint8Array): readonly string[] =>
    judged({
      files: { 'docs/specs/s.md': spec, 'test/cart.test.js': encodedAs(mark, source), 'junit.xml': caseOf(name) },
    }).requirements.flatMap(({ tests }) => tests.map(({ name, result }) => `${name} ${result}`));

  it('is seen to cite a requirement, and to say that a test is to fail', () => {
    const citing = "describe('Cart', () => {\n  // @req REQ-1\n  it('adds', () => {});\n});";
    const failing = "describe('Cart', () => {\n  it.fails('REQ-1 adds', () => {});\n});";
    for (const mark of marks) {
      assert.deepEqual(told(citing, 'adds', mark), ['adds passed']);
      assert.deepEqual(told(failing, 'REQ-1 adds', mark), ['REQ-1 adds skipped']);
      assert.deepEqual(told(failing.replace('.fails', ''), 'REQ-1 adds', mark), ['REQ-1 adds passed']);
    }
  });

  it('is seen to implement what it cites, and to cite what is not there', () => {
    for (const mark of marks) {
      const source = encodedAs(mark, '// @req REQ-1\n// @req REQ-2\nexport const n = 1;');
      const { requirements, findings } = judged({ files: { 'docs/specs/s.md': spec, 'src/cart.cs': source } });
      assert.deepEqual(
        requirements.flatMap(({ code }) => code.map(({ line }) => line)),
        [1],
      );
      const unknown = findings.filter(({ criterion }) => criterion === 'references-resolve');
      assert.deepEqual(
        unknown.map(({ place }) => place?.line),
        [2],
      );
    }
  });
});
