import assert from 'node:assert/strict';
import type { Release, ReleasePart, TrialEntry } from '../../src/core/model.ts';
import { judged, none, place, release, said, stated, subjectsOf, trialEntry, world } from './model-builder.ts';

describe('notes-written', () => {
  const changelog = (version: string, empty = false) =>
    world({ model: { changelog: [{ kind: 'changelog', version, empty, place: place('CHANGELOG.md', 3) }] } });
  it('looks for the judged version', () => {
    assert.deepEqual(said('notesWritten', changelog('v1.1.0')), []);
    assert.deepEqual(said('notesWritten', changelog('1.0')), ['fails 1.1: the changelog does not mention 1.1']);
    assert.deepEqual(said('notesWritten', changelog('1.1', true)), ['fails 1.1: the changelog says nothing of 1.1']);
  });
  it('cannot tell without a changelog or without a release', () => {
    assert.deepEqual(said('notesWritten', world({ model: { changelog: [] } })), [
      'unverified 1.1: no changelog that names a version was found',
    ]);
    assert.deepEqual(said('notesWritten', world({ policy: { release: null } })), [
      'unverified ·: nothing says which release is judged',
    ]);
  });
});

describe('rollout-seamless', () => {
  const { rollout } = release();
  const rolling = (changes: object) =>
    said('rolloutSeamless', world({ model: { releases: [release({ rollout: { ...rollout!, ...changes } })] } }));
  it('refuses all at once', () => {
    for (const strategy of ['all at once', 'All-at-once on Monday', 'big bang', 'Recreate', 'сразу всем']) {
      assert.deepEqual(rolling({ strategy: stated(strategy) }), [
        `fails 1.1: the update reaches everybody at once: ${strategy}`,
      ]);
    }
    for (const strategy of ['Everybody at the same time', 'all users at once'])
      assert.match(rolling({ strategy: stated(strategy) })[0] ?? '', /reaches everybody at once/);
    for (const strategy of [undefined, ...['none', 'Нет.', 'n/a', 'N/A.', 'не применимо'].map((said) => stated(said))])
      assert.deepEqual(rolling({ strategy }), ['fails 1.1: no strategy for the rollout']);
  });
  it('takes a reason for not applying, and nothing less', () => {
    const nothingElse = { success: undefined, abort: undefined, rollback: undefined, schema: undefined };
    assert.deepEqual(
      rolling({ ...nothingElse, strategy: stated('not-applicable (a library: nobody is updated)') }),
      [],
    );
    assert.deepEqual(rolling({ ...nothingElse, strategy: stated('not-applicable') }), [
      'fails 1.1: the rollout is not applicable, without a reason',
    ]);
    for (const reason of ['( )', '(TODO)', '(-)'])
      assert.equal(rolling({ ...nothingElse, strategy: stated(`not-applicable ${reason}`) }).length, 1, reason);
  });
  it('names what is missing', () => {
    assert.deepEqual(rolling({ success: undefined, rollback: stated(' ') }), [
      'fails 1.1: the rollout does not say: success, rollback',
    ]);
  });
  it('wants schema changes in two steps', () => {
    for (const schema of [
      'none',
      'expand-and-contract',
      'Expand first, contract in 1.2',
      'нет',
      'No.',
      'no schema changes',
      'not applicable',
    ]) {
      assert.deepEqual(rolling({ schema: stated(schema) }), [], schema);
    }
    for (const schema of ['drop column vat', 'no idea', 'no downtime, but a column is dropped', 'нетривиально'])
      assert.deepEqual(rolling({ schema: stated(schema) }), [`fails 1.1: changes to the schema: ${schema}`]);
    assert.deepEqual(rolling({ schema: undefined }), ['fails 1.1: nothing is said of changes to the schema']);
  });
  it('cannot tell where nobody planned it', () => {
    const [unnamed, ...more] = judged('rolloutSeamless', world({ policy: { release: null } }));
    assert.deepEqual(unnamed?.cause, { criterion: 'notes-written' });
    assert.deepEqual(more, []);
    const bare = release(none('rollout'));
    assert.deepEqual(said('rolloutSeamless', world({ model: { releases: [bare] } })), [
      'unverified 1.1: nothing says how 1.1 is rolled out',
    ]);
    const places = judged('rolloutSeamless', world({ model: { releases: [bare] } })).map(({ place }) => place);
    assert.deepEqual(places, [bare.place], 'where it is to be written');
  });
});

