import assert from 'node:assert/strict';
import fc from 'fast-check';
import { inEnglish, type Verdict } from '../../src/core/index.ts';
import type { PhaseId } from '../../src/core/model.ts';
import { registry } from '../../src/core/registry.ts';
import { asJson, judged, tested } from '../judged.ts';
import type { MemoryRepository } from '../memory-files.ts';

const requirement = (id: string, more = ''): string =>
  `### ${id} Title of ${id}\n${more}\nAcceptance criteria:\n1. WHEN it is asked, THE SYSTEM SHALL answer.\n`;
const specification = (...requirements: readonly string[]): string =>
  `---\ntollgate: spec\n---\n# Spec\n\n## Requirements\n\n${requirements.join('\n')}`;
const report = (...cases: readonly string[]): string => `<testsuite name="s">${cases.join('')}</testsuite>`;
const passed = (name: string): string => `<testcase classname="s" name="${name}"/>`;
const failed = (name: string): string => `<testcase classname="s" name="${name}"><failure message="no"/></testcase>`;

function repository(files: Readonly<Record<string, string>>): MemoryRepository {
  return tested({ files });
}

const sound = {
  'docs/specs/a.md': specification(requirement('REQ-001'), requirement('REQ-002')),
  'src/a.js': '// @req REQ-001, REQ-002\n',
  'junit.xml': report(passed('REQ-001 answers'), passed('REQ-002 answers')),
};

function result(verdict: Verdict, id: string): string | undefined {
  return verdict.criteria.find((criterion) => criterion.id === id)?.result;
}

function standing(verdict: Verdict): string[] {
  return verdict.findings
    .filter((finding) => finding.severity === 'block' && finding.causedBy === null)
    .map((finding) => finding.id);
}

describe('The verdict (GATE-001)', () => {
  it('is open where everything asked for holds', () => {
    const verdict = judged(repository(sound));
    assert.equal(verdict.verdict, 'open');
    assert.equal(verdict.toGo, 0);
    assert.deepEqual(
      verdict.phases.map(({ state }) => state),
      ['done', 'not-started', 'done', 'done', 'not-started'],
    );
  });

  it('calls no release done that runs only some day', () => {
    const release = (since: string): string | undefined =>
      judged(
        repository({
          ...sound,
          'tollgate.yaml': '',
          'docs/architecture/0001-x.md': '---\nstatus: accepted\n---\n# X\n',
          'docs/releases/1.0.md': `---\noperation: {since: ${since}, by: D, observed: yes}\n---\n# 1.0\n`,
        }),
        { release: '1.0' },
      ).phases.at(-1)?.state;
    assert.deepEqual([release('2026-01-01'), release('2099-01-01')], ['done', 'in-work']);
  });

  it('is the same, byte for byte, in whatever order files are read', () => {
    const files = Object.entries({
      ...sound,
      'docs/specs/b.md': specification(requirement('REQ-001'), requirement('REQ-003')),
      'src/b.js': '// @req REQ-009\n// @req REQ-003\n',
      'target/surefire-reports/TEST-b.xml': report(failed('REQ-002 again'), failed('REQ-002 again')),
      'docs/adr/0001-x.md': '# X\n\n## Context\nx\n\n## Decision\nx\n',
      'CHANGELOG.md': '## 1.0.0\n\n- x\n',
    });
    const expected = asJson(judged({ files: Object.fromEntries(files) }));
    fc.assert(
      fc.property(fc.shuffledSubarray(files, { minLength: files.length }), (shuffled) => {
        assert.equal(asJson(judged({ files: Object.fromEntries(shuffled) })), expected);
      }),
      { numRuns: 30 },
    );
  });

  it('does not know the day unless it is told', () => {
    const verdict = asJson(judged(repository(sound), { today: '2031-05-06' }));
    assert.equal(verdict, asJson(judged(repository(sound))).replaceAll('2026-11-23', '2031-05-06'));
  });
});

