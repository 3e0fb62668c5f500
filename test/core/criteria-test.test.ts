import assert from 'node:assert/strict';
import type { ReportFreshness } from '../../src/core/freshness.ts';
import { message } from '../../src/core/message.ts';
import type { Declared, Evidence, FiledReport, Lost, ManualResult, Requirement, Task } from '../../src/core/model.ts';
import {
  type Changes,
  contentDigest,
  defect,
  judged,
  place,
  release,
  report,
  requirement,
  said,
  stated,
  subjectsOf,
  testCase,
  world,
} from './model-builder.ts';

const stale: ReportFreshness = { fresh: false, basis: 'content', because: message('the content is another one') };
const byTime: ReportFreshness = { fresh: true, basis: 'time' };
const file = 'build/junit.xml';
const reporting = (cases: Parameters<typeof report>[0], more: Changes = {}) =>
  world({ ...more, model: { reports: [report(cases)], ...more.model } });

describe('results-present', () => {
  it('misses reports', () => {
    const [found, ...more] = judged('resultsPresent', world({ model: { reports: [] } }));
    assert.deepEqual(more, []);
    assert.equal(found?.says, 'no test results were found');
    assert.equal(found?.result, 'unverified');
    assert.equal(found?.fix, 'tollgate.runTests');
  });
  it('does not take an empty report for a result, even beside a full one', () => {
    assert.deepEqual(said('resultsPresent', reporting([])), [`unverified ${file}: the report holds no test`]);
    const reports = [report([testCase('a')]), report([], { file: 'b.xml' })];
    assert.deepEqual(said('resultsPresent', world({ model: { reports } })), [
      'unverified b.xml: the report holds no test',
    ]);
    const inside = (name: string, path: string): readonly string[] => {
      const reports = [report([], { file: path }), report([testCase('a')], { file: `target/${name}.xml` })];
      return said('resultsPresent', world({ model: { reports } }));
    };
    const outer = 'target/TEST-x.CartTest.xml';
    assert.deepEqual(inside('TEST-x.CartTest$Empty', outer), [], 'Surefire, with tests in a class inside');
    assert.deepEqual(inside('TEST-x.CartTest$Empty$Twice', outer), []);
    for (const [name, path = outer] of [
      ['TEST-x.CartTest2'],
      ['x.CartTest$Empty', 'target/x.CartTest.xml'],
      ['TEST-x.CartTest$Empty', 'old/TEST-x.CartTest.xml'],
    ] as const)
      assert.deepEqual(inside(name, path), [`unverified ${path}: the report holds no test`]);
    const remark = { kind: 'problem', spoils: 'report', place: place(file), found: message('x'), minor: true } as const;
    const remarked = report([], { problems: [{ ...remark, wanted: message('y') }] });
    assert.equal(said('resultsPresent', world({ model: { reports: [remarked] } })).length, 1);
  });
  it('leaves to others what failed before its first test, or cannot be read', () => {
    const place_ = place(file);
    const broken = report([], {
      problems: [{ kind: 'problem', spoils: 'report', place: place_, found: message('x'), wanted: message('y') }],
    });
    const crashed = report([], { failures: [{ value: message('suite could not run'), place: place_ }] });
    assert.deepEqual(said('resultsPresent', world({ model: { reports: [broken] } })), []);
    assert.deepEqual(said('resultsPresent', world({ model: { reports: [crashed] } })), []);
  });
  it('fails when tests disappear', () => {
    assert.deepEqual(said('resultsPresent', reporting([testCase('a')], { config: 'tests: {atLeast: 1}' })), []);
    assert.deepEqual(said('resultsPresent', reporting([testCase('a')], { config: 'tests: {atLeast: 2}' })), [
      'fails ·: 1 test is reported, and there were 2',
    ]);
  });
  it('misses a report of the run that speaks for this content', () => {
    const [kept, lost, over] = [
      report([testCase('a')]),
      { file: 'b.xml', sha256: 'b' },
      { file: 'c.xml', sha256: 'c' },
    ];
    const run = { command: 'npm test', exit: 0, started: '', ended: '', content: contentDigest };
    const found = (reports: Evidence['reports'], more: Partial<Evidence> = {}, present = [kept]): string[] =>
      said('resultsPresent', world({ model: { reports: present, evidence: { ...run, ...more, reports } } }));
    const gone = 'unverified b.xml: `b.xml`, which the recorded test run wrote, is no longer among the reports';
    assert.deepEqual(found([kept]), []);
    assert.deepEqual(found([kept, lost]), [gone]);
    const rewritten = report([testCase('c')], { file: over.file });
    assert.deepEqual(found([kept, lost, over], {}, [kept, rewritten]), [gone], 'another run wrote over c.xml');
    const copied = report([testCase('b')], { file: 'ci/b.xml', sha256: lost.sha256 });
    assert.deepEqual(found([kept, lost], {}, [kept, copied]), [], 'wherever it lies');
    assert.deepEqual(found([kept, lost], { content: '0'.repeat(64) }), [], 'a run on other content says nothing');
    assert.deepEqual(found([lost]), [], 'nor one of which nothing is left');
    assert.deepEqual(found([kept, { file: 'coverage/lcov.info', sha256: 'd' }]), [], 'coverage is another matter');
  });
});