describe('rollback-rehearsed', () => {
  const { rollout } = release();
  const rehearsed = (changes: object) =>
    said('rollbackRehearsed', world({ model: { releases: [release({ rollout: { ...rollout!, ...changes } })] } }));
  it('wants a day that has been', () => {
    assert.deepEqual(rehearsed({ rehearsed: stated('2026-11-19') }), []);
    assert.deepEqual(rehearsed({ rehearsed: stated('on staging, 2026-11-19 (D. Vops)') }), []);
    assert.deepEqual(rehearsed({ rehearsed: stated('2026-11-24') }), [
      'fails 1.1: the rehearsal of the way back is dated in the future: 2026-11-24',
    ]);
    assert.deepEqual(rehearsed({ rehearsed: stated('without downtime, 2026-11-19') }), []);
    const notYet = [
      'not on 2026-11-19',
      'was never rehearsed (2026-11-19)',
      'planned: 2026-11-19',
      'ещё не 2026-11-19',
      '2026-11-19 failed',
      '2026-11-19, it did not work',
      '2026-11-19 (not done)',
      '2026-11-19 планируется',
      'attempted 2026-11-19 without success',
    ];
    for (const done of ['2026-11-19: failed over in 4 minutes', '2026-11-19, 4 minutes, nothing was not restored'])
      assert.deepEqual(rehearsed({ rehearsed: stated(done) }), [], done);
    for (const none of ['yes', '2026-02-30', '', ...notYet])
      assert.deepEqual(rehearsed({ rehearsed: stated(none) }), [
        'unverified 1.1: nothing says when the way back from 1.1 was rehearsed',
      ]);
  });
  it('is to be told where it is asked for, and follows from a roll-out that nobody planned', () => {
    const found = (...releases: readonly Release[]) => {
      const [{ place: at, cause } = {}] = judged('rollbackRehearsed', world({ model: { releases } }));
      return [at, cause];
    };
    const said = stated('yes', 'docs/releases/1.1.md', 12);
    assert.deepEqual(found(release({ rollout: { ...rollout!, rehearsed: said } })), [said.place, undefined]);
    assert.deepEqual(found(release({ rollout: { ...rollout!, ...none('rehearsed') } })), [rollout?.place, undefined]);
    const because = { criterion: 'rollout-seamless' };
    const without = release(none('rollout'));
    assert.deepEqual(found(without), [without.place, because]);
    assert.deepEqual(found(), [null, because]);
  });
  it('asks nothing where nobody is updated, if that has a reason', () => {
    assert.deepEqual(rehearsed({ strategy: stated('not-applicable (a library)'), rehearsed: undefined }), []);
    assert.equal(rehearsed({ strategy: stated('not-applicable'), rehearsed: undefined }).length, 1);
  });
});

describe('handed-over', () => {
  const { place: at, fields } = release().handover!;
  const handed = (changes: Readonly<Record<string, string>>) => {
    const written = Object.entries(changes).map(([key, value]) => [key, stated(value)] as const);
    const handover = { place: at, fields: { ...fields, ...Object.fromEntries(written) } };
    return said('handedOver', world({ model: { releases: [release({ handover })] } }));
  };
  it('wants all of it', () => {
    assert.deepEqual(handed({}), []);
    assert.deepEqual(handed({ sha256: `sha256:${'AB'.repeat(32)}` }), []);
    assert.deepEqual(said('handedOver', world({ model: { releases: [release(none('handover'))] } })), [
      'unverified 1.1: 1.1 was not handed over',
    ]);
    assert.deepEqual(handed({ to: ' ', sha256: '' }), ['unverified 1.1: the hand-over does not say: sha256, to']);
  });
  it('believes no day and no digest that is none', () => {
    assert.deepEqual(handed({ on: 'Monday' }), ['unverified 1.1: the hand-over has no day of the calendar']);
    assert.deepEqual(handed({ sha256: 'ab' }), ['unverified 1.1: the hand-over has no digest of the artifact']);
    assert.deepEqual(handed({ on: '2026-11-24' }), ['fails 1.1: the hand-over is dated in the future: 2026-11-24']);
  });
  it('is of what the tester passed before', () => {
    const handedAfter = (tested: Partial<NonNullable<Release['tested']>>) => {
      const releases = [
        release({ tested: { by: 'T. Ester', on: '2026-11-22', verdict: 'passed', place: at, ...tested } }),
      ];
      return said('handedOver', world({ model: { releases } }));
    };
    assert.deepEqual(handedAfter({}), [
      'fails 1.1: 1.1 was handed over on 2026-11-21, before the tester passed it on 2026-11-22',
    ]);
    assert.deepEqual(handedAfter({ on: '2026-11-21' }), []);
    // What is wrong with the statement is told where it stands.
    for (const tested of [{ verdict: 'failed' }, { on: 'Monday' }, { on: undefined }])
      assert.deepEqual(handedAfter(tested), []);
    assert.deepEqual(said('handedOver', world({ model: { releases: [release(none('tested'))] } })), []);
  });
});

