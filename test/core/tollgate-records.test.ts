import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { readConfig } from '../../src/core/config.ts';
import { tollgate } from '../../src/core/conventions/tollgate.ts';
import { inEnglish } from '../../src/core/message.ts';
import type { Fact, FactKind, Release } from '../../src/core/model.ts';

const nothingConfigured = readConfig(undefined, []).config;
const configured = readConfig('gate: delivery\n', []).config;
const digest = createHash('sha256').update('T').digest('hex');

function read(path: string, text: string, config = configured): Fact[] {
  return [...tollgate.read({ path, text }, config)];
}

/** The kinds of fact in order, problems as `line: found → wanted`, minor ones in brackets. */
function outcome(path: string, text: string, config = configured): string[] {
  return read(path, text, config).map((fact) => {
    if (fact.kind !== 'problem') return fact.kind;
    assert.equal(fact.spoils, spoilt(path));
    const sentence = `${fact.place.line}: ${inEnglish(fact.found)} → ${inEnglish(fact.wanted)}`;
    return fact.minor === true ? `(${sentence})` : sentence;
  });
}

function spoilt(path: string): FactKind {
  if (path === signoffs) return 'signoffs';
  if (path === results) return 'results';
  return path.startsWith('docs/defects/') ? 'defect' : 'release';
}

const signoffs = 'docs/signoffs.yaml';
const results = 'docs/results.yaml';

describe('what may be taken for a record', () => {
  it('is told of, where it says what a record says', () => {
    for (const [path, text, wanted] of [
      ['docs/results.yml', '- requirement: REQ-001\n  verdict: failed\n', results],
      ['docs/Results.yaml', '- verdict: failed\n  requirement: REQ-001\n', results],
      ['docs/signoffs.yml', 'signatures:\n', signoffs],
      ['docs/SIGNOFFS.YAML', '# ours\nreviews:\n', signoffs],
    ] as const) {
      assert.ok(tollgate.opens(path, configured), path);
      const [problem, ...others] = read(path, text);
      assert.ok(problem?.kind === 'problem' && others.length === 0);
      assert.equal(problem.spoils, spoilt(wanted));
      assert.equal(
        `${inEnglish(problem.found)} → ${inEnglish(problem.wanted)}`,
        `\`${path}\` is not read: it has another name → the name \`${wanted}\``,
      );
      assert.deepEqual(read(path, text, nothingConfigured), [], 'nobody asked Tollgate');
      assert.deepEqual(read(path, 'name: something else\n'), []);
    }
  });
});

describe('what is filed in a folder that is called almost like ours', () => {
  const defect = '---\nstatus: open\nseverity: blocker\n---\n# BUG-001 It fails\n';
  const release = '---\nacceptance:\n  verdict: refused\n---\n# Release 1.0.0\n';

  it('is told of, where it says what a record says', () => {
    for (const [path, text, name, spoils] of [
      ['docs/Defects/BUG-001-x.md', defect, 'docs/defects/BUG-001-x.md', 'defect'],
      ['Docs/defects/Old/BUG-001.md', defect, 'docs/defects/Old/BUG-001.md', 'defect'],
      ['docs/RELEASES/v1.0.0.md', release, 'docs/releases/v1.0.0.md', 'release'],
    ] as const) {
      const [problem, ...others] = read(path, text);
      assert.ok(problem?.kind === 'problem' && others.length === 0, path);
      assert.deepEqual([problem.spoils, problem.minor], [spoils, undefined]);
      assert.equal(
        `${inEnglish(problem.found)} → ${inEnglish(problem.wanted)}`,
        `\`${path}\` is not read: it has another name → the name \`${name}\``,
      );
      assert.deepEqual(read(path, text, nothingConfigured), [], 'nobody asked Tollgate');
      assert.deepEqual(read(path, '# Notes of 1.0.0\n'), []);
    }
  });

  it('is a specification where it says so', () => {
    const [only] = read('docs/Releases/1.0.0.md', '---\ntollgate: spec\n---\n# A\n');
    assert.equal(only?.kind, 'specification');
  });
});

