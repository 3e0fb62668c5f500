import assert from 'node:assert/strict';
import { readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { readEvidence } from '../../src/core/evidence.ts';
import { inEnglish } from '../../src/core/message.ts';
import type { Evidence } from '../../src/core/model.ts';
import { saveEvidence, whyNoEvidence } from '../../src/disk/evidence.ts';
import { openFiles } from '../../src/disk/open-files.ts';
import { list } from './listing.ts';
import { withFolder } from './temporary-folder.ts';

const evidence: Evidence = {
  command: 'npm test -- "ä"',
  exit: 1,
  started: '2026-11-23T10:00:00.000Z',
  ended: '2026-11-23T10:00:01.000Z',
  content: 'ab'.repeat(32),
  reports: [{ file: 'junit.xml', sha256: 'cd'.repeat(32) }],
};

describe('keeping evidence', () => {
  it('is read back as it was, and is not content', () => {
    withFolder({}, (root) => {
      saveEvidence(root, { ...evidence, exit: 0 });
      saveEvidence(root, evidence);
      const file = '.tollgate/evidence.json';
      const text = Buffer.from(openFiles(root).read(file) ?? []).toString();
      assert.deepEqual(readEvidence(text, file), { evidence, problems: [] });
      assert.deepEqual(list(root).entries, []);
    });
  });

  it('says so where it cannot be kept: a run that left no trace proves nothing', () => {
    withFolder({ 'file/.tollgate': '', 'link/x': '', 'elsewhere/x': '' }, (root) => {
      symlinkSync('../elsewhere', join(root, 'link/.tollgate'));
      for (const folder of ['file', 'link']) {
        const isOfTheSystem = (error: unknown): boolean => error instanceof Error && 'syscall' in error;
        assert.throws(() => saveEvidence(join(root, folder), evidence), isOfTheSystem);
      }
    });
  });

  it('makes no folder anew that went while the tests ran', () => {
    withFolder({}, (root) => {
      const gone = join(root, 'gone');
      assert.throws(() => saveEvidence(gone, evidence), { code: 'ENOENT' });
      assert.deepEqual(readdirSync(root), []);
    });
  });

  it('says before the run what would be in its way, and leaves what there is', () => {
    const own = '.tollgate/evidence.json';
    withFolder({ 'file/.tollgate': '', [`folder/${own}/x`]: '', [`good/${own}`]: '{}', 'empty/x': '' }, (root) => {
      const said = (folder: string): string | undefined => {
        const why = whyNoEvidence(join(root, folder));
        return why && inEnglish(why);
      };
      for (const folder of ['file', 'folder', 'none/at/all\0'])
        assert.match(said(folder) ?? '', /could not be recorded, so they were not run: \S/, folder);
      for (const folder of ['good', 'empty']) {
        assert.equal(said(folder), undefined);
        const files = readdirSync(join(root, folder, '.tollgate')).filter((name) => name !== '.gitignore');
        assert.deepEqual(files, folder === 'good' ? ['evidence.json'] : []);
      }
      assert.equal(Buffer.from(openFiles(join(root, 'good')).read(own) ?? []).toString(), '{}');
    });
  });
});