describe('trial-complete', () => {
  const trying = (trial: readonly TrialEntry[], more: Partial<Release> = {}) =>
    world({ model: { releases: [release({ trial, ...more })] } });
  it('wants each criterion tried', () => {
    assert.deepEqual(said('trialComplete', trying([trialEntry('1'), trialEntry('2')])), []);
    assert.deepEqual(said('trialComplete', trying([trialEntry('1')])), [
      'unverified REQ-007/2: REQ-007/2 was not tried',
    ]);
    assert.equal(subjectsOf('trialComplete', trying([])), 2);
  });
  it('sends a failed one back to build, or to where the refusal sends it', () => {
    const failed = [trialEntry('1'), trialEntry('2', { verdict: 'failed' })];
    const [found] = judged('trialComplete', trying(failed));
    assert.equal(found?.says, 'REQ-007/2 failed the trial of 2026-11-22, witnessed by N. Wind');
    assert.equal(found?.sendsBackTo, 'build');
    const acceptance = {
      by: 'N. Wind',
      on: '2026-11-22',
      verdict: 'refused',
      reopens: stated('design'),
      place: place('docs/releases/1.1.md', 20),
    };
    assert.equal(judged('trialComplete', trying(failed, { acceptance }))[0]?.sendsBackTo, 'design');
  });
  it('lets the latest day decide', () => {
    const later = [
      trialEntry('1'),
      trialEntry('2', { on: '2026-11-22' }),
      trialEntry('2', { verdict: 'failed', on: '2026-11-21' }),
    ];
    assert.deepEqual(said('trialComplete', trying(later)), []);
    const sameDay = [trialEntry('1'), trialEntry('2'), trialEntry('2', { verdict: 'failed' })];
    assert.equal(said('trialComplete', trying(sameDay)).length, 1);
  });
  it('does not pass over a verdict without a day that stands further down', () => {
    const undated = (verdict: TrialEntry['verdict']) =>
      said('trialComplete', trying([trialEntry('1'), trialEntry('2'), trialEntry('2', { verdict, on: undefined })]));
    assert.deepEqual(undated('failed'), [
      'unverified REQ-007/2: the trial of REQ-007/2 does not say how, by whose witness and when',
    ]);
    assert.deepEqual(undated(undefined), [], 'a line to write upon');
    const tried = [trialEntry('1'), trialEntry('2', { verdict: 'failed', on: undefined }), trialEntry('2')];
    assert.deepEqual(said('trialComplete', trying(tried)), []);
  });
  it('counts only the text as it is now, witnessed, on a day that has been', () => {
    const second = (changes: Partial<TrialEntry>) =>
      said('trialComplete', trying([trialEntry('1'), trialEntry('2', changes)]));
    assert.deepEqual(second({ digest: '00000000' }), [
      'unverified REQ-007/2: REQ-007/2 was changed after its trial of 2026-11-22',
    ]);
    assert.deepEqual(second({ witness: undefined }), [
      'unverified REQ-007/2: the trial of REQ-007/2 does not say how, by whose witness and when',
    ]);
    assert.deepEqual(second({ verdict: undefined }), ['unverified REQ-007/2: the trial of REQ-007/2 has no verdict']);
    assert.deepEqual(second({ on: '2026-11-24' }), [
      'fails REQ-007/2: the trial of REQ-007/2 is dated in the future: 2026-11-24',
    ]);
  });
  it('cannot tell without a release', () => {
    assert.deepEqual(said('trialComplete', world({ policy: { release: null } })), [
      'unverified ·: nothing says which release is judged',
    ]);
  });
});

