import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  type BaselinedFinding,
  baselineFile,
  readBaseline,
  sortedFindings,
  stricter,
  writeBaseline,
} from '../../src/core/policy/baseline.ts';
import { inEnglish } from '../../src/core/message.ts';
import { turned } from '../../src/core/policy/ratchet.ts';
import { criterionIds, registry } from '../../src/core/registry.ts';
import { judged, readIn, tested, today } from '../judged.ts';
import type { MemoryRepository } from '../memory-files.ts';

const spec = (...requirements: readonly string[]): string =>
  `---\ntollgate: spec\ncustomer: C\n---\n# S\n\n## Requirements\n\n${requirements.join('\n')}`;
const requirement = (id: string): string =>
  `### ${id} Do\nAs a user I want it.\n\nAcceptance criteria:\n1. THE SYSTEM SHALL do it.\n`;
const report = (...cases: readonly string[]): string =>
  `<testsuite name="s">${cases.map((each) => `<testcase classname="s" ${each}</testcase>`).join('')}</testsuite>`;
const passed = (name: string): string => `name="${name}">`;

const files = (more: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> => ({
  'docs/specs/s.md': spec(requirement('REQ-001'), requirement('REQ-002')),
  'src/a.js': '// @req REQ-001\n',
  'junit.xml': report(passed('REQ-001 does'), passed('more')),
  ...more,
});

/** The repository after `tollgate baseline`. */
function recorded(
  repository: MemoryRepository,
  isToAdd?: boolean,
): { repository: MemoryRepository; turn: ReturnType<typeof turned> } {
  const { model, config } = readIn(repository);
  const turn = turned(model, config, { gate: 'release', today }, registry, isToAdd);
  return { repository: { files: { ...repository.files, [baselineFile]: writeBaseline(turn.baseline) } }, turn };
}

const placeless = (findings: readonly BaselinedFinding[]) =>
  findings.map(({ criterion, subject, file, result, times }) => ({ criterion, subject, file, result, times }));

const ids = (findings: readonly { criterion: string; subject: string | null }[]): string[] =>
  findings.map(({ criterion, subject }) => `${criterion} ${subject ?? '·'}`);

describe('The ratchet (GATE-009)', () => {
  it('takes in nothing that a failing test is the cause of, however far away', () => {
    const { turn } = recorded({
      files: {
        'docs/shop.md':
          '# Shop\n\n## A\n`feat~a~1`\n\nDoes a.\n\nNeeds: req\n\n## B\n`req~b~1`\n\nThe shop SHALL do b.\n\nCovers:\n* `feat~a~1`\n\nNeeds: utest\n',
        'junit.xml': '<testsuite><testcase classname="b" name="req~b~1 does b"><failure/></testcase></testsuite>',
      },
    });
    assert.deepEqual(
      ids(turn.added).filter((id) => id.startsWith('requirements-verified')),
      [],
    );
  });

  it('excuses what was so, counts it, and says so', () => {
    assert.equal(judged({ files: files() }).verdict, 'unverified');
    const { repository, turn } = recorded({ files: files() });
    assert.deepEqual(ids(turn.added), ['requirements-implemented REQ-002', 'requirements-verified REQ-002']);
    const verdict = judged(repository);
    assert.equal(verdict.verdict, 'open');
    assert.equal(
      inEnglish(verdict.sentence),
      'everything asked for holds: 1 requirement verified, 2 tests passed; 1 finding is excused',
    );
    assert.equal(verdict.criteria.find(({ id }) => id === 'requirements-verified')?.baselined, 1);
    assert.equal(verdict.findings.find(({ subject }) => subject === 'REQ-002')?.baselined, true);
    assert.equal(verdict.requirements.find(({ requirement: { id } }) => id === 'REQ-002')?.verified, false);
  });

  it('excuses nothing that is new', () => {
    const { repository } = recorded({ files: files() });
    const specs = spec(requirement('REQ-001'), requirement('REQ-002'), requirement('REQ-003'));
    const verdict = judged({ files: { ...repository.files, 'docs/specs/s.md': specs } });
    assert.equal(verdict.verdict, 'unverified');
    assert.equal(inEnglish(verdict.sentence), 'REQ-003 has no linked test');
  });

  it('excuses nothing that became worse', () => {
    const { repository } = recorded({ files: files({ 'tollgate.yaml': 'severities: {tests-pass: block}\n' }) });
    const failing = report(passed('REQ-001 does'), 'name="REQ-002 does"><failure/>');
    const verdict = judged({ files: { ...repository.files, 'junit.xml': failing } });
    const findings = verdict.findings.filter(
      ({ criterion, subject }) => criterion === 'requirements-verified' && subject === 'REQ-002',
    );
    assert.deepEqual(
      findings.map(({ result, baselined }) => ({ result, baselined })),
      [{ result: 'fails', baselined: false }],
    );
  });

  it('shrinks by itself, and grows only when it is asked to', () => {
    const { repository } = recorded({ files: files() });
    const specs = spec(requirement('REQ-001'), requirement('REQ-002'), requirement('REQ-003'));
    const mended = {
      ...repository.files,
      'docs/specs/s.md': specs,
      'junit.xml': report(passed('REQ-001 does'), passed('REQ-002 does')),
    };
    assert.deepEqual(
      judged({ files: mended }).problems.map(({ found }) => inEnglish(found)),
      ['1 finding of the baseline is mended'],
    );
    const { turn } = recorded({ files: mended });
    assert.deepEqual(ids(turn.mended), ['requirements-verified REQ-002']);
    assert.deepEqual(ids(turn.notAdded), ['requirements-implemented REQ-003', 'requirements-verified REQ-003']);
    assert.deepEqual(ids(turn.baseline.findings), ['requirements-implemented REQ-002']);
    const asked = recorded({ files: mended }, true).turn;
    assert.deepEqual(ids(asked.added), ['requirements-implemented REQ-003', 'requirements-verified REQ-003']);
    const again = recorded(recorded({ files: mended }).repository).turn;
    assert.deepEqual([again.added, again.mended], [[], []]);
    assert.deepEqual(placeless(again.baseline.findings), placeless(turn.baseline.findings));
  });

  it('takes nothing for mended that cannot be judged, because a file cannot be read', () => {
    const { repository, turn } = recorded({ files: files() });
    assert.deepEqual(ids(turn.baseline.findings), [
      'requirements-implemented REQ-002',
      'requirements-verified REQ-002',
    ]);
    const unreadable = { files: { ...repository.files, 'docs/specs/s.md': spec('```\n', requirement('REQ-001')) } };
    const { problems, verdict } = judged(unreadable);
    assert.equal(verdict, 'unverified');
    assert.ok(problems.length > 0);
    assert.doesNotMatch(problems.map(({ found }) => inEnglish(found)).join('\n'), /mended/);
    const again = recorded(unreadable).turn;
    assert.deepEqual(again.mended, []);
    assert.deepEqual(placeless(again.baseline.findings), placeless(turn.baseline.findings));
  });

  it('takes for mended what is, whatever else cannot be read', () => {
    const { repository } = recorded({ files: files() });
    const mended = report(passed('REQ-001 does'), passed('REQ-002 does'));
    for (const [path, text] of [
      ['docs/defects/BUG-1-a.md', '---\nstatus: opn\nseverity: minor\n---\n# A\n'],
      ['docs/specs/b.md', spec(requirement('REQ-003').replace('As a user', '- Priorty: must\n\nAs a user'))],
    ] as const) {
      const { problems } = judged({ files: { ...repository.files, 'junit.xml': mended, [path]: text } });
      assert.deepEqual(
        problems.map(({ place }) => place.file),
        [baselineFile, path],
      );
      assert.equal(problems.map(({ found }) => inEnglish(found))[0], '1 finding of the baseline is mended');
    }
  });

  it('lets the number of tests only grow, and fails `results-present` where fewer are reported', () => {
    const { repository, turn } = recorded({ files: files() });
    assert.equal(turn.baseline.tests.atLeast, 2);
    const fewer = { files: { ...repository.files, 'junit.xml': report(passed('REQ-001 does')) } };
    const verdict = judged(fewer);
    assert.equal(verdict.verdict, 'closed');
    assert.equal(inEnglish(verdict.sentence), '1 test is reported, and there were 2');
    assert.equal(recorded(fewer).turn.baseline.tests.atLeast, 2);
    const more = {
      files: { ...repository.files, 'junit.xml': report(passed('REQ-001 does'), passed('b'), passed('c')) },
    };
    assert.equal(recorded(more).turn.baseline.tests.atLeast, 3);
  });

  it('takes no number from results that prove nothing, and records nothing that only follows from them', () => {
    const stale: MemoryRepository = { files: files(), times: { 'src/a.js': Date.UTC(2026, 10, 22) } };
    const { turn } = recorded(stale);
    assert.match(turn.withoutNumbers === undefined ? '' : inEnglish(turn.withoutNumbers), /^results stale: `src.a.js`/);
    assert.equal(turn.baseline.tests.atLeast, undefined);
    assert.deepEqual(ids(turn.added), ['requirements-implemented REQ-002', 'requirements-verified REQ-002']);
    const without = { 'docs/specs/s.md': files()['docs/specs/s.md'] ?? '', 'src/a.js': files()['src/a.js'] ?? '' };
    assert.deepEqual(ids(recorded({ files: without }).turn.added), ['requirements-implemented REQ-002']);
  });

  it('never excuses results that are missing, fail or are stale, nor that nothing is required', () => {
    for (const criterion of ['results-present', 'tests-pass', 'results-fresh', 'spec-exists']) {
      const text = `findings:\n  - criterion: ${criterion}\n    result: fails\n`;
      const verdict = judged({ files: files({ [baselineFile]: text }) });
      assert.equal(verdict.verdict, 'error', criterion);
      assert.equal(verdict.problems[0]?.place.file, baselineFile);
      assert.equal(verdict.problems[0]?.place.line, 2);
    }
    const { turn } = recorded({ files: { 'junit.xml': report('name="a"><failure/>') } });
    assert.deepEqual(turn.added, []);
  });

  it('never excuses what cannot be read', () => {
    const broken = { 'docs/specs/b.md': '---\ntollgate: spec\n<<<<<<< a\n---\n# B\n' };
    const { repository } = recorded({ files: files(broken) });
    assert.equal(judged(repository).verdict, 'unverified');
  });

  it('excuses as many as it counts, where several are about the same', () => {
    const text = `findings:\n${['a', 'b'].map(() => '  - criterion: requirements-verified\n    file: docs/specs/s.md\n    subject: REQ-002\n    result: unverified\n').join('')}`;
    assert.equal(judged({ files: files({ [baselineFile]: text }) }).verdict, 'open');
    const none = text.replaceAll('REQ-002', 'REQ-009');
    assert.equal(judged({ files: files({ [baselineFile]: none }) }).verdict, 'unverified');
    const twice = spec(...['REQ-001', 'REQ-002', 'REQ-002', 'REQ-002'].map(requirement));
    const verdict = judged({ files: files({ 'docs/specs/s.md': twice, [baselineFile]: text }) });
    assert.equal(verdict.criteria.find(({ id }) => id === 'requirements-verified')?.baselined, 2);
    const failed = text.replaceAll('unverified', 'fails');
    const better = judged({ files: files({ 'docs/specs/s.md': twice, [baselineFile]: failed }) });
    assert.equal(better.criteria.find(({ id }) => id === 'requirements-verified')?.baselined, 2);
  });

  it('leaves alone what this level does not judge', () => {
    const { repository } = recorded({ files: files() });
    const { turn } = recorded({ files: { ...repository.files, 'tollgate.yaml': 'gate: tests\n' } });
    assert.deepEqual([turn.mended, turn.added], [[], []]);
    assert.equal(turn.baseline.findings.length, 2);
    assert.deepEqual(judged({ files: { ...repository.files, 'tollgate.yaml': 'gate: tests\n' } }).problems, []);
  });

  it('stays in force when the content is bound', () => {
    assert.equal(judged(tested(recorded({ files: files() }).repository)).verdict, 'open');
  });
});

describe('The baseline file', () => {
  it('tells all its mistakes at once, each at its line', () => {
    const { mistakes } = readBaseline(
      'findings:\n  - criterion: ids-uniqe\n    result: open\n    times: 0\ntests: {atleast: 2}\n',
      criterionIds,
    );
    assert.deepEqual(
      mistakes.map(({ place, found, wanted }) => `${place.line}: ${inEnglish(found)}; ${inEnglish(wanted)}`),
      [
        '2: `criterion` is `ids-uniqe`; `ids-unique`, perhaps',
        '3: `result` is `open`; one of fails, unverified',
        '4: `times` is `0`; a whole number from 1',
        '5: `atleast` is not known here; `atLeast`, perhaps',
      ],
    );
    assert.equal(readBaseline('<<<<<<< a\n', criterionIds).mistakes[0]?.place.line, 1);
    assert.deepEqual(readBaseline('', criterionIds).mistakes, []);
    assert.equal(
      inEnglish(readBaseline('- a\n', criterionIds).mistakes[0]?.found ?? { text: '', args: {} }),
      '`.tollgate-baseline.yaml` is a list',
    );
  });

  it('reads what it wrote, whatever the names', () => {
    const word = fc.string({ unit: 'binary', minLength: 1 }).filter((each) => /\S/.test(each) && !/\p{C}/u.test(each));
    const finding = fc.record({
      criterion: fc.constantFrom('ids-unique', 'requirements-verified'),
      subject: fc.option(word),
      file: fc.option(word),
      result: fc.constantFrom('fails' as const, 'unverified' as const),
      times: fc.integer({ min: 1, max: 9 }),
    });
    fc.assert(
      fc.property(fc.array(finding), (findings) => {
        const baseline = {
          findings: sortedFindings(findings.map((each) => ({ ...each }))),
          tests: { atLeast: 3, coverage: { atLeast: 81.5 } },
        };
        const read = readBaseline(writeBaseline(baseline), criterionIds);
        assert.deepEqual(read.mistakes, []);
        assert.deepEqual({ ...read.baseline, findings: placeless(read.baseline.findings) }, baseline);
      }),
      { numRuns: 100 },
    );
  });

  it('keeps the stricter of two numbers', () => {
    assert.deepEqual(
      stricter({ atLeast: 3, skipsAtMost: 4 }, { atLeast: 5, skipsAtMost: 6, coverage: { atLeast: 9 } }),
      {
        atLeast: 5,
        coverage: { atLeast: 9 },
        skipsAtMost: 4,
      },
    );
    assert.deepEqual(stricter({}, {}), {});
    assert.deepEqual(stricter({ skipsAtMost: 0 }, { skipsAtMost: 2 }), { skipsAtMost: 0 });
  });
});
