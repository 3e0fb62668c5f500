import assert from 'node:assert/strict';
import { citedIn } from '../../src/core/ids.ts';
import type {
  Declaration,
  FiledReport,
  Note,
  Reference,
  Requirement,
  Resolution,
  Signature,
  TestCase,
  Trace,
} from '../../src/core/model.ts';
import { type Traced, trace } from '../../src/core/trace.ts';
import { digestText } from '../../src/core/digest.ts';
import { readReport } from '../../src/core/report/read-report.ts';
import { finish } from '../../src/core/reading/finish.ts';
import { isSameList } from '../../src/core/reading/kept.ts';
import { acceptanceCriterion, requirement } from './model-builder.ts';

function requirements(...ids: readonly string[]): Requirement[] {
  return ids.map((id) => requirement({ id }));
}

function testCase(name: string, more: Partial<TestCase> = {}): TestCase {
  const cited = [...citedIn(name), ...citedIn(more.className ?? '')];
  return { name, className: '', suites: [], result: 'passed', line: 1, column: 1, cited, ...more };
}

function report(cases: readonly TestCase[], file = 'junit.xml'): FiledReport {
  const tests = { total: cases.length, passed: cases.length, failed: 0, errors: 0, skipped: 0 };
  return {
    kind: 'report',
    file,
    format: 'junit',
    cases,
    tests,
    failures: [],
    problems: [],
    sha256: digestText(file),
    time: 0,
  };
}

function reference(id: string, more: Partial<Reference> = {}): Reference {
  return {
    kind: 'reference',
    tag: 'req',
    id,
    place: { file: 'src/a.ts', line: 1, column: 1 },
    role: 'implements',
    ...more,
  };
}

function traced(facts: Partial<Traced>, earlier?: Trace): Trace {
  const nothing = { requirements: [], references: [], notes: [], reports: [], signatures: [], results: [] };
  return trace({ ...nothing, ...facts }, earlier);
}

function meant(resolution: Resolution): string {
  switch (resolution.kind) {
    case 'found':
      return resolution.requirement.id;
    case 'ambiguous':
      return `ambiguous: ${resolution.requirements.map(({ id }) => id).join(', ')}`;
    case 'unknown':
      return `unknown: ${resolution.nearest.join(', ')}`;
    case 'foreign':
      return 'foreign';
  }
}

describe('an ID', () => {
  const joined = traced({
    requirements: requirements(
      'REQ-007',
      'REQ-008',
      'REQ-070',
      'NFR-SEC-1',
      'REQ-1-1',
      'REQ-11',
      'DUP-1',
      'DUP-1',
      '001-login/FR-001',
      '002-cart/FR-001',
      '002-cart/FR-002',
      'login/2',
      'auth/Session expiry',
      'shop/Session expiry',
      'auth/Lock out',
      'req~login~2',
    ),
  });
  for (const [id, expected] of [
    ['REQ-007', 'REQ-007'],
    ['REQ_007', 'REQ-007'],
    ['REQ007', 'REQ-007'],
    ['NFR_SEC_1', 'NFR-SEC-1'],
    ['REQ-1-1', 'REQ-1-1'],
    ['REQ-11', 'REQ-11'],
    ['REQ-071', 'unknown: REQ-070, REQ-007, REQ-008'],
    ['REQ_999', 'unknown: '],
    ['DUP-1', 'ambiguous: DUP-1, DUP-1'],
    ['SYS-1', 'foreign'],
    ['001-login/FR-001', '001-login/FR-001'],
    ['FR-001', 'ambiguous: 001-login/FR-001, 002-cart/FR-001'],
    ['FR-002', '002-cart/FR-002'],
    ['FR_002', '002-cart/FR-002'],
    ['FR-003', 'unknown: 002-cart/FR-002'],
    ['002-cart/FR-003', 'unknown: 002-cart/FR-001, 002-cart/FR-002'],
    ['003-other/FR-001', 'unknown: '],
    ['login/2', 'login/2'],
    ['login/3', 'unknown: login/2'],
    ['2', 'foreign'],
    ['auth/Session expiry', 'auth/Session expiry'],
    ['Session expiry', 'ambiguous: auth/Session expiry, shop/Session expiry'],
    ['Lock out', 'auth/Lock out'],
    ['auth/Session expire', 'unknown: auth/Session expiry'],
    ['src/index', 'foreign'],
    ['req~login~2', 'req~login~2'],
  ] as const) {
    it(`${id} means ${expected}`, () => {
      const found = meant(joined.resolve(id));
      if (expected.startsWith('unknown: ')) {
        assert.ok(found.startsWith('unknown'));
        for (const near of expected.slice('unknown: '.length).split(', '))
          assert.ok(near === '' || found.includes(near), found);
      } else assert.equal(found, expected);
    });
  }

  it('of an exact spelling is not confused with another that is merely spelled alike', () => {
    const own = traced({ requirements: requirements('REQ-007', 'REQ_007') });
    assert.equal(meant(own.resolve('REQ_007')), 'REQ_007');
    assert.equal(meant(own.resolve('REQ007')), 'ambiguous: REQ-007, REQ_007');
  });
});

