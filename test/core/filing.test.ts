import assert from 'node:assert/strict';
import { childrenOf, listed } from '../../src/core/index.ts';
import { readIn } from '../judged.ts';

describe('What lies in a folder', () => {
  const paths = Array.from({ length: 3000 }, (_, at) => `src/part-${at % 3}/${at % 40}/file-${at}.js`);
  const others = ['a.txt', 'src.js', 'src/a.js', 'src/part-1.js', 'src/part-10/x.js', 'src/z.js', 'z/y/x.js'];
  const { filing } = readIn({ files: Object.fromEntries([...paths, ...others].map((path) => [path, ''])) });
  const all = Array.from(listed(filing), ({ entry }) => entry.path);

  it('is told once each, however many files lie below', () => {
    assert.equal(all.length, paths.length + others.length);
    for (const folder of ['', 'src/', 'src/part-1/', 'src/part-1/0/', 'src/part-10/', 'z/', 'nowhere/']) {
      const below = all.filter((path) => path.startsWith(folder)).map((path) => path.slice(folder.length));
      const wanted = new Set(below.map((path) => folder + path.replace(/\/.*/, '/')));
      assert.deepEqual([...childrenOf(filing, folder)], [...wanted], folder);
    }
  });
});
