import assert from 'node:assert/strict';
import * as criteria from '../../src/core/criteria/index.ts';
import type { Release } from '../../src/core/model.ts';
import {
  acceptanceCriterion,
  type CriterionName,
  defect,
  judged,
  none,
  note,
  place,
  release,
  report,
  requirement,
  said,
  signature,
  stated,
  subjectsOf,
  testCase,
  trialEntry,
  world,
} from './model-builder.ts';

describe('all criteria', () => {
  for (const name of Object.keys(criteria) as CriterionName[]) {
    it(`${name} holds where nothing is wrong`, () => assert.deepEqual(said(name, world()), []));
    it(`${name} is off, or blocks, at level tests`, () => {
      const blocks = ['resultsPresent', 'testsPass', 'resultsFresh'].includes(name);
      assert.equal(criteria[name].severity.tests, blocks ? 'block' : 'off');
    });
  }

  it('block and warn as the product says', () => {
    const listed = (level: 'requirements' | 'delivery', severity: string, ids: readonly string[]): void =>
      assert.deepEqual(
        Object.values(criteria)
          .filter((each) => each.severity[level] === severity)
          .map((each) => each.id)
          .sort(),
        ids,
        `list in test/core/criteria-requirements.test.ts what level ${level} takes as ${severity}`,
      );
    listed('requirements', 'block', [
      'criteria-written',
      'defects-closed',
      'ids-unique',
      'references-resolve',
      'requirements-verified',
      'results-fresh',
      'results-present',
      'spec-exists',
      'tests-pass',
    ]);
    listed('requirements', 'warn', [
      'components-present',
      'deadline-kept',
      'decisions-settled',
      'design-current',
      'no-phantom-tasks',
      'requirements-implemented',
      'skips-bounded',
      'tasks-done',
      'tests-automated',
      'wording-testable',
    ]);
    listed('delivery', 'warn', ['deadline-kept', 'no-phantom-tasks', 'skips-bounded', 'wording-testable']);
    listed('delivery', 'off', ['coverage-kept']);
  });
});

describe('spec-exists', () => {
  const bare = { requirements: [], model: { specifications: [] } };

  it('says how many tests pass for nothing', () => {
    const passing = [testCase('a'), testCase('b')];
    const [found] = judged('specExists', world({ ...bare, model: { specifications: [], reports: [report(passing)] } }));
    assert.equal(found?.says, '2 tests pass; no requirement says what they must prove');
    assert.match(found?.asks ?? '', /New Specification.*Gate on Tests Only/);
    assert.equal(found?.result, 'unverified');
    assert.equal(found?.fix, 'tollgate.newSpecification');
  });

  it('does not call failing tests passing', () => {
    const reports = [report([testCase('a'), testCase('b', 'failed')])];
    assert.deepEqual(said('specExists', world({ ...bare, model: { specifications: [], reports } })), [
      'unverified ·: 2 tests are reported; no requirement says what they must prove',
    ]);
  });

  it('has nothing to say of tests where there are none', () => {
    assert.deepEqual(said('specExists', world({ ...bare, model: { specifications: [], reports: [] } })), [
      'unverified ·: no requirement was found',
    ]);
  });

  it('is not content with drafts', () => {
    const bent = world({ requirements: [requirement({ state: 'draft' })], policy: { release: null } });
    assert.deepEqual(said('specExists', bent), ['unverified ·: 1 requirement found, none agreed']);
    const later = world({ requirements: [requirement({ state: 'draft' })] });
    assert.deepEqual(said('specExists', later), ['unverified ·: 1 requirement found, none agreed for release 1.1']);
  });

  it('asks an empty specification for its first requirement', () => {
    const [found] = judged('specExists', world({ requirements: [] }));
    assert.deepEqual(found?.place, place('docs/specs/invoicing.md'));
    assert.match(found?.asks ?? '', /^the first requirement in `docs\/specs\/invoicing\.md` \(New Requirement\), or /);
    const [archived] = judged('specExists', world({ requirements: [], specification: { change: 'archived' } }));
    assert.equal(archived?.place, null, 'an archive is history');
  });

  it('points at folders from which nothing was understood', () => {
    const notUnderstood = [{ convention: 'kiro', title: 'Kiro', folder: '.kiro/specs', files: 8 }];
    const read = { files: 20, passedOver: 0, specifications: 1, notes: 1, reports: 1, notUnderstood };
    assert.deepEqual(said('specExists', world({ model: { read } })), [
      'unverified .kiro/specs: nothing in `.kiro/specs` was understood: 8 files, read as “Kiro”',
    ]);
  });
});