describe('a test that carries an ID (GATE-004)', () => {
  function verified(ids: readonly string[], ...cases: readonly TestCase[]): Record<string, string[]> {
    const all = requirements(...ids);
    const joined = traced({ requirements: all, reports: [report(cases)] });
    const show = (each: Requirement): string[] =>
      joined
        .verifications(each)
        .map(
          ({ criterion, by, cases: found }) =>
            `${by} ${criterion ?? 'all'} ${found.map((one) => one.case.name).join(' + ')}`,
        );
    return Object.fromEntries(all.map((each) => [each.id, show(each)]));
  }

  it('in its name or class verifies', () => {
    assert.deepEqual(
      verified(
        ['REQ-007', 'REQ-008'],
        testCase('REQ-007 adds'),
        testCase('REQ_007_adds'),
        testCase('testREQ008'),
        testCase('sums', { className: 'REQ008Test' }),
      ),
      {
        'REQ-007': ['name all REQ-007 adds', 'name all REQ_007_adds'],
        'REQ-008': [],
      },
    );
    assert.deepEqual(verified(['REQ-008'], testCase('sums', { className: 'Test.REQ-008' })), {
      'REQ-008': ['name all sums'],
    });
  });

  describe('proves nothing where it passed though each of its parts', () => {
    const node = '  ---\n  type: test\n  ...\n';
    const rows: Readonly<Record<string, string>> = {
      'was skipped': '    ok 1 - two # SKIP later\n    1..1\nok 1 - REQ-007 adds\n',
      'is still to be done, or was skipped':
        '    not ok 1 - two # TODO later\n    ok 2 - one # SKIP\n    1..2\nok 1 - REQ-007 adds\n',
      'was skipped below another':
        '    # Subtest: REQ-007 two\n        not ok 1 - b # TODO\n        1..1\n    ok 1 - REQ-007 two\n    ok 2 - c\n    1..2\nok 1 - adds\n',
      'was skipped, in node:test': `    ok 1 - two # SKIP later\n    1..1\nok 1 - REQ-007 adds\n${node}`,
    };
    for (const [why, text] of Object.entries(rows)) {
      it(why, () => {
        const [own] = requirements('REQ-007');
        const whole = new TextEncoder().encode(`TAP version 14\n# Subtest: adds\n${text}1..1\n`);
        const read = readReport('all.tap', [whole]).report;
        const cases = read?.cases ?? [];
        assert.ok(own);
        assert.deepEqual(read?.failures, []);
        assert.ok(cases.some(({ result }) => result === 'passed'));
        const links = traced({ requirements: [own], reports: [report(cases)] }).verifications(own);
        assert.deepEqual(
          links.flatMap((link) => link.cases.map(({ case: { result } }) => result)).filter((each) => each === 'passed'),
          [],
        );
      });
    }
  });

  it('means the longest reading that is known', () => {
    assert.deepEqual(verified(['REQ-007', 'REQ-007-2'], testCase('REQ_007_2_rounds')), {
      'REQ-007': [],
      'REQ-007-2': ['name all REQ_007_2_rounds'],
    });
    assert.deepEqual(verified(['REQ-007'], testCase('REQ_007_2_rounds')), { 'REQ-007': ['name all REQ_007_2_rounds'] });
    assert.deepEqual(verified(['REQ-007'], testCase('REQ-0071 rounds'), testCase('7 rounds'), testCase('007')), {
      'REQ-007': [],
    });
  });

  it('may mean one criterion', () => {
    assert.deepEqual(verified(['REQ-007'], testCase('REQ-007/2 refuses')), { 'REQ-007': ['name 2 REQ-007/2 refuses'] });
  });

  it('is one test with its retries, and another in another class', () => {
    assert.deepEqual(
      verified(
        ['REQ-007'],
        testCase('REQ-007', { result: 'failed' }),
        testCase('REQ-007'),
        testCase('REQ-007', { className: 'Other' }),
      ),
      {
        'REQ-007': ['name all REQ-007 + REQ-007', 'name all REQ-007'],
      },
    );
  });

  it('to which two requirements answer verifies neither, unless it says which', () => {
    const ids = ['001-login/FR-001', '002-cart/FR-001'];
    assert.deepEqual(verified(ids, testCase('FR-001 locks')), { '001-login/FR-001': [], '002-cart/FR-001': [] });
    assert.deepEqual(verified(ids, testCase('001-login/FR-001 locks')), {
      '001-login/FR-001': ['name all 001-login/FR-001 locks'],
      '002-cart/FR-001': [],
    });
    assert.deepEqual(verified(['DUP-1', 'DUP-1'], testCase('DUP-1 x')), { 'DUP-1': [] });
  });
});

