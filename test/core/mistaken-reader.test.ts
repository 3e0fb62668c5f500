import assert from 'node:assert/strict';
import type { Files } from '../../src/core/files.ts';
import { readRepository } from '../../src/core/read.ts';
import { finish } from '../../src/core/reading/finish.ts';
import { memoryFiles } from '../memory-files.ts';

const files = {
  'docs/specs/shop.md': '---\ntollgate: spec\n---\n# Shop\n',
  'junit.xml': '<testsuite name="s"><testcase name="a"/></testsuite>\n',
};

/** As where a reader throws. */
const mistaken = (how: Partial<Files>) => () =>
  finish(readRepository({ ...memoryFiles({ files, ignored: ['junit.xml'] }), ...how }));

describe('A mistake inside a reader', () => {
  const fails = (): never => {
    throw new RangeError('too deep');
  };

  it('is told with the name of the file that was read, also in its stack', () => {
    assert.throws(mistaken({ contains: fails, digest: fails }), (error: unknown) => {
      assert.ok(error instanceof RangeError);
      assert.equal(error.message, 'docs/specs/shop.md: too deep');
      assert.match(error.stack ?? '', /^RangeError: docs\/specs\/shop\.md: too deep\n +at \S*fails\b/);
      return true;
    });
  });

  it('… of a report, too', () => {
    const memory = memoryFiles({ files });
    const hash = (): ReturnType<Files['sha256']> => ({ ...memory.sha256(), update: fails, hex: fails });
    assert.throws(mistaken({ sha256: hash }), { message: 'junit.xml: too deep' });
  });
});