describe('tests-pass', () => {
  it('names each failing test, with what it says, and sends back to build', () => {
    const [first, second, ...more] = judged(
      'testsPass',
      reporting([testCase('a', 'failed', { failure: 'expected 3' }), testCase('b', 'error'), testCase('c')]),
    );
    assert.equal(first?.says, 'the test “a” fails: expected 3');
    assert.deepEqual(first?.place, place(file, 3, 5));
    assert.equal(first?.sendsBackTo, 'build');
    assert.equal(second?.says, 'the test “b” fails');
    assert.deepEqual(more, []);
  });
  it('says where a focus may have kept from running what its report lists as passed', () => {
    const declared: readonly Declared[] = [
      { kind: 'declared', file: 'spec/a.spec.js', titles: [], cites: [] },
      { kind: 'declared', file: 'spec/b.spec.js', titles: [], cites: [], focuses: 7 },
    ];
    const over = (report_: FiledReport, all = declared): ReturnType<typeof judged> =>
      judged('testsPass', world({ model: { reports: [report_], declared: all } }));
    const listing = report([testCase('a'), testCase('b')], { listsUnrun: true });
    const [one, ...more] = over(listing);
    assert.equal(one?.result, 'unverified');
    assert.deepEqual(one.place, place('spec/b.spec.js', 7));
    assert.deepEqual(more, []);
    assert.deepEqual(over(listing, declared.slice(0, 1)), []);
    assert.deepEqual(over(report([testCase('a')])), [], 'others tell what did not run');
  });
  it('says where a filter kept from running what its report lists as passed', () => {
    const listing = report([testCase('a'), testCase('b')], { listsUnrun: true });
    const run = { exit: 0, started: '', ended: '', content: contentDigest };
    const by = (command: string, report_ = listing, sha256: string = report_.sha256): readonly string[] =>
      said(
        'testsPass',
        world({ model: { reports: [report_], evidence: { ...run, command, reports: [{ file, sha256 }] } } }),
      );
    const over = (command: string): readonly string[] => [
      `unverified ${file}: \`${command}\` ran some tests only, and \`${file}\` lists the others as passed`,
    ];
    for (const command of ['npx jasmine --filter=adds', "jasmine --filter-path='[]'", 'npm test -- --filter adds'])
      assert.deepEqual(by(command), over(command));
    assert.deepEqual(by('npx jasmine'), []);
    assert.deepEqual(by('npx jasmine --filters=adds'), []);
    assert.deepEqual(by('npx jasmine --filter=adds', listing, 'd'), [], 'another report');
    assert.deepEqual(by('vitest --filter=adds', report([testCase('a')])), [], 'others tell what did not run');
  });
  it('fails on failures that belong to no case', () => {
    const crashed = report([testCase('a')], {
      failures: [{ value: message('a suite could not run'), place: place(file, 9) }],
    });
    assert.deepEqual(said('testsPass', world({ model: { reports: [crashed] } })), [
      `fails ${file}: a suite could not run`,
    ]);
  });
  it('cannot tell anything from tests that were all skipped', () => {
    assert.deepEqual(said('testsPass', reporting([testCase('a', 'skipped'), testCase('b', 'skipped')])), [
      `unverified ${file}: all 2 tests were skipped`,
    ]);
    const [one] = judged('testsPass', reporting([testCase('a', 'skipped')]));
    assert.deepEqual([one?.says, one?.place, one?.kind], ['the only test was skipped', place(file), 'skipped']);
    assert.deepEqual(said('testsPass', reporting([testCase('a', 'skipped'), testCase('b')])), []);
  });
  it('does not believe the bad news of a stale report either', () => {
    const [found] = judged('testsPass', reporting([testCase('a', 'failed')], { freshness: { [file]: stale } }));
    assert.equal(found?.result, 'unverified');
    assert.deepEqual(found?.cause, { criterion: 'results-fresh', subject: file });
    assert.equal(found?.sendsBackTo, undefined);
  });
  it('fails when the command fails although each case passed', () => {
    const evidence: Evidence = {
      command: 'npm test',
      exit: 1,
      started: '',
      ended: '',
      content: contentDigest,
      reports: [],
    };
    const ran = (changes: Partial<Evidence>, cases = [testCase('a')]) =>
      said('testsPass', reporting(cases, { model: { evidence: { ...evidence, ...changes } } }));
    assert.deepEqual(ran({}), ['fails ·: `npm test` ended with 1, though no reported test fails']);
    assert.deepEqual(ran({ exit: 0 }), []);
    assert.deepEqual(ran({ content: '0'.repeat(64) }), [], 'a run on other content says nothing');
    assert.equal(ran({}, [testCase('a', 'failed')]).length, 1, 'the failing test explains it');
    const twoReports = [report([testCase('a')]), report([testCase('b', 'failed')], { file: 'b.xml' })];
    assert.equal(
      said('testsPass', world({ model: { reports: twoReports, evidence } })).length,
      1,
      'in one of the reports',
    );
    assert.equal(judged('testsPass', reporting([testCase('a')], { model: { evidence } }))[0]?.sendsBackTo, 'build');
  });
});