describe('use-described', () => {
  const silent = none('customer', 'users');
  it('takes a purpose, or a customer and users', () => {
    assert.deepEqual(said('useDescribed', world({ specification: { ...silent, purpose: stated('So that …') } })), []);
    assert.deepEqual(said('useDescribed', world({ specification: silent })), [
      'fails docs/specs/invoicing.md: no purpose, and nothing said of: customer, users',
    ]);
  });
  it('takes the customer of the configuration', () => {
    assert.deepEqual(said('useDescribed', world({ specification: silent, config: 'customer: Northwind' })), [
      'fails docs/specs/invoicing.md: no purpose, and nothing said of: users',
    ]);
  });
  it('leaves specifications alone that hold only drafts', () => {
    assert.equal(
      subjectsOf('useDescribed', world({ requirements: [requirement({ state: 'draft' })], specification: silent })),
      0,
    );
  });
});

describe('deadlines', () => {
  const undated = none('deadline');
  /** Nothing is in operation yet. */
  const model = { releases: [] };
  it('are agreed for the specification or for each requirement', () => {
    const own = requirement({ deadline: stated('2026-12-20') });
    assert.deepEqual(said('deadlineAgreed', world({ specification: undated, requirements: [own] })), []);
    assert.deepEqual(said('deadlineAgreed', world({ specification: undated })), [
      'fails docs/specs/invoicing.md: no deadline',
    ]);
    assert.deepEqual(
      said('deadlineAgreed', world({ specification: undated, requirements: [own, requirement({ id: 'REQ-008' })] })),
      ['fails docs/specs/invoicing.md: no deadline'],
    );
  });
  it('are days', () => {
    assert.deepEqual(said('deadlineAgreed', world({ specification: { deadline: stated('soon') } })), [
      'fails docs/specs/invoicing.md: the deadline `soon` is not a day',
    ]);
    assert.equal(said('deadlineAgreed', world({ specification: { deadline: stated('2027-02-30') } })).length, 1);
    const [unknown] = judged('deadlineKept', world({ specification: { deadline: stated('soon') }, model }));
    assert.equal(unknown?.result, 'unverified');
    assert.deepEqual(unknown?.cause, { criterion: 'deadline-agreed' });
    const late = stated('soon', 'docs/specs/invoicing.md', 6);
    assert.equal(judged('deadlineAgreed', world({ specification: { deadline: late } }))[0]?.place?.line, 6);
  });
  it('speak when they have passed, not on the day itself', () => {
    assert.deepEqual(said('deadlineKept', world({ specification: { deadline: stated('2026-11-23') }, model })), []);
    assert.deepEqual(said('deadlineKept', world({ specification: { deadline: stated('2026-11-22') }, model })), [
      'fails docs/specs/invoicing.md: the deadline 2026-11-22 passed 1 day ago',
    ]);
    const requirements = [requirement({ deadline: stated('2026-01-01') })];
    assert.deepEqual(said('deadlineKept', world({ requirements, model })), [
      'fails REQ-007: the deadline 2026-01-01 passed 326 days ago',
    ]);
  });
  it('are behind us for what is in operation', () => {
    const delivered = requirement({ deadline: stated('2026-01-01'), release: stated('1.0') });
    const inOperation = release({
      version: '1.0',
      operation: { since: '2026-02-01', by: 'D. Vops', place: place('docs/releases/1.0.md') },
    });
    const specification = { deadline: stated('2026-01-01') };
    const planned = release({ version: '1.0', ...none('operation') });
    const someDay = release({
      version: '1.0',
      operation: { since: '2026-12-01', by: 'D. Vops', place: place('docs/releases/1.0.md') },
    });
    for (const ahead of [planned, someDay])
      assert.equal(said('deadlineKept', world({ requirements: [delivered], model: { releases: [ahead] } })).length, 1);
    assert.deepEqual(
      said('deadlineKept', world({ requirements: [delivered], specification, model: { releases: [inOperation] } })),
      [],
    );
    assert.equal(
      said('deadlineKept', world({ requirements: [delivered], specification, model: { releases: [] } })).length,
      2,
    );
    const releases = [{ ...inOperation, version: '0.9' }, inOperation];
    assert.deepEqual(said('deadlineKept', world({ requirements: [delivered], model: { releases } })), []);
    const next = { ...delivered, release: stated('1.1') };
    assert.equal(said('deadlineKept', world({ requirements: [next], model: { releases } })).length, 1);
  });
  it('are behind us where no release is named, and what runs was tried as it is written now, and passed', () => {
    const specification = { deadline: stated('2026-01-01') };
    const own = requirement({ deadline: stated('2026-01-01') });
    const file = 'docs/releases/1.1.md';
    const inOperation = release({ operation: { since: '2026-02-01', by: 'D. Vops', place: place(file) } });
    const passed = [trialEntry('1'), trialEntry('2')];
    const speak = (each: Release): number =>
      said('deadlineKept', world({ requirements: [own], specification, model: { releases: [each] } })).length;
    assert.equal(speak({ ...inOperation, trial: passed }), 0);
    for (const trial of [
      [],
      [trialEntry('1')],
      [trialEntry('1'), trialEntry('2', { verdict: 'failed' })],
      [trialEntry('1'), trialEntry('2', { digest: 'a'.repeat(8) })],
    ])
      assert.equal(speak({ ...inOperation, trial }), 2, JSON.stringify(trial));
    assert.equal(speak({ ...release({ trial: passed }), ...none('operation') }), 2);
    const bare = requirement({ deadline: stated('2026-01-01'), criteria: [] });
    const model = { releases: [{ ...inOperation, trial: passed }] };
    assert.equal(said('deadlineKept', world({ requirements: [bare], model })).length, 1);
  });
});