describe('Absence (GATE-002)', () => {
  it('is never green: nothing, tests without requirements, requirements without tests, an empty report', () => {
    const { 'junit.xml': results, ...untested } = sound;
    const cases: readonly Readonly<Record<string, string>>[] = [
      {},
      { 'junit.xml': results },
      untested,
      { ...sound, 'junit.xml': report() },
      { ...sound, 'junit.xml': '' },
      {
        ...sound,
        'junit.xml': report(
          '<testcase name="REQ-001"><skipped/></testcase>',
          '<testcase name="REQ-002"><skipped/></testcase>',
        ),
      },
      { ...sound, 'docs/specs/a.md': '---\ntollgate: spec\n---\n# Spec\n' },
      { ...sound, 'src/a.js': '', 'docs/specs/a.md': specification(requirement('REQ-001', '\n- State: draft\n')) },
    ];
    for (const files of cases) {
      const verdict = judged(repository(files));
      assert.equal(verdict.verdict, 'unverified', standing(verdict).join(' '));
    }
  });

  it('of a report is not a failing test, also where the recorded run failed', () => {
    const { files } = tested({ files: sound }, 1);
    const withoutReport = Object.fromEntries(Object.entries(files).filter(([path]) => path !== 'junit.xml'));
    const verdict = judged({ files: withoutReport });
    assert.equal(verdict.verdict, 'unverified');
    assert.match(inEnglish(verdict.sentence), /^no test results were found/);
  });

  it('of a blocking criterion that was judged is unverified', () => {
    const severities =
      'severities: {spec-exists: off, criteria-written: off, ids-unique: off, references-resolve: off, requirements-verified: off, defects-closed: off}\n';
    const verdict = judged({ files: { 'tollgate.yaml': severities } }, { gate: { phase: 'requirements' } });
    assert.equal(verdict.verdict, 'unverified');
    assert.match(inEnglish(verdict.sentence), /no blocking criterion was judged/);
  });
});

describe('Findings (GATE-005)', () => {
  it('name the place, what was found and what is wanted', () => {
    const verdict = judged(repository({ ...sound, 'src/b.js': '\n  // @req REQ-020\n' }));
    const [finding] = verdict.findings.filter(({ criterion }) => criterion === 'references-resolve');
    assert.deepEqual(finding?.place, { file: 'src/b.js', line: 2, column: 11 });
    assert.equal(inEnglish(finding.found), 'no requirement is called REQ-020');
    assert.match(inEnglish(finding.wanted), /REQ-002/);
  });

  it('of one kind fold into one sentence, which counts them', () => {
    const ids = Array.from({ length: 145 }, (_, n) => `REQ-${String(n + 1).padStart(3, '0')}`);
    const verdict = judged(
      repository({
        'docs/specs/a.md': specification(...ids.map((id) => requirement(id))),
        'junit.xml': report(passed('other')),
      }),
    );
    assert.deepEqual(standing(verdict), ['requirements-verified:no-linked-test']);
    assert.equal(inEnglish(verdict.sentence), '145 requirements have no linked test');
    assert.equal(
      verdict.findings.filter(({ causedBy }) => causedBy === 'requirements-verified:no-linked-test').length,
      145,
    );
    assert.equal(verdict.criteria.find(({ id }) => id === 'requirements-verified')?.failed, 145);
  });

  it('that are mended one by one are not offered a mend for all of them', () => {
    const { findings } = judged(repository({ ...sound, 'src/b.js': '// @req REQ-800\n// @req REQ-900\n' }));
    const own = findings.filter(({ criterion }) => criterion === 'references-resolve');
    const fixes = own.map(({ causedBy, fix }) => [causedBy === null, fix]);
    assert.deepEqual(fixes, [
      [true, null],
      [false, 'tollgate.newRequirement'],
      [false, 'tollgate.newRequirement'],
    ]);
  });

  it('that another causes are folded below it, and are not counted to go', () => {
    const verdict = judged(
      repository({ ...sound, 'junit.xml': report(failed('REQ-001 answers'), passed('REQ-002 answers')) }),
    );
    assert.equal(verdict.verdict, 'closed');
    assert.equal(verdict.toGo, 1);
    assert.deepEqual(standing(verdict), ['tests-pass:REQ-001 answers:junit.xml']);
    const caused = verdict.findings.find(({ criterion }) => criterion === 'requirements-verified');
    assert.equal(caused?.causedBy, 'tests-pass:REQ-001 answers:junit.xml');
  });

  it('keep their ids when lines move', () => {
    const ids = (files: Readonly<Record<string, string>>): string[] =>
      judged(repository(files)).findings.map(({ id }) => id);
    const files = { ...sound, 'src/b.js': '// @req REQ-020\n// @req REQ-020\n' };
    assert.deepEqual(ids({ ...files, 'src/b.js': `\n\n\n${files['src/b.js']}` }), ids(files));
    assert.ok(ids(files).includes('references-resolve:REQ-020:src/b.js#2'));
  });
});