describe('results-fresh', () => {
  it('says why a report is stale', () => {
    assert.deepEqual(said('resultsFresh', world({ freshness: { [file]: stale } })), [
      `unverified ${file}: results stale: the content is another one`,
    ]);
  });
  it('takes file times for an answer, though not at a delivery', () => {
    const timed = { freshness: { [file]: byTime } };
    assert.equal(said('resultsFresh', world(timed)).length, 1);
    assert.deepEqual(said('resultsFresh', world({ ...timed, policy: { level: 'requirements' } })), []);
    assert.deepEqual(said('resultsFresh', world({ ...timed, policy: { level: 'tests' } })), []);
  });
});

describe('requirements-verified', () => {
  const name = 'REQ-007 makes a PDF';
  it('needs a linked test', () => {
    const [found] = judged('requirementsVerified', world({ links: [] }));
    assert.equal(found?.says, 'REQ-007 has no linked test');
    assert.equal(found?.result, 'unverified');
    assert.equal(found?.kind, 'no-linked-test');
    assert.equal(found?.cause, undefined);
  });
  it('is folded away below the missing results, where there is no report or only empty ones', () => {
    for (const reports of [[], [report([])]]) {
      assert.deepEqual(judged('requirementsVerified', world({ links: [], model: { reports } }))[0]?.cause, {
        criterion: 'results-present',
      });
    }
  });
  it('fails with its test', () => {
    const [found, ...more] = judged('requirementsVerified', reporting([testCase(name), testCase(name, 'failed')]));
    assert.equal(found?.result, 'fails');
    assert.deepEqual(more, []);
    assert.deepEqual(found?.cause, { criterion: 'tests-pass', subject: name });
  });
  it('does not count a skipped test', () => {
    assert.match(
      said('requirementsVerified', reporting([testCase(name, 'skipped')]))[0] ?? '',
      /^unverified REQ-007: the test of REQ-007 was skipped/,
    );
    assert.deepEqual(said('requirementsVerified', reporting([testCase(name, 'skipped'), testCase(name)])), []);
  });
  it('does not count a stale report, whatever it says', () => {
    for (const result of ['passed', 'failed'] as const) {
      const [found] = judged(
        'requirementsVerified',
        reporting([testCase(name, result)], { freshness: { [file]: stale } }),
      );
      assert.equal(found?.says, 'the test of REQ-007 ran, but the content is another one');
      assert.equal(found?.result, 'unverified');
      assert.deepEqual(found?.cause, { criterion: 'results-fresh', subject: file });
    }
    assert.equal(
      said('requirementsVerified', world({ freshness: { [file]: byTime } })).length,
      1,
      'file times at a delivery',
    );
  });
  it('lets a fresh report speak where an old one lies beside it', () => {
    const reports = [report([testCase(name, 'failed')], { file: 'old.xml' }), report([testCase(name)])];
    assert.deepEqual(said('requirementsVerified', world({ model: { reports }, freshness: { 'old.xml': stale } })), []);
  });
  it('says why a linked test was not found', () => {
    const lost = (why: Lost) =>
      judged('requirementsVerified', world({ links: [{ requirement: 'REQ-007', test: 'makes a PDF', lost: why }] }))[0];
    assert.equal(
      lost('not-reported')?.says,
      'REQ-007: linked test not found in a report (no case is called “makes a PDF”)',
    );
    assert.deepEqual(lost('not-reported')?.place, place('test/pdf.test.ts', 7));
    assert.match(lost('several-candidates')?.says ?? '', /several reported tests could be meant/);
    assert.match(lost('name-unknown')?.says ?? '', /computed when it runs/);
    assert.match(lost('reported-elsewhere')?.says ?? '', /of another file, class or suite/);
    assert.match(lost('no-test')?.says ?? '', /no test is known where the reference stands/);
    assert.match(lost('told-alike')?.says ?? '', /another test of the file is reported alike/);
    assert.match(lost('replaced')?.says ?? '', /further down takes its place/);
    assert.match(lost('suite-unknown')?.says ?? '', /which test runs its suite/);
  });
  it('wants every criterion covered once one is linked by itself', () => {
    const one = { requirement: 'REQ-007', criterion: '1', test: name };
    assert.deepEqual(said('requirementsVerified', world({ links: [one] })), [
      'unverified REQ-007/2: REQ-007/2 has no linked test',
    ]);
    assert.deepEqual(said('requirementsVerified', world({ links: [one, { ...one, criterion: '2' }] })), []);
    assert.deepEqual(
      said('requirementsVerified', world({ links: [one, { requirement: 'REQ-007', test: name }] })),
      [],
      'one test for all of it',
    );
  });

  it('does not let go of what is retired only later', () => {
    const retired = (on: string, more: Partial<Requirement> = {}, links?: Changes['links']) =>
      world({
        requirements: [requirement({ state: 'retired', retired: { on, reason: 'nobody prints' }, ...more })],
        ...(links !== undefined && { links }),
      });
    assert.deepEqual(said('requirementsVerified', retired('2026-11-24')), [
      'unverified REQ-007: REQ-007 is retired only on 2026-11-24, and nothing asks for it until then',
    ]);
    assert.equal(said('requirementsVerified', retired('2026-11-24', {}, [])).length, 1);
    const { requirements } = retired('2026-11-24').model;
    const beside = world({ requirements: [...requirements, requirement({ id: 'REQ-008' })] });
    assert.deepEqual(
      judged('requirementsVerified', beside).map(({ subject }) => subject),
      ['REQ-008', 'REQ-007'],
    );
    assert.deepEqual(said('requirementsVerified', retired('2026-11-23')), []);
    assert.deepEqual(
      said('requirementsVerified', retired('2026-11-24', { release: stated('1.2') })),
      [],
      'of a later one',
    );
  });

  describe('by a person', () => {
    const inspected = requirement({ verifyBy: 'inspection' });
    const result = (changes: Partial<ManualResult> = {}): ManualResult => ({
      kind: 'result',
      requirement: 'REQ-007',
      method: 'inspection',
      verdict: 'passed',
      by: 'T. Ester',
      on: '2026-11-22',
      digest: inspected.digest,
      evidence: 'photo',
      place: place('docs/results.yaml', 2),
      ...changes,
    });
    const recorded = (...results: ManualResult[]) =>
      world({ requirements: [inspected], links: [], model: { results } });
    it('wants a result for the text as it is', () => {
      assert.deepEqual(said('requirementsVerified', recorded(result())), []);
      assert.match(
        said('requirementsVerified', recorded())[0] ?? '',
        /^unverified REQ-007: REQ-007 is verified by inspection, and nobody/,
      );
      assert.match(
        said('requirementsVerified', recorded(result({ digest: '0'.repeat(64) })))[0] ?? '',
        /^unverified .* was changed after its result of 2026-11-22/,
      );
      assert.match(
        said('requirementsVerified', recorded(result({ on: '2026-11-24' })))[0] ?? '',
        /^unverified .* dated in the future/,
      );
    });
    it('lets the latest count', () => {
      const failed = result({ verdict: 'failed', on: '2026-11-20' });
      assert.deepEqual(said('requirementsVerified', recorded(result(), failed)), []);
      assert.deepEqual(said('requirementsVerified', recorded(result({ on: '2026-11-23' }))), [], 'of today');
      const [found, ...more] = judged('requirementsVerified', recorded(result({ on: '2026-11-19' }), failed));
      assert.equal(found?.result, 'fails');
      assert.equal(found?.sendsBackTo, 'build');
      assert.equal(found?.place?.file, 'docs/results.yaml');
      assert.deepEqual(more, []);
    });
    it('lets of one day what stands further down count', () => {
      const failed = result({ verdict: 'failed' });
      assert.deepEqual(said('requirementsVerified', recorded(failed, result())), []);
      assert.equal(judged('requirementsVerified', recorded(result(), failed))[0]?.result, 'fails');
    });
    it('is proven in the way that it asks for, and in no other', () => {
      const shown = result({ method: 'demonstration', place: place('docs/results.yaml', 9) });
      const [found, ...more] = judged('requirementsVerified', recorded(shown));
      assert.equal(
        found?.says,
        'REQ-007 is verified by inspection, and its result of 2026-11-22 is one of demonstration',
      );
      assert.deepEqual([found.result, found.place?.line, more], ['unverified', 9, []]);
      assert.deepEqual(said('requirementsVerified', recorded(result({ on: '2026-11-20' }), shown)), []);
    });
    it('is not forgotten when it failed, whichever way somebody looked', () => {
      const failed = result({ verdict: 'failed', on: '2026-11-20', method: 'demonstration' });
      const sentence = 'fails REQ-007: REQ-007 failed its demonstration (T. Ester, 2026-11-20)';
      assert.deepEqual(said('requirementsVerified', recorded(failed, result())), [sentence]);
      const mended = result({ method: 'demonstration' });
      assert.deepEqual(said('requirementsVerified', recorded(failed, mended, result())), []);
      assert.deepEqual(
        said('requirementsVerified', world({ model: { results: [failed] } })),
        [sentence],
        'and tests pass',
      );
      const older = { ...failed, digest: '0'.repeat(64) };
      assert.deepEqual(said('requirementsVerified', recorded(older, result())), [], 'of an earlier text');
      assert.deepEqual(
        said('requirementsVerified', recorded(result(), result({ verdict: 'failed', on: '2026-11-24' }))),
        ['unverified REQ-007: the result for REQ-007 is dated in the future: 2026-11-24'],
      );
    });
    it('is not replaced by a test', () => {
      assert.equal(said('requirementsVerified', world({ requirements: [inspected] })).length, 1);
    });
  });
});

