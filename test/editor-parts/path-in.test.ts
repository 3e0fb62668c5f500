import assert from 'node:assert/strict';
import { pathIn } from '../../src/editor/path-in.ts';

describe('The path in a folder', () => {
  const at = (path: string, authority = '') => ({ scheme: 'file', authority, path });

  it('is found in whatever case a URI has the drive', () => {
    for (const folder of ['/c:/shop', '/C:/shop'])
      for (const file of ['/c:/shop/docs/A.md', '/C:/shop/docs/A.md'])
        assert.equal(pathIn(at(folder), at(file)), 'docs/A.md');
    assert.equal(pathIn(at('/c:/'), at('/C:/a.md')), 'a.md');
  });

  it('is none on another drive, on another server and beside it', () => {
    assert.equal(pathIn(at('/c:/shop'), at('/d:/shop/a.md')), undefined);
    assert.equal(pathIn(at('/shop', 'one'), at('/shop/a.md', 'two')), undefined);
    assert.equal(pathIn(at('/c:/shop'), at('/c:/shop-two/a.md')), undefined);
    assert.equal(pathIn(at('/c:/shop'), at('/c:/shop')), undefined);
  });
});