describe('The way back (GATE-008)', () => {
  it('leads a failing test to the build, and names the test', () => {
    const verdict = judged(
      repository({ ...sound, 'junit.xml': report(failed('REQ-001 answers'), passed('REQ-002 answers')) }),
    );
    const build = verdict.phases.find(({ id }) => id === 'build');
    assert.equal(build?.state, 'rework');
    assert.deepEqual(build.because, ['tests-pass:REQ-001 answers:junit.xml']);
  });

  it('is not told where nothing of a later phase exists', () => {
    const verdict = judged({ files: { 'docs/specs/a.md': specification(requirement('REQ-001')) } });
    assert.ok(verdict.phases.every(({ state }) => state !== 'rework'));
  });
});

describe('A problem', () => {
  const broken = { ...sound, 'docs/specs/b.md': specification('### A heading that lost its ID\n') };

  it('makes unverified whatever needs the fact that it spoils, and is told once', () => {
    const verdict = judged(repository(broken));
    assert.equal(verdict.verdict, 'unverified');
    assert.equal(result(verdict, 'spec-exists'), 'unverified');
    assert.equal(verdict.toGo, 1);
  });

  it('is not turned off with the criteria that need it', () => {
    const severities = registry
      .filter(({ needs }) => needs.includes('specification'))
      .map(({ id }) => `  ${id}: off\n`)
      .join('');
    assert.equal(
      judged(repository({ ...broken, 'tollgate.yaml': `severities:\n${severities}` })).verdict,
      'unverified',
    );
    const turnedDown = judged(repository({ ...broken, 'tollgate.yaml': 'severities: {spec-exists: warn}\n' }));
    assert.deepEqual(
      standing(turnedDown),
      ['criteria-written:docs/specs/b.md:docs/specs/b.md'],
      'told where it blocks',
    );
    // Only one criterion needs coverage.
    const files = { ...sound, 'coverage/lcov.info': 'SF:src/a.js\nDA:x\nend_of_record\n' };
    const at = (severity: string): string =>
      judged(repository({ ...files, 'tollgate.yaml': `severities: {coverage-kept: ${severity}}\n` })).verdict;
    assert.deepEqual([at('off'), at('warn'), at('block')], ['open', 'unverified', 'unverified']);
  });

  it('blocks alone where its criterion only warns, and fails', () => {
    const lines = '<line number="1" hits="1"/><line number="2" hits="0"/>';
    const files = {
      ...sound,
      'coverage.xml': `<coverage line-rate="0.5"><packages><package><classes><class filename="src/a.js"><lines>${lines}</lines></class></classes></package></packages></coverage>`,
      'tollgate.yaml': 'severities: {coverage-kept: warn}\ntests: {coverage: {atLeast: 80}}\n',
    };
    const warned = judged(repository(files));
    assert.deepEqual([warned.verdict, result(warned, 'coverage-kept')], ['open', 'fails']);
    const spoilt = judged(repository({ ...files, 'coverage/lcov.info': 'SF:src/a.js\nDA:x\nend_of_record\n' }));
    assert.deepEqual([spoilt.verdict, result(spoilt, 'coverage-kept')], ['unverified', 'unverified']);
  });

  it('can be waived', () => {
    const waiver =
      'waivers:\n  - {criterion: spec-exists, subject: docs/specs/b.md, on: 2026-11-20, until: 2026-12-20, by: A. Author, reason: a merge}\n';
    const verdict = judged(repository({ ...broken, 'tollgate.yaml': waiver }));
    assert.equal(verdict.verdict, 'open', standing(verdict).join());
    assert.equal(verdict.criteria.find(({ id }) => id === 'spec-exists')?.waived, 1);
  });

  it('does not matter to a level that does not ask', () => {
    assert.equal(judged(repository({ ...broken, 'tollgate.yaml': 'gate: tests\n' })).verdict, 'open');
    const report = { ...sound, 'junit.xml': sound['junit.xml'].slice(0, -20) };
    const upTo = (phase: PhaseId): string => judged(repository(report), { gate: { phase } }).verdict;
    assert.deepEqual([upTo('build'), upTo('test')], ['open', 'unverified'], 'nor to a gate');
  });
});