describe('defects-closed', () => {
  const fixed = (cases: Parameters<typeof report>[0], more: Changes = {}) =>
    reporting(cases, {
      ...more,
      model: { ...more.model, defects: [defect({ status: 'fixed', test: stated('last page') })] },
    });
  it('offers to close an open one whose test passes on this content', () => {
    const test = stated('REQ-007 makes a PDF');
    const [observation] = judged('defectsClosed', world({ model: { defects: [defect({ status: 'open', test })] } }));
    assert.equal(observation?.says, 'BUG-001 is open, although its test passes: REQ-007 makes a PDF');
    assert.equal(observation.result, 'fails');
    assert.deepEqual([observation.fix, observation.sendsBackTo], ['tollgate.closeDefect', undefined]);
    const twice = report([testCase('REQ-007 makes a PDF'), testCase('REQ-007 makes a PDF', 'failed')]);
    const [both] = judged(
      'defectsClosed',
      world({ model: { defects: [defect({ status: 'open', test })], reports: [twice] } }),
    );
    assert.equal(both?.fix, undefined);
    const stale = { 'build/junit.xml': { fresh: false, basis: 'time', because: message('old') } } as const;
    const [older] = judged(
      'defectsClosed',
      world({ model: { defects: [defect({ status: 'open', test })] }, freshness: stale }),
    );
    assert.deepEqual([older?.fix, older?.sendsBackTo], [undefined, 'build']);
    for (const name of ['never ran', ' ']) {
      const unknown = defect({ status: 'open', test: stated(name) });
      assert.deepEqual(said('defectsClosed', world({ model: { defects: [unknown] } })), [
        'fails BUG-001: the blocker BUG-001 is open',
      ]);
    }
  });

  it('fails on an open blocker or critical defect, and on no lesser one', () => {
    assert.deepEqual(said('defectsClosed', world({ model: { defects: [defect({ status: 'closed' })] } })), []);
    assert.equal(
      judged('defectsClosed', world({ model: { defects: [defect({ status: 'open' })] } }))[0]?.sendsBackTo,
      'build',
    );
    assert.deepEqual(said('defectsClosed', world({ model: { defects: [defect({ status: 'open' })] } })), [
      'fails BUG-001: the blocker BUG-001 is open',
    ]);
    assert.equal(
      said('defectsClosed', world({ model: { defects: [defect({ status: 'open', severity: 'critical' })] } })).length,
      1,
    );
    assert.deepEqual(
      said('defectsClosed', world({ model: { defects: [defect({ status: 'open', severity: 'major' })] } })),
      [],
    );
  });
  it('believes a fix when its test passes on this content', () => {
    assert.deepEqual(said('defectsClosed', fixed([testCase('last page')])), []);
    assert.match(said('defectsClosed', fixed([testCase('last page', 'failed')]))[0] ?? '', /^fails .*its test fails/);
    assert.match(said('defectsClosed', fixed([testCase('last page', 'skipped')]))[0] ?? '', /^fails .*was skipped/);
    assert.match(
      said('defectsClosed', fixed([testCase('other')]))[0] ?? '',
      /^fails .*no reported test is called “last page”/,
    );
    assert.match(
      said('defectsClosed', fixed([testCase('last page')], { freshness: { [file]: stale } }))[0] ?? '',
      /^unverified .*provably run on this content/,
    );
    assert.deepEqual(judged('defectsClosed', fixed([]))[0]?.cause, { criterion: 'results-present' });
  });
  it('does not believe a fix without a test', () => {
    assert.deepEqual(said('defectsClosed', world({ model: { defects: [defect({ status: 'fixed' })] } })), [
      'fails BUG-001: BUG-001 is fixed, but names no test',
    ]);
  });
});

