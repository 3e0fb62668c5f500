import assert from 'node:assert/strict';
import { called } from '../../src/editor/called.ts';

type Named = Parameters<typeof called>[0];

/** As much of a folder of the workspace as is asked for. */
const at = (path: string, name = path.slice(path.lastIndexOf('/') + 1)): Named =>
  ({ name, uri: { path, toString: () => `file://${path}` } }) as Named;

const calledIn = (...folders: readonly Named[]): string[] => folders.map((each) => called(each, folders));

describe('What a folder is called among others', () => {
  it('is its name, and where others are called so where they part', () => {
    assert.deepEqual(calledIn(at('/w/shop'), at('/w/api')), ['shop', 'api']);
    assert.deepEqual(calledIn(at('/x/shop'), at('/y/shop'), at('/x/api')), ['shop (x/shop)', 'shop (y/shop)', 'api']);
    assert.deepEqual(calledIn(at('/a/w/shop'), at('/b/w/shop')), ['shop (a/w/shop)', 'shop (b/w/shop)']);
  });

  it('is its whole path, where one ends as the other', () => {
    assert.deepEqual(calledIn(at('/w/shop'), at('/a/w/shop')), ['shop (/w/shop)', 'shop (a/w/shop)']);
  });

  it('is the name that the workspace gives it', () => {
    assert.deepEqual(calledIn(at('/w/one', 'shop'), at('/w/two', 'shop')), ['shop (w/one)', 'shop (w/two)']);
    assert.deepEqual(calledIn(at('/', 'root')), ['root']);
  });
});