describe('customer-accepted', () => {
  const at = place('docs/releases/1.1.md', 20);
  const accepting = (acceptance: Partial<NonNullable<Release['acceptance']>> = {}, config = '') =>
    world({
      config,
      model: {
        releases: [
          release({
            acceptance: { by: 'N. Wind', on: '2026-11-22', verdict: 'accepted', place: at, ...acceptance },
          }),
        ],
      },
    });
  it('takes the word of the customer alone', () => {
    const people = 'people: [{name: N. Wind, roles: customer}, {name: T. Ester, roles: tester}]';
    assert.deepEqual(said('customerAccepted', accepting({}, people)), []);
    assert.deepEqual(said('customerAccepted', accepting({ verdict: 'принято' }, people)), []);
    assert.deepEqual(said('customerAccepted', accepting({ by: 'T. Ester' }, people)), [
      'fails 1.1: T. Ester is not listed as the customer',
    ]);
  });
  it('reopens the phase that a refusal names', () => {
    for (const reopens of ['requirements', 'design', 'build']) {
      const [found] = judged('customerAccepted', accepting({ verdict: 'refused', reopens: stated(reopens) }));
      assert.equal(found?.sendsBackTo, reopens);
      assert.equal(found?.result, 'fails');
    }
    const [unnamed] = judged('customerAccepted', accepting({ verdict: 'refused', remarks: stated('too slow') }));
    assert.equal(unnamed?.says, 'N. Wind refused 1.1, and nothing says which phase reopens');
    assert.deepEqual([unnamed.result, unnamed.sendsBackTo], ['fails', undefined]);
  });
  it('cannot tell where an acceptance reopens a phase', () => {
    assert.deepEqual(said('customerAccepted', accepting({ reopens: stated('build') })), [
      'unverified 1.1: N. Wind accepted 1.1, and it reopens build',
    ]);
  });
  it('holds the artifact against the one handed over', () => {
    assert.deepEqual(said('customerAccepted', accepting({ sha256: 'ab'.repeat(32) })), []);
    assert.deepEqual(said('customerAccepted', accepting({ sha256: 'cd'.repeat(32) })), [
      'fails 1.1: the artifact that was accepted is not the one that was handed over',
    ]);
    assert.deepEqual(said('customerAccepted', accepting({ on: '2026-11-20' })), [
      'fails 1.1: 1.1 was accepted on 2026-11-20, before it was handed over on 2026-11-21',
    ]);
    const acceptance = { by: 'N. Wind', on: '2026-11-22', verdict: 'accepted', place: at };
    const releases = [release({ ...none('handover'), acceptance })];
    const [found] = judged('customerAccepted', world({ model: { releases } }));
    assert.equal(found?.says, '1.1 was accepted, and nothing says what was handed over');
    assert.deepEqual([found.result, found.cause], ['unverified', { criterion: 'handed-over' }]);
  });
  it('wants a whole statement, of a day that has been', () => {
    assert.deepEqual(said('customerAccepted', accepting({ verdict: undefined })), [
      'unverified 1.1: the acceptance is not complete',
    ]);
    assert.deepEqual(said('customerAccepted', accepting({ verdict: 'perhaps' })), [
      'unverified 1.1: the verdict of the customer is “perhaps”',
    ]);
    assert.deepEqual(said('customerAccepted', accepting({ on: '2026-11-23' })), [], 'today is no day to come');
    assert.deepEqual(said('customerAccepted', accepting({ on: '2026-11-24' })), [
      'fails 1.1: the acceptance is dated in the future: 2026-11-24',
    ]);
    assert.deepEqual(said('customerAccepted', world({ model: { releases: [release(none('acceptance'))] } })), [
      'unverified 1.1: the customer has not accepted 1.1',
    ]);
  });
});

describe('in-operation', () => {
  const at = place('docs/releases/1.1.md', 20);
  const running = (operation: Partial<NonNullable<Release['operation']>> = {}) =>
    said(
      'inOperation',
      world({
        model: {
          releases: [
            release({
              operation: {
                since: '2026-11-22',
                by: 'D. Vops',
                observed: stated('no call in a day'),
                place: at,
                ...operation,
              },
            }),
          ],
        },
      }),
    );
  it('wants since when, by whom, and what was seen', () => {
    assert.deepEqual(running(), []);
    assert.deepEqual(running({ by: undefined, observed: stated(' ') }), [
      'unverified 1.1: the operation is not described: by, observed',
    ]);
    for (const nothing of ['not yet', 'Nothing seen so far.', 'none', 'пока ничего'])
      assert.deepEqual(running({ observed: stated(nothing) }), [
        'unverified 1.1: the operation is not described: observed',
      ]);
    assert.deepEqual(running({ observed: stated('nothing in the log of errors') }), []);
    assert.deepEqual(running({ since: '2026-11-24' }), ['fails 1.1: the operation begins in the future: 2026-11-24']);
    assert.deepEqual(said('inOperation', world({ model: { releases: [release(none('operation'))] } })), [
      'unverified 1.1: 1.1 is not in operation',
    ]);
  });
  it('does not run before it was accepted', () => {
    assert.deepEqual(running({ since: '2026-11-21' }), [
      'fails 1.1: it runs since 2026-11-21, before the customer accepted it on 2026-11-22',
    ]);
  });
});