describe('tester-passed', () => {
  const tested = (changes: object, config = '') =>
    said(
      'testerPassed',
      world({ config, model: { releases: [release({ tested: { ...release().tested!, ...changes } })] } }),
    )[0] ?? '';
  it('needs a complete statement on this content', () => {
    assert.match(tested({ by: undefined }), /^unverified .*not complete/);
    assert.match(tested({ on: '2026-13-01' }), /^unverified .*not complete/);
    assert.match(tested({ verdict: 'mostly' }), /^unverified .*“mostly”/);
    assert.match(tested({ content: undefined }), /^unverified .*does not record the content/);
    assert.match(tested({ content: '0'.repeat(64) }), /^unverified .*content changed/);
    assert.match(tested({ on: '2026-11-24' }), /^fails .*in the future/);
    assert.equal(tested({ on: '2026-11-23' }), '');
    assert.match(tested({ verdict: undefined }), /^unverified .*not complete/);
    assert.match(tested({ verdict: 'failed' }), /^fails .*says that it failed/);
    const failed = release({ tested: { ...release().tested!, verdict: 'failed' } });
    assert.equal(judged('testerPassed', world({ model: { releases: [failed] } }))[0]?.sendsBackTo, 'build');
  });
  it('needs a tester, where people are listed', () => {
    assert.match(tested({}, 'people: [{name: T. Ester, roles: developer}]'), /^fails .*not listed as a tester/);
    assert.equal(tested({}, 'people: [{name: T. Ester, roles: [developer, tester]}]'), '');
    assert.equal(
      tested({ by: 'Tess <t@example.org>' }, 'people: [{name: T. Ester, email: T@example.org, roles: tester}]'),
      '',
    );
  });
  it('misses the statement, and the release', () => {
    assert.match(
      said('testerPassed', world({ model: { releases: [] } }))[0] ?? '',
      /^unverified 1\.1: no tester says that 1\.1 passed/,
    );
    assert.deepEqual(judged('testerPassed', world({ policy: { release: null } }))[0]?.cause, {
      criterion: 'notes-written',
    });
    assert.deepEqual(
      said('testerPassed', world({ policy: { release: 'v1.1.0' } })),
      [],
      'another spelling of the version',
    );
  });
});

