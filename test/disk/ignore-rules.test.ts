import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { list, paths } from './listing.ts';
import { withFolder, write } from './temporary-folder.ts';

/** What git leaves over: the oracle of these tests. */
function gitFiles(root: string): string[] {
  const output = execFileSync('git', ['-c', 'core.excludesFile=', 'ls-files', '-z', '-c', '-o', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  });
  return output.split('\0').filter(Boolean).sort();
}

function initialise(root: string): void {
  execFileSync('git', ['init', '-q', '.'], { cwd: root });
}

function agree(files: Record<string, string>, from = ''): void {
  withFolder(files, (root) => {
    initialise(root);
    mkdirSync(join(root, from), { recursive: true });
    assert.deepEqual(paths(list(join(root, from)).entries), gitFiles(join(root, from)), JSON.stringify(files));
  });
}

const tree = {
  'a.txt': '',
  'a.log': '',
  'keep.log': '',
  'dist/x.js': '',
  'src/dist/y.js': '',
  'src/a.txt': '',
  'src/deep/er/a.log': '',
  'src/deep/er/keep.log': '',
  '.hidden/a.txt': '',
  'foo/bar/baz.txt': '',
  'foo/other.txt': '',
};

describe('ignore rules, as git understands them (READ-005)', () => {
  const cases: Record<string, Record<string, string>> = {
    'a name anywhere': { '.gitignore': 'dist\n*.log\n' },
    'a name at one place': { '.gitignore': '/dist\n/foo/bar\n' },
    'folders only': { '.gitignore': 'dist/\na.txt/\n' },
    'what is taken back': { '.gitignore': '*.log\n!keep.log\n' },
    'nothing is taken back out of an ignored folder': { '.gitignore': 'src/\n!src/a.txt\n' },
    'a folder taken back by its own parent': { '.gitignore': 'er\nfoo\n', 'src/deep/.gitignore': '!er\n' },
    'a folder taken back that a higher rule names': {
      '.gitignore': 'bar\n',
      'foo/.gitignore': '!bar/\n',
      'foo/bar/bar/x': '',
    },
    'inside such a folder the higher rules still hold, but not for the folder': {
      '.gitignore': 'bar\n*.x/\n*.y\n',
      'foo/.gitignore': '!bar\n',
      'foo/bar/a.x': '',
      'foo/bar/b.x/c': '',
      'foo/bar/a.y': '',
    },
    'a deeper file has the last word': { '.gitignore': '!keep.log\n', 'src/.gitignore': '*\n!.gitignore\n!*/\n' },
    'everything but': { '.gitignore': '/*\n!/src/\n!.gitignore\n' },
    'two stars': { '.gitignore': '**/deep/**\nfoo/**/baz.txt\n' },
    'ends of lines and a byte order mark': { '.gitignore': '\uFEFFdist\r\n*.log\r\n\r\n# src\r\n' },
    'a comment, a quoted hash and a quoted exclamation mark': {
      '.gitignore': '# a.txt\n\\#x\n\\!y\n',
      '#x': '',
      '!y': '',
    },
    'trailing spaces': { '.gitignore': 'a.txt   \ndist\\ \n', 'dist ': '' },
    'character classes': { '.gitignore': '[ab].txt\n*.[[:alpha:]]og\n' },
    'a pattern in a folder is anchored there': { 'src/.gitignore': '/deep/er/a.log\ndist/y.js\n' },
    'an ignore file that ignores itself': { 'foo/.gitignore': '*' },
    'an ignore file in an ignored folder': { '.gitignore': 'foo/\n', 'foo/.gitignore': '!other.txt\n' },
    'strange folders': {
      'we[i]rd*/.gitignore': 'x\n!y/x\n',
      'we[i]rd*/x': '',
      'we[i]rd*/y/x': '',
      '.gitignore': 'y\n',
    },
  };
  for (const [name, files] of Object.entries(cases)) it(name, () => agree({ ...tree, ...files }));

  it('a line that is longer than any path is none', () => {
    withFolder({ 'a.txt': '', 'b.txt': '', '.gitignore': `a.txt\n*${'?'.repeat(300_000)}\n` }, (root) => {
      assert.deepEqual(paths(list(root).entries), ['.gitignore', 'b.txt']);
    });
  });

  it('case matters', () => agree({ '.gitignore': 'DIST\n*.LOG\n', ...tree }));

  it('a folder in a repository obeys the files above it', () => {
    agree({ ...tree, '.gitignore': '/src/dist\n*.log\nfoo\n', 'src/.gitignore': '!keep.log\n' }, 'src');
    agree({ ...tree, '.gitignore': '/src/deep/er/a.log\n', 'src/.gitignore': '/deep/er/k*\n' }, 'src/deep');
    agree({ '.gitignore': 'bar\n*.x/\n', 'foo/.gitignore': '!bar\n', 'foo/bar/a.x': '' }, 'foo/bar');
  });

  it('a folder that the repository around it ignores is none of its', () => {
    withFolder(
      { '.gitignore': '*\n', 'home/project/a.txt': '', 'home/project/.gitignore': 'b\n', 'home/project/b': '' },
      (root) => {
        initialise(root);
        assert.deepEqual(paths(list(join(root, 'home/project')).entries), ['.gitignore', 'a.txt']);
      },
    );
  });

  it('holds without a repository too', () => {
    withFolder({ ...tree, '.gitignore': 'src\n*.log\n' }, (root) => {
      assert.deepEqual(paths(list(root).entries), [
        '.gitignore',
        '.hidden/a.txt',
        'a.txt',
        'dist/x.js',
        'foo/bar/baz.txt',
        'foo/other.txt',
      ]);
    });
  });

  it('.git/info/exclude counts, and ignore files overrule it', () => {
    withFolder({ ...tree, '.gitignore': '!keep.log\n' }, (root) => {
      initialise(root);
      write(root, { '.git/info/exclude': '*.log\n/foo\n' });
      const listed = paths(list(root).entries);
      assert.deepEqual(listed, gitFiles(root));
      assert.ok(listed.includes('keep.log') && !listed.includes('a.log'));
    });
  });

  it('whatever the tree and the rules', () => {
    const name = fc.constantFrom('a', 'b', 'ab', 'a.x', 'b.x', '.a', 'a b', 'A');
    const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((names) => names.join('/'));
    const part = fc.constantFrom(
      'a',
      'b',
      'ab',
      '*',
      '**',
      '*.x',
      'a*',
      '?',
      '[ab]',
      '[!a]',
      'a.x',
      '.a',
      '\\a',
      '.*',
      'A',
      '[a-b]*',
    );
    const rule = fc
      .tuple(
        fc.constantFrom('', '!', '/', '!/'),
        fc.array(part, { minLength: 1, maxLength: 3 }),
        fc.constantFrom('', '/', ' ', '/**', '/*'),
      )
      .map(([before, parts, after]) => before + parts.join('/') + after);
    const rules = fc.array(rule, { minLength: 1, maxLength: 4 }).map((lines) => `${lines.join('\n')}\n`);
    const places = fc.array(fc.tuple(fc.array(name, { maxLength: 2 }), rules), { maxLength: 3 });
    fc.assert(
      fc.property(fc.array(path, { minLength: 1, maxLength: 12 }), places, (files, ignoreFiles) => {
        const all: Record<string, string> = {};
        for (const file of files) all[file] = '';
        for (const [folder, text] of ignoreFiles) all[[...folder, '.gitignore'].join('/')] = text;
        agree(consistent(all));
      }),
      { numRuns: Number(process.env['TOLLGATE_FUZZ_RUNS'] ?? 60), interruptAfterTimeLimit: 20_000 },
    );
  }).timeout(120_000);

  it('take several `**` that follow each other for one, however many there are', () => {
    const several = '**/'.repeat(5);
    for (const rule of [`b/${several}x`, `!${several}x`, `c!${several}x`, '**/**/b/**/**/x'])
      agree({
        '.gitignore': `*\n!*/\n!.gitignore\n${rule}\n`,
        'b/a/a/a/x': '',
        'b/x': '',
        'c!/a/a/x': '',
        'c!/x': '',
        x: '',
      });
    agree({ '.gitignore': `b/${several}x\n`, 'b/a/a/a/x': '', 'b/x': '', 'b/y': '', x: '' });
    // Git itself would take too long.
    const files = { '.gitignore': `b/${'**/'.repeat(14)}x*\n`, [`b/${'a/'.repeat(60)}cx`]: '', 'b/a/x': '' };
    withFolder(files, (root) => assert.equal(list(root).entries.length, 2));
  });

  it('are told of, with their line, where they would take too long to match', () => {
    const [long, enough] = [`${'**/a/'.repeat(14)}x*`, `${'**/a/'.repeat(4)}x`];
    const deep = `${'a/'.repeat(60)}cx`;
    withFolder({ 'b/.gitignore': `# ${long}\n${enough}\n${long}\ny\n`, [`b/${deep}`]: '', 'b/y': '' }, (root) => {
      const { entries, unreadable } = list(root);
      assert.deepEqual(unreadable, [{ path: 'b/.gitignore', reason: 'intricate', intricate: 3 }]);
      assert.deepEqual(paths(entries), [`b/${deep}`]);
    });
    withFolder({ '.gitignore': `${enough}\n` }, (root) => assert.deepEqual(list(root).unreadable, []));
  });
});

/** Nothing can be a file and a folder at once. */
function consistent(files: Record<string, string>): Record<string, string> {
  const folders = new Set<string>();
  for (const file of Object.keys(files)) {
    for (let folder = dirname(file); folder !== '.'; folder = dirname(folder)) folders.add(folder);
  }
  return Object.fromEntries(Object.entries(files).filter(([file]) => !folders.has(file)));
}