describe('Two files of one release', () => {
  it('leave unknown which of them holds', () => {
    const other = release({
      version: 'v1.1.0',
      place: place('docs/releases/v1.1.0.md'),
      acceptance: { by: 'N. Wind', on: '2026-11-22', verdict: 'refused', place: place('docs/releases/v1.1.0.md', 20) },
    });
    const twice = world({ model: { releases: [release(), other] } });
    const names = [
      'notesWritten',
      'rolloutSeamless',
      'rollbackRehearsed',
      'handedOver',
      'trialComplete',
      'customerAccepted',
      'inOperation',
      'testerPassed',
    ] as const;
    for (const name of names)
      assert.deepEqual(
        said(name, twice),
        ['unverified 1.1: 1.1 has two files: docs/releases/1.1.md and docs/releases/v1.1.0.md'],
        name,
      );
    assert.equal(judged('notesWritten', twice)[0]?.cause, undefined);
    assert.deepEqual(judged('trialComplete', twice)[0]?.cause, { criterion: 'notes-written' });
  });
});

describe('What a release lacks', () => {
  it('is mended by beginning its protocol, and then by going on with it', () => {
    const fixOf = (name: Parameters<typeof judged>[0], changes: Parameters<typeof world>[0]): unknown =>
      judged(name, world(changes))[0]?.fix;
    const begun = release({ ...none('tested', 'handover', 'acceptance', 'operation'), trial: [] });
    const goesOn = {
      testerPassed: 'tollgate.recordTest',
      handedOver: 'tollgate.handOver',
      trialComplete: 'tollgate.recordTrial',
      customerAccepted: 'tollgate.accept',
      inOperation: 'tollgate.inOperation',
    } as const;
    for (const [name, fix] of Object.entries(goesOn) as [keyof typeof goesOn, string][]) {
      assert.equal(fixOf(name, { model: { releases: [] } }), 'tollgate.newRelease', name);
      assert.equal(fixOf(name, { policy: { release: null } }), 'tollgate.newRelease', name);
      assert.equal(fixOf(name, { model: { releases: [begun] } }), fix, name);
    }
    assert.equal(fixOf('rolloutSeamless', { model: { releases: [] } }), 'tollgate.newRelease');
    assert.equal(fixOf('rolloutSeamless', { model: { releases: [release(none('rollout'))] } }), undefined);
  });

  it('is for the release after it where it runs already: its own protocol is done', () => {
    const { tested, operation, acceptance } = release();
    const lacking = {
      testerPassed: { tested: { ...tested!, content: '0'.repeat(64) } },
      handedOver: none('handover'),
      trialComplete: { trial: [trialEntry('1', { verdict: 'failed' }), trialEntry('2')] },
      customerAccepted: { acceptance: { ...acceptance!, verdict: 'perhaps' } },
      inOperation: { operation: { ...operation!, since: '2027-01-01' } },
    } as const;
    for (const [name, changes] of Object.entries(lacking) as [keyof typeof lacking, Partial<Release>][]) {
      const [finding] = judged(name, world({ model: { releases: [release(changes)] } }));
      assert.equal(finding?.fix, 'tollgate.newRelease', name);
    }
  });

  it('is shown where it is to be filled in', () => {
    const parts = {
      testerPassed: 'tested',
      rolloutSeamless: 'rollout',
      rollbackRehearsed: 'rollout',
      handedOver: 'handover',
      customerAccepted: 'acceptance',
      inOperation: 'operation',
    } as const;
    for (const [name, part] of Object.entries(parts) as [keyof typeof parts, ReleasePart][]) {
      const key = place('docs/releases/1.1.md', 5);
      const begun = release({ ...none(part), unfilled: { [part]: key } });
      assert.deepEqual(judged(name, world({ model: { releases: [begun] } }))[0]?.place, key, name);
    }
  });
});
