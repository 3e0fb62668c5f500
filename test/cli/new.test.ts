import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withFolder, write } from '../disk/temporary-folder.ts';
import { ran, ranAnswering } from './ran.ts';

const spec =
  '---\ntollgate: spec\n---\n# Invoices\n\n## Requirements\n\n### REQ-001 Total\n\nAcceptance criteria:\n1. It SHALL add up.\n';
const read = (root: string, path: string): string => readFileSync(join(root, path), 'utf8');

describe('tollgate new', () => {
  it('writes what the options say, and tells where', () =>
    withFolder({ 'docs/specs/a.md': spec }, async (root) => {
      const { exit, out, err } = await ran(
        root,
        'new',
        'requirement',
        '--title',
        'Tax',
        '--criterion',
        'It SHALL round.',
      );
      assert.deepEqual([exit, err], [0, '']);
      assert.match(out, /^REQ-002 is in `docs\/specs\/a\.md`\n {2}docs\/specs\/a\.md:14:1\n$/);
      assert.match(read(root, 'docs/specs/a.md'), /### REQ-002 Tax\n\n\nAcceptance criteria:\n1\. It SHALL round\.\n$/);
    }));

  it('gives no ID twice where several write at once, nor to whoever answered while somebody else wrote', () =>
    withFolder({ 'docs/specs/a.md': spec, 'docs/specs/b.md': spec.replace('REQ-001', 'REQ-002') }, async (root) => {
      const one = (title: string, file: string): ReturnType<typeof ran> =>
        ran(root, 'new', 'requirement', '--title', title, '--specification', file);
      const defect = (title: string): ReturnType<typeof ran> => ran(root, 'new', 'defect', '--title', title);
      const all = await Promise.all([
        ...['A', 'B', 'C'].map((title) => one(title, 'docs/specs/a.md')),
        ...['D', 'E', 'F'].map((title) => one(title, 'docs/specs/b.md')),
        ...['G', 'H', 'I'].map(defect),
      ]);
      assert.deepEqual([...new Set(all.map(({ exit, err }) => `${exit}${err}`))], ['0']);
      const given = all.map(({ out }) => out.split(' ')[0]).sort();
      const numbers = [3, 4, 5, 6, 7, 8].map((n) => `REQ-00${n}`);
      assert.deepEqual(given, ['BUG-001', 'BUG-002', 'BUG-003', ...numbers]);

      const meanwhile = async (): Promise<string> => {
        assert.equal((await defect('K')).exit, 0);
        return 'L';
      };
      const { out } = await ranAnswering([meanwhile, '', '', '', '', ''], root, 'new', 'defect');
      assert.match(out, /BUG-005 is in /);
    }));

  it('lists no choices where there are none', () =>
    withFolder({}, async (root) => {
      const { exit, err } = await ran(
        root,
        'new',
        'defect',
        ...['--title', 'x', '--severity', 'major', '--requirement', 'REQ-404'],
      );
      assert.deepEqual([exit, err], [2, 'tollgate: `--requirement`: `REQ-404` is none of the choices\n']);
    }));

  it('takes nobody for no name', () =>
    withFolder({ 'docs/specs/a.md': spec }, async (root) => {
      const { exit, err } = await ran(root, 'sign', '--by', ' ~ ', '--role', 'customer');
      assert.deepEqual([exit, err], [2, 'tollgate: `--by`: a name, without brackets\n']);
    }));

  it('says who has signed where nothing is left, and lets others sign what they name', () =>
    withFolder({ 'docs/specs/a.md': spec }, async (root) => {
      const sign = (...argv: string[]): ReturnType<typeof ran> => ran(root, 'sign', '--role', 'customer', ...argv);
      assert.equal((await sign('--by', 'N. Wind')).exit, 0);
      const left = 'Nothing is left to sign: everything that was asked for has its signature, by N. Wind.\n';
      const again = await sign('--by', 'B. Reeze');
      assert.deepEqual([again.exit, again.out, again.err], [0, left, '']);
      assert.equal((await sign()).out, left);
      const { exit, out } = await sign('--by', 'B. Reeze', '--requirements', 'REQ-001');
      assert.deepEqual([exit, out], [0, 'B. Reeze signed 1 requirement (customer)\n  docs/signoffs.yaml\n']);
      assert.match((await sign()).out, /has its signature, by B\. Reeze, N\. Wind\.$/m);
    }));

  it('asks the customer for a signature where another one was given in their place', () =>
    withFolder(
      {
        'docs/specs/a.md': spec,
        'tollgate.yaml': 'people: [{name: N. Wind, roles: [customer]}, {name: I. Petrov, roles: [analyst]}]\n',
      },
      async (root) => {
        const sign = (...argv: string[]): ReturnType<typeof ran> => ran(root, 'sign', ...argv);
        assert.match(
          (await sign('--by', 'I. Petrov', '--role', 'customer')).out,
          /so it is no signature of the customer$/m,
        );
        assert.match((await sign()).out, /signed by I\. Petrov on .*, which is not the customer’s signature$/m);
        assert.match((await sign('--by', 'N. Wind')).out, /^N\. Wind signed 1 requirement \(customer\)$/m);
        assert.match((await sign()).out, /^Nothing is left to sign.*, by I\. Petrov, N\. Wind\.$/m);
      },
    ));

  it('signs for nobody in a role that they did not name, unless it is known', () =>
    withFolder({ 'docs/specs/a.md': spec }, async (root) => {
      const sign = (): ReturnType<typeof ran> => ran(root, 'sign', '--by', 'N. Wind');
      const { exit, err } = await sign();
      assert.deepEqual(
        [exit, err],
        [2, 'tollgate: missing: --role customer|analyst|manager|developer|devops|tester\n'],
      );
      write(root, { 'tollgate.yaml': 'people: [{name: N. Wind, roles: [analyst]}, {name: B. Reeze}]\n' });
      assert.match((await sign()).out, /^N\. Wind signed 1 requirement \(analyst\)$/m);
    }));

  it('says why nothing can be written, before it asks for anything', () =>
    withFolder({ 'a.js': '// code\n' }, async (root) => {
      for (const [why, ...argv] of [
        ['there is no requirement yet; New Requirement writes the first', 'edit', 'record-feasibility'],
        ['no release has a protocol that goes on; begin one with New Release', 'release', 'tested'],
        ['no defect that is not closed has a test that passes on this content', 'edit', 'close-defect'],
        ['missing: --at', 'edit', 'link-to-requirement', '--requirement=REQ-001'],
        ['missing: --at', 'new', 'requirement-from-here'],
        ['`b.js` is not there any more, or is no text in UTF-8', 'edit', 'link-to-requirement', '--at=b.js:1'],
      ] as const) {
        const { exit, out, err } = await ran(root, ...argv);
        assert.deepEqual([exit, out, err], [2, '', `tollgate: ${why}\n`], argv.join(' '));
      }
    }));

  it('cites nothing below the end of a file', () =>
    withFolder({ 'docs/specs/a.md': spec, 'a.js': 'one();\ntwo();\n' }, async (root) => {
      const link = (line: number): ReturnType<typeof ran> =>
        ran(root, 'edit', 'link-to-requirement', '--requirement', 'REQ-001', '--at', `a.js:${line}`);
      assert.equal((await link(99)).err, 'tollgate: `--at`: `a.js` has 2 lines, and no line 99\n');
      assert.equal((await link(2)).exit, 0);
      assert.equal(read(root, 'a.js'), 'one();\n// @req REQ-001\ntwo();\n');
    }));

  it('says so where nothing is there to sign', () =>
    withFolder({ 'a.js': '' }, async (root) => {
      const { exit, out } = await ran(root, 'sign');
      assert.deepEqual([exit, out], [0, 'Nothing is there to sign: no requirement that is agreed was asked for.\n']);
      assert.equal((await ran(root, 'sign', '--by', 'N. Wind')).exit, 2);
    }));

  it('works on another folder, and speaks Russian', () =>
    withFolder({ 'x/docs/specs/a.md': spec }, async (root) => {
      const { exit, out } = await ran(root, 'new', 'requirement', 'x', '--title', 'Tax', '--lang', 'ru');
      assert.equal(exit, 0);
      assert.match(out, /^REQ-002 записано в/);
    }));

  it('shows what it would write, as a patch that git takes', () =>
    withFolder({ 'docs/specs/a.md': spec, 'src/a.ts': 'f();' }, async (root) => {
      const before = read(root, 'docs/specs/a.md');
      const argv = ['--title', 'Tax', '--at', 'src/a.ts:1'];
      const { exit, out } = await ran(root, 'new', 'requirement-from-here', ...argv, '--dry-run');
      assert.equal(exit, 0);
      assert.equal(read(root, 'docs/specs/a.md'), before);
      execFileSync('git', ['apply', '-'], { cwd: root, input: out });
      const patched = ['docs/specs/a.md', 'src/a.ts', 'test/tax.test.ts'].map((path) => read(root, path));
      execFileSync('git', ['apply', '-R', '-'], { cwd: root, input: out });
      assert.equal(read(root, 'docs/specs/a.md'), before);
      assert.equal((await ran(root, 'new', 'requirement-from-here', ...argv)).exit, 0);
      assert.deepEqual(
        ['docs/specs/a.md', 'src/a.ts', 'test/tax.test.ts'].map((path) => read(root, path)),
        patched,
      );
    }));

  it('names what is missing, and what is wrong', () =>
    withFolder({ 'docs/specs/a.md': spec, 'docs/specs/b.md': spec.replace('REQ-001', 'REQ-002') }, async (root) => {
      const errorOf = async (...argv: readonly string[]): Promise<string> => {
        const { exit, err, out } = await ran(root, 'new', ...argv);
        assert.deepEqual([exit, out], [2, '']);
        return err;
      };
      assert.match(
        await errorOf('requirement'),
        /missing: --specification docs\/specs\/a\.md\|docs\/specs\/b\.md, --title\n/,
      );
      assert.match(
        await errorOf('requirement', '--title', 'x', '--specification', 'c.md'),
        /--specification.*a\.md, docs\/specs\/b\.md/,
      );
      assert.match(await errorOf('requirement', '--title', 'x', '--deadline', 'soon'), /--deadline.*a day like/);
      assert.match(await errorOf('requirement', '--title', ' \n'), /--title/);
      assert.match(
        await errorOf('requirement', '--colour', 'red'),
        /no option `--colour`; `tollgate new requirement --help`/,
      );
      assert.match(await errorOf('cake'), /`cake` cannot be begun; there are .*requirement/);
      assert.match(await errorOf(), /say what: one of .*specification/);
      assert.match(await errorOf('requirement-from-here', '--title', 'x', '--at', 'src'), /--at/);
    }));

  it('helps, with every question as an option', async () => {
    const all = await ran('.', 'new', '--help');
    assert.match(all.out, /tollgate new requirement {2,}a requirement with the next ID/);
    const one = await ran('.', 'new', 'requirement', '--help');
    assert.match(one.out, /^tollgate new requirement \[folder\] \[options\]\n/);
    assert.match(one.out, /--deadline YYYY-MM-DD {2,}By which day\?/);
  });

  it('writes over nothing, and nothing where only a part could be written', () =>
    withFolder({ 'docs/specs/a.md': Buffer.from(spec).toString() }, async (root) => {
      writeFileSync(join(root, 'docs/architecture'), 'a file in the way');
      const { exit, err } = await ran(root, 'new', 'architecture-note', '--title', 'x');
      assert.equal(exit, 2);
      assert.match(err, /in the way/);
    }));

  it('asks at a terminal for what is missing, until it is right', () =>
    withFolder({ 'docs/specs/a.md': spec }, async (root) => {
      const { exit, out, asked } = await ranAnswering(['', 'Tax', '', 'It SHALL round.'], root, 'new', 'requirement');
      assert.equal(exit, 0);
      assert.equal(asked.length, 4);
      assert.match(
        out,
        /What is required, in a few words\? \(for example: Export an invoice as PDF\)\nthis must not stay empty\n/,
      );
      assert.match(read(root, 'docs/specs/a.md'), /### REQ-002 Tax/);
      const given = await ranAnswering([], root, 'new', 'requirement', '--title', 'More');
      assert.deepEqual([given.exit, given.asked], [0, []]);
      const numbers = await ranAnswering(['Cents', '2,1', ''], root, 'new', 'architecture-note');
      assert.equal(numbers.exit, 0);
      assert.match(read(root, 'docs/architecture/0001-cents.md'), /satisfies: \[REQ-002, REQ-001\]/);
      const givenUp = await ranAnswering([undefined], root, 'new', 'defect');
      assert.deepEqual([givenUp.exit, existsSync(join(root, 'docs/defects'))], [2, false]);
    }));

  it('changes no file that went while it asked', () =>
    withFolder({ 'docs/specs/a.md': spec }, async (root) => {
      const gone = (): string => {
        rmSync(join(root, 'docs'), { recursive: true });
        return 'It SHALL round.';
      };
      const { exit, err } = await ranAnswering(['Tax', '', gone], root, 'new', 'requirement');
      assert.equal(exit, 2);
      assert.match(err, /^tollgate: `docs\/specs\/a\.md` is not there any more/);
      assert.deepEqual(readdirSync(root), []);
    }));

  it('gives no ID that another branch has', () =>
    withFolder({ 'docs/specs/a.md': spec }, async (root) => {
      const git = (...args: readonly string[]): unknown =>
        execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@b', ...args], { cwd: root, stdio: 'pipe' });
      git('init', '-q', '-b', 'main');
      git('add', '.');
      git('commit', '-qm', 'x');
      git('checkout', '-qb', 'other');
      write(root, { 'docs/specs/a.md': `${spec}\n### REQ-009 Other\n` });
      git('commit', '-qam', 'y');
      git('checkout', '-q', 'main');
      const { out } = await ran(root, 'new', 'requirement', '--title', 'x');
      assert.match(out, /^REQ-010/);
    }));
});

describe('tollgate edit', () => {
  it('writes into what is there', () =>
    withFolder({ 'docs/specs/a.md': spec, 'src/a.ts': 'function f() {}\n' }, async (root) => {
      const by = ['--by', 'I. Petrov'];
      const recorded = await ran(
        root,
        'edit',
        'record-feasibility',
        '--requirement',
        'REQ-001',
        '--verdict',
        'yes',
        ...by,
      );
      assert.deepEqual([recorded.exit, recorded.err], [0, '']);
      assert.match(read(root, 'docs/specs/a.md'), /^- Feasible: yes \(I\. Petrov, 2026-11-23\)$/m);
      assert.equal(
        (await ran(root, 'edit', 'link-to-requirement', '--requirement', 'REQ-001', '--at', './src/a.ts:1')).exit,
        0,
      );
      assert.equal(read(root, 'src/a.ts'), '// @req REQ-001\nfunction f() {}\n');
      const nobody = await ran(
        root,
        'edit',
        'record-feasibility',
        '--requirement',
        'REQ-009',
        '--verdict',
        'yes',
        ...by,
      );
      assert.match(nobody.err, /--requirement.*REQ-001/);
    }));
});

describe('A newcomer', () => {
  const run =
    'node --test --test-reporter=spec --test-reporter-destination=stdout --test-reporter=junit --test-reporter-destination=junit.xml';

  /** The person writes one function and one test; the rest are four commands. */
  it('walks from an empty folder to an open gate, and from a line of code to a closed one', function () {
    this.timeout(60_000);
    return withFolder({}, async (root) => {
      let commands = 0;
      const does = async (...argv: readonly string[]): Promise<number> => {
        commands++;
        const { exit, err, out } = await ran(root, ...argv);
        assert.ok(exit < 2, err + out);
        return exit;
      };
      const wanted = 'WHEN lines are added, THE SYSTEM SHALL show their sum.';
      await does('new', 'life-cycle', '--title', 'Invoicing', '--requirement', 'Total', '--criterion', wanted);
      write(root, {
        'src/total.mjs': 'export const total = (lines) => lines.reduce((sum, line) => sum + line, 0);\n',
        'test/total.test.mjs': `import assert from 'node:assert/strict';\nimport { test } from 'node:test';\nimport { total } from '../src/total.mjs';\n\ntest('REQ-001 adds up', () => assert.equal(total([1, 2]), 3));\n`,
      });
      await does('edit', 'link-to-requirement', '--requirement', 'REQ-001', '--at', 'src/total.mjs:1');
      await does('test', '--', ...run.split(' '));
      assert.equal(await does('check'), 0);
      assert.equal(commands, 4);

      commands = 0;
      write(root, { 'src/tax.mjs': 'export function addTax(net) {\n  return net * 1.2;\n}\n' });
      await does(
        'new',
        'requirement-from-here',
        '--title',
        'Add the tax',
        '--criterion',
        'It SHALL add a fifth.',
        '--at',
        'src/tax.mjs:2',
      );
      await does('test', '--', ...run.split(' '));
      assert.equal(await does('check'), 1);
      assert.equal(commands, 3);
      const { out } = await ran(root, 'check', '--format', 'json');
      assert.equal((JSON.parse(out) as { verdict: string }).verdict, 'closed');
      const stub = 'test/add-the-tax.test.mjs';
      writeFileSync(join(root, stub), read(root, stub).replace("assert.fail('not written yet')", 'assert.ok(true)'));
      await does('test', '--', ...run.split(' '));
      assert.equal(await does('check'), 0);
    });
  });

  it('walks from a line of code, in a folder where nothing was written before, to a closed gate', function () {
    this.timeout(60_000);
    return withFolder({ 'src/tax.mjs': 'export function addTax(net) {\n  return net * 1.2;\n}\n' }, async (root) => {
      const said = ['--about', 'Invoicing', '--title', 'Add the tax', '--criterion', 'It SHALL add a fifth.'];
      assert.equal((await ran(root, 'new', 'requirement-from-here', '--at', 'src/tax.mjs:2', ...said)).exit, 0);
      // No build tool says how tests run here; the test does.
      await ran(root, 'test');
      const { exit, out } = await ran(root, 'check', '--format', 'json');
      const { verdict, requirements } = JSON.parse(out) as {
        verdict: string;
        requirements: readonly { code: readonly string[]; tests: readonly { result: string }[] }[];
      };
      assert.deepEqual([exit, verdict, requirements[0]?.code], [1, 'closed', ['src/tax.mjs:1']]);
      assert.equal(requirements[0]?.tests[0]?.result, 'failed');
    });
  });
});