describe('criteria-written', () => {
  it('wants one for each requirement', () => {
    for (const criteria of [[], [acceptanceCriterion('1', 'TODO'), acceptanceCriterion('2', '…')]])
      assert.deepEqual(said('criteriaWritten', world({ requirements: [requirement({ criteria })] })), [
        'fails REQ-007: REQ-007 has no acceptance criterion',
      ]);
    const half = [acceptanceCriterion('1', 'TODO'), acceptanceCriterion('2')];
    assert.deepEqual(said('criteriaWritten', world({ requirements: [requirement({ criteria: half })] })), []);
  });
});

describe('wording-testable', () => {
  it('points at the criterion that obliges nobody', () => {
    const vague = requirement({ criteria: [acceptanceCriterion('1'), acceptanceCriterion('2', 'The answer comes.')] });
    const [found, ...more] = judged('wordingTestable', world({ requirements: [vague] }));
    assert.equal(found?.subject, 'REQ-007/2');
    assert.equal(found?.place?.line, 22);
    assert.equal(found?.kind, 'obligation');
    assert.equal(found?.result, 'fails');
    assert.deepEqual(more, []);
  });
  it('finds open questions in the statement, and in a title that is all there is', () => {
    const open = '[NEEDS CLARIFICATION: which clients?]';
    assert.equal(
      judged('wordingTestable', world({ requirements: [requirement({ statement: open })] }))[0]?.subject,
      'REQ-007',
    );
    const titled = requirement({ title: open });
    assert.deepEqual(said('wordingTestable', world({ requirements: [titled] })), [], 'a title is no sentence');
    const onlyTitle = requirement({ title: `System MUST keep logs ${open}`, statement: '', criteria: [] });
    assert.equal(said('wordingTestable', world({ requirements: [onlyTitle] })).length, 1);
  });
  it('says the same again', () => {
    const bent = world({ requirements: [requirement({ statement: 'TODO' })] });
    assert.deepEqual(said('wordingTestable', bent), said('wordingTestable', bent));
    assert.equal(said('wordingTestable', bent).length, 1);
  });
});

