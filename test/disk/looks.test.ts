import assert from 'node:assert/strict';
import { mkdirSync, renameSync, rmSync, symlinkSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { type Files, finish, looksOf } from '../../src/core/index.ts';
import { openFiles } from '../../src/disk/open-files.ts';
import { listingOptions } from './listing.ts';
import { withFolder, write } from './temporary-folder.ts';

describe('How all files look that a verdict is made of', () => {
  /** As if everything were written long ago: else nobody could tell that it does not change once more. */
  const looks = (root: string, settled = true): string | undefined => {
    const files = openFiles(root);
    const later: Files = {
      ...files,
      history: files.history,
      *list(options) {
        const { entries, reports, ...others } = yield* files.list(options);
        const aged = (all: typeof entries) =>
          all.map(({ path, size, time }) => ({ path, size, time, stamp: `${size} ${time}` }));
        return { ...others, entries: aged(entries), reports: aged(reports) };
      },
    };
    return finish(looksOf(settled ? later : files, listingOptions));
  };

  it('is the same as long as nothing happens, and another after whatever happens', () => {
    const world = {
      'src/a.js': 'a',
      'docs/specs/a.md': '# A',
      'junit.xml': '<testsuite/>',
      '.gitignore': 'junit.xml\n.tollgate\n.tollgate-baseline.yaml\n',
    };
    withFolder(world, (root) => {
      const happens: Readonly<Record<string, () => void>> = {
        'a file is written': () => write(root, { 'src/a.js': 'ab' }),
        'a file is made': () => write(root, { 'src/b.js': '' }),
        'a file is renamed': () => renameSync(join(root, 'src/b.js'), join(root, 'src/c.js')),
        'a file goes': () => rmSync(join(root, 'src/c.js')),
        'a file is dated': () => utimesSync(join(root, 'src/a.js'), 7, 7),
        'an ignored report is written': () => write(root, { 'junit.xml': '<testsuite></testsuite>' }),
        'evidence is recorded': () => write(root, { '.tollgate/evidence.json': '{}' }),
        'evidence is recorded anew': () => write(root, { '.tollgate/evidence.json': '[]' }),
        'an ignored baseline is made': () => write(root, { '.tollgate-baseline.yaml': 'findings: []\n' }),
        'a link is made': () => symlinkSync('src/a.js', join(root, 'link')),
        'a folder is set apart': () => write(root, { 'nested/tollgate.yaml': '' }),
        'a folder takes the place of a file': () => {
          rmSync(join(root, 'docs/specs/a.md'));
          mkdirSync(join(root, 'docs/specs/a.md'));
        },
      };
      for (const [what, act] of Object.entries(happens)) {
        const before = looks(root);
        assert.ok(before !== undefined);
        assert.equal(looks(root), before);
        act();
        assert.notEqual(looks(root), before, what);
      }
    });
  });

  it('is unknown where a file may change once more without a trace', () => {
    withFolder({ 'src/a.js': 'a' }, (root) => assert.equal(looks(root, false), undefined));
  });
});
