import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Verdict } from '../../src/core/index.ts';
import { asSomebody } from '../disk/as-somebody.ts';
import { withFolder } from '../disk/temporary-folder.ts';
import { now, ran, ranWith } from './ran.ts';

describe('The command line', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tollgate-cli-'));
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function write(files: Readonly<Record<string, string>>): void {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
      utimesSync(join(folder, path), now, now);
    }
  }

  const passing = '<testsuite name="s"><testcase classname="s" name="adds up"/></testsuite>';

  it('counts the boxes of a task list, also those that only tell what a mark means', async () => {
    const path = 'specs/001-login/tasks.md';
    write({ [path]: '- [x] T001 Lock\n- [ ] T002 [P] Unlock\n- [~] T003 Expire\n- [P] tasks = different files\n' });
    const { out } = await ran(folder, 'explain', path, '--json');
    const [{ tasks } = {}] = JSON.parse(out) as Record<string, unknown>[];
    assert.deepEqual(tasks, { done: 1, open: 1, other: 2 });
  });

  it('prints its version and its help, in both languages', async () => {
    assert.match((await ran(folder, '--version')).out, /^\d+\.\d+\.\d+\n$/);
    const english = await ran(folder, '--help');
    assert.equal(english.exit, 0);
    for (const word of ['check', 'explain', 'test', '--lang']) assert.ok(english.out.includes(word), word);
    assert.match((await ran(folder, 'sign', '--help')).out, /--today YYYY-MM-DD +the day that is written;/);
    assert.match(english.out, /^.*\n\n {2}tollgate \[folder\] /, 'first what needs no command');
    assert.match((await ran(folder, '--help', '--lang', 'ru')).out, /можно ли это выпускать/);
    for (const command of ['check', 'explain', 'test']) {
      const { out, exit } = await ran(folder, command, '--help');
      assert.doesNotMatch(out, /\*\.\w/, 'no shell of Windows takes a `*` for files');
      assert.equal(exit, 0);
      assert.ok(out.startsWith(`tollgate ${command}`), out);
    }
  });

  it('CLI-004 chooses the language of the environment, and the option over it', async () => {
    assert.match((await ranWith({ LANG: 'ru_RU.UTF-8' }, folder, 'check')).out, /Ворота/);
    assert.match((await ranWith({ LANG: 'ru_RU.UTF-8', LC_ALL: 'C' }, folder, 'check')).out, /Gate/);
    assert.match((await ranWith({ LANG: 'ru_RU.UTF-8' }, folder, 'check', '--lang', 'en')).out, /Gate/);
    assert.match((await ranWith({ LANG: 'de_DE.UTF-8' }, folder, 'check')).out, /Gate/);
  });

  it('CLI-004 heeds LANGUAGE as gettext does: a list, over all others, where the locale is not C', async () => {
    const russian = { LANG: 'ru_RU.UTF-8' };
    for (const [env, wanted] of [
      [{ LANGUAGE: 'ru' }, 'ru'],
      [{ LANGUAGE: 'de:ru_RU.UTF-8:en', LC_ALL: 'en_GB.UTF-8' }, 'ru'],
      [{ LANGUAGE: 'en:ru', ...russian }, 'en'],
      [{ LANGUAGE: 'de:fr', ...russian }, 'en'],
      [{ LANGUAGE: 'rue', ...russian }, 'en'],
      [{ LANGUAGE: '', ...russian }, 'ru'],
      [{ LANGUAGE: 'ru', LANG: 'C' }, 'en'],
      [{ LANGUAGE: 'ru', LC_ALL: 'C.UTF-8' }, 'en'],
      [{ LANGUAGE: 'ru', LC_ALL: 'POSIX', ...russian }, 'en'],
    ] as const) {
      const { out } = await ranWith(env, folder, 'check');
      assert.match(out, wanted === 'ru' ? /Ворота/ : /Gate/, JSON.stringify(env));
    }
    assert.match((await ranWith({ LANGUAGE: 'ru' }, folder, 'check', '--lang', 'en')).out, /Gate/);
  });

  it('CLI-004 is Russian to the last word when asked, but for names and code', async () => {
    write({ 'junit.xml': passing, 'src/a.js': '// a\n' });
    const { out } = await ran(folder, 'check', '--lang', 'ru', '--all');
    const words = out
      .replace(/`[^`]*`|\[[^\]]*\]|\S+\.(?:xml|js|yaml|md)\S*|“[^”]*”/g, '')
      .replaceAll('error:', '')
      .replaceAll('warning:', '')
      .replaceAll('note:', '');
    assert.doesNotMatch(words, /[A-Za-z]{4}/, words);
  });

  it('CLI-004 complains in the language that is asked for, wherever that stands', async () => {
    const russian = 'tollgate: `--today` требует значения: --today=YYYY-MM-DD\n';
    for (const argv of [
      ['check', '--lang', 'ru', '--today'],
      ['--lang=ru', 'check', '--today'],
      ['check', '--lang=en', '--lang=ru', '--today'],
    ])
      assert.equal((await ran(folder, ...argv)).err, russian, argv.join(' '));
    assert.match((await ran(folder, 'test', '--nonsense', '--', '--lang', 'ru')).err, /there is no option/);
    assert.match((await ranWith({ LANG: 'ru_RU' }, folder, '--nonsense', '--lang', 'en')).err, /there is no option/);
  });

  it('refuses what it does not know, with 2', async () => {
    for (const argv of [
      ['check', '--nonsense'],
      ['check', '--format', 'yaml'],
      ['check', '--gate', 'garden'],
      ['check', '--phase', 'lunch'],
      ['check', '--phase', 'test', '--gate', 'release'],
      ['check', '--today', '2026-02-30'],
      ['check', '--today', 'tomorrow'],
      ['check', '--release', ''],
      ['check', 'a', 'b'],
      ['check', 'no-such-folder'],
      ['no-such-command'],
      ['check', ''],
      ['check', '--', 'a', 'b'],
      [''],
      ['explain'],
      ['--lang', 'xx'],
    ]) {
      const { exit, out, err } = await ran(folder, ...argv);
      assert.equal(exit, 2, argv.join(' '));
      assert.equal(out, '', argv.join(' '));
      assert.match(err, /^tollgate: /, argv.join(' '));
    }
  });

  it('says what there is instead of what it does not know', async () => {
    write({ 'file.txt': '' });
    for (const [argv, expected] of [
      [['chekc'], 'there is no command and no folder `chekc`; did you mean `check`?'],
      [['check', 'file.txt'], '`file.txt` is no folder'],
      [['help', 'check'], 'there is no command and no folder `help`; `tollgate --help` lists the commands'],
      [['--nonsense'], 'there is no option `--nonsense`; `tollgate --help` lists them'],
      [['new', 'release', '--nonsense'], 'there is no option `--nonsense`; `tollgate new release --help` lists them'],
      [['check', '--today'], '`--today` needs a value: --today=YYYY-MM-DD'],
      [['check', '--gate', '--no-cache'], '`--gate` needs a value: --gate=release|operation'],
      [['check', '--lang'], '`--lang` needs a value: --lang=en|ru'],
      [['check', '--no-cache=1'], '`--no-cache` takes no value'],
      [['--help=1'], '`--help` takes no value'],
    ] as const)
      assert.equal((await ran(folder, ...argv)).err, `tollgate: ${expected}\n`);
  });

  it('takes what all commands have in common before the command as well, and a folder after two dashes', async () => {
    const said = await ran(folder, 'check', '--lang', 'ru');
    assert.deepEqual(await ran(folder, '--lang', 'ru', 'check'), said);
    assert.deepEqual(await ran(folder, '--lang=ru', 'check'), said);
    assert.deepEqual(await ran(folder, '--help', 'new', 'release'), await ran(folder, 'new', 'release', '--help'));
    write({ '--all/tollgate.yaml': 'gate: tests\n' });
    assert.match((await ran(folder, 'check', '--', '--all')).out, /level tests/);
  });

  it('CLI-001 exits with 0 for open, 1 for closed or unverified, 2 for error', async () => {
    assert.equal((await ran(folder, 'check')).exit, 1);
    write({ 'tollgate.yaml': 'gate: tests\n', 'junit.xml': passing });
    assert.equal((await ran(folder, 'check')).exit, 0);
    write({ 'junit.xml': passing.replace('/>', '><failure/></testcase>') });
    assert.equal((await ran(folder, 'check')).exit, 1);
    write({ 'tollgate.yaml': 'gate: wide open\n' });
    const error = await ran(folder, 'check');
    assert.equal(error.exit, 2);
    assert.match(error.out, /tollgate\.yaml:1:7: error:/);
    assert.equal((await ran(folder)).exit, 2);
  });

  it('CLI-001 judges nothing where what says how strictly cannot be read, listed or not, and says so once', async () => {
    const isWindows = process.platform === 'win32';
    const inTheWay: Readonly<Record<string, (path: string) => void>> = {
      'a folder': (path) => write({ [`${path}/x`]: '' }),
      ...(!isWindows && { 'a pipe': (path) => void execFileSync('mkfifo', [join(folder, path)]) }),
      ...(!isWindows && { 'a link out': (path) => symlinkSync(tmpdir(), join(folder, path)) }),
      ...(!isWindows && { 'a link to a folder': (path) => symlinkSync('src', join(folder, path)) }),
    };
    const all = { 'junit.xml': passing, 'src/a.js': '' };
    for (const path of ['tollgate.yaml', '.tollgate-baseline.yaml'])
      for (const [what, put] of Object.entries(inTheWay))
        for (const hidden of [
          {},
          { '.gitignore': `${path}\n` },
          ...(path === 'tollgate.yaml' ? [] : [{ 'tollgate.yaml': 'gate: tests\npaths: {exclude: ["*.yaml"]}\n' }]),
        ]) {
          rmSync(folder, { recursive: true });
          write({ ...all, ...(path !== 'tollgate.yaml' && { 'tollgate.yaml': 'gate: tests\n' }), ...hidden });
          put(path);
          const { exit, out } = await ran(folder, 'check');
          const where = `${what} as ${path}, ${JSON.stringify(hidden)}: ${out}`;
          assert.equal(exit, 2, where);
          assert.equal(out.split(`${path}:1:1: error: \`${path}\` `).length, 2, where);
        }
  });

  it('looks for reports where the configuration says, and says so where there are none', async () => {
    write({ 'junit.xml': passing, 'tollgate.yaml': 'gate: tests\n' });
    assert.equal((await ran(folder, 'check')).exit, 0);
    write({ 'tollgate.yaml': 'gate: tests\npaths: {reports: [build/a.xml, b.xml]}\n' });
    const { exit, out } = await ran(folder, 'check');
    assert.equal(exit, 1);
    assert.match(out, / with a report file at `build\/a\.xml`, `b\.xml`, as `paths\.reports` says\n/);
    assert.doesNotMatch(out, /usual place/);
  });

  it('CLI-001 says which gate is open, where that is not the one of a release', async () => {
    write({
      'docs/specs/a.md':
        '---\ntollgate: spec\n---\n# A\n\n## Requirements\n\n### A-1 One\n\nAcceptance criteria:\n1. It SHALL add.\n',
    });
    for (const [command, asked, said] of [
      ['check', ['--phase', 'requirements'], '✔ Gate open (up to Requirements): '],
      ['check', ['--phase=requirements', '--lang=ru'], '✔ Ворота открыты (до фазы «Требования» включительно): '],
      ['check', ['--phase=requirements', '--format=phases'], '✔ Gate open (up to Requirements): '],
      ['check', ['--gate', 'operation'], '? Gate unverified (operation): '],
      ['check', ['--gate', 'release'], '? Gate unverified: '],
      ['report', ['--phase', 'requirements', '--out', '-'], '✔ Gate open (up to Requirements)<'],
    ] as const) {
      const { out } = await ran(folder, command, ...asked);
      assert.ok(out.includes(said), `${asked.join(' ')}: ${out}`);
    }
  });

  it('CLI-001 prints JSON and nothing else on standard output, in English, ending in one line feed', async () => {
    write({ 'tollgate.yaml': 'gate: tests\n', 'junit.xml': passing });
    const { out } = await ran(folder, 'check', '--format', 'json', '--lang', 'ru');
    const verdict = JSON.parse(out) as Record<string, unknown>;
    assert.equal(out, `${JSON.stringify(verdict, undefined, 2)}\n`);
    assert.equal(verdict['verdict'], 'open');
    assert.doesNotMatch(out, /[\u0400-\u04ff]/);
    assert.ok(!out.includes(folder), 'no absolute path');
  });

  it('ends with 2, and says why, where the system refuses', async () => {
    write({ '.tollgate': 'a file where a folder must be' });
    const { exit, err } = await ran(folder, 'report');
    assert.equal(exit, 2);
    assert.match(err, /tollgate: the system says: E[A-Z]+/);
  });

  it('runs no tests of which nothing could be recorded', async () => {
    write({ '.tollgate/evidence.json/x': 'a folder where a file must be' });
    const { exit, err } = await ran(folder, 'test', '--', 'node', '-e', 'fs.writeFileSync("ran", "")');
    assert.equal(exit, 2);
    assert.match(err, /^tollgate: what the tests prove could not be recorded, so they were not run: EISDIR/);
    assert.deepEqual(readdirSync(folder), ['.tollgate']);
  });

  it('colours only a terminal, and obeys NO_COLOR and FORCE_COLOR', async () => {
    const escape = '\u001b[';
    assert.ok(!(await ran(folder, 'check')).out.includes(escape));
    assert.ok((await ranWith({ TERMINAL: '1' }, folder, 'check')).out.includes(escape));
    assert.ok(!(await ranWith({ TERMINAL: '1', NO_COLOR: '1' }, folder, 'check')).out.includes(escape));
    assert.ok((await ranWith({ FORCE_COLOR: '1' }, folder, 'check')).out.includes(escape));
    assert.ok(!(await ranWith({ TERMINAL: '1', FORCE_COLOR: '0' }, folder, 'check')).out.includes(escape));
    assert.ok(!(await ranWith({ TERMINAL: '1' }, folder, 'check', '--format', 'json')).out.includes(escape));
  });

  it('says what comes next as a sentence: what was found, and what would do', async () => {
    const heading =
      '---\ntollgate: spec\n---\n# Shop\n\n## Requirements\n\n### REQ-001 Pay\n\nAcceptance criteria:\n\n1. The shop SHALL take money.\n';
    write({ 'docs/specs/a.md': heading, 'docs/specs/b.md': heading });
    const { out } = await ran(folder);
    assert.match(out, /\n {2}docs\/specs\/b\.md:8: REQ-001 is taken: .*\n {4}→ a number of its own\n/);
    assert.match(out, /\n\nNext: tollgate edit change-id --at docs\/specs\/b\.md:8\n$/);
  });

  it('says it once where it was the first reason, and whole where it was not', async () => {
    const [{ out: empty }, { out: russian }] = [await ran(folder), await ran(folder, '--lang', 'ru')];
    assert.match(
      empty,
      /\n\nNext: no life cycle has begun here\n {2}→ a life cycle: .*\n {2}tollgate new life-cycle\n$/,
    );
    assert.match(russian, /\n\nДальше: .*\n {2}→ .*\n {2}tollgate new life-cycle\n$/);
    write({ 'tollgate.yaml': 'gate: nothing\n' });
    assert.ok(!(await ran(folder)).out.includes('Next'));
    write({ 'tollgate.yaml': 'gate: tests\n', 'src/a.js': '// a\n' });
    assert.match((await ran(folder)).out, /\n {2}no test results were found\n {4}→ .*\n\nNext: tollgate test\n$/);
  });

  it('writes nothing into a folder that never invited it', async () => {
    write({ 'src/a.js': '// a\n', 'junit.xml': passing });
    await ran(folder, 'check');
    await ran(folder);
    await ran(folder, 'explain', 'junit.xml');
    assert.deepEqual(readdirSync(folder).sort(), ['junit.xml', 'src']);
  });

  it('judges with its cache as without it', async () => {
    write({ 'tollgate.yaml': 'gate: tests\n', 'junit.xml': passing, 'src/a.js': '// a\n' });
    const without = await ran(folder, 'check', '--format', 'json', '--no-cache');
    const first = await ran(folder, 'check', '--format', 'json');
    const second = await ran(folder, 'check', '--format', 'json');
    assert.equal(first.out, without.out);
    assert.equal(second.out, without.out);
  });

  it('prints nothing of a repository that a CI service would take for a command in its log', async () => {
    const hostile = [
      '##[add-mask]e',
      '##vso[task.setvariable variable=a]b',
      '::stop-commands::c',
      '::error file=a:b::d',
    ];
    write({
      '::error title=x::##[debug]y.md': `---\ntollgate: spec\n---\n# S\n\n## Requirements\n\n${hostile.map((each, n) => `### REQ-00${n} ${each}\n${each}\n`).join('\n')}`,
    });
    for (const argv of [
      ['check', '--all'],
      ['check', '--format', 'json'],
      ['explain', '::error title=x::##[debug]y.md'],
      ['sign'],
      [],
    ]) {
      const { out } = await ran(folder, ...argv);
      if (argv.length > 0) assert.match(out, /REQ-003/, argv.join(' '));
      assert.doesNotMatch(out, /##(?:vso)?\[|^\s*::[\w-]+(?: .*?)?::/m, argv.join(' '));
    }
  });

  it('sends no sign that commands a terminal, or turns the writing round, from a repository to it', async () => {
    const hostile = 'x\u001b[2J\u202e\u2066\u009by';
    write({
      [`docs/specs/${hostile}.md`]: `---\ntollgate: spec\n---\n# S\n\n## Requirements\n\n### REQ-001 ${hostile}\n\nAcceptance criteria:\n1. It SHALL ${hostile}.\n`,
    });
    for (const argv of [
      ['digest', 'REQ-001'],
      ['explain', `docs/specs/${hostile}.md`],
      ['sign'],
      ['baseline', '--dry-run'],
      ['check', '--all'],
      ['check', '--format', 'phases'],
      ['check', '--format', 'json'],
      ['new', 'requirement', '--title', 'Another', '--criterion', 'It SHALL do.'],
      ['sign', '--by', 'N. Wind', '--role', 'customer'],
      [],
    ]) {
      const { out, err } = await ran(folder, ...argv);
      assert.doesNotMatch(out + err, /[\0-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/, argv.join(' '));
      if (argv.length < 3 && argv.length > 0) assert.match(out, /x␛\[2J\ufffd\ufffd\ufffdy/, argv.join(' '));
    }
    const { out: verdict } = await ran(folder, 'check', '--format', 'json');
    const { requirements } = JSON.parse(verdict) as { requirements: { file: string }[] };
    assert.equal(requirements[0]?.file, `docs/specs/${hostile}.md`, 'machines read what it is called');
    const { out } = await ran(folder, 'digest', 'REQ-001', '--text');
    assert.ok(out.includes(hostile), 'what is digested is printed to the byte');
    const dry = ['new', 'requirement', '--title', 'A', '--criterion', 'It SHALL do.', '--dry-run'];
    assert.ok((await ran(folder, ...dry)).out.includes(hostile), 'what others apply is printed to the byte');
    const { out: seen } = await ranWith({ TERMINAL: '1', NO_COLOR: '1' }, folder, ...dry);
    assert.doesNotMatch(seen, /[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/);
  });

  it('says where a test that fails is written, and to machines where that was reported', async () => {
    const old = new Date('2026-01-01');
    write({
      'test/cart.test.js': "import { it } from 'vitest';\n\nit('adds up', () => {});\n",
      'junit.xml':
        '<testsuite name="test/cart.test.js">\n<testcase classname="test/cart.test.js" name="adds up"><failure/></testcase></testsuite>',
    });
    utimesSync(join(folder, 'test/cart.test.js'), old, old);
    assert.match((await ran(folder, 'check')).out, /^test\/cart\.test\.js:3:1: error: the test “adds up” fails/m);
    assert.match((await ran(folder)).out, /^ {2}test\/cart\.test\.js:3: the test “adds up” fails/m);
    assert.match((await ran(folder, 'report', '--out', '-')).out, /fails <code class="soft">test\/cart\.test\.js:3</);
    const { findings } = JSON.parse((await ran(folder, 'check', '--format', 'json')).out) as Pick<Verdict, 'findings'>;
    assert.equal(findings.find(({ criterion }) => criterion === 'tests-pass')?.place?.file, 'junit.xml');
  });

  it('CLI-003 takes no file of a project for a report that cannot be read', async () => {
    write({
      'package.json': '{"version": "1.2.0", "scripts": {"test": "vitest"}}\n',
      'CHANGELOG.md': '# Changelog\n\n## 1.2.0\n\n- faster\n\n## 1.1.0\n\n- slower\n',
      '.github/workflows/ci.yml': 'jobs:\n  test:\n    steps:\n      - run: npm test\n',
      'ci/all.sh': '#!/bin/sh\n# @req CI-001\nnpm test\n',
      'tsconfig.json': '{}\n',
      'tollgate.yaml': 'gate: tests\n',
    });
    const paths = ['package.json', 'CHANGELOG.md', '.github/workflows/ci.yml', 'ci/all.sh', 'tsconfig.json'];
    const { out } = await ran(folder, 'explain', ...paths);
    const [shown] = out.split('\n  as evidence: nothing');
    assert.equal(
      shown,
      `package.json: what the project says of itself (manifest)
  version: 1.2.0
CHANGELOG.md: a changelog (changelog)
  versions: 1.2.0, 1.1.0
.github/workflows/ci.yml: commands of CI or of the project (pipelines)
ci/all.sh: commands of CI or of the project (scripts)
  requirements: CI-001
tsconfig.json: read as a test report`,
    );
    const told = JSON.parse((await ran(folder, 'explain', '--json', ...paths)).out) as { kind: string }[];
    assert.deepEqual(
      told.map(({ kind }) => kind),
      ['none', 'none', 'none', 'source', 'report'],
    );
  });

  it('takes no text and no source for the report that it shows', async () => {
    const shown = '1..1\nok 1 - adds\n';
    write({
      'docs/tap.md': `# TAP\n\n\`\`\`\n${shown}\`\`\`\n`,
      'test/tap.test.js': `parse(\`\n${shown}\`);\n`,
      'a.txt': shown,
    });
    const { out } = await ran(folder, 'explain', 'docs/tap.md', 'test/tap.test.js', 'a.txt', '--json');
    const files = JSON.parse(out) as Record<string, unknown>[];
    assert.deepEqual(
      files.map(({ kind, verdict }) => [kind, verdict]),
      [
        ['none', undefined],
        ['source', undefined],
        ['report', 'pass'],
      ],
    );
  });
});

describe('tollgate explain', () => {
  it('CLI-003 tells of each file, in the order of the arguments', async () => {
    const { out, exit } = await ran(
      process.cwd(),
      'explain',
      'examples/docs/specs/invoicing.md',
      'examples/docs/architecture/0001-amounts-in-cents.md',
      'examples/src/invoice.js',
      'LICENSE',
      '--json',
    );
    assert.equal(exit, 0);
    const files = JSON.parse(out) as Record<string, unknown>[];
    assert.deepEqual(
      files.map(({ file, kind }) => [file, kind]),
      [
        ['examples/docs/specs/invoicing.md', 'specification'],
        ['examples/docs/architecture/0001-amounts-in-cents.md', 'note'],
        ['examples/src/invoice.js', 'source'],
        ['LICENSE', 'none'],
      ],
    );
    assert.deepEqual(files[0]?.['requirements'], ['REQ-001', 'REQ-002', 'REQ-003', 'REQ-004', 'REQ-005']);
    assert.equal(files[0]?.['acceptanceCriteria'], 5);
    assert.deepEqual(files[1]?.['note'], { title: 'Keep amounts in whole cents', status: 'accepted' });
    assert.deepEqual(files[2]?.['requirements'], ['REQ-001', 'REQ-002', 'REQ-001', 'REQ-003']);
  });

  it('says that a file is not there, with 2', async () => {
    const { out, exit } = await ran(process.cwd(), 'explain', 'no-such-file.xml');
    assert.equal(exit, 2);
    assert.equal(out, 'no-such-file.xml: no such file, or it cannot be read; wanted: the path of a file\n');
  });

  it('CLI-003 tells of the others where one leads nowhere: below a file, round in circles, into a locked folder, too long', async () => {
    const known = 'examples/src/invoice.js';
    for (const nowhere of [`${known}/x`, 'n'.repeat(300)]) {
      const { out, exit } = await ran(process.cwd(), 'explain', nowhere, known);
      assert.equal(exit, 2);
      assert.ok(out.startsWith(`${nowhere}: no such file, or it cannot be read; wanted: the path of a file\n`), out);
      assert.match(out, /\nexamples\/src\/invoice\.js: a source file/);
      assert.equal((await ran(process.cwd(), 'check', nowhere)).err, `tollgate: \`${nowhere}\` is no folder\n`);
    }
    if (process.platform === 'win32') return;
    await withFolder({ 'a.js': '// a\n' }, async (root) => {
      symlinkSync('round', join(root, 'round'));
      const { out, exit } = await ran(root, 'explain', 'round', 'a.js');
      assert.equal(exit, 2);
      assert.match(out, /^round: no such file, or it cannot be read; .*\na\.js: a source file/);
      chmodSync(root, 0);
      const locked = await asSomebody(() => ran(process.cwd(), 'explain', join(root, 'a.js'), known));
      chmodSync(root, 0o700);
      assert.equal(locked.exit, 2);
      assert.match(
        locked.out,
        /\/a\.js: no such file, or it cannot be read; .*\nexamples\/src\/invoice\.js: a source file/,
      );
    });
  });

  it('says that something is a folder, and what judges that', async () => {
    const { out, exit } = await ran(process.cwd(), 'explain', 'examples/docs/', 'examples/src/invoice.js', '.');
    assert.equal(exit, 2);
    assert.deepEqual(
      out.split('\n').filter((line) => !line.startsWith(' ')),
      [
        'examples/docs/: this is a folder; wanted: a file in it; `tollgate check examples/docs` judges a folder',
        'examples/src/invoice.js: a source file (javascript)',
        '.: this is a folder; wanted: a file in it; `tollgate check .` judges a folder',
        '',
      ],
    );
    const json = await ran(process.cwd(), 'explain', 'examples', '--json');
    assert.match(json.out, /"found": "this is a folder"/);
  });
});
