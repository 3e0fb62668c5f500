import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { digestOf, soundTextOf, textOf } from '../../src/core/index.ts';
import { memoryFiles } from '../memory-files.ts';

const sha256 = (content: string): string => createHash('sha256').update(content).digest('hex');

describe('What a file holds', () => {
  const files = memoryFiles({ files: { 'a.md': 'ä', 'empty.md': '', 'torn.md': Uint8Array.of(0x61, 0xff, 0x62) } });

  it('is a text, and a sound one where nothing of it is lost', () => {
    assert.deepEqual([textOf(files, 'a.md'), soundTextOf(files, 'a.md')], ['ä', 'ä']);
    assert.equal(textOf(files, 'torn.md')?.length, 3);
    assert.equal(soundTextOf(files, 'torn.md'), undefined);
    assert.deepEqual([textOf(files, 'none.md'), soundTextOf(files, 'none.md')], [undefined, undefined]);
  });

  it('has a digest, also where it is empty, or too long to be read at once', () => {
    assert.equal(digestOf(files, 'a.md'), sha256('ä'));
    assert.equal(digestOf(files, 'empty.md'), sha256(''));
    assert.equal(digestOf(files, 'none.md'), undefined);
    const long = { ...files, read: () => undefined };
    assert.equal(digestOf(long, 'a.md'), sha256('ä'));
  });
});