describe('feasibility-checked', () => {
  const feasible = (changes: object) =>
    world({ requirements: [requirement({ feasible: { ...requirement().feasible!, ...changes } })] });
  it('wants a person and a day that is not in the future', () => {
    assert.equal(said('feasibilityChecked', feasible({ by: undefined })).length, 1);
    assert.deepEqual(said('feasibilityChecked', feasible({ on: undefined })), [
      'fails REQ-007: the judgement of feasibility has no day',
    ]);
    assert.equal(said('feasibilityChecked', feasible({ on: '2026-11-31' })).length, 1);
    assert.deepEqual(said('feasibilityChecked', feasible({ on: '2026-11-24' })), [
      'fails REQ-007: the judgement of feasibility is dated in the future: 2026-11-24',
    ]);
    assert.deepEqual(said('feasibilityChecked', feasible({ on: '2026-11-23' })), []);
  });
  it('fails on a no', () => {
    assert.deepEqual(said('feasibilityChecked', feasible({ verdict: 'no', remark: 'no such library' })), [
      'fails REQ-007: not feasible: no such library',
    ]);
  });
  it('accepts conditions that are named', () => {
    assert.deepEqual(
      said('feasibilityChecked', feasible({ verdict: 'conditional', remark: 'if the printer answers' })),
      [],
    );
    assert.equal(said('feasibilityChecked', feasible({ verdict: 'conditional', remark: '' })).length, 1);
  });
  it('is missing where nobody looked', () => {
    const [found] = judged('feasibilityChecked', world({ requirements: [requirement(none('feasible'))] }));
    assert.equal(found?.says, 'nobody said whether REQ-007 is feasible');
    assert.equal(found?.result, 'fails');
    assert.equal(found?.fix, 'tollgate.recordFeasibility');
  });
});

describe('ids-unique', () => {
  it('takes the time of one look for each, however many have one ID', () => {
    const begun = performance.now();
    const defects = Array.from({ length: 200_000 }, () => defect());
    assert.equal(said('idsUnique', world({ model: { defects } })).length, defects.length - 1);
    const took = performance.now() - begun;
    assert.ok(took < 20_000, `${Math.round(took)} ms`);
  });
  it('finds a second bearer, also in another spelling', () => {
    const second = requirement({ id: 'REQ_007', place: place('docs/specs/other.md', 5) });
    assert.deepEqual(said('idsUnique', world({ requirements: [requirement(), second] })), [
      'fails REQ-007: REQ-007 is taken: docs/specs/invoicing.md line 12',
    ]);
    assert.equal(
      judged('idsUnique', world({ requirements: [requirement(), second] }))[0]?.place?.file,
      'docs/specs/other.md',
    );
  });
  it('compares notes within a folder, and not by day', () => {
    const at = (file: string, id = '0001') => note({ id, place: place(file) });
    const notes = [at('docs/adr/0001-a.md'), at('docs/adr/0001-b.md'), at('api/adr/0001-c.md')];
    assert.deepEqual(said('idsUnique', world({ model: { notes } })), [
      'fails 0001: 0001 is taken: docs/adr/0001-a.md line 1',
    ]);
    const series = [at('adr/adr-sec-0001-a.md'), at('adr/adr-net-0001-b.md'), at('adr/SHOP-ADR-0001-c.md')];
    assert.deepEqual(said('idsUnique', world({ model: { notes: series } })), []);
    const oneSeries = [at('adr/adr-sec-0001-a.md'), at('adr/ADR-SEC-0001-b.md')];
    assert.equal(said('idsUnique', world({ model: { notes: oneSeries } })).length, 1);
    const ofOneDay = [at('docs/adr/20200924-a.md', '20200924'), at('docs/adr/20200924-b.md', '20200924')];
    assert.deepEqual(said('idsUnique', world({ model: { notes: ofOneDay } })), []);
  });
  it('compares defects', () => {
    assert.equal(
      said(
        'idsUnique',
        world({ model: { defects: [defect(), defect({ place: place('docs/defects/BUG-001-b.md') })] } }),
      ).length,
      1,
    );
  });
});

