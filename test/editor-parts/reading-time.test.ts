import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readingTime } from '../../src/editor/reading-time.ts';

describe('A sentence in the status bar', () => {
  it('stays the longer, the more there is to read', () => {
    const done = 'The life cycle begins with tollgate.yaml, docs/specs/shop.md';
    assert.ok(readingTime(done) >= 10_000);
    assert.ok(readingTime(done.repeat(2)) > readingTime(done));
    assert.ok(readingTime('') >= 5000);
  });

  it('stays as long wherever it comes from', () => {
    const sources = readdirSync('src/editor', { recursive: true, encoding: 'utf8' }).filter((path) =>
      path.endsWith('.ts'),
    );
    const telling = sources.filter((path) =>
      readFileSync(join('src/editor', path), 'utf8').includes('setStatusBarMessage'),
    );
    assert.deepEqual(telling, ['tell-briefly.ts']);
  });
});
