import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { numbering } from '../src/numbering.js';

describe('Invoice numbers', () => {
  // @req REQ-004
  it('follow each other without a gap', () => {
    const next = numbering(2026, 41);
    assert.deepEqual([next(), next()], ['2026-0042', '2026-0043']);
  });
});