describe('spec-signed-off', () => {
  const signedBy = (changes: object, config = '') => world({ model: { signatures: [signature(changes)] }, config });
  it('wants a signature of the customer', () => {
    assert.deepEqual(said('specSignedOff', world({ model: { signatures: [] } })), [
      'fails REQ-007: the customer has not signed REQ-007',
    ]);
    assert.deepEqual(said('specSignedOff', signedBy({ role: 'analyst' })), [
      'fails REQ-007: the customer has not signed REQ-007',
    ]);
  });
  it('shows which sentence changed since, and sends back', () => {
    const text = 'Export an invoice as PDF\nTHE SYSTEM SHALL answer within 5 s.';
    const [found] = judged('specSignedOff', signedBy({ digest: '0'.repeat(64), text }));
    assert.equal(
      found?.says,
      'REQ-007 was changed after N. Wind signed it on 2026-11-21: “THE SYSTEM SHALL answer within 5 s.” became “THE SYSTEM SHALL answer within 3 s.”',
    );
    assert.equal(found?.sendsBackTo, 'requirements');
    assert.equal(found?.result, 'fails');
  });
  it('says that it changed where the signature kept no text', () => {
    assert.deepEqual(said('specSignedOff', signedBy({ digest: '0'.repeat(64), text: ' ' })), [
      'fails REQ-007: REQ-007 was changed after N. Wind signed it on 2026-11-21',
    ]);
  });
  it('names what was added and taken out, and not too much of it', () => {
    const text = ['Export an invoice as PDF', 'one', 'two', 'three', 'four', 'five'].join('\n');
    const [sentence] = said('specSignedOff', signedBy({ digest: '0'.repeat(64), text }));
    assert.match(sentence ?? '', /“one” was taken out, “two” was taken out, “three” was taken out and 3 more$/);
  });
  it('does not let authors sign as the customer, however they write their name', () => {
    assert.deepEqual(said('specSignedOff', signedBy({ by: ' i.  petrov' })), [
      'fails REQ-007:  i.  petrov wrote REQ-007 and signed it as the customer',
    ]);
    const people = 'people:\n  - {name: I. Petrov, email: ip@example.org}\n  - {name: N. Wind}';
    assert.equal(judged('specSignedOff', signedBy({ by: 'ip@example.org' }, people))[0]?.result, 'fails');
    for (const by of ['I. Petrov <ip@example.org>', 'I.Petrov', 'I Petrov', 'I. Petrov (Northwind)'])
      assert.equal(judged('specSignedOff', signedBy({ by }))[0]?.kind, 'by-author', by);
  });
  it('does not let one of several authors sign as the customer', () => {
    for (const names of [
      'I. Petrov, N. Wind',
      'I. Petrov and N. Wind <nw@example.org>',
      'И. Петров и N. Wind',
      'N. Wind; I. Petrov',
    ]) {
      const [found] = judged('specSignedOff', world({ specification: { author: stated(names) } }));
      assert.equal(found?.kind, 'by-author', names);
    }
  });
  it('holds, and shows it, where one person is all there is', () => {
    const [found] = judged('specSignedOff', signedBy({ by: 'I. Petrov' }, 'people: [{name: I. Petrov}]'));
    assert.deepEqual([found?.warns, found?.result], [true, 'unverified']);
    assert.match(found?.says ?? '', /self-signed/);
  });
  it('warns where the author is unknown', () => {
    const specification = none('author');
    const [found] = judged('specSignedOff', world({ specification }));
    assert.equal(found?.warns, true);
    assert.match(found?.says ?? '', /author is unknown/);
  });
  it('refuses a signature of tomorrow and one of somebody with other roles', () => {
    assert.deepEqual(said('specSignedOff', signedBy({ on: '2026-11-23' })), []);
    assert.match(said('specSignedOff', signedBy({ on: '2026-11-24' }))[0] ?? '', /dated in the future/);
    const people = 'people: [{name: N. Wind, roles: developer}, {name: I. Petrov}]';
    assert.match(said('specSignedOff', signedBy({}, people))[0] ?? '', /is listed with other roles/);
  });
  it('refuses a signature of somebody else where the customer is listed', () => {
    const listed = (more: string): string[] =>
      said('specSignedOff', signedBy({}, `people: [{name: I. Petrov}, {name: C. Ustomer, roles: customer}${more}]`));
    const refused = 'fails REQ-007: N. Wind signed REQ-007 as the customer, and others are listed as the customer';
    assert.deepEqual(listed(''), [refused]);
    assert.deepEqual(listed(', {name: N. Wind}'), [refused]);
    assert.deepEqual(listed(', {name: N. Wind, roles: [customer, tester]}'), []);
    assert.deepEqual(said('specSignedOff', signedBy({}, 'people: [{name: I. Petrov}, {name: T. Ester}]')), []);
  });
  it('lets the best of several signatures count', () => {
    const signatures = [
      signature({ by: 'I. Petrov' }),
      signature(),
      signature({ digest: '0'.repeat(64), on: '2026-11-23' }),
    ];
    assert.deepEqual(said('specSignedOff', world({ model: { signatures } })), []);
  });
});