describe('what is joined by ID', () => {
  const [seven, eight] = requirements('REQ-007', 'REQ-008') as [Requirement, Requirement];

  it('are references in code', () => {
    const references = [
      reference('REQ-007'),
      reference('REQ_007'),
      reference('REQ-009'),
      reference('REQ-007', { role: 'verifies' }),
    ];
    const own = traced({ requirements: [seven, eight], references });
    assert.deepEqual(own.implementations(seven), references.slice(0, 2));
    assert.deepEqual(own.implementations(eight), []);
    assert.deepEqual(own.verifications(seven), [
      { criterion: undefined, by: 'reference', reference: references[3], cases: [], lost: 'no-test' },
    ]);
  });

  it('are notes, signatures and manual results', () => {
    const place = { file: 'a.md', line: 1, column: 1 };
    const note: Note = {
      kind: 'note',
      convention: 'madr',
      id: '0001',
      place,
      title: undefined,
      status: 'accepted',
      satisfies: [
        { value: 'REQ-007', place },
        { value: 'REQ_007', place },
        { value: 'X-1', place },
      ],
      components: [],
    };
    const signature: Signature = {
      kind: 'signature',
      requirement: 'REQ-008',
      digest: '',
      by: 'A',
      role: 'customer',
      on: '2026-01-01',
      text: '',
      place,
    };
    const own = traced({ requirements: [seven, eight], notes: [note], signatures: [signature] });
    assert.deepEqual([own.notes(seven), own.notes(eight)], [[note], []]);
    assert.deepEqual([own.signatures(seven), own.signatures(eight)], [[], [signature]]);
    assert.deepEqual(own.results(seven), []);
  });

  it('are criteria, however their convention numbers them', () => {
    const login = requirement({ id: 'login/2', criteria: [acceptanceCriterion('2.1'), acceptanceCriterion('2.2')] });
    const references = ['login/2.2', 'login/2'].map((id) => reference(id, { role: 'verifies' }));
    references.push(reference('login/2', { role: 'verifies', criterion: '1' }));
    const own = traced({ requirements: [login], references });
    assert.deepEqual(
      own.verifications(login).map(({ criterion }) => criterion),
      ['2.2', undefined, '2.1'],
    );
  });
});

describe('an ID that is cited before there is a requirement of it', () => {
  const [known, late] = requirements('REQ-1', 'REQ-2');
  assert.ok(known && late);
  const [first, more] = [reference('REQ-1'), reference('REQ-2', { place: { file: 'src/b.ts', line: 1, column: 1 } })];
  const joined = (facts: Partial<Traced>, earlier?: Trace): Trace => {
    const now = traced(facts, earlier);
    assert.equal(
      [...now.join()].every((each) => each === undefined),
      true,
    );
    now.implementations(known);
    return now;
  };

  it('leads there once it comes, also from code that was written meanwhile', () => {
    const before = joined({ requirements: [known], references: [first] });
    const cited = joined({ requirements: [known], references: [first, more] }, before);
    const there = joined({ requirements: [known, late], references: [first, more] }, cited);
    assert.deepEqual(there.implementations(late), [more]);
  });

  it('leads there no more from code that is gone by then', () => {
    const before = joined({ requirements: [known], references: [first, more] });
    const gone = joined({ requirements: [known], references: [first] }, before);
    const there = joined({ requirements: [known, late], references: [first] }, gone);
    assert.deepEqual(there.implementations(late), []);
  });
});

describe('a case of a name', () => {
  it('is found by it, or by its full name', () => {
    const cases = [
      testCase('adds', { className: 'com.example.CartTest' }),
      testCase('refuses', { suites: ['Mocha Tests', 'Cart', 'when empty'] }),
    ];
    const joined = traced({ reports: [report(cases)] });
    const found = (name: string): string[] => joined.casesNamed(name).map((each) => each.case.name);
    assert.deepEqual(found('adds'), ['adds']);
    assert.deepEqual(found('com.example.CartTest.adds'), ['adds']);
    assert.deepEqual(found('Cart when empty refuses'), ['refuses']);
    assert.deepEqual(found('Cart > when empty > refuses'), ['refuses']);
    assert.deepEqual(found('subtracts'), []);
    assert.deepEqual(found('dds'), []);
  });
});

