import assert from 'node:assert/strict';
import { readConfig } from '../../src/core/config.ts';
import { openspec } from '../../src/core/conventions/openspec.ts';
import type { Fact, Specification } from '../../src/core/model.ts';
import { readIn } from '../judged.ts';

const { config } = readConfig(undefined, []);
const read = (text: string, path = 'openspec/specs/auth/spec.md'): Fact[] => [...openspec.read({ path, text }, config)];
function specification(text: string, path?: string): Specification {
  const [found, ...others] = read(text, path);
  assert.ok(found?.kind === 'specification' && others.length === 0, JSON.stringify(found));
  return found;
}

const auth = `# Auth

## Purpose
Keep accounts safe.

## Requirements

### Requirement: Session expiry
**Priority**: high

The system SHALL end a session after 30 minutes idle.

It MUST say so.

#### Scenario: idle
- **GIVEN** a signed-in user
- **WHEN** 30 minutes pass
- **THEN** the session ends

#### Busy
- **WHEN** the user types
- **THEN** the session goes on

### requirement: Lock
The system SHALL lock.

### Notes
Not a requirement.
`;

const block = (name: string, said = 'The system SHALL do it.'): string =>
  `### Requirement: ${name}\n${said}\n\n#### Scenario: one\n- **WHEN** x\n- **THEN** y\n\n`;

