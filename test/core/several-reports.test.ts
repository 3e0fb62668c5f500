import assert from 'node:assert/strict';
import fc from 'fast-check';
import { judged, tested } from '../judged.ts';
import type { MemoryRepository } from '../memory-files.ts';

const ids = ['REQ-001', 'REQ-002', 'REQ-003'] as const;
const spec = `---\ntollgate: spec\n---\n# S\n\n## Requirements\n\n${ids
  .map((id) => `### ${id} Do\nWanted.\n\nAcceptance criteria:\n1. THE SYSTEM SHALL do it.\n`)
  .join('\n')}`;
const outcomes = { passed: '', failed: '<failure/>', skipped: '<skipped message="why"/>' } as const;
type Outcome = keyof typeof outcomes;
type Case = readonly [name: string, outcome: Outcome];

const xml = (cases: readonly Case[]): string =>
  `<testsuite name="s">${cases.map(([name, outcome]) => `<testcase classname="test" name="${name}">${outcomes[outcome]}</testcase>`).join('')}</testsuite>`;
const repository = (reports: Readonly<Record<string, readonly Case[]>>): MemoryRepository => ({
  files: {
    'docs/specs/s.md': spec,
    'test/s.test.js': "describe('s', () => {\n  // @req REQ-003\n  it('says so', () => {});\n});\n",
    ...Object.fromEntries(Object.entries(reports).map(([path, cases]) => [path, xml(cases)])),
  },
});
const all: readonly Case[] = [
  ['REQ-001 a', 'passed'],
  ['REQ-002 b', 'passed'],
  ['says so', 'passed'],
];

describe('Several reports of one run', () => {
  it('are one where they are shards: whichever way the tests are dealt out', () => {
    const whole = judged(tested(repository({ 'junit.xml': all })));
    assert.equal(whole.verdict, 'open');
    const outcome = fc.constantFrom<Outcome>('passed', 'failed', 'skipped');
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 2 }), outcome), { minLength: 3, maxLength: 3 }),
        (dealt) => {
          const cases = all.map(([name], at): Case => [name, dealt[at]?.[1] ?? 'passed']);
          const shards: Record<string, Case[]> = {};
          for (const [at, each] of cases.entries())
            (shards[`test-results/shard-${dealt[at]?.[0] ?? 0}.xml`] ??= []).push(each);
          const one = judged(tested(repository({ 'junit.xml': cases })));
          const several = judged(tested(repository(shards)));
          assert.deepEqual(several.results.tests, one.results.tests);
          assert.deepEqual(
            several.requirements.map(({ verified }) => verified),
            one.requirements.map(({ verified }) => verified),
          );
          assert.ok(
            several.verdict === one.verdict ||
              (one.verdict === 'open') === (several.verdict === 'open') ||
              several.verdict !== 'open',
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  it('count a test in every leg of a matrix, and fail it where one leg fails', () => {
    const legs = (windows: Outcome): MemoryRepository =>
      repository({
        'test-results/linux.xml': all,
        'test-results/windows.xml': all.map(([name], at): Case => [name, at === 0 ? windows : 'passed']),
      });
    const failing = judged(tested(legs('failed')));
    assert.equal(failing.verdict, 'closed');
    assert.deepEqual(failing.results.tests, { total: 6, passed: 5, failed: 1, errors: 0, skipped: 0 });
    assert.deepEqual(
      failing.requirements.map(({ verified }) => verified),
      [false, true, true],
    );
    assert.equal(judged(tested(legs('skipped'))).verdict, 'open', 'skipped in one leg and passed in another');
  });

  it('do not let a retry in a report of its own undo a failure', () => {
    const retried = repository({
      'test-results/first.xml': [['REQ-001 a', 'failed'], ...all.slice(1)],
      'test-results/retry.xml': [['REQ-001 a', 'passed']],
    });
    assert.equal(judged(tested(retried)).verdict, 'closed');
  });

  it('count once where one is the copy of another', () => {
    const { files } = tested(repository({ 'junit.xml': all }));
    const copied = judged({
      files: { ...files, 'test-results/junit.xml': xml(all) },
      times: { 'test-results/junit.xml': 0 },
    });
    assert.equal(copied.verdict, 'open', 'what was bound is bound wherever it lies');
    assert.deepEqual(copied.results.tests.total, 3);
    assert.equal(copied.results.reports.length, 2);
    const failing = judged(
      tested(repository({ 'junit.xml': [['x', 'failed'], ...all], 'test-results/a.xml': [['x', 'failed'], ...all] })),
    );
    assert.equal(failing.findings.filter(({ criterion }) => criterion === 'tests-pass').length, 1);
    assert.equal(
      judged({ files: { ...files, 'tollgate.yaml': 'tests: {atLeast: 4}\n', 'test-results/junit.xml': xml(all) } })
        .verdict,
      'closed',
      'a copy is no second test',
    );
  });

  it('keep the gate shut for a shard that holds nothing, breaks off, or is of an earlier run', () => {
    const bound = tested(repository({ 'junit.xml': all })).files;
    for (const [about, shard] of [
      ['empty', '<testsuite name="s"/>'],
      ['broken off', '<testsuite name="s"><testcase name="a"/>'],
      [
        'of an earlier run',
        xml([
          ['REQ-001 a', 'passed'],
          ['other', 'passed'],
        ]),
      ],
    ] as const) {
      const times = { 'test-results/shard.xml': 0 };
      assert.notEqual(judged({ files: { ...bound, 'test-results/shard.xml': shard }, times }).verdict, 'open', about);
    }
  });
});