describe('A waiver (GATE-006)', () => {
  const failing = { ...sound, 'junit.xml': report(failed('REQ-001 answers'), passed('REQ-002 answers')) };
  const waivers = (...all: readonly string[]): string =>
    `waivers:\n${all.map((each) => `  - {${each}, on: 2026-11-01, until: 2026-12-01, by: A. Author, reason: known}\n`).join('')}`;
  const waive = (...all: readonly string[]): Verdict =>
    judged(repository({ ...failing, 'tollgate.yaml': waivers(...all) }));

  it('excuses the finding it names, which is shown and counted', () => {
    const verdict = waive(
      'criterion: tests-pass, subject: REQ-001 answers',
      'criterion: requirements-verified, subject: REQ-001',
    );
    assert.equal(verdict.verdict, 'open', standing(verdict).join());
    assert.deepEqual(verdict.findings.find(({ criterion }) => criterion === 'tests-pass')?.waived, {
      until: '2026-12-01',
      by: 'A. Author',
      reason: 'known',
    });
  });

  it('stands beside others of its criterion', () => {
    const junit = report(failed('REQ-001 answers'), failed('REQ-002 answers'));
    const subjects = ['REQ-001 answers', 'REQ-002 answers'].map(
      (subject) => `criterion: tests-pass, subject: ${subject}`,
    );
    const files = { ...failing, 'junit.xml': junit, 'tollgate.yaml': waivers(...subjects) };
    assert.equal(judged(repository(files)).criteria.find(({ id }) => id === 'tests-pass')?.waived, 2);
  });

  it('does not excuse what its finding causes', () => {
    const verdict = waive('criterion: tests-pass');
    assert.equal(verdict.verdict, 'closed');
    assert.equal(verdict.toGo, 1);
    assert.equal(result(verdict, 'requirements-verified'), 'fails');
  });

  it('excuses nobody else, nor after its last day, nor before its first', () => {
    assert.equal(
      waive('criterion: tests-pass, subject: another', 'criterion: requirements-verified').verdict,
      'closed',
    );
    const files = {
      ...failing,
      'tollgate.yaml':
        'waivers:\n  - {criterion: tests-pass, on: 2026-11-01, until: 2026-12-01, by: A, reason: b}\n  - {criterion: requirements-verified, on: 2026-11-01, until: 2026-12-01, by: A, reason: b}\n',
    };
    const on = (today: string): string => judged(repository(files), { today }).verdict;
    assert.deepEqual(
      [on('2026-10-31'), on('2026-11-01'), on('2026-12-01'), on('2026-12-02')],
      ['closed', 'open', 'open', 'closed'],
    );
  });

  it('is spoken of from a week before its last day, and after it', () => {
    const files = {
      ...failing,
      'tollgate.yaml': 'waivers:\n  - {criterion: tests-pass, on: 2026-11-01, until: 2026-12-01, by: A, reason: b}\n',
    };
    const said = (today: string): string[] =>
      judged(repository(files), { today }).problems.map(({ found }) => inEnglish(found));
    assert.deepEqual(said('2026-11-23'), []);
    assert.deepEqual(said('2026-11-24'), ['the waiver of `tests-pass` ends in 7 days, on 2026-12-01']);
    assert.deepEqual(said('2026-11-30'), ['the waiver of `tests-pass` ends in 1 day, on 2026-12-01']);
    assert.deepEqual(said('2026-12-01'), ['the waiver of `tests-pass` ends today']);
    assert.deepEqual(said('2026-12-02'), ['the waiver of `tests-pass` ended on 2026-12-01']);
  });

  it('is spoken of where many end on one day', () => {
    const subjects = ['a', 'b', 'c', 'd', 'e'].map((subject) => `criterion: ids-unique, subject: ${subject}`);
    const said = (n: number, today: string): string[] =>
      judged(repository({ ...sound, 'tollgate.yaml': waivers(...subjects.slice(0, n)) }), { today })
        .problems.map(({ place, found }) => `${place.line}: ${inEnglish(found)}`)
        .filter((each) => each.includes('one day'));
    const many = ['2: 5 waivers end on one day, 2026-12-01'];
    assert.deepEqual([said(4, '2026-11-23'), said(5, '2026-11-23'), said(5, '2026-12-01')], [[], many, many]);
    assert.deepEqual(said(5, '2026-12-02'), []);
  });
});

