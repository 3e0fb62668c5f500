import assert from 'node:assert/strict';
import { OtherReport } from '../../src/core/report/tap/other-report.ts';

/** The line on which another report begins in such a text. */
function lineIn(text: string): number | undefined {
  const other = new OtherReport();
  for (const [at, line] of text.split('\n').entries()) {
    const found = other.add(line, at + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

describe('A report behind the last test of TAP', () => {
  it('is found where it begins, also behind what tests print', () => {
    assert.equal(lineIn('<?xml version="1.0"?><testsuites>'), 1);
    assert.equal(lineIn('<?xml version="1.0"?>\n<!-- by hand -->\n<testsuites\n  tests="1">'), 3);
    assert.equal(lineIn('{ open }\n<testsuite name="a">'), 2);
    assert.equal(lineIn('<done>\n{ open }\n{\n  "numFailedTests": 1,\n  "numTotalTests": 2\n}'), 3);
    assert.equal(lineIn(`{${'\n  "a": 1,'.repeat(100)}\n{"stats": {"suites": 1, "passes": 1}}`), 102);
  });

  it('is none of what only looks a little like it', () => {
    for (const text of ['', '<testsuiteness>', '  <testsuites>', '{"tests": 1}', '{\n"stats": {}\n}'])
      assert.equal(lineIn(text), undefined, text);
  });

  it('is looked for in what was made to be looked at for ever', () => {
    assert.equal(lineIn(`${'<!---->'.repeat(500)}x`), undefined);
    assert.equal(lineIn('{"\n'.repeat(100_000)), undefined);
  });
});
