import assert from 'node:assert/strict';
import { mkdirSync, renameSync, rmSync, symlinkSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Files,
  finish,
  lookAgain,
  type LookedAgain,
  type ReadRepository,
  readRepository,
} from '../../src/core/index.ts';
import type { Listing } from '../../src/core/files.ts';
import { openFiles } from '../../src/disk/open-files.ts';
import { withFolder, write } from './temporary-folder.ts';

/** As if everything were written long ago: else nobody could tell that it does not change once more. */
function aged(root: string): Files {
  const files = openFiles(root);
  return {
    ...files,
    history: files.history,
    *list(options) {
      const { entries, reports, ...others } = yield* files.list(options);
      const old = (all: Listing['entries']): Listing['entries'] =>
        all.map(({ path, size, time }) => ({ path, size, time, stamp: `${size} ${time}` }));
      return { ...others, entries: old(entries), reports: old(reports) };
    },
  };
}

const readIn = (root: string): ReadRepository => finish(readRepository(aged(root)));
const look = (root: string, read: ReadRepository): LookedAgain => finish(lookAgain(aged(root), read));

describe('How all files look that a verdict is made of', () => {
  const world = {
    'src/a.js': 'a',
    'src/b.js': 'b',
    'docs/specs/a.md': '# A',
    'junit.xml': '<testsuite/>',
    '.gitignore': 'junit.xml\n.tollgate\n.tollgate-baseline.yaml\n',
  };

  it('is told by the paths of what was read, whatever happens to them', () => {
    withFolder(world, (root) => {
      const happens: Readonly<Record<string, readonly [act: () => void, ...paths: string[]]>> = {
        'a file is written': [() => write(root, { 'src/a.js': 'ab' }), 'src/a.js'],
        'the first file is made': [() => write(root, { '.a': '' }), '.a'],
        'a file is made': [() => write(root, { 'src/c.js': '' }), 'src/c.js'],
        'the last file is made': [() => write(root, { 'zz/z': '' }), 'zz/z'],
        'a file is renamed': [
          () => renameSync(join(root, 'src/c.js'), join(root, 'src/aa.js')),
          'src/aa.js',
          'src/c.js',
        ],
        'the last file goes': [() => rmSync(join(root, 'zz/z')), 'zz/z'],
        'a file is dated': [() => utimesSync(join(root, 'src/a.js'), 7, 7), 'src/a.js'],
        'an ignored report is written': [() => write(root, { 'junit.xml': '<testsuite></testsuite>' }), 'junit.xml'],
        'an ignored report goes': [() => rmSync(join(root, 'junit.xml')), 'junit.xml'],
        'a folder takes the place of a file': [
          () => {
            rmSync(join(root, 'docs/specs/a.md'));
            mkdirSync(join(root, 'docs/specs/a.md'));
          },
          'docs/specs/a.md',
        ],
      };
      for (const [what, [act, ...paths]] of Object.entries(happens)) {
        const read = readIn(root);
        assert.deepEqual(look(root, read).paths, [], what);
        act();
        assert.deepEqual([...look(root, read).paths].sort(), paths, what);
      }
    });
  });

  it('is another besides where something happens that nothing was read of', () => {
    withFolder(world, (root) => {
      const happens: Readonly<Record<string, () => void>> = {
        'evidence is recorded': () => write(root, { '.tollgate/evidence.json': '{}' }),
        'evidence is recorded anew': () => write(root, { '.tollgate/evidence.json': '[]' }),
        'an ignored baseline is made': () => write(root, { '.tollgate-baseline.yaml': 'findings: []\n' }),
        'a link is made': () => symlinkSync('src/a.js', join(root, 'link')),
        'a folder is set apart': () => write(root, { 'nested/tollgate.yaml': '' }),
      };
      const read = readIn(root);
      for (const [what, act] of Object.entries(happens)) {
        const before = look(root, read).rest;
        assert.equal(look(root, read).rest, before);
        act();
        assert.notEqual(look(root, read).rest, before, what);
      }
    });
  });

  it('tells also of what may change once more without a trace', () => {
    withFolder({ 'src/a.js': 'a' }, (root) => {
      assert.deepEqual(finish(lookAgain(openFiles(root), readIn(root))).paths, ['src/a.js']);
    });
  });
});
