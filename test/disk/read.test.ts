import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { appendFileSync, closeSync, mkdirSync, openSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { finish } from '../../src/core/reading/finish.ts';
import { openFiles } from '../../src/disk/open-files.ts';
import { listingOptions } from './listing.ts';
import { withFolder } from './temporary-folder.ts';

const mebi = 1024 * 1024;

function text(bytes: Uint8Array | undefined): string | undefined {
  return bytes === undefined ? undefined : Buffer.from(bytes).toString();
}

describe('reading files', () => {
  it('gives the bytes, before and after a listing', () => {
    withFolder({ 'a.txt': 'alpha', 'sub/empty': '' }, (root) => {
      const files = openFiles(root);
      for (const when of ['before', 'after']) {
        assert.equal(text(files.read('a.txt')), 'alpha', when);
        assert.equal(text(files.read('sub/empty')), '');
        assert.equal(files.read('none'), undefined);
        assert.equal(files.read('sub'), undefined);
        finish(files.list(listingOptions));
      }
    });
  });

  it('gives any size, and small ones after large ones', () => {
    withFolder({}, (root) => {
      const sizes = [mebi - 1, mebi, mebi + 1, 5 * mebi, 17 * mebi, 3];
      const all = sizes.map((size) => randomBytes(size));
      for (const [index, bytes] of all.entries()) writeFileSync(join(root, String(index)), bytes);
      const files = openFiles(root);
      finish(files.list(listingOptions));
      for (const [index, bytes] of all.entries()) assert.ok(bytes.equals(files.read(String(index)) ?? Buffer.alloc(0)));
    });
  });

  it('gives what a file holds now, though it has grown, shrunk or gone since it was listed', () => {
    withFolder({ grown: 'x', much: 'x', shrunk: 'xyz', gone: 'x' }, (root) => {
      const files = openFiles(root);
      finish(files.list(listingOptions));
      appendFileSync(join(root, 'grown'), 'y');
      const more = randomBytes(3 * mebi);
      writeFileSync(join(root, 'much'), more);
      writeFileSync(join(root, 'shrunk'), 'x');
      unlinkSync(join(root, 'gone'));
      assert.equal(text(files.read('grown')), 'xy');
      assert.ok(more.equals(files.read('much') ?? Buffer.alloc(0)));
      assert.equal(text(files.read('shrunk')), 'x');
      assert.equal(files.read('gone'), undefined);
    });
  });

  it('reads nothing outside the folder, whatever asks for it', () => {
    withFolder({ secret: 's', 'root/a': 'a', 'rootless/b': 'b' }, (folder) => {
      const root = join(folder, 'root');
      symlinkSync('../secret', join(root, 'link'));
      symlinkSync('..', join(root, 'up'));
      symlinkSync('../rootless', join(root, 'beside'));
      symlinkSync('a', join(root, 'inside'));
      const files = openFiles(root);
      for (const path of [
        '../secret',
        'x/../../secret',
        join(folder, 'secret'),
        'link',
        'up/secret',
        'beside/b',
        '',
        '.',
        'a\0',
        'up\\..',
      ]) {
        assert.equal(files.read(path), undefined, path);
        assert.deepEqual([...files.chunks(path)], [], path);
      }
      assert.equal(text(files.read('inside')), 'a');
    });
  });

  it('is not led elsewhere by a link that took the place of a listed file', () => {
    withFolder({ secret: 's', 'root/a': 'a' }, (folder) => {
      const files = openFiles(join(folder, 'root'));
      finish(files.list(listingOptions));
      unlinkSync(join(folder, 'root/a'));
      symlinkSync('../secret', join(folder, 'root/a'));
      assert.equal(files.read('a'), undefined);
    });
  });

  it('has no piece of a folder that took the place of a listed file', () => {
    withFolder({ 'a.xml': 'inside' }, (root) => {
      const files = openFiles(root);
      const [entry] = finish(files.list(listingOptions)).entries;
      assert.equal(entry?.size, 6);
      unlinkSync(join(root, 'a.xml'));
      mkdirSync(join(root, 'a.xml'));
      assert.deepEqual([...files.chunks('a.xml')], []);
    });
  });

  it('gives large files in pieces, and none of a missing one', () => {
    withFolder({ empty: '' }, (root) => {
      const bytes = randomBytes(3 * mebi + 5);
      writeFileSync(join(root, 'large'), bytes);
      mkdirSync(join(root, 'folder'));
      const files = openFiles(root);
      const sha256 = files.sha256();
      const lengths: number[] = [];
      for (const chunk of files.chunks('large')) {
        sha256.update(chunk);
        lengths.push(chunk.length);
      }
      assert.deepEqual(lengths, [mebi, mebi, mebi, 5]);
      assert.equal(sha256.hex(), createHash('sha256').update(bytes).digest('hex'));
      for (const path of ['empty', 'none', 'folder']) assert.deepEqual([...files.chunks(path)], []);
    });
  });

  it('gives a piece that stays what it is while another file is read', () => {
    withFolder({ a: 'alpha', b: 'beta' }, (root) => {
      const files = openFiles(root);
      for (const piece of files.chunks('a')) {
        assert.deepEqual([...files.chunks('b')].map(text), ['beta']);
        assert.equal(text(files.read('b')), 'beta');
        assert.equal(text(piece), 'alpha');
      }
    });
  });

  it('closes what it opened, also when the reader of the pieces has seen enough', () => {
    withFolder({ a: 'x' }, (root) => {
      const files = openFiles(root);
      const nextDescriptor = (): number => {
        const descriptor = openSync(root, 'r');
        closeSync(descriptor);
        return descriptor;
      };
      const before = nextDescriptor();
      for (const chunk of files.chunks('a')) if (chunk.length > 0) break;
      for (const path of ['a', '.', 'none']) files.read(path);
      assert.equal(nextDescriptor(), before);
    });
  });

  it('finds ASCII text in bytes', () => {
    withFolder({ a: 'und äöü @req REQ-1', b: 'nothing' }, (root) => {
      const files = openFiles(root);
      for (const [path, expected] of [
        ['a', true],
        ['b', false],
      ] as const) {
        const bytes = files.read(path);
        assert.ok(bytes);
        assert.equal(files.contains(bytes, '@req'), expected);
      }
      assert.equal(files.contains(new TextEncoder().encode('x@req').subarray(2), '@req'), false);
    });
  });
});
