import assert from 'node:assert/strict';
import { inEnglish, lexicon } from '../../src/core/index.ts';
import { headline } from '../../src/editor/headline.ts';
import { standingOf, worst } from '../../src/editor/standing.ts';
import type { Session } from '../../src/editor/session.ts';
import type { State } from '../../src/editor/state.ts';
import { judged, readIn } from '../judged.ts';
import type { MemoryRepository } from '../memory-files.ts';
import { prepared } from '../scenarios.ts';

function stateOf(repository: MemoryRepository): State {
  const [verdict, read] = [judged(repository), readIn(repository)];
  return { kind: 'judged', verdict, read, lexicon: lexicon(read, verdict), leadsTo: (place) => place };
}

function said(state: State): string | undefined {
  const standing = standingOf(state);
  return standing && inEnglish(standing.text);
}

describe('The words of the status bar', () => {
  const scenarios: Readonly<Record<string, string>> = {
    'delivery-open': 'Gate open',
    'trial-refused': 'Gate open; Design: rework',
    'tests-only': 'Gate open (tests only)',
    'tests-pass-fails': 'Gate: 1 to go',
    'code-and-tests': 'Gate: no requirements',
    'specifications-only': 'Gate: no test results',
    'results-fresh-fails': 'Gate: results stale',
    'configuration-broken': 'Gate: tollgate.yaml line 1',
  };
  for (const [scenario, words] of Object.entries(scenarios)) {
    it(`are “${words}” for ${scenario}`, () => assert.equal(said(stateOf(prepared(scenario))), words));
  }

  it('are those of the reason that stands first, where several are usual', () => {
    const state = stateOf({ files: { 'tollgate.yaml': 'gate: requirements\n' } });
    assert.equal(said(state), 'Gate: no requirements');
    assert.match(headline(state, inEnglish), /^Gate unverified: no requirement was found/);
  });

  it('do not ask for requirements that stand in a specification which nobody can read', () => {
    const unread = '---\ntollgate: spec\n<<<<<<< ours\ncustomer: A\n=======\ncustomer: B\n>>>>>>> theirs\n---\n# A\n';
    const junit = '<testsuites><testsuite name="a"><testcase name="b"/></testsuite></testsuites>';
    const state = stateOf({ files: { 'docs/specs/a.md': unread, 'junit.xml': junit } });
    assert.equal(said(state), 'Gate: 1 to go');
    assert.match(headline(state, inEnglish), /^Gate unverified: docs\/specs\/a\.md: marker of an unfinished merge$/);
  });

  it('are none where nothing asks for a gate', () => {
    assert.equal(said(stateOf({ files: { 'notes.txt': 'hello', 'src/a.js': '' } })), undefined);
    assert.equal(said({ kind: 'elsewhere' }), undefined);
  });

  it('are some as soon as there is a report, a specification, or a configuration', () => {
    const junit = '<testsuites><testsuite name="a"><testcase name="b"/></testsuite></testsuites>';
    for (const [path, text] of [
      ['junit.xml', junit],
      ['junit.xml', '<testsuites'],
      ['docs/specs/a.md', '---\ntollgate: spec\n---\n# A\n'],
      ['tollgate.yaml', ''],
    ] as const) {
      assert.notEqual(said(stateOf({ files: { [path]: text } })), undefined, path);
    }
  });

  it('differ for everything that can be the case, and so do the icons', () => {
    const repositories = Object.keys(scenarios).map((scenario) => stateOf(prepared(scenario)));
    const states: State[] = [
      ...repositories,
      { kind: 'reading', done: 1, of: 2 },
      { kind: 'stopped' },
      { kind: 'failed', error: 1 },
    ];
    assert.equal(new Set(states.map(said)).size, states.length);
    const icons = new Set(states.map((state) => standingOf(state)?.icon));
    assert.equal(icons.size, states.length - 1, 'only the two open gates share one');
  });

  it('speak of the worst folder: error, closed, unverified, not yet known, open with work sent back, open', () => {
    const order = ['configuration-broken', 'tests-pass-fails', 'code-and-tests'].map((scenario) =>
      stateOf(prepared(scenario)),
    );
    order.push(
      { kind: 'reading', done: 0, of: 0 },
      ...['trial-refused', 'delivery-open'].map((each) => stateOf(prepared(each))),
    );
    const sessions = order.map((state) => ({ state }) as Session);
    for (const [index, { state }] of sessions.entries()) {
      const rest = sessions.slice(index);
      assert.equal(worst([...rest].reverse())?.session.state, state);
      assert.equal(worst(rest)?.session.state, state);
    }
    assert.equal(worst([]), undefined);
  });

  it('go on in one sentence', () => {
    assert.match(
      headline(stateOf(prepared('tests-only')), inEnglish),
      /^Gate open \(tests only\): the tests allow the release/,
    );
    assert.equal(headline({ kind: 'stopped' }, inEnglish), 'Gate: not read');
    assert.equal(headline(stateOf({ files: { 'notes.txt': 'hello' } }), inEnglish), 'Nothing here asks for a gate');
  });
});