describe('no-phantom-tasks', () => {
  const ticked = (requirements: readonly string[], more: Changes = {}) => {
    const task: Task = { id: '2', text: 'Print', state: 'done', requirements, place: place('tasks.md', 4) };
    return world({
      ...more,
      model: { tasks: [{ kind: 'tasks', convention: 'kiro', place: place('tasks.md'), tasks: [task] }] },
    });
  };
  it('does not take a tick for evidence', () => {
    assert.deepEqual(said('noPhantomTasks', ticked(['REQ-007'])), []);
    const [found] = judged('noPhantomTasks', ticked(['REQ-007'], { links: [] }));
    assert.equal(found?.says, 'task 2 is ticked, and REQ-007 is not verified');
    assert.deepEqual(found?.cause, { criterion: 'requirements-verified', subject: 'REQ-007' });
  });
  it('has nothing to judge where a task names no requirement', () => {
    assert.equal(subjectsOf('noPhantomTasks', ticked([])), 0);
    assert.equal(subjectsOf('noPhantomTasks', ticked(['REQ-999'])), 0);
  });
});

describe('skips-bounded', () => {
  const skipped = (n: number, config = '') =>
    said(
      'skipsBounded',
      reporting(
        [
          testCase('runs'),
          testCase('waits', 'skipped', { reason: 'no printer' }),
          ...Array.from({ length: n }, (_, at) => testCase(`skips ${at + 1}`, 'skipped')),
        ],
        { config },
      ),
    );
  it('counts those without a reason', () => {
    assert.deepEqual(skipped(0), []);
    assert.deepEqual(skipped(1), ['fails ·: 1 test is skipped without a reason: skips 1']);
    assert.deepEqual(skipped(4), ['fails ·: 4 tests are skipped without a reason: skips 1, skips 2, skips 3, …']);
  });
  it('allows as many as are recorded', () => {
    assert.deepEqual(skipped(2, 'tests: {skipsAtMost: 2}'), []);
    assert.deepEqual(skipped(3, 'tests: {skipsAtMost: 2}'), [
      'fails ·: 3 tests are skipped without a reason, and 2 are recorded',
    ]);
  });
});
