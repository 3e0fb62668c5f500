import assert from 'node:assert/strict';
import { inEnglish } from '../../src/core/index.ts';
import { testsLine } from '../../src/editor/tests-line.ts';
import { judged } from '../judged.ts';
import { prepared } from '../scenarios.ts';

describe('What the tests say, first of all', () => {
  const lines: Readonly<Record<string, string>> = {
    'specifications-only': 'no test results',
    'delivery-open': '2 passed, on this content',
    'tests-only': '2 passed, as far as file times tell',
    'tests-pass-fails': '1 passed, 1 failed, on this content',
    'results-fresh-fails': '2 passed, but on other content',
    'report-truncated': '2 passed, and junit.xml cannot be read whole',
  };
  for (const [scenario, line] of Object.entries(lines)) {
    it(`is “${line}” for ${scenario}`, () => assert.equal(inEnglish(testsLine(judged(prepared(scenario)))), line));
  }
});