describe('sign-offs', () => {
  const signature = [
    '  - requirement: REQ-007',
    `    digest: ${digest}`,
    '    by: C. Customer',
    '    role: Customer',
    '    on: 2026-11-21',
    '    text: |-',
    '      T',
  ].join('\n');
  const review = `  - {note: docs/architecture/0003-x.md, requirement: REQ-007, digest: ${digest}, by: A. Analyst, on: 2026-11-22}`;
  const text = `signatures:\n${signature}\nreviews:\n${review}\n`;

  it('are read with their places', () => {
    assert.deepEqual(read(signoffs, text), [
      {
        kind: 'signature',
        requirement: 'REQ-007',
        digest,
        by: 'C. Customer',
        role: 'customer',
        on: '2026-11-21',
        text: 'T',
        place: { file: signoffs, line: 2, column: 5 },
      },
      {
        kind: 'review',
        note: 'docs/architecture/0003-x.md',
        requirement: 'REQ-007',
        digest,
        by: 'A. Analyst',
        on: '2026-11-22',
        place: { file: signoffs, line: 10, column: 5 },
      },
    ]);
    assert.deepEqual(read('sub/docs/signoffs.yaml', text), []);
  });

  it('say nothing while they are empty', () => {
    for (const empty of ['', '# later\n', 'signatures:\nreviews:\n', 'signatures: []\n', '{}\n'])
      assert.deepEqual(read(signoffs, empty), []);
  });

  it('lose a broken entry, not its neighbours', () => {
    const broken = (from: string, to: string): string[] =>
      outcome(signoffs, `signatures:\n${signature.replace(from, to)}\n${signature}\n`);
    assert.deepEqual(broken('2026-11-21', '2026-02-30'), [
      'signature',
      '6: on: 2026-02-30 → a day of the calendar, YYYY-MM-DD',
    ]);
    assert.deepEqual(broken(digest, digest.slice(1)), [
      'signature',
      `3: digest: ${digest.slice(1)} → SHA-256, 64 hexadecimal digits`,
    ]);
    assert.deepEqual(broken('    by: C. Customer\n    role: Customer\n', ''), [
      'signature',
      '2: no by, role → requirement, digest, by, role, on, text',
    ]);
    assert.deepEqual(broken('C. Customer', '[C, D]'), ['signature', '4: by: a list or a map → one text']);
    assert.deepEqual(broken('    by:', '    from:'), [
      'signature',
      '2: no by → requirement, digest, by, role, on, text',
    ]);
    assert.deepEqual(broken('  - requirement: REQ-007', '  - REQ-007\n  - requirement: REQ-007'), [
      'signature',
      'signature',
      '2: an entry without keys → `key: value`',
    ]);
    assert.deepEqual(broken('      T', '      U'), [
      'signature',
      'signature',
      '(2: the text that was signed is not the one of the digest → the entry as it was written when it was signed)',
    ]);
    assert.deepEqual(broken('    on:', '    reqirement: x\n    on:'), [
      'signature',
      'signature',
      '(6: unknown key reqirement → requirement, perhaps)',
    ]);
  });

  it('are no sign-offs where they are something else', () => {
    assert.deepEqual(outcome(signoffs, `signature:\n${signature}\n`), [
      '1: unknown key signature → one of: signatures, reviews',
    ]);
    assert.deepEqual(outcome(signoffs, '- a\n'), ['1: no map → `signatures:` and `reviews:`']);
    assert.deepEqual(outcome(signoffs, 'signatures: yes\n'), ['1: no list → entries that begin with a dash']);
    assert.deepEqual(outcome(signoffs, `${text}\n<<<<<<< HEAD\n`).length, 1);
    assert.match(outcome(signoffs, text.replace('by: C', 'by: "C')).join(), /^\d+: /);
  });

  it('take a digest with its algorithm, in any case', () => {
    const [found] = read(signoffs, text.replace(digest, `sha256:${digest.toUpperCase()}`));
    assert.ok(found?.kind === 'signature' && found.digest === digest);
  });

  it('are read by the thousand', () => {
    const many = `signatures:\n${`${signature}\n`.repeat(5000)}`;
    const start = process.cpuUsage();
    assert.equal(read(signoffs, many).length, 5000);
    assert.ok(process.cpuUsage(start).user < 2_000_000);
  });
});

