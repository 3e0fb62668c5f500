import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, symlinkSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { withFolder, write } from '../disk/temporary-folder.ts';
import { type Ran, ran, ranWith } from './ran.ts';

const spec = `---\ntollgate: spec\n---\n# S\n\n## Requirements\n\n### REQ-001 Do\nWanted.\n\nAcceptance criteria:\n1. THE SYSTEM SHALL do it.\n`;
const files = {
  'docs/specs/s.md': spec,
  'src/a.js': '// @req REQ-001\n',
  'junit.xml': '<testsuite name="s"><testcase classname="s" name="more"/></testsuite>',
  'tollgate.yaml':
    'gate: requirements\npeople:\n  - {name: A, roles: [tester]}\n  - {name: B, roles: [customer]}\ntests: {atLeast: 1}\n',
};

function git(root: string, ...args: readonly string[]): string {
  const quiet = [
    '-c',
    'user.name=t',
    '-c',
    'user.email=t@t',
    '-c',
    'init.defaultBranch=main',
    '-c',
    'commit.gpgsign=false',
  ];
  return execFileSync('git', ['-C', root, ...quiet, ...args], { stdio: ['ignore', 'pipe', 'ignore'] }).toString();
}

/** What `--policy` tells of a change since the first commit. */
async function told(root: string): Promise<readonly string[]> {
  const { out } = await ran(root, 'check', '--policy', 'base', '--format', 'json');
  const { problems } = JSON.parse(out) as { problems: { file: string; line: number; found: string }[] };
  return problems.map(({ file, line, found }) => `${file}:${line}: ${found}`);
}

/** A repository with one commit on main. */
function committed(root: string, more: Readonly<Record<string, string>> = {}): void {
  change(root, { ...files, ...more });
  git(root, 'init', '-q');
  git(root, 'add', '-A');
  git(root, 'commit', '-q', '-m', 'first');
  git(root, 'branch', '-f', 'base');
}

function change(root: string, changes: Readonly<Record<string, string>>): void {
  write(root, changes);
  for (const path of Object.keys(changes)) {
    const time = Date.UTC(2026, 10, path === 'junit.xml' ? 21 : 20) / 1000;
    utimesSync(join(root, path), time, time);
  }
}