describe('Severities (GATE-006)', () => {
  it('turn criteria down and up, but not the three that the gate rests on', () => {
    const untraced = { ...sound, 'junit.xml': report(passed('other')) };
    const at = (severities: string): string =>
      judged(repository({ ...untraced, 'tollgate.yaml': `severities: {${severities}}\n` })).verdict;
    assert.equal(at('requirements-verified: warn'), 'open');
    assert.equal(at('requirements-verified: warn, requirements-designed: block'), 'closed');
    for (const id of ['results-present', 'tests-pass', 'results-fresh']) {
      for (const severity of ['off', 'warn']) assert.equal(at(`${id}: ${severity}`), 'error', `${id}: ${severity}`);
    }
  });
});

describe('Whether a requirement is verified', () => {
  const files = {
    ...sound,
    'docs/specs/a.md': specification(...['REQ-001', 'REQ-002', 'REQ-003'].map((id) => requirement(id))),
  };
  const waiver =
    '{criterion: requirements-verified, subject: REQ-003, on: 2026-11-01, until: 2026-12-01, by: A, reason: b}';
  for (const [config, sentence] of [
    ['severities: {requirements-verified: off}\n', '2 requirements verified, 2 tests passed'],
    [`waivers: [${waiver}]\n`, '2 requirements verified, 2 tests passed; 1 finding is excused'],
    ['gate: tests\n', '2 tests passed; requirements are not judged'],
  ] as const) {
    it(`is told as it is, also with \`${config.trim()}\``, () => {
      const verdict = judged(repository({ ...files, 'tollgate.yaml': config }));
      assert.equal(verdict.verdict, 'open');
      assert.deepEqual(
        verdict.requirements.map(({ verified }) => verified),
        [true, true, false],
      );
      assert.equal(inEnglish(verdict.sentence).split(': ')[1], sentence);
    });
  }
});

describe('What is left out', () => {
  it('is told where it leaves no code, though results are there: its changes would be seen by nobody', () => {
    const others = { '.adr-dir': 'docs/decisions', '.tollgate-baseline.yaml': 'findings: []\n' };
    const said = (config: string, files: Readonly<Record<string, string>> = sound): string[] =>
      judged(repository({ ...files, ...others, 'tollgate.yaml': config })).problems.map(
        ({ place, found }) => `${place.file}:${place.line}:${place.column}: ${inEnglish(found)}`,
      );
    const told =
      'tollgate.yaml:3:12: `paths.exclude` leaves nothing that is known as code: code may change, and the test results still count';
    const excluding = (globs: string): string => `gate: requirements\npaths:\n  exclude: ${globs}\n`;
    assert.deepEqual(said(excluding('[src]')), [told]);
    assert.deepEqual(said(excluding('"**/*.js"')), [told]);
    assert.deepEqual(said(excluding('[old]')), []);
    assert.deepEqual(said(excluding('[src]'), { ...sound, 'test/b.test.js': '' }), [], 'tests are code');
    assert.deepEqual(said(excluding('[src, "*.xml"]')), [], 'nothing counts where there are no results');
    assert.deepEqual(said(excluding('[src]'), { ...sound, 'junit.xml': report() }), [], 'nor where they are empty');
    const withoutCode = { 'docs/specs/a.md': sound['docs/specs/a.md'], 'junit.xml': sound['junit.xml'] };
    assert.deepEqual(said('gate: requirements\n', withoutCode), []);
    assert.deepEqual(said(excluding('[]'), withoutCode), [], 'nothing is left out');
  });
});