describe('manual results', () => {
  const entry = `- {requirement: REQ-007, method: Inspection, verdict: Passed, by: T. Tester, on: 2026-11-21, digest: ${digest}, evidence: log.txt}\n`;

  it('are read with their places', () => {
    assert.deepEqual(read(results, `# by hand\n${entry}`), [
      {
        kind: 'result',
        requirement: 'REQ-007',
        method: 'inspection',
        verdict: 'passed',
        by: 'T. Tester',
        on: '2026-11-21',
        digest,
        evidence: 'log.txt',
        place: { file: results, line: 2, column: 3 },
      },
    ]);
    assert.deepEqual(outcome(results, entry.replace(', evidence: log.txt', '')), ['result']);
    assert.deepEqual(outcome(results, ''), []);
  });

  it('lose a broken entry, not its neighbours', () => {
    assert.deepEqual(outcome(results, entry.replace('Passed', 'maybe') + entry), [
      'result',
      '1: verdict: maybe → one of: passed, failed',
    ]);
    assert.deepEqual(
      outcome(results, entry.replace('Inspection', 'looked at it') + entry.replace('Inspection', 'осмотр')),
      ['result', '1: method: looked at it → one of: test, demonstration, inspection, analysis'],
    );
    assert.deepEqual(outcome(results, entry.replace('2026-11-21', '2026-11-31') + entry), [
      'result',
      '1: on: 2026-11-31 → a day of the calendar, YYYY-MM-DD',
    ]);
    assert.deepEqual(outcome(results, '- {}\n'), [
      '1: no requirement, method, verdict, by, on, digest → requirement, method, verdict, by, on, digest',
    ]);
    assert.deepEqual(outcome(results, entry.replace('REQ-007', 'REQ-007/2')), [
      'result',
      '1: a result of REQ-007/2, one acceptance criterion → a result of REQ-007, all of it',
    ]);
    for (const nobody of ['"?"', '"-"', 'TODO', 'tbd.', '…'])
      assert.deepEqual(outcome(results, entry.replace('T. Tester', nobody)), [
        '1: no by → requirement, method, verdict, by, on, digest',
      ]);
    assert.deepEqual(outcome(results, 'results: none\n'), ['1: no list → entries that begin with a dash']);
  });
});

describe('defects', () => {
  const path = 'docs/defects/BUG-012-wrong-total.md';
  const text =
    '---\nstatus: Open\nseverity: critical\nrequirement: REQ-007\nfound-in: 1.10\ntest: totals add up\n---\n# BUG-012 Wrong total\nSeen: 3.\n';

  it('are read with their places', () => {
    const place = (line: number, column: number): object => ({ file: path, line, column });
    assert.deepEqual(read(path, text), [
      {
        kind: 'defect',
        id: 'BUG-012',
        place: place(8, 3),
        title: 'Wrong total',
        status: 'open',
        severity: 'critical',
        requirement: { value: 'REQ-007', place: place(4, 14) },
        foundIn: { value: '1.10', place: place(5, 11) },
        test: { value: 'totals add up', place: place(6, 7) },
      },
    ]);
  });

  it('are problems where they cannot be judged', () => {
    assert.deepEqual(outcome(path, text.replace('Open', 'reopened')), [
      '2: status: reopened → one of: open, fixed, closed',
    ]);
    assert.deepEqual(outcome(path, text.replace('severity: critical\n', '')), ['2: no severity → status, severity']);
    assert.deepEqual(outcome(path, '# BUG-012\n'), ['1: a defect without front matter → `status:` and `severity:`']);
    assert.deepEqual(outcome(path, text.replace('BUG-012', 'BUG-013')), [
      'defect',
      '(8: BUG-013 in the file of BUG-012 → one ID in the heading and in the file name)',
    ]);
    assert.deepEqual(outcome('docs/defects/wrong-total.md', text), [
      '1: a defect whose file name has no number → `BUG-012-what-is-wrong.md`',
    ]);
    assert.match(
      outcome(path, text.replace('test: ', 'test: "')).join(),
      /^7: a quote, a bracket or a comma that is missing/,
    );
    assert.match(outcome(path, text.replace('---\n#', '#')).join(), /^1: front matter that never ends/);
  });

  it("are nobody else's notes", () => {
    assert.deepEqual(outcome('docs/defects/README.md', '# Defects\n'), []);
    assert.deepEqual(outcome(path, '# BUG-012\n', nothingConfigured), []);
    assert.deepEqual(outcome(path, '---\nstatus: open\n---\n', nothingConfigured), []);
    assert.deepEqual(outcome(path, text, nothingConfigured), ['defect']);
    const inOtherWords = '---\nstatus: New\nseverity: High\n---\n# Wrong total\n';
    for (const each of [path, 'docs/defects/124.md']) {
      assert.deepEqual(outcome(each, inOtherWords, nothingConfigured), [], each);
      assert.ok(outcome(each, inOtherWords).length > 0, each);
    }
    const template = '---\nstatus: open\nseverity:\n---\n# What is wrong\n';
    assert.deepEqual(outcome('docs/defects/template.md', template, nothingConfigured), []);
  });

  it('are ours without a configuration by both keys, be one of them misspelt, empty or broken', () => {
    const statuses = 'one of: open, fixed, closed';
    const severities = 'one of: blocker, critical, major, minor';
    for (const [written, told] of [
      ['status: opne\nseverity: critical\n', `2: status: opne → ${statuses}`],
      ['status: open\nseverity: critcal\n', `3: severity: critcal → ${severities}`],
      ['status: open\nseverity: High\n', `3: severity: High → ${severities}`],
      ['status: [open]\nseverity: major\n', '2: status: a list or a map → one text'],
      ['status:\nseverity: blocker\n', '2: no status → status, severity'],
    ] as const) {
      assert.deepEqual(
        outcome(path, `---\n${written}---\n# BUG-012 Wrong total\n`, nothingConfigured),
        [told],
        written,
      );
    }
    const bothMisspelt = '---\nstatus: opne\nseverity: critcal\n---\n';
    assert.deepEqual(outcome(path, bothMisspelt, nothingConfigured), [
      `2: status: opne → ${statuses}`,
      `3: severity: critcal → ${severities}`,
    ]);
    const broken = '---\nstatus: open\nseverity: "critical\n---\n# BUG-012 Wrong total\n';
    assert.match(outcome(path, broken, nothingConfigured).join(), /^4: a quote, a bracket or a comma that is missing/);
    assert.match(
      outcome(path, broken.replace('"critical\n---', 'critical'), nothingConfigured).join(),
      /^1: front matter/,
    );
    assert.deepEqual(outcome(path, broken.replace('severity', 'scale'), nothingConfigured), []);
  });
});