describe('OpenSpec', () => {
  it('reads a capability that has no folder of its own, and passes over what is no specification there', () => {
    const path = 'openspec/specs/auth.md';
    assert.deepEqual(
      specification(auth, path).requirements.map(({ id }) => id),
      ['auth/Session expiry', 'auth/Lock'],
    );
    assert.deepEqual(read('# All of it\n\nWhat there is.\n', 'openspec/specs/overview.md'), []);
    const [problem, ...others] = read('# Auth\n\n- It SHALL lock.\n', path);
    assert.deepEqual([problem?.kind, others.length], ['problem', 0]);
    assert.deepEqual(read(auth, 'openspec/specs/README.md'), []);
    assert.deepEqual(
      ['openspec/specs/README.md', 'openspec/specs/auth/notes.md', 'docs/openspec.md', path].map((each) =>
        openspec.opens(each, config),
      ),
      [false, false, false, true],
    );
    const { read: count, problems } = readIn({
      files: { 'openspec/specs/cart/spec.md': auth, 'openspec/specs/overview.md': '# All' },
    }).model;
    assert.deepEqual([count.notUnderstood, problems], [[], []]);
  });

  it('tells of requirements and scenarios whose headings are not those that are read', () => {
    for (const [lost, line] of [
      ['### B\nIt SHALL.\n\n#### Scenario: lost\n- **WHEN** x\n', 8],
      ['## Requirement: C\nIt SHALL.\n', 5],
      ['##### Scenario: deep\n- **WHEN** x\n', 5],
      ['#### Requirement: D\nIt SHALL.\n', 5],
    ] as const) {
      const facts = read(`# Auth\n### Requirement: A\nIt SHALL.\n\n${lost}`);
      const problems = facts.filter((fact) => fact.kind === 'problem');
      assert.deepEqual(
        problems.map(({ place, minor, spoils }) => [place.line, minor, spoils]),
        [[line, undefined, 'specification']],
        lost,
      );
    }
    assert.deepEqual(
      read(auth).map(({ kind }) => kind),
      ['specification'],
    );
  });

  it('reads requirements by capability and name, and any heading below as a scenario', () => {
    const { title, purpose, requirements, change } = specification(auth);
    assert.deepEqual([title, purpose?.value, change], ['Auth', 'Keep accounts safe.', undefined]);
    assert.deepEqual(
      requirements.map(({ id, state, criteria, place }) => [id, state, place.line, criteria.length]),
      [
        ['auth/Session expiry', 'agreed', 8, 2],
        ['auth/Lock', 'agreed', 24, 0],
      ],
    );
    const [expiry] = requirements;
    assert.equal(expiry?.statement, 'The system SHALL end a session after 30 minutes idle.\n\nIt MUST say so.');
    assert.deepEqual(
      expiry.criteria.map(({ number, text }) => [number, text]),
      [
        ['1', 'idle: **GIVEN** a signed-in user **WHEN** 30 minutes pass **THEN** the session ends'],
        ['2', 'Busy: **WHEN** the user types **THEN** the session goes on'],
      ],
    );
    assert.equal(specification(auth.replace('Keep accounts safe.', 'TBD - created by archiving')).purpose, undefined);
    assert.equal(
      specification(auth, 'x/openspec/specs/web/auth/spec.md').requirements[0]?.id,
      'web/auth/Session expiry',
    );
  });

  it('reads a proposed change as drafts, and what it takes away as retired', () => {
    const delta = `# Delta\n## ADDED Requirements\n${block('New')}## MODIFIED Requirements\n${block('Lock')}## REMOVED Requirements\n### Requirement: Old\n**Reason**: nobody asked\n**Migration**: none\n#### Scenario: once\n- **THEN** it beeps\n## RENAMED Requirements\n- FROM: \`### Requirement: A\`\n- TO: \`### Requirement: B\`\n### Requirement: C\n`;
    const { change, requirements } = specification(delta, 'openspec/changes/add-new/specs/auth/spec.md');
    assert.equal(change, 'proposed');
    assert.deepEqual(
      requirements.map(({ id, state, retired, criteria }) => [id, state, retired?.reason, criteria.length]),
      [
        ['auth/New', 'draft', undefined, 1],
        ['auth/Lock', 'draft', undefined, 1],
        ['auth/Old', 'retired', 'nobody asked', 1],
      ],
    );
    assert.deepEqual(
      read('## RENAMED Requirements\n- FROM: A\n- TO: B\n', 'openspec/changes/x/specs/auth/spec.md'),
      [],
    );
  });

  it('reads a change whose requirements lie in no folder of their own', () => {
    const delta = `# Delta\n## ADDED Requirements\n${block('New')}`;
    const of = (path: string) => {
      const { change, requirements } = specification(delta, path);
      return [change, ...requirements.map(({ id }) => id)];
    };
    assert.deepEqual(of('openspec/changes/add-new/spec.md'), ['proposed', 'add-new/New']);
    assert.deepEqual(of('openspec/changes/add-new/specs/spec.md'), ['proposed', 'add-new/New']);
    assert.deepEqual(of('openspec/changes/add-new/auth/spec.md'), ['proposed', 'auth/New']);
    assert.deepEqual(of('openspec/changes/archive/2026-01-01-add-new/spec.md'), ['archived', '2026-01-01-add-new/New']);
    assert.deepEqual(readIn({ files: { 'openspec/changes/add-new/spec.md': '# New\n' } }).model.read.notUnderstood, [
      { convention: 'openspec', title: 'OpenSpec', folder: 'openspec/changes/add-new', files: 1 },
    ]);
  });

  it('judges nothing twice: a proposal to change what there is stays aside, and the archive is history', () => {
    const { model } = readIn({
      files: {
        'openspec/specs/auth/spec.md': auth,
        'openspec/changes/a/specs/auth/spec.md': `## MODIFIED Requirements\n${block('Lock', 'The system MUST lock twice.')}## ADDED Requirements\n${block('New')}`,
        'openspec/changes/b/specs/auth/spec.md': `## ADDED Requirements\n${block('New', 'The system SHALL do more.')}`,
        'openspec/changes/a/tasks.md': '- [x] 1.1 Lock\n- [ ] 1.2 Unlock\n',
        'openspec/changes/archive/2026-01-01-b/specs/auth/spec.md': `## ADDED Requirements\n${block('Gone')}`,
        'openspec/changes/archive/2026-01-01-b/tasks.md': '- [ ] 1.1 left open\n',
      },
    });
    assert.deepEqual(
      model.requirements.map(({ id, state }) => [id, state]),
      [
        ['auth/New', 'draft'],
        ['auth/Session expiry', 'agreed'],
        ['auth/Lock', 'agreed'],
      ],
    );
    assert.equal(model.specifications.length, 3);
    assert.deepEqual(
      model.tasks.map(({ tasks }) => tasks.map(({ id, state }) => `${id} ${state}`)),
      [['1.1 done', '1.2 open'], ['1.1 open']],
    );
    assert.deepEqual(model.read.notUnderstood, []);
  });

  it('tells of what has scenarios and is not called a requirement', () => {
    const found = (text: string): string[] =>
      read(text).flatMap((fact) => (fact.kind === 'problem' ? [`${fact.place.line} ${fact.minor ?? ''}`] : []));
    const one = `# A\n## Requirements\n${block('One')}`;
    const others = '### 需求：中文\n#### 场景：一\n- a\n### Requirement：Two\n#### Scenario：x\n- a\n### Notes\nnone\n';
    const at = one.split('\n').length;
    assert.deepEqual(found(one + others), [`${at} `, `${at + 3} `]);
    assert.deepEqual(found(`${one}## Notes\n### Other\n#### Deeper\n`), []);
  });

  it('loses no task for the blank that somebody left out, nor below `<details>`', () => {
    const tasks =
      '- [x]1.1 a\n-[ ] 1.2 b\n\n- [] 1.3 c\n\n<details><summary>More</summary>\n- [ ] 1.4 d\n</details>\n\n```\n- [ ] 1.5 no\n-[ ] 1.6 no\n```\n';
    const { model } = readIn({ files: { 'openspec/changes/a/tasks.md': tasks } });
    assert.deepEqual(
      model.tasks.flatMap(({ tasks }) => tasks.map(({ id, text, state, place }) => [id, text, state, place.column])),
      [
        ['1.1', 'a', 'done', 6],
        ['1.2', 'b', 'open', 6],
        ['1.3', 'c', 'open', 6],
        ['1.4', 'd', 'open', 7],
      ],
    );
  });

  it('says what it did not understand', () => {
    const [problem, ...others] = read('# Auth\n## Requirements\nMust be safe.\n');
    assert.ok(problem?.kind === 'problem' && others.length === 0 && problem.minor === true);
    const { read: count } = readIn({ files: { 'openspec/specs/auth/spec.md': '# Auth\n' } }).model;
    assert.deepEqual(count.notUnderstood, [
      { convention: 'openspec', title: 'OpenSpec', folder: 'openspec/specs/auth', files: 1 },
    ]);
  });

  it('knows its files', () => {
    for (const path of [
      'openspec/specs/auth/spec.md',
      'specs/openspec/x/openspec/specs/auth/spec.md',
      'openspec/specs/openspec/spec.md',
      'openspec/changes/a/tasks.md',
      'openspec/changes/archive/a/tasks.md',
    ])
      assert.ok(openspec.opens(path, config), path);
    for (const path of [
      'openspec/specs/spec.md',
      'openspec/changes/spec.md',
      'openspec/changes/archive/spec.md',
      'openspec/changes/a/proposal.md',
      'openspec/project.md',
      'myopenspec/specs/a/spec.md',
      'specs/a/spec.md',
      'openspec/changes/a/specs/auth/tasks.md',
    ])
      assert.ok(!openspec.opens(path, config), path);
    assert.equal(openspec.home('openspec/changes/archive/a/specs/auth/spec.md', config), undefined);
  });
});