describe('a large repository', () => {
  const ids = Array.from({ length: 2_000 }, (_, at) => `REQ-${at}`);
  const all = requirements(...ids);
  const files = Array.from({ length: 400 }, (_, at) => `test/unit/f${at}.test.ts`);
  const at = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;
  const references = Array.from({ length: 10_000 }, (_, n) => {
    const target: Declaration = {
      what: 'test',
      name: `test ${n}`,
      suites: ['Suite'],
      parameterised: false,
      line: 2,
      endLine: 3,
    };
    const place = { file: at(files, n), line: 1, column: 1 };
    return reference(at(ids, n), n % 2 === 0 ? {} : { role: 'verifies', place, target });
  });

  let reads = 0;
  /** Counts how often its name is looked at. */
  const counted = (own: TestCase): TestCase => {
    const { name } = own;
    return Object.defineProperty(own, 'name', { enumerable: true, get: () => (reads++, name) });
  };
  const run = (): FiledReport[] =>
    Array.from({ length: 40 }, (_, r) =>
      report(
        Array.from({ length: 500 }, (_, c) => {
          const n = r * 500 + c;
          const own =
            n < 10_000 ? testCase(`Suite > test ${n}`) : testCase(`${at(ids, n)} holds`, { className: at(files, n) });
          return counted(own);
        }),
        `reports/${r}.xml`,
      ),
    );
  const facts = { requirements: all, references, testFiles: files };
  const casesOf = (joined: Trace): number =>
    all.flatMap((each) => joined.verifications(each)).reduce((n, { cases }) => n + cases.length, 0);
  const toldOf = (joined: Trace, each: Requirement): string[] =>
    joined
      .verifications(each)
      .map(
        ({ by, criterion, reference, cases }) =>
          `${by} ${criterion} ${reference === undefined ? '' : references.indexOf(reference)} ${cases.map(({ report, case: { name } }) => `${report.file}: ${name}`).join()}`,
      );
  const joinedBefore = (reports = run()): Trace => {
    const joined = traced({ ...facts, reports });
    finish(joined.join());
    assert.equal(casesOf(joined), 5_000 + 10_000);
    return joined;
  };

  it('is linked as before after one source file was saved, but for what the file says', () => {
    const reports = run();
    const before = traced({ ...facts, reports });
    const known = all.map((each) => before.verifications(each));
    const now = traced({ ...facts, reports, references: [...references.slice(2), reference('REQ-0')] }, before);
    const changed = all.filter((each, n) => now.verifications(each) !== known[n]);
    assert.deepEqual(
      changed.map(({ id }) => id),
      ['REQ-1'],
    );
  });

  it('is joined to the same, whether little or much of it changed', () => {
    const reports = run();
    const before = traced({ ...facts, reports });
    finish(before.join());
    const few = [...references.slice(3, 5_000), ...references.slice(5_001)];
    const many = references.filter((_, n) => n % 3 !== 0);
    for (const changed of [
      { reports, references: few },
      { reports, references: many },
      { reports: run().slice(1), references: many },
      { reports: [...run().slice(0, 1), ...reports.slice(1)], references: few },
    ]) {
      const now = traced({ ...facts, ...changed }, before);
      const fresh = traced({ ...facts, ...changed });
      for (const each of all) {
        assert.ok(isSameList(now.implementations(each), fresh.implementations(each)));
        assert.deepEqual(toldOf(now, each), toldOf(fresh, each));
      }
    }
  });

  /** How much is looked at in each step: what is joined at once, and what is told of the changes, are steps of their own. */
  const looksWhile = (join: () => Trace, before: Trace): readonly number[] => {
    const steps: number[] = [];
    const step = (): void => {
      steps.push(reads);
      reads = 0;
    };
    reads = 0;
    const now = join();
    step();
    for (const pause of now.join()) {
      assert.equal(pause, undefined);
      step();
    }
    step();
    assert.ok(now.changedFrom(before)?.queries.has('verifications'));
    step();
    assert.equal(casesOf(now), 5_000 + 10_000);
    return steps;
  };
  const areSmall = (steps: readonly number[], inAll: number): void => {
    const sum = steps.reduce((a, b) => a + b, 0);
    assert.ok(sum > inAll, `${sum} looks in all`);
    assert.ok(Math.max(...steps) <= 6_000, `${Math.max(...steps)} looks in one of ${steps.length} steps`);
  };

  it('is joined again in small steps after a run of all tests', () => {
    const before = joinedBefore();
    const reports = run();
    areSmall(
      looksWhile(() => traced({ ...facts, reports }, before), before),
      20_000,
    );
  });

  it('is joined again in small steps after a branch was switched', () => {
    const reports = run();
    const before = joinedBefore(reports);
    const others = references.map((each) =>
      Object.defineProperty({ ...each }, 'id', { enumerable: true, get: () => (reads++, each.id) }),
    );
    areSmall(
      looksWhile(() => traced({ ...facts, reports, references: others }, before), before),
      10_000,
    );
  });
});