describe('releases', () => {
  const path = 'docs/releases/1.2.0.md';
  const content = 'c'.repeat(64);
  const text = `---
tested: {by: T. Tester, on: 2026-11-20, verdict: Passed, content: "sha256:${content}"}
rollout:
  strategy: canary, 5 percent first
  success: error rate below 0.1 percent
  abort: error rate above 1 percent
  rollback: previous image
  rehearsed: 2026-11-19
  schema: none
handover:
  artifact: shop-1.2.0.tgz
  sha256: ${digest}
  environment: staging
  by: D. Devops
  to: C. Customer
  on: 2026-11-21
acceptance:
  verdict: Refused
  by: C. Customer
  on: 2026-11-22
  reopens: Design
  remarks: too slow
operation:
  since: 2026-11-23
  by: D. Devops
  observed: [error rate 0, no calls]
---
# Release 1.2.0

## Trial

- REQ-007/1 [0a1b2c3d] export by hand · of a paid invoice · passed · C. Customer, 2026-11-22
- [x] REQ-007/2 [0A1B2C3D] without lines · failed ·
  C. Customer, 2026-11-22
- \`auth/Session expiry\`/1 [00000000] wait · ____ · ____
- Nothing else was tried.
`;

  function release(body: string): Release {
    const found = read(path, body).find((fact) => fact.kind === 'release');
    assert.ok(found);
    return found;
  }

  it('take a line to write upon for nobody, also beside what was filled in', () => {
    const body = text
      .replace('C. Customer, 2026-11-22\n- [x]', '_____, 2026-11-22\n- [x]')
      .replace('by: T. Tester', 'by: ______')
      .replace('by: D. Devops\n  to', 'by: "__ __"\n  to');
    const { tested, handover, trial } = release(body);
    assert.deepEqual([tested?.by, handover?.fields.by], [undefined, undefined]);
    assert.deepEqual([trial[0]?.witness, trial[0]?.on, trial[1]?.witness], [undefined, '2026-11-22', 'C. Customer']);
  });

  it('are read with their places', () => {
    const place = (line: number, column: number): object => ({ file: path, line, column });
    const stated = (value: string, line: number, column: number): object => ({ value, place: place(line, column) });
    assert.deepEqual(release(text), {
      kind: 'release',
      version: '1.2.0',
      place: place(28, 3),
      tested: { by: 'T. Tester', on: '2026-11-20', verdict: 'passed', content, place: place(2, 1) },
      rollout: {
        place: place(3, 1),
        strategy: stated('canary, 5 percent first', 4, 13),
        success: stated('error rate below 0.1 percent', 5, 12),
        abort: stated('error rate above 1 percent', 6, 10),
        rollback: stated('previous image', 7, 13),
        rehearsed: stated('2026-11-19', 8, 14),
        schema: stated('none', 9, 11),
      },
      handover: {
        place: place(10, 1),
        fields: {
          artifact: stated('shop-1.2.0.tgz', 11, 13),
          sha256: stated(digest, 12, 11),
          environment: stated('staging', 13, 16),
          by: stated('D. Devops', 14, 7),
          to: stated('C. Customer', 15, 7),
          on: stated('2026-11-21', 16, 7),
        },
      },
      acceptance: {
        by: 'C. Customer',
        on: '2026-11-22',
        verdict: 'refused',
        place: place(17, 1),
        reopens: stated('design', 21, 12),
        remarks: stated('too slow', 22, 12),
      },
      operation: {
        since: '2026-11-23',
        by: 'D. Devops',
        observed: stated('error rate 0, no calls', 26, 13),
        place: place(23, 1),
      },
      trial: [
        {
          requirement: 'REQ-007',
          criterion: '1',
          digest: '0a1b2c3d',
          how: 'export by hand · of a paid invoice',
          verdict: 'passed',
          witness: 'C. Customer',
          on: '2026-11-22',
          place: place(32, 3),
        },
        {
          requirement: 'REQ-007',
          criterion: '2',
          digest: '0a1b2c3d',
          how: 'without lines',
          verdict: 'failed',
          witness: 'C. Customer',
          on: '2026-11-22',
          place: place(33, 7),
        },
        {
          requirement: 'auth/Session expiry',
          criterion: '1',
          digest: '00000000',
          how: 'wait',
          verdict: undefined,
          witness: undefined,
          on: undefined,
          place: place(35, 3),
        },
      ],
    });
    assert.deepEqual(outcome(path, text), ['release']);
  });

  it('say nothing of what is still to be filled in', () => {
    const template =
      '---\ntested:\n  by:\n  on:\n  verdict:\nrollout:\nhandover: {}\nacceptance: ~\n---\n- REQ-1/1 [00000000]\n- REQ-1/2 [00000000] … · passed|failed · …, …\n- REQ-1/3 [00000000] TODO · TBD · ?, 2026-11-20\n';
    assert.deepEqual(outcome(path, template), ['release']);
    const { tested, rollout, handover, acceptance, operation, unfilled, trial } = release(template);
    assert.deepEqual(
      [tested, rollout, handover, acceptance, operation],
      [undefined, undefined, undefined, undefined, undefined],
    );
    const lines = Object.entries(unfilled ?? {}).map(([part, { line }]) => `${part} ${line}`);
    assert.deepEqual(lines, ['tested 2', 'rollout 6', 'handover 7', 'acceptance 8']);
    assert.deepEqual(
      trial.map(({ how, verdict, witness, on }) => [how, verdict, witness, on]),
      [
        ['', undefined, undefined, undefined],
        ['', undefined, undefined, undefined],
        ['', undefined, undefined, '2026-11-20'],
      ],
    );
  });

  it('name each mistake at its line', () => {
    const broken = (from: string, to: string): string[] => outcome(path, text.replace(from, to));
    assert.deepEqual(broken('on: 2026-11-20', 'on: 2026-02-29'), [
      'release',
      '2: on: 2026-02-29 → a day of the calendar, YYYY-MM-DD',
    ]);
    assert.deepEqual(broken('since: 2026-11-23', 'since: yesterday'), [
      'release',
      '24: since: yesterday → a day of the calendar, YYYY-MM-DD',
    ]);
    assert.deepEqual(broken('to: C. Customer\n  on: 2026-11-21', 'to: C\n  on: 2026-11-32'), [
      'release',
      '16: on: 2026-11-32 → a day of the calendar, YYYY-MM-DD',
    ]);
    assert.deepEqual(broken(`sha256: ${digest}`, 'sha256: abc'), [
      'release',
      '12: sha256: abc → SHA-256, 64 hexadecimal digits',
    ]);
    assert.deepEqual(broken('reopens: Design', 'reopens: test'), [
      'release',
      '21: reopens: test → one of: requirements, design, build',
    ]);
    assert.deepEqual(broken('acceptance:', 'acceptence:'), [
      'release',
      '(17: unknown key acceptence → acceptance, perhaps)',
    ]);
    assert.deepEqual(broken(text.slice(text.indexOf('{by'), text.indexOf('}') + 1), 'by nobody'), [
      'release',
      '2: tested: no map → keys and values below it',
    ]);
    // One mistake, not one for every line that follows.
    assert.deepEqual(broken('"}\n', '"}}\n'), [
      '2: something that belongs neither to a key nor to a value → `key: value`; a value with a colon stands in quotes',
    ]);
    assert.deepEqual(broken('strategy: canary', 'stratgy: canary'), [
      'release',
      '(4: unknown key stratgy → strategy, perhaps)',
    ]);
    assert.match(broken('schema: none', 'schema: a: b').join(), /^9: /);
    assert.match(broken('## Trial', '<!-- Trial').join(), /^release,30: a comment that never ends|^30: .*,release$/);
  });

  it('name each entry of the trial that cannot be read', () => {
    const entry = (line: string): string[] => outcome(path, `---\ntested:\n---\n- ${line}\n`);
    const wanted = '`REQ-007/2 [first eight digits of the digest] how · passed or failed · witness, day`';
    assert.deepEqual(entry('REQ-007/2 how · passed · x, 2026-01-01'), [
      'release',
      `4: an entry of the trial that cannot be read: REQ-007/2 how · passed · x, 2026-01-01 → ${wanted}`,
    ]);
    for (const line of [
      '- **REQ-007/2** [00000000] how · failed · x, 2026-01-01',
      '- ~~REQ-007/2 [00000000] how · failed · x, 2026-01-01~~',
      '- req-007/2 [00000000] how · failed · x, 2026-01-01',
      '| REQ-007/2 | [00000000] | how | failed | x |',
      'REQ-007/2 [00000000] how · failed · x, 2026-01-01',
    ])
      assert.match(outcome(path, `---\ntested:\n---\n${line}\n`).join(), /^release,4: an entry of the trial/, line);
    assert.deepEqual(outcome(path, '---\ntested:\n---\nTried and/or seen, see [a](b), REQ-007/2.\n'), ['release']);
    assert.equal(entry('REQ-007 [00000000] how · passed · x, 2026-01-01').length, 2);
    assert.equal(entry('REQ-007/0 [00000000] how · passed · x, 2026-01-01').length, 2);
    assert.deepEqual(entry('REQ-007/2 [00000000] how · perhaps · x, 2026-01-01'), [
      'release',
      '4: the verdict “perhaps” → passed or failed',
    ]);
    assert.deepEqual(entry('REQ-007/2 [00000000] how · passed · x, 2026-02-30'), [
      'release',
      '4: 2026-02-30 is no day → a day of the calendar, YYYY-MM-DD',
    ]);
    assert.deepEqual(entry('REQ-007/2 [00000000] how · не пройдено · x, 2026-02-20'), ['release']);
    assert.deepEqual(entry('see REQ-007'), ['release']);
  });

  it('are files named after a version', () => {
    assert.equal(release('# Notes\n').tested, undefined);
    assert.deepEqual(outcome('docs/releases/v2.0.0-rc.1.md', ''), ['release']);
    assert.deepEqual(outcome('docs/releases/README.md', '# Releases\n'), []);
    assert.deepEqual(outcome('docs/releases/next.md', '---\ntested:\n---\n'), [
      '1: a release whose file name is no version → `1.2.0.md`',
    ]);
    assert.deepEqual(outcome(path, '# Notes of somebody else\n', nothingConfigured), []);
    assert.deepEqual(outcome(path, text, nothingConfigured), ['release']);
  });
});

describe('records of Tollgate', () => {
  it('take anything without throwing', () => {
    const paths = fc.constantFrom(signoffs, results, 'docs/defects/BUG-1-x.md', 'docs/releases/1.0.md');
    const words = fc.string({
      unit: fc.constantFrom(
        'status',
        ':',
        ' ',
        '\n',
        '- ',
        'signatures:',
        '---\n',
        'REQ-1/1',
        '[00000000]',
        ' · ',
        '{',
        '}',
        '"',
        'tested',
        '  ',
        '`',
        '(',
        'on: 2026-99-99\n',
      ),
    });
    fc.assert(
      fc.property(paths, words, (path, text) => {
        for (const fact of read(path, text)) assert.ok(fact.kind !== 'problem' || fact.place.line >= 1);
      }),
      { numRuns: 3000 },
    );
  });
});
