import assert from 'node:assert/strict';
import { cpSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { printedAgain } from '../../src/cli/again.ts';
import { configOf, type Files, finish, inputsOf } from '../../src/core/index.ts';
import { listingOptions } from '../../src/core/read.ts';
import { openFiles } from '../../src/disk/open-files.ts';
import { keyOf, printedAt, savePrintedAt } from '../../src/disk/printed.ts';
import { saveTyped, type Typed } from '../../src/disk/typed.ts';
import { withFolder, write } from '../disk/temporary-folder.ts';
import { now, type Ran, ran, ranWith } from './ran.ts';

const project = {
  'tollgate.yaml': 'gate: requirements\n',
  'docs/specs/a.md': '---\ntollgate: spec\n---\n# A\n\n## Requirements\n\n### REQ-001 It is\nIt SHALL.\n',
  'src/a.ts': '// @req REQ-001\n',
};

describe('what was printed before', () => {
  const clock = Date.now;
  /** Files that were written just now may change without a trace. */
  const later = (): void => {
    const passed = 60 * 60 * 1000;
    Date.now = () => clock() + passed;
  };
  afterEach(() => {
    Date.now = clock;
  });

  /** What was printed, and whether it was found anew: what is kept is given another ending, to be told by. */
  async function isAnew(root: string, ask: () => Promise<Ran>): Promise<boolean> {
    const file = join(root, '.tollgate/cache/printed-check');
    await ran(root, 'check');
    const [, head = '', ...text] = readFileSync(file, 'utf8').split('\n');
    const [key = ''] = head.split(' ');
    const forged = `${text.join('\n')}as before`;
    savePrintedAt(root, 'check', key, { text: forged, exit: 1 });
    const { out } = await ask();
    return !out.endsWith('as before');
  }

  it('is given again as long as nothing has changed', async () => {
    await withFolder(project, async (root) => {
      later();
      const first = await ran(root, 'check', '--format', 'json');
      assert.deepEqual(await ran(root, 'check', '--format', 'json'), first);
      assert.deepEqual(await ran(root, 'check', '--format', 'json', '--no-cache'), first);
      assert.equal(await isAnew(root, () => ran(root, 'check')), false);
    });
  });

  it('is not given to another question', async () => {
    await withFolder(project, async (root) => {
      later();
      const asked: readonly (readonly string[])[] = [
        ...[['--format', 'json'], ['--all'], ['--lang', 'ru'], ['--phase', 'design'], ['--gate', 'operation']],
        ...[['--today', '2026-11-24'], ['--release', '2.0'], ['--no-cache']],
      ];
      for (const options of asked)
        assert.equal(await isAnew(root, () => ran(root, 'check', ...options)), true, options.join(' '));
      assert.equal(await isAnew(root, () => ran(root)), true, 'another command');
      assert.equal(await isAnew(root, () => ranWith({ FORCE_COLOR: '1' }, root, 'check')), true, 'in colours');
    });
  });

  it('is not given when a file has changed', async () => {
    await withFolder(project, async (root) => {
      later();
      const edits = [
        { 'src/b.ts': '' },
        { 'src/a.ts': '// @req REQ-002\n' },
        { 'tollgate.yaml': 'gate: tests\n' },
        { '.tollgate/evidence.json': '{}' },
        { 'junit.xml': '<testsuite/>' },
        { '.gitignore': 'src\n' },
      ];
      for (const edit of edits) {
        const change = (): Promise<Ran> => {
          write(root, edit);
          return ran(root, 'check');
        };
        assert.equal(await isAnew(root, change), true, Object.keys(edit).join());
      }
    });
  });

  it('is not kept while a file may still change without a trace', async () => {
    await withFolder(project, async (root) => {
      await ran(root, 'check');
      assert.throws(() => readFileSync(join(root, '.tollgate/cache/printed-check')), { code: 'ENOENT' });
    });
  });

  it('is given to the same words before anything is understood of them, and to no others', async () => {
    await withFolder(project, async (root) => {
      later();
      const { out, exit } = await ran(root, 'check', '--format', 'json');
      const typed: Typed = {
        words: ['check', '--format', 'json'],
        cwd: root,
        today: now.toISOString().slice(0, 10),
        env: { LANG: 'en_GB.UTF-8' },
      };
      assert.deepEqual(printedAgain(typed).printed, { text: out, exit });
      const others: Readonly<Record<string, Typed>> = {
        words: { ...typed, words: ['check'] },
        'the other command': { ...typed, words: [] },
        'another folder': { ...typed, cwd: join(root, 'src') },
        'another day': { ...typed, today: '2026-11-24' },
        'another language': { ...typed, env: { LANG: 'ru_RU.UTF-8' } },
        'a list of languages': { ...typed, env: { ...typed.env, LANGUAGE: 'ru' } },
        'the language of the system': { ...typed, env: {} },
        'in colours': { ...typed, env: { ...typed.env, FORCE_COLOR: '1' } },
      };
      for (const [what, other] of Object.entries(others)) assert.equal(printedAgain(other).printed, undefined, what);

      const files = ['src/a.ts', 'tollgate.yaml', '.tollgate/evidence.json', '.tollgate-baseline.yaml', '.adr-dir'];
      for (const file of files) {
        const before = existsSync(join(root, file)) ? readFileSync(join(root, file)) : undefined;
        write(root, { [file]: '# another\n' });
        assert.equal(printedAgain(typed).printed, undefined, file);
        if (before === undefined) rmSync(join(root, file));
        else write(root, { [file]: before.toString() });
        await ran(root, 'check', '--format', 'json');
        assert.deepEqual(printedAgain(typed).printed, { text: out, exit }, `${file} as it was`);
      }
      const kept = join(root, '.tollgate/cache/typed-check');
      for (const broken of ['', '{', '{}', readFileSync(kept, 'utf8').slice(0, -1)]) {
        writeFileSync(kept, broken);
        assert.equal(printedAgain(typed).printed, undefined, broken);
      }
    });
  });

  it('leaves to whoever has to look what was found on the way, once, and for the same choice', async () => {
    await withFolder(project, async (root) => {
      later();
      await ran(root, 'check');
      write(root, { 'src/b.ts': '' });
      const today = now.toISOString().slice(0, 10);
      const { printed, earlier } = printedAgain({ words: ['check'], cwd: root, today, env: { LANG: 'en_GB.UTF-8' } });
      assert.equal(printed, undefined);
      assert.ok(earlier);
      write(root, { 'src/c.ts': '' });
      const options = listingOptions(configOf({ read: () => undefined }));
      const paths = (files: Files, asked = options): string[] =>
        finish(files.list(asked)).entries.map(({ path }) => path);
      const files = openFiles(root, earlier);
      const known = paths(files);
      assert.deepEqual(
        known.filter((path) => path.startsWith('src/')),
        ['src/a.ts', 'src/b.ts'],
      );
      assert.equal(files.read('src/b.ts')?.length, 0);
      assert.ok(paths(files).includes('src/c.ts'), 'again');
      const others = { ...options, exclude: ['docs'] };
      assert.ok(paths(openFiles(root, earlier), others).includes('src/c.ts'), 'another choice');
      assert.ok(paths(openFiles(join(root, 'src'), earlier)).includes('c.ts'), 'another folder');
    });
  });

  it('is not believed where somebody else brought it: a commit could bring the verdict on itself', () => {
    withFolder(project, (root) => {
      later();
      const today = now.toISOString().slice(0, 10);
      const typed: Typed = { words: ['check'], cwd: root, today, env: { LANG: 'en_GB.UTF-8' } };
      const printed = { text: 'Gate open', exit: 0 };
      savePrintedAt(root, 'check', 'known', printed);
      // Nothing is listed, so that nothing need be known but what is committed.
      const choice = { exclude: ['**'], reports: [] };
      const inputs = finish(inputsOf(openFiles(root), () => choice).text());
      saveTyped(root, 'check', typed, { choice, inputs: inputs ?? '', key: 'known' });
      assert.deepEqual(printedAgain(typed).printed, printed, 'all of it is as it must be');
      renameSync(join(root, '.tollgate'), join(root, 'theirs'));
      cpSync(join(root, 'theirs'), join(root, '.tollgate'), { recursive: true, preserveTimestamps: true });
      assert.equal(printedAgain(typed).printed, undefined);
      assert.equal(printedAt(root, 'check', 'known'), undefined);
    });
  });

  it('is not believed where it is broken', () => {
    withFolder({}, (root) => {
      const printed = { text: 'Шлюз открыт\nдва\n', exit: 1 };
      const key = keyOf('question', 'inputs');
      savePrintedAt(root, 'check', key, printed);
      assert.deepEqual(printedAt(root, 'check', key), printed);
      assert.equal(printedAt(root, 'check', keyOf('another', 'inputs')), undefined);
      assert.equal(printedAt(root, 'check', keyOf('question', 'others')), undefined);
      assert.equal(printedAt(root, 'overview', key), undefined);
      const file = join(root, '.tollgate/cache/printed-check');
      const whole = readFileSync(file);
      const [flipped, swapped] = [Buffer.from(whole), Buffer.from(whole)];
      flipped[whole.length - 3] = (whole[whole.length - 3] ?? 0) ^ 1;
      swapped.set([whole.at(-2) ?? 0, whole.at(-3) ?? 0], whole.length - 3);
      const cut = [whole.subarray(0, -1), whole.subarray(0, 40), Buffer.alloc(0), Buffer.from('\n')];
      for (const broken of [...cut, flipped, swapped]) {
        writeFileSync(file, broken);
        assert.equal(printedAt(root, 'check', key), undefined);
      }
    });
  });
});