describe('The judged release', () => {
  const planned = { ...sound, 'docs/specs/b.md': specification(requirement('REQ-003', '\n- Release: 2.0\n')) };
  const release = (version: string, more = ''): Readonly<Record<string, string>> => ({
    'tollgate.yaml': '',
    [`docs/releases/${version}.md`]: `---\nrollout: {strategy: canary}\n${more}---\n# ${version}\n`,
  });

  it('is the one asked for, else the highest release file not in operation, else that of the manifest, else none', () => {
    const manifest = { 'package.json': '{"version": "1.5.0"}' };
    const of = (files: Readonly<Record<string, string>>, asked?: string): string | null =>
      judged(repository({ ...planned, ...files }), asked === undefined ? {} : { release: asked }).release;
    assert.equal(of({}), null);
    assert.equal(of(manifest), '1.5.0');
    const other = { 'pyproject.toml': '[project]\nversion = "2.0.0"\n' };
    assert.equal(of({ ...manifest, ...other }), '2.0.0', 'the highest of two');
    const part = '<Project><PropertyGroup><Version>9.0</Version></PropertyGroup></Project>';
    assert.equal(of({ ...manifest, 'parts/a.csproj': part }), '1.5.0', 'not that of a part');
    assert.equal(of({ 'parts/a.csproj': part }), '9.0', 'which is all there is');
    assert.equal(of({ ...manifest, ...release('1.9.0'), ...release('1.10.0') }), '1.10.0');
    assert.equal(
      of({
        ...manifest,
        ...release('1.9.0'),
        ...release('1.10.0', 'operation: {since: 2026-11-01, by: D, observed: yes}\n'),
      }),
      '1.9.0',
    );
    assert.equal(of({ ...manifest, ...release('1.9.0') }, '3.0'), '3.0');
    const planned2 = release('1.10.0', 'operation: {since: 2099-11-01, by: D, observed: yes}\n');
    assert.equal(of({ ...manifest, ...planned2 }), '1.10.0', 'what runs some day does not run yet');
  });

  it('is none that a later one in operation has overtaken, by what the manifest says', () => {
    const runs = 'operation: {since: 2026-11-01, by: D, observed: yes}\n';
    const of = (manifest: string | undefined, more = ''): string | null =>
      judged(
        repository({
          ...planned,
          ...release('0.9'),
          ...release('1.0', runs),
          ...(manifest !== undefined && { 'package.json': JSON.stringify({ version: manifest }) }),
          ...(more !== '' && release(more)),
        }),
      ).release;
    assert.equal(of('1.0.0'), '1.0.0');
    assert.equal(of('1.1.0'), '1.1.0');
    assert.equal(of('1.1.0', '1.0.1'), '1.0.1', 'one that is ahead goes on');
    assert.equal(of('1.1.0', 'v1.0.0'), 'v1.0.0', 'a second file of the one that runs is no earlier one');
    assert.equal(of('0.9.1'), '0.9', 'an earlier one is built here');
    assert.equal(of(undefined), '0.9', 'nothing says what is here');
  });

  it('puts nothing off behind a protocol that was forgotten', () => {
    const files = {
      'tollgate.yaml': '',
      'docs/specs/b.md': specification(requirement('REQ-003', '\n- Release: 1.0\n')),
      'package.json': '{"version": "1.0.0"}',
      ...release('0.9'),
      ...release('1.0', 'operation: {since: 2026-11-01, by: D, observed: yes}\n'),
    };
    const { findings } = judged(repository({ ...sound, ...files }));
    assert.ok(findings.some(({ subject }) => subject === 'REQ-003'));
  });

  it('is not held to requirements for a later one', () => {
    const of = (asked: string): string => judged(repository(planned), { release: asked }).verdict;
    assert.deepEqual([of('1.9'), of('2.0.0'), of('2.1')], ['open', 'unverified', 'unverified']);
    assert.equal(judged(repository(planned)).verdict, 'unverified', 'without a release nothing can be put off');
    assert.equal(of('nightly'), 'unverified', 'nor behind a name that is no version');
  });
});
