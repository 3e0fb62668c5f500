import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withFolder, write } from '../disk/temporary-folder.ts';
import { ran } from './ran.ts';

const files = {
  'docs/specs/a.md':
    '\uFEFF---\r\ntollgate: spec\r\n---\r\n# A\r\n\r\n## Requirements\r\n\r\n### REQ-001 Total\r\n\r\nAcceptance criteria:\r\n1. It SHALL add up.\r\n',
  'docs/defects/BUG-012-slow.md': '---\nstatus: open\nseverity: minor\nrequirement: REQ-001\n---\n# BUG-012 Slow\n',
  'src/a.js': '// @req REQ-001\n// see docs/defects/BUG-012-slow.md\n',
};
const read = (root: string, path: string): string => readFileSync(join(root, path), 'utf8');

describe('tollgate edit change-id', () => {
  it('changes an ID wherever it stands, and keeps line ends and marks', () =>
    withFolder(files, async (root) => {
      const { exit, out, err } = await ran(root, 'edit', 'change-id', '--id', 'REQ-001', '--to', 'TAX-1');
      assert.deepEqual([exit, err], [0, '']);
      assert.match(out, /^REQ-001 is called TAX-1 now, in 3 files\n {2}.*\n {2}.*\n {2}.*\n$/);
      for (const [path, text] of Object.entries(files))
        assert.equal(read(root, path), text.replaceAll('REQ-001', 'TAX-1'), path);
    }));

  it('changes it in UTF-16, too, and tells of zeros in a text that has it', () =>
    withFolder(files, async (root) => {
      const text = '# Notes\r\n\r\nSee REQ-001.\r\n';
      const little = (said: string): Buffer => Buffer.from(said, 'utf16le');
      const big = (said: string): Buffer => little(said).swap16();
      const wide = { 'docs/a.md': little, 'docs/b.md': big, 'docs/c.md': little, 'docs/d.md': big };
      const marked = (path: string, said: string): string => (path < 'docs/c' ? `\uFEFF${said}` : said);
      for (const [path, encode] of Object.entries(wide)) writeFileSync(join(root, path), encode(marked(path, text)));
      // What is compiled has the ID, and is no text.
      const compiled = Buffer.from('\0\xcaREQ-001', 'latin1');
      write(root, { 'docs/e.md': '# Notes\n\0\nSee REQ-001.\n' });
      writeFileSync(join(root, 'docs/f.md'), compiled);
      const rename = ['edit', 'change-id', '--id', 'REQ-001', '--to', 'TAX-1'];
      const refused = await ran(root, ...rename);
      assert.deepEqual(
        [refused.exit, refused.err],
        [2, 'tollgate: docs/e.md line 2: a zero, which no text has; nothing was changed\n'],
      );
      rmSync(join(root, 'docs/e.md'));
      const { out } = await ran(root, ...rename);
      assert.match(out, /^REQ-001 is called TAX-1 now, in 7 files\n/);
      for (const [path, encode] of Object.entries(wide))
        assert.deepEqual(readFileSync(join(root, path)), encode(marked(path, text.replace('REQ-001', 'TAX-1'))), path);
      assert.deepEqual(readFileSync(join(root, 'docs/f.md')), compiled);
    }));

  it('moves the file of a defect, and shows that as a patch that git takes', () =>
    withFolder(files, async (root) => {
      const change = ['edit', 'change-id', '--at', 'docs/defects/BUG-012-slow.md:1', '--to', 'BUG-013'];
      const { exit, out } = await ran(root, ...change, '--dry-run');
      assert.equal(exit, 0);
      assert.ok(existsSync(join(root, 'docs/defects/BUG-012-slow.md')));
      execFileSync('git', ['apply', '-'], { cwd: root, input: out });
      const patched = ['docs/defects/BUG-013-slow.md', 'src/a.js'].map((path) => read(root, path));
      execFileSync('git', ['apply', '-R', '-'], { cwd: root, input: out });
      const moved = await ran(root, ...change);
      assert.equal(moved.exit, 0);
      assert.match(moved.out, /docs\/defects\/BUG-013-slow\.md:6:/);
      assert.deepEqual(
        ['docs/defects/BUG-013-slow.md', 'src/a.js'].map((path) => read(root, path)),
        patched,
      );
      assert.match(patched[0] ?? '', /# BUG-013 Slow/);
      assert.equal(patched[1], files['src/a.js'].replace('BUG-012', 'BUG-013'));
      assert.ok(!existsSync(join(root, 'docs/defects/BUG-012-slow.md')));
    }));

  it('writes nothing where one file may only be read, or the new path is taken', () =>
    withFolder(files, async (root) => {
      const refused = async (...argv: readonly string[]): Promise<string> => {
        const before = Object.keys(files).map((path) => read(root, path));
        const { exit, err } = await ran(root, 'edit', 'change-id', ...argv);
        assert.equal(exit, 2);
        assert.deepEqual(
          Object.keys(files).map((path) => read(root, path)),
          before,
        );
        return err;
      };
      chmodSync(join(root, 'src/a.js'), 0o444);
      assert.match(
        await refused('--id', 'REQ-001', '--to', 'TAX-1'),
        /`src\/a\.js` may only be read; nothing was written/,
      );
      chmodSync(join(root, 'src/a.js'), 0o644);
      write(root, { 'docs/defects/BUG-014-slow.md': 'mine' });
      assert.match(
        await refused('--id', 'BUG-012', '--to', 'BUG-014'),
        /`docs\/defects\/BUG-014-slow\.md` is there already/,
      );
      assert.equal(read(root, 'docs/defects/BUG-014-slow.md'), 'mine');
      assert.match(await refused('--id', 'REQ-009', '--to', 'TAX-1'), /--id.*none of the choices/);
      assert.match(await refused('--id', 'REQ-001', '--to', 'tax'), /--to.*is no ID of a requirement/);
    }));

  it('is what comes next where two have one ID', () =>
    withFolder({ ...files, 'docs/specs/b.md': files['docs/specs/a.md'] }, async (root) => {
      const { out } = await ran(root);
      assert.match(out, /tollgate edit change-id/);
      const { exit } = await ran(root, 'edit', 'change-id', '--at', 'docs/specs/b.md:8');
      assert.equal(exit, 0);
      assert.match(read(root, 'docs/specs/b.md'), /### REQ-002 Total/);
      assert.equal(read(root, 'docs/specs/a.md'), files['docs/specs/a.md']);
      assert.equal(read(root, 'src/a.js'), files['src/a.js']);
    }));
});