describe('tollgate check --policy (GATE-010)', () => {
  it('lets no change open the gate by its own configuration', () =>
    withFolder({}, async (root) => {
      committed(root);
      change(root, { 'tollgate.yaml': 'gate: tests\n' });
      assert.equal((await ran(root, 'check')).exit, 0, 'by its own policy it is open');
      const { exit, out } = await ran(root, 'check', '--policy', 'base');
      assert.equal(exit, 1);
      assert.match(out, /REQ-001 has no linked test/);
      assert.match(out, /^tollgate\.yaml:1:7: warning: `gate` is lowered from requirements to tests/m);
      assert.match(out, /judged with the policy of `base`/);
    }));

  it('tells everything that is loosened, each at its place', () =>
    withFolder({}, async (root) => {
      committed(root);
      change(root, {
        'tollgate.yaml': [
          'gate: requirements',
          'severities: {requirements-verified: warn}',
          'people:',
          '  - {name: A, roles: [tester, customer]}',
          'paths: {exclude: [old], generated: [src/a.js], specs: [other]}',
          'waivers:',
          '  - {criterion: ids-unique, on: 2026-11-20, until: 2026-12-20, by: A, reason: because}',
        ].join('\n'),
        '.tollgate-baseline.yaml': 'findings:\n  - {criterion: criteria-written, subject: REQ-001, result: fails}\n',
        'docs/specs/tollgate.yaml': 'gate: tests\n',
      });
      const { out } = await ran(root, 'check', '--policy', 'base', '--format', 'json');
      const verdict = JSON.parse(out) as {
        problems: { file: string; line: number; found: string }[];
        requirements: object[];
      };
      assert.deepEqual(
        verdict.problems.map(({ file, line, found }) => `${file}:${line}: ${found}`),
        [
          '.tollgate-baseline.yaml:2: the baseline grows by 1 finding',
          'docs/specs/tollgate.yaml:1: nothing below `docs/specs` would be judged any more',
          'tollgate.yaml:1: `tests.atLeast` goes from 1 to 0, because `tests.atLeast` was taken out',
          'tollgate.yaml:2: `requirements-verified` is turned down from block to warn',
          'tollgate.yaml:4: only one person is listed, who may sign everything',
          'tollgate.yaml:4: A may now speak as: customer',
          'tollgate.yaml:5: `paths.exclude` takes out: old',
          'tollgate.yaml:5: `paths.generated` takes out: src/a.js',
          'tollgate.yaml:5: `paths.specs` names other files',
          'tollgate.yaml:7: a new waiver: `ids-unique`, until 2026-12-20',
        ],
      );
      assert.equal(verdict.requirements.length, 1, 'what is set apart is judged all the same');
    }));

  it('tells what is not asked for any more, wherever that was written', () =>
    withFolder({}, async (root) => {
      const requirement = (id: string, attributes = '', criteria = 2): string =>
        `### ${id} Do\nWanted.\n\n${attributes}\nAcceptance criteria:\n${['1. THE SYSTEM SHALL do it.', '2. THE SYSTEM SHALL stop.'].slice(0, criteria).join('\n')}\n`;
      const specOf = (...all: readonly string[]): string =>
        `---\ntollgate: spec\n---\n# S\n\n## Requirements\n\n${all.join('\n')}`;
      const ids = ['REQ-001', 'REQ-002', 'REQ-003', 'REQ-004', 'REQ-005', 'REQ-006', 'REQ-007', 'REQ-008'];
      const defect = (severity: string): string => `---\nstatus: open\nseverity: ${severity}\n---\n# Broken\n`;
      committed(root, {
        'docs/specs/s.md': specOf(...ids.map((id) => requirement(id, id === 'REQ-004' ? '- Release: 1.0\n' : ''))),
        'docs/specs/moved.md': specOf(requirement('REQ-011'), requirement('REQ-012', '- State: draft\n')),
        'docs/defects/BUG-001-x.md': defect('blocker'),
        'docs/defects/BUG-002-x.md': defect('critical'),
        'docs/defects/BUG-003-x.md': defect('minor'),
      });
      assert.deepEqual(await told(root), []);
      change(root, {
        'docs/specs/s.md': specOf(
          requirement('REQ-001', '- State: draft\n'),
          requirement('REQ-002', '- State: retired (2026-11-20, later)\n'),
          requirement('REQ-003', '- Release: 2.0\n'),
          requirement('REQ-004', '- Release: 1.10\n'),
          requirement('REQ-005', '- Verify by: inspection\n'),
          requirement('REQ-006', '', 1),
          requirement('REQ-008', '- Priority: must\n'),
        ),
        'examples/moved.md': specOf(requirement('REQ-011')),
        'docs/defects/BUG-001-x.md': defect('minor'),
      });
      for (const path of ['docs/specs/moved.md', 'docs/defects/BUG-002-x.md', 'docs/defects/BUG-003-x.md'])
        rmSync(join(root, path));
      assert.deepEqual(await told(root), [
        'docs/defects/BUG-001-x.md:5: BUG-001 was blocker, and is minor now',
        'docs/defects/BUG-002-x.md:5: BUG-002 is not there any more',
        'docs/specs/moved.md:8: REQ-011 is not there any more',
        'docs/specs/s.md:8: REQ-001 is a draft now',
        'docs/specs/s.md:17: REQ-002 is retired now',
        'docs/specs/s.md:26: REQ-003 is for release 2.0 only now',
        'docs/specs/s.md:35: REQ-004 is put off from release 1.0 to 1.10',
        'docs/specs/s.md:44: REQ-005 is verified by inspection now, and by a test before',
        'docs/specs/s.md:53: REQ-006/2 is not there any more: “THE SYSTEM SHALL stop.”',
        'docs/specs/s.md:57: REQ-007 is not there any more',
      ]);
    }));

  it('tells what is asked for in other words, and what is due later', () =>
    withFolder({}, async (root) => {
      const specOf = (deadline: string, ...lines: readonly string[]): string =>
        [
          '---',
          'tollgate: spec',
          ...(deadline === '' ? [] : [`deadline: ${deadline}`]),
          '---',
          '# S',
          '',
          '## Requirements',
          '',
          ...lines,
          '',
        ].join('\n');
      const criteria = (...all: readonly string[]): readonly string[] => [
        'Acceptance criteria:',
        ...all.map((each, at) => `${at + 1}. THE SYSTEM SHALL ${each}.`),
        '',
      ];
      const before = [
        '### REQ-001 Do',
        'Wanted.',
        '',
        '- Deadline: 2026-12-01',
        '',
        ...criteria('answer within 3 s', 'stop', 'start'),
      ];
      committed(root, {
        'docs/specs/s.md': specOf('2026-12-31', ...before),
        'docs/specs/t.md': specOf('2026-12-31', '### REQ-008 Wait'),
        'docs/specs/u.md': specOf('after the fair', '### REQ-009 Go'),
      });
      assert.deepEqual(await told(root), []);
      change(root, {
        'docs/specs/s.md': specOf(
          '2027-01-31',
          '### REQ-001 Do it',
          'Wanted  by all.',
          '',
          '- Deadline: 2026-12-02',
          '',
          ...criteria('start', 'answer within 300 s', 'sing'),
        ),
        'docs/specs/t.md': specOf('', '### REQ-008 Wait'),
        'docs/specs/u.md': specOf('when it is ready', '### REQ-009 Go'),
      });
      const { out } = await ran(root, 'check', '--policy', 'base');
      assert.match(out, /REQ-001\/2 says .*\n.*so worded in `base`; whoever merges this agrees to the new words\n/);
      assert.match(out, /REQ-001\/1 is not there .*\n.*asked for in `base`; whoever merges this agrees that it is not/);
      assert.deepEqual(await told(root), [
        'docs/specs/s.md:3: docs/specs/s.md was due on 2026-12-31, and is due on 2027-01-31 now',
        'docs/specs/s.md:9: REQ-001 says something else now: Do {+it +}Wanted{+ by all+}.',
        'docs/specs/s.md:9: REQ-001/1 is not there any more: “THE SYSTEM SHALL answer within 3 s.”',
        'docs/specs/s.md:12: REQ-001 was due on 2026-12-01, and is due on 2026-12-02 now',
        'docs/specs/s.md:16: REQ-001/2 says something else now: THE SYSTEM SHALL [-stop-]{+answer within 300 s+}.',
        'docs/specs/t.md:4: docs/specs/t.md was due on 2026-12-31, and has no deadline now',
      ]);
      change(root, {
        'docs/specs/s.md': specOf(
          '2026-12-30',
          '### REQ-001 Do',
          'Wanted.',
          '',
          '- Deadline: 2026-11-30',
          '',
          ...criteria('begin', 'stop', 'answer within 3 s', 'start'),
        ),
        'docs/specs/t.md': specOf('2026-12-31', '### REQ-008 Wait'),
      });
      assert.deepEqual(await told(root), [], 'to ask for more, or sooner, or in another order, is no loosening');
    }));

  it('tells of a requirement that is one sentence once that it says something else', () =>
    withFolder({}, async (root) => {
      const spec = (within: string): string =>
        `# Feature Specification: S\n\n## Requirements\n\n### Functional Requirements\n\n- **FR-001**: System MUST answer within ${within} s.\n`;
      committed(root, { 'specs/001-s/spec.md': spec('3') });
      change(root, { 'specs/001-s/spec.md': spec('30') });
      assert.deepEqual(await told(root), [
        'specs/001-s/spec.md:7: 001-s/FR-001 says something else now: System MUST answer within [-3-]{+30+} s.',
      ]);
    }));

  it('counts what is agreed, not what is only proposed or stands beside it', () =>
    withFolder({}, async (root) => {
      const draft = spec.replace('Acceptance', '- State: draft\n\nAcceptance');
      const delta =
        '## ADDED Requirements\n\n### Requirement: Sing\nThe system SHALL sing.\n\n#### Scenario: S\n- **THEN** it sings\n';
      committed(root, {
        'openspec/changes/archive/2026-01-01-sing/specs/s/spec.md': delta,
        'openspec/changes/archive/2026-01-01-sing/proposal.md': '# Sing\n',
      });
      rmSync(join(root, 'openspec'), { recursive: true });
      change(root, { 'docs/specs/r.md': draft });
      assert.deepEqual(await told(root), []);
      change(root, { 'docs/specs/r.md': draft.replace('Wanted', 'Not so much'), 'docs/specs/s.md': draft });
      assert.deepEqual(await told(root), ['docs/specs/r.md:8: REQ-001 is a draft now'], 'its words do not matter then');
    }));

  it('tells of serious defects that are closed without a proof, or shown by another test', () =>
    withFolder({}, async (root) => {
      const defect = (status: string, test?: string): string =>
        `---\nstatus: ${status}\nseverity: critical\n${test === undefined ? '' : `test: ${test}\n`}---\n# Broken\n`;
      const at = (n: number): string => `docs/defects/BUG-00${n}-x.md`;
      committed(root, {
        [at(1)]: defect('open'),
        [at(2)]: defect('fixed', 'less'),
        [at(3)]: defect('open', 'more'),
        [at(4)]: defect('open', 'less'),
        [at(5)]: defect('open', 'less'),
        [at(6)]: defect('open'),
        [at(7)]: defect('closed', 'less'),
        [at(8)]: defect('open').replace('critical', 'major'),
        [at(9)]: defect('open'),
      });
      change(root, {
        [at(1)]: defect('closed'),
        [at(2)]: defect('closed', 'less'),
        [at(3)]: defect('closed', 'more'),
        [at(4)]: defect('closed', 'more'),
        [at(5)]: defect('open', 'more'),
        [at(6)]: defect('fixed', 'more'),
        [at(7)]: defect('closed', 'more'),
        [at(8)]: defect('closed'),
        [at(9)]: defect('closed', 'more').replace('critical', 'minor'),
      });
      assert.deepEqual(await told(root), [
        'docs/defects/BUG-001-x.md:5: BUG-001 is closed now, and no test that passes on this content shows it',
        'docs/defects/BUG-002-x.md:6: BUG-002 is closed now, and no test that passes on this content shows it',
        'docs/defects/BUG-004-x.md:4: BUG-004 was shown by “less”, and is by “more” now',
      ]);
    }));

  it('tells what ignore files hide from it since', () =>
    withFolder({}, async (root) => {
      const more = {
        '.gitignore': '*.log\n/kept\n!important.log\n',
        'important.log': '',
        'kept/a.js': '',
        'legacy/a.js': '',
        'legacy/deep/b.test.js': '',
        'old/far/a.js': '',
        'gone/a.js': '',
        'foo/bar/a.js': '',
        'lib/c.js': '',
        'lib/d.js': '',
        'docs/notes.txt': '',
        'docs/architecture/0001-a.md': '# A\n',
        'node_modules/a.js': '',
        'tollgate.yaml': 'paths: {exclude: [old/*]}\n',
      };
      committed(root, more);
      git(root, 'add', '-f', 'kept/a.js', 'node_modules/a.js');
      git(root, 'commit', '-q', '-m', 'what is ignored and tracked');
      git(root, 'branch', '-f', 'base');
      change(root, { '.gitignore': '# Ours.\n*.log\n/kept/\n*.tmp\n!important.log\n', 'new.tmp': '' });
      assert.deepEqual(await told(root), [], 'nothing that was looked at is hidden');
      change(root, {
        '.gitignore':
          '*.log\r\n/kept\r\nlegacy/ \r\nfoo/ba*\r\nold\r\ngone\r\nnode_modules\r\nnotes.txt\r\njunit.xml\r\n',
        'lib/.gitignore': '*\n!d.js\n',
        'foo/.gitignore': '!bar/\n',
        'docs/.gitignore': 'architecture\n',
      });
      rmSync(join(root, 'gone'), { recursive: true });
      assert.deepEqual(await told(root), [
        '.gitignore:1: `*.log` takes 1 file out of what is judged: important.log',
        '.gitignore:3: `legacy/` takes 2 files out of what is judged: legacy/a.js, legacy/deep/b.test.js',
        'docs/.gitignore:1: `architecture` takes 1 file out of what is judged: docs/architecture/0001-a.md',
        'lib/.gitignore:1: `*` takes 1 file out of what is judged: lib/c.js',
      ]);
      const { out } = await ran(root, 'check', '--policy', 'base');
      assert.match(out, /looked at in `base`; whoever merges this agrees that nobody looks there any more/);
    }));

  it('tells of ignore files above the part that is judged, and no more than three files of each rule', () =>
    withFolder({}, async (root) => {
      const names = ['a', 'b', 'c', 'd'];
      const part = Object.fromEntries(Object.entries(files).map(([path, text]) => [`group/part/${path}`, text]));
      const code = Object.fromEntries(names.map((name) => [`group/part/lib/${name}.js`, '']));
      change(root, { ...part, ...code, 'group/.gitignore': 'out\n' });
      git(root, 'init', '-q');
      git(root, 'add', '-A');
      git(root, 'commit', '-q', '-m', 'first');
      git(root, 'branch', '-f', 'base');
      change(root, { 'group/.gitignore': 'out\npart/lib\n' });
      assert.deepEqual(await told(join(root, 'group/part')), [
        '../.gitignore:2: `part/lib` takes 4 files out of what is judged: lib/a.js, lib/b.js, lib/c.js and 1 more',
      ]);
    }));

  it('says so where git lacks the ignore files of before', () =>
    withFolder({}, async (root) => {
      committed(root, { '.gitignore': 'out\n' });
      const blob = git(root, 'rev-parse', 'base:.gitignore').trim();
      rmSync(join(root, '.git/objects', blob.slice(0, 2), blob.slice(2)));
      assert.deepEqual(await told(root), [
        'tollgate.yaml:1: nobody compared what is ignored: git lacks files of `base`',
      ]);
    }));

  it('tells what needs no design any more, where design is asked for', () =>
    withFolder({}, async (root) => {
      const design = (value: string): string => spec.replace('Acceptance', `- Design: ${value}\n\nAcceptance`);
      committed(root, {
        'docs/specs/s.md': design('none'),
        'tollgate.yaml': 'severities: {requirements-designed: block}\n',
      });
      assert.deepEqual(await told(root), []);
      change(root, { 'docs/specs/s.md': design('none (too small)') });
      assert.deepEqual(await told(root), ['docs/specs/s.md:11: REQ-001 needs no design now: too small']);
      git(root, 'add', '-A');
      git(root, 'commit', '-q', '-m', 'second');
      git(root, 'branch', '-f', 'base');
      change(root, { 'docs/specs/s.md': design('none (far too small)') });
      assert.deepEqual(await told(root), [], 'it needed none before');
      committed(join(root, 'asks-less'));
      change(join(root, 'asks-less'), { 'docs/specs/s.md': design('none (too small)') });
      assert.deepEqual(await told(join(root, 'asks-less')), [], 'nothing asks for design there');
    }));

  it('tells of waivers what they excuse more, or longer, or sooner', () =>
    withFolder({}, async (root) => {
      const config = (...waivers: readonly string[]): string =>
        `waivers:\n${waivers.map((each) => `  - {criterion: ${each}, by: A, reason: because}\n`).join('')}`;
      committed(root, {
        'tollgate.yaml': config(
          'ids-unique, on: 2026-12-01, until: 2026-12-20',
          'tasks-done, subject: a.md, on: 2026-12-01, until: 2026-12-20',
          'design-current, on: 2026-12-01, until: 2026-12-10',
          'design-current, on: 2026-12-15, until: 2026-12-20',
        ),
      });
      change(root, {
        'tollgate.yaml': config(
          'ids-unique, on: 2026-11-20, until: 2026-12-20',
          'ids-unique, subject: REQ-001, on: 2026-12-02, until: 2026-12-19',
          'ids-unique, subject: REQ-002, on: 2026-12-02, until: 2026-12-21',
          'tasks-done, subject: a.md, on: 2026-12-02, until: 2026-12-21',
          'tasks-done, on: 2026-12-02, until: 2026-12-20',
          'design-current, on: 2026-12-05, until: 2026-12-20',
        ),
      });
      assert.deepEqual(await told(root), [
        'tollgate.yaml:2: a waiver that begins earlier: `ids-unique`, on 2026-11-20',
        'tollgate.yaml:4: a new waiver: `ids-unique REQ-002`, until 2026-12-21',
        'tollgate.yaml:5: a longer waiver: `tasks-done a.md`, until 2026-12-21 instead of 2026-12-20',
        'tollgate.yaml:6: a new waiver: `tasks-done`, until 2026-12-20',
        'tollgate.yaml:7: a new waiver: `design-current`, until 2026-12-20',
      ]);
    }));

  it('does not ask for what others have written since', () =>
    withFolder({}, async (root) => {
      committed(root);
      git(root, 'checkout', '-q', '-b', 'ours');
      git(root, 'checkout', '-q', '-b', 'theirs');
      change(root, { 'docs/specs/t.md': files['docs/specs/s.md'].replace('REQ-001', 'REQ-002') });
      git(root, 'add', '-A');
      git(root, 'commit', '-q', '-m', 'theirs');
      git(root, 'checkout', '-q', 'ours');
      assert.doesNotMatch((await ran(root, 'check', '--policy', 'theirs')).out, /any more/);
    }));

  it('tells who is no longer known to be no customer', () =>
    withFolder({}, async (root) => {
      const people = (...all: readonly string[]): string => `people:\n${all.map((each) => `  - {${each}}\n`).join('')}`;
      const [a, b, c] = ['name: A, roles: [tester]', 'name: B, roles: [customer]', 'name: C, roles: [developer]'];
      const d = 'name: D, roles: [manager]';
      committed(root, { 'tollgate.yaml': people(a, b, c, d) });
      change(root, { 'tollgate.yaml': people('name: A', b, d) });
      assert.deepEqual((await ran(root, 'check', '--policy', 'base')).out.match(/.*may sign as the customer.*/g), [
        'tollgate.yaml:2:3: warning: no role of A is listed any more, so that they may sign as the customer [problem]',
        'tollgate.yaml:2:3: warning: no role of C is listed any more, so that they may sign as the customer [problem]',
      ]);
    }));

  it('names a key that was taken out, at the key that it stood below', () =>
    withFolder({}, async (root) => {
      const before = [
        '# Ours.',
        'gate: delivery',
        'test: npm test',
        'people:',
        '  - {name: A, roles: [customer]}',
        'tests:',
        '  atLeast: 3',
        '  skipsAtMost: 1',
        'severities:',
        '  coverage-kept: block',
        '  wording-testable: block',
      ];
      committed(root, { 'tollgate.yaml': `${before.join('\n')}\n` });
      const after = ['# Ours.', '', 'tests:', '  skipsAtMost: 1', 'severities:', '  coverage-kept: block'];
      change(root, { 'tollgate.yaml': after.join('\n') });
      const { out } = await ran(root, 'check', '--policy', 'base');
      assert.deepEqual(out.match(/^tollgate\.yaml:.* was taken out/gm), [
        'tollgate.yaml:3:1: warning: `gate` is lowered from delivery to requirements, because `gate` was taken out',
        'tollgate.yaml:3:1: warning: `tests.atLeast` goes from 3 to 0, because `tests.atLeast` was taken out',
        'tollgate.yaml:3:1: warning: nobody is listed any more, so that anybody may speak for anyone, because `people` was taken out',
        'tollgate.yaml:3:1: warning: nothing says any more that `npm test` runs the tests, because `test` was taken out',
        'tollgate.yaml:5:1: warning: `wording-testable` is turned down from block to warn, because `severities.wording-testable` was taken out',
      ]);
      change(root, { 'tollgate.yaml': '' });
      assert.match(
        (await ran(root, 'check', '--policy', 'base')).out,
        /^tollgate\.yaml:1:1: warning: `gate` is lowered/m,
      );
    }));

  it('says nothing where nothing is loosened, or is made stricter', () =>
    withFolder({}, async (root) => {
      committed(root);
      assert.doesNotMatch((await ran(root, 'check', '--policy', 'base')).out, /warning/);
      change(root, { 'tollgate.yaml': files['tollgate.yaml'].replace('requirements', 'delivery').replace('1}', '9}') });
      const { out, exit } = await ran(root, 'check', '--policy', 'base');
      assert.equal(exit, 1);
      assert.doesNotMatch(out, /lowered|goes from/);
    }));

  it('is what a page is judged with, too', () =>
    withFolder({}, async (root) => {
      committed(root);
      change(root, { 'tollgate.yaml': 'gate: tests\n' });
      assert.match((await ran(root, 'report', '--out', '-')).out, /Gate open \(tests only\)/);
      const { out } = await ran(root, 'report', '--policy', 'base', '--out', '-');
      assert.match(out, /REQ-001 has no linked test/);
      assert.match(out, /Remarks on the policy.*<code>gate<\/code> is lowered from requirements to tests/s);
    }));

  it('uses the baseline of the commit, not the one that was added', () =>
    withFolder({}, async (root) => {
      committed(root);
      await ran(root, 'baseline');
      assert.equal((await ran(root, 'check')).exit, 0);
      assert.equal((await ran(root, 'check', '--policy', 'base')).exit, 1);
      git(root, 'add', '-A');
      git(root, 'commit', '-q', '-m', 'baseline');
      assert.equal((await ran(root, 'check', '--policy', 'HEAD')).exit, 0);
    }));

  it('is a configuration that is a link, as without another policy', () =>
    withFolder({}, async (root) => {
      if (process.platform === 'win32') return;
      const linked = async (target: string): Promise<Ran> => {
        rmSync(join(root, 'part/tollgate.yaml'), { force: true });
        symlinkSync(target, join(root, 'part/tollgate.yaml'));
        git(root, 'add', '-A');
        git(root, 'commit', '-qm', target);
        git(root, 'branch', '-f', 'base');
        rmSync(join(root, 'part/tollgate.yaml'));
        return await ran(root, 'check', 'part', '--policy', 'base');
      };
      committed(root, { 'part/ci/gate.yaml': 'gate: delivery\n' });
      assert.match((await linked('ci/gate.yaml')).out, /^level delivery/m);
      for (const target of ['nowhere', '../../outside', 'tollgate.yaml', 'ci']) {
        const { exit, err } = await linked(target);
        assert.equal(exit, 2, target);
        assert.match(err, /git cannot read `base`: tollgate\.yaml: /, target);
      }
    }));

  it('is in the way of a configuration with mistakes, wherever it is', () =>
    withFolder({}, async (root) => {
      committed(root);
      change(root, { 'tollgate.yaml': 'gate: nothing\n' });
      assert.equal((await ran(root, 'check', '--policy', 'base')).exit, 2);
      git(root, 'add', '-A');
      git(root, 'commit', '-q', '-m', 'broken');
      change(root, files);
      const { exit, out } = await ran(root, 'check', '--policy', 'HEAD');
      assert.equal(exit, 2);
      assert.match(out, /in `HEAD`: `gate` is `nothing`/);
    }));

  it('is in the way of a folder in the place of what says how strictly, which may ask for more', () =>
    withFolder({}, async (root) => {
      committed(root, { 'tollgate.yaml': 'gate: tests\n' });
      for (const path of ['.tollgate-baseline.yaml', 'tollgate.yaml']) {
        rmSync(join(root, path), { force: true });
        mkdirSync(join(root, path));
        const { exit, out } = await ran(root, 'check', '--policy', 'base');
        assert.equal(exit, 2, out);
        assert.equal(out.split(`error: \`${path}\` cannot be read`).length, 2, out);
      }
    }));

  it('needs a commit, where a script has none to give', () =>
    withFolder({}, async (root) => {
      committed(root);
      for (const ref of ['', ' '])
        assert.match((await ran(root, 'check', '--policy', ref)).err, /^tollgate: `--policy` needs a commit\n$/);
    }));

  it('tells evidence that cannot be read, as without another policy', () =>
    withFolder({}, async (root) => {
      committed(root, { 'tollgate.yaml': 'gate: tests\n' });
      assert.equal((await ran(root, 'check', '--policy', 'base')).exit, 0);
      mkdirSync(join(root, '.tollgate/evidence.json'), { recursive: true });
      for (const policy of [[], ['--policy', 'base']]) {
        const { exit, out } = await ran(root, 'check', ...policy);
        assert.equal(exit, 1, out);
        assert.match(out, /`\.tollgate\/evidence\.json` cannot be read/);
      }
    }));

  it('judges a part of a repository with the files of that part', () =>
    withFolder({}, async (root) => {
      change(root, Object.fromEntries(Object.entries(files).map(([path, text]) => [`part/${path}`, text])));
      git(root, 'init', '-q');
      git(root, 'add', '-A');
      git(root, 'commit', '-q', '-m', 'first');
      change(root, { 'part/tollgate.yaml': 'gate: tests\n' });
      assert.match((await ran(root, 'check', 'part', '--policy', 'HEAD')).out, /lowered from requirements to tests/);
    }));

  it('refuses what is no commit, whatever it is called, and runs nothing', () =>
    withFolder({}, async (root) => {
      committed(root);
      const planted = join(root, 'planted');
      for (const ref of [
        'nowhere',
        `--upload-pack=touch ${planted}`,
        '--help',
        '-h',
        'HEAD:tollgate.yaml',
        'a\nb',
        'base..HEAD',
        '^base',
        'HEAD; touch x',
        '$(touch x)',
      ]) {
        const { exit, err, out } = await ran(root, 'check', `--policy=${ref}`);
        assert.equal(exit, 2, `${ref}: ${out}`);
        assert.match(err, /git knows no commit/, ref);
      }
      assert.equal(existsSync(planted), false);
      assert.equal(existsSync(join(root, 'x')), false);
    }));

  it('refuses a name of several commits: a tag goes before the branch that is meant', () =>
    withFolder({}, async (root) => {
      committed(root);
      change(root, { 'tollgate.yaml': 'gate: tests\n' });
      git(root, 'commit', '-qam', 'looser');
      git(root, 'tag', 'base');
      const { exit, err } = await ran(root, 'check', '--policy', 'base');
      assert.equal(exit, 2);
      assert.match(err, /git knows several `base` here/);
      const { out } = await ran(root, 'check', '--policy', 'refs/heads/base');
      assert.match(out, /lowered from requirements to tests/);
    }));

  it('asks no repository that lies among the files', () =>
    withFolder({}, async (root) => {
      committed(root, { 'part/tollgate.yaml': 'gate: delivery\n' });
      change(root, { 'theirs/tollgate.yaml': 'gate: tests\n' });
      const theirs = join(root, 'theirs');
      git(theirs, 'init', '-q');
      git(theirs, 'add', '-A');
      git(theirs, 'commit', '-qm', 'looser');
      git(theirs, 'branch', 'base');
      for (const name of ['HEAD', 'config', 'objects', 'refs'])
        renameSync(join(theirs, '.git', name), join(root, 'part', name));
      for (const kind of ['bare = true', 'bare = false\nworktree = ..']) {
        write(root, { 'part/config': `[core]\nrepositoryformatversion = 0\n${kind}\n` });
        const { exit, err, out } = await ran(root, 'check', 'part', '--policy', 'base');
        assert.equal(exit, 2, out);
        assert.match(err, /bare repository/);
      }
    }));

  it('says what is missing: a repository, git, the rest of a shallow clone', () =>
    withFolder({}, async (root) => {
      change(root, files);
      assert.match((await ran(root, 'check', '--policy', 'main')).err, /lies in none/);
      rmSync(join(root, '.tollgate'), { recursive: true, force: true });
      committed(root);
      const path = process.env['PATH'];
      try {
        process.env['PATH'] = join(root, 'nothing');
        assert.match((await ranWith({}, root, 'check', '--policy', 'base')).err, /there is none on the PATH/);
      } finally {
        process.env['PATH'] = path;
      }
      git(root, 'commit', '-q', '--allow-empty', '-m', 'second');
      const clone = join(root, 'clone');
      execFileSync('git', ['clone', '-q', '--depth=1', `file://${root}`, clone], { stdio: 'ignore' });
      assert.match((await ran(clone, 'check', '--policy', 'HEAD~1')).err, /shallow: fetch it first/);
    }));

  it('does not mind what a hook tells git of its repository', () =>
    withFolder({}, async (root) => {
      committed(root);
      const before = process.env['GIT_DIR'];
      try {
        process.env['GIT_DIR'] = join(root, 'nowhere');
        assert.equal((await ran(root, 'check', '--policy', 'base')).exit, 1);
      } finally {
        if (before === undefined) delete process.env['GIT_DIR'];
        else process.env['GIT_DIR'] = before;
      }
    }));
});
