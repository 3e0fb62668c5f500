import assert from 'node:assert/strict';
import { readConfig } from '../../src/core/config.ts';
import { specKit } from '../../src/core/conventions/spec-kit.ts';
import type { Fact, Specification, TaskList } from '../../src/core/model.ts';

const { config } = readConfig(undefined, []);
const read = (text: string, path = 'specs/001-login/spec.md'): Fact[] => [...specKit.read({ path, text }, config)];
function specification(text: string, path?: string): Specification {
  const [found, ...others] = read(text, path);
  assert.ok(found?.kind === 'specification' && others.length === 0, JSON.stringify(found));
  return found;
}
function tasks(text: string): TaskList {
  const [found] = read(text, 'specs/001-login/tasks.md');
  assert.ok(found?.kind === 'tasks', JSON.stringify(found));
  return found;
}
const ids = (text: string): string[] => specification(text).requirements.map(({ id }) => id.replace('001-login/', ''));

const login = `# Feature Specification: Login

**Status**: Draft (BLOCKED)
**Input**: User description: "let clerks sign in"

## User Scenarios & Testing *(mandatory)*

### User Story 1 - Sign in (Priority: P1)

As FR-009 says.

**Acceptance Scenarios**:

1. **Given** a locked account, **When** I sign in, **Then** I am refused
2. **Given** an account
   **When** I sign in
   **Then** I see my cases

### US2 (P2) — Sign out

- **Given** a session, **When** I sign out, **Then** it ends

### Edge Cases
- **Given** nobody asks

## Requirements *(mandatory)*

### Functional Requirements

- **FR-001**: System MUST lock after three failures
  - within a second
- **FR-002** System MUST keep logs for [NEEDS CLARIFICATION: how long?]
- **FR-012a**: System MUST be told apart
- FR-A1: System MUST say why
- ~~**FR-003**~~: System MUST beep
- FR-001 is the important one

### Key Entities
- **Account**: FR-001 locks it

### Non-Functional Requirements
- **NFR001** (SHOULD): System SHOULD answer within 1 s

## Success Criteria *(mandatory)*
- **SC-001**: 95% of users sign in within 10 s

## Requirements Coverage
- **FR-001**: tests/login.test.ts
`;

describe('Spec Kit', () => {
  it('reads requirements by the name of the folder, and no mention of one', () => {
    const { title, purpose, requirements } = specification(login);
    assert.equal(title, 'Login');
    assert.equal(purpose?.value, 'let clerks sign in');
    assert.deepEqual(
      requirements.map(({ id, state, isSentence }) => [id, state, isSentence]),
      [
        ['001-login/FR-001', 'agreed', true],
        ['001-login/FR-002', 'agreed', true],
        ['001-login/FR-012a', 'agreed', true],
        ['001-login/FR-A1', 'agreed', true],
        ['001-login/FR-003', 'retired', true],
        ['001-login/NFR001', 'agreed', true],
      ],
    );
    const [first, second] = requirements;
    assert.equal(first?.title, 'System MUST lock after three failures within a second');
    assert.deepEqual([first.place.line, first.place.column, first.endLine], [30, 5, 31]);
    assert.match(second?.title ?? '', /NEEDS CLARIFICATION/);
    assert.equal(requirements.at(-1)?.priority?.value, 'SHOULD');
    assert.equal(requirements.at(-1)?.title, 'System SHOULD answer within 1 s');
  });

  it('keeps the scenarios of the user stories with the specification', () => {
    assert.deepEqual(
      specification(login).scenarios?.map(({ number, text, place }) => [number, text, place.line]),
      [
        ['US1/AC1', '**Given** a locked account, **When** I sign in, **Then** I am refused', 14],
        ['US1/AC2', '**Given** an account **When** I sign in **Then** I see my cases', 15],
        ['US2/AC1', '**Given** a session, **When** I sign out, **Then** it ends', 21],
      ],
    );
  });

  it('reads the tables of Spec Kitty without what is only a state', () => {
    const table = (status: string): string => `# Login
## Functional Requirements
| ID | Title | User story | Priority | Status |
|----|-------|------------|----------|--------|
| FR-001 | Lock | As a clerk, I want a lock | High | ${status} |
| \`NFR-002\` | Fast | As a clerk, I want speed \\| calm | Low | Open |
## Constraints
| ID | Title |
|---|---|
| C-001 | Only our hosts |
## Traceability
| ID | Test |
|---|---|
| FR-001 | lock.test |
`;
    const { requirements } = specification(table('Open'), 'kitty-specs/login-01J6XW9K/spec.md');
    assert.deepEqual(
      requirements.map(({ id, title, statement, priority }) => [id, title, statement, priority?.value]),
      [
        ['login-01J6XW9K/FR-001', 'Lock', 'As a clerk, I want a lock', 'High'],
        ['login-01J6XW9K/NFR-002', 'Fast', 'As a clerk, I want speed | calm', 'Low'],
        ['login-01J6XW9K/C-001', 'Only our hosts', '', undefined],
      ],
    );
    assert.equal(
      requirements[0]?.digest,
      specification(table('Done'), 'kitty-specs/login-01J6XW9K/spec.md').requirements[0]?.digest,
    );
  });

  it('takes what is told at length below a table for one requirement with its row', () => {
    const table = '| ID | Title |\n|---|---|\n| FR-001 | Lock |\n| FR-002 | Keep logs |\n';
    const { requirements } = specification(
      `# F\n## Requirements\n### Functional\n${table}\n**Detail:**\n\n- **FR-001** — It MUST lock\n  after three failures\n\n` +
        '#### FR-002 — Keep logs\n\nIt MUST keep them.\n\n#### FR-002 Acceptance Criteria\n\nA year.\n\n#### Notes\n\nNone.\n',
    );
    assert.deepEqual(
      requirements.map(({ id, title, statement, endLine }) => [id, title, statement, endLine]),
      [
        ['001-login/FR-001', 'Lock', 'It MUST lock\nafter three failures', 6],
        ['001-login/FR-002', 'Keep logs', 'Keep logs\nIt MUST keep them.\nAcceptance Criteria\nA year.', 7],
      ],
    );
    const elsewhere = '## Requirement-level risks\n\n**FR-001 — lock.**\nIt may lock too soon.\n';
    assert.deepEqual(ids(`# F\n## Requirements\n${table}\n${elsewhere}`), ['FR-001', 'FR-002']);
    // Elsewhere the ID is given twice.
    const twice = ['FR-001', 'FR-002', 'FR-001'];
    assert.deepEqual(ids(`# F\n## Requirements\n${table}\n### Security\n- **FR-001**: It MUST encrypt\n`), twice);
    assert.deepEqual(ids(`# F\n## Requirements\n${table}\n## More requirements\n### FR-001: Encrypt\n`), twice);
  });

  it('knows what is struck out in a table, and what begins like a range', () => {
    const { requirements } = specification(
      '# F\n## Requirements\n| ID | Title |\n|---|---|\n| ~~FR-001~~ | *Retired* |\n| **~~FR-002~~** | *Retired* |\n| FR-003 | Lock |\n\n' +
        '**NFR-005:** C4 diagrams MUST agree\n\n**FR-003** – NFR-005: all of them\n',
    );
    assert.deepEqual(
      requirements.map(({ id, state }) => [id.slice(10), state]),
      [
        ['FR-001', 'retired'],
        ['FR-002', 'retired'],
        ['FR-003', 'agreed'],
        ['NFR-005', 'agreed'],
      ],
    );
  });

  it('knows what is struck out and said to be withdrawn, and keeps what is done, or worded anew behind that', () => {
    const { requirements } = specification(
      `# F
## Requirements
- **FR-001**: ~~System MUST beep~~ **SUPERSEDED** by FR-006
- **FR-002**: ~~System MUST beep,
  and twice~~ *(Withdrawn 2026-10-03.)* Nobody heard it
- **FR-003**: ~~System MUST blink~~ — Removed: too bright
- **~~FR-004~~**: *(Deferred to another feature)* System MUST mail
- **FR-005**: ~~System MUST lock~~ DONE
- **FR-006**: ~~System MUST beep~~ System MUST hum
- **FR-007**: ~~System MUST lock~~
- **FR-008**: Removed items MUST be kept
`,
    );
    assert.deepEqual(
      requirements.filter(({ state }) => state === 'retired').map(({ id }) => id.slice(10)),
      ['FR-001', 'FR-002', 'FR-003', 'FR-004'],
    );
    assert.equal(requirements.length, 8);
  });

  it('reads requirements as headings, and where no heading announces them', () => {
    assert.deepEqual(
      ids('# X\n## Requirements\n### FR-001: Lock\nSystem MUST lock.\n\n- in time\n### FR-002 Unlock\nLater.\n'),
      ['FR-001', 'FR-002'],
    );
    const [first] = specification('## Requirements\n### FR-001: Lock\nSystem MUST lock.\n\n- in time\n').requirements;
    assert.equal(first?.title, 'Lock System MUST lock. in time');
    assert.deepEqual(ids('# X coverage\n## What\n- **FR-001** System MUST lock\n'), ['FR-001']);
    assert.deepEqual(ids('## Requirements\n- **R001** (MUST): lock\n- **FR-001**: lock\n- **FR-001**: again\n'), [
      'R001',
      'FR-001',
      'FR-001',
    ]);
  });

  it('takes no sentence that goes on with an ID for its definition', () => {
    const [first, ...others] = specification(
      '## Requirements\n- **FR-001**: System MUST record it, as stated in\n  FR-002. Nothing may be lost.\n- **FR-002**: System MUST keep it; see\n  **FR-001** and\n  **FR-001**. Enough.\n- FR-001 MUST be seen with this in mind\n\nFR-003: a\nFR-004: b, like\nFR-003. It is so.\n',
    ).requirements;
    assert.equal(first?.title, 'System MUST record it, as stated in FR-002. Nothing may be lost.');
    assert.deepEqual(
      others.map(({ id }) => id),
      ['001-login/FR-002', '001-login/FR-003', '001-login/FR-004'],
    );
    assert.deepEqual(ids('## Requirements\n### FR-001 to FR-002: Core\n- **FR-001**: a\n- **FR-002**: b\n'), [
      'FR-001',
      'FR-002',
    ]);
  });

  it('loses no requirement of another kind, without ornament, or with a number of several parts', () => {
    assert.deepEqual(
      ids(
        '## Requirements\n### FR-1: Login\n- **FR-1.1**: a\n- *FR-2*: b\n- [FR-3] c\n- FR-004 System MUST d\n### Security\n- **SEC-001**: System MUST\n  encrypt\n- **SEC-002**: is a note\n### Key Entities\n- **ACC-1**: an account\n\n| ID | What |\n|---|---|\n| UX-1 | It MUST be quick |\n| UX-2 | quick |\n## Success Criteria\n- **SC-001**: It MUST sell\n- **KPI-1**: It MUST sell\n',
      ),
      ['FR-1', 'FR-1.1', 'FR-2', 'FR-3', 'FR-004', 'SEC-001', 'UX-1'],
    );
  });

  it('tells of what looks like a requirement among others, and is written otherwise', () => {
    const lost = (text: string): [number, boolean][] =>
      read(`## Requirements\n- **FR-001**: a\n${text}`).flatMap((fact) =>
        fact.kind === 'problem' ? [[fact.place.line, fact.minor === true] as [number, boolean]] : [],
      );
    assert.deepEqual(lost('- **FR 002**: b\n- **fr-003**: c\n- **FR–004**: d\n- ✅ **FR-005**: e\n'), [
      [3, false],
      [4, false],
      [5, false],
      [6, false],
    ]);
    assert.deepEqual(lost('- **FR-002, FR-003**: b\n\n> **FR-004**: c\n\n<b>FR-005</b> d\n'), [
      [3, false],
      [5, false],
      [7, false],
    ]);
    assert.deepEqual(
      lost(
        '- fr-001 again\n\nFR-008 to FR-015 covered formatting, and\nFR-016 too.\n\n```\n- **FR 009**: b\n```\n## Coverage\n- **FR 010**: c\n## Other\n- **FR 011**: c\n',
      ),
      [],
    );
  });

  it('reads IDs that begin with the number of the feature', () => {
    const text = '# F\n## Requirements\n- **FR-008-001**: It MUST lock\n- **FR-008-002a**: It MUST say so\n';
    assert.deepEqual(ids(text), ['FR-008-001', 'FR-008-002a']);
    assert.deepEqual(tasks('- [ ] T001 Lock (FR-008-001, FR-008)').tasks[0]?.requirements, [
      '001-login/FR-008-001',
      '001-login/FR-008',
    ]);
  });

  it('tells of what looks like requirements where it reads nothing but scenarios', () => {
    const scenario = '## User Scenarios\n1. **Given** a clerk, **When** I lock, **Then** it is locked\n';
    const told = (requirements: string): unknown[] =>
      read(`# F\n${scenario}${requirements}`).map((fact) =>
        fact.kind === 'problem' ? [fact.place.line, fact.minor === true] : [fact.kind],
      );
    assert.deepEqual(told(''), [['specification']]);
    assert.deepEqual(told('## Requirements\n\nNone yet.\n'), [['specification']]);
    assert.deepEqual(told('## Requirements\n1. It must lock\n'), [[5, true], ['specification']]);
    assert.deepEqual(told('## Requirements\n- FR–001: It MUST lock\n'), [[5, false], ['specification']]);
  });

  it('says what it did not understand', () => {
    const [problem, ...others] = read('# Living spec\n## ADDED Requirements\n### The fold routes each\nText FR-001.\n');
    assert.ok(problem?.kind === 'problem' && others.length === 0 && problem.minor === true);
    assert.ok(
      read('## Requirements\n```\n- **FR-001**: x').some((fact) => fact.kind === 'problem' && fact.minor !== true),
    );
  });

  it('reads tasks, and never P for a state', () => {
    const { tasks: found, legends } = tasks(`# Tasks
- [P] = different files
- [ ] T010 [P] [US1] Contract test for FR-001, FR-002 in tests/login.py
- [X] **T012** [US1] Lock service
- [P] T013 Unlock service
- [~] T028 — reverted
- [x] without a number
- Phase 1: T001–T011 [ ]
`);
    assert.deepEqual(
      found.map(({ id, text, state, requirements }) => [id, text, state, requirements.join(' ')]),
      [
        [
          'T010',
          '[P] [US1] Contract test for FR-001, FR-002 in tests/login.py',
          'open',
          '001-login/FR-001 001-login/FR-002',
        ],
        ['T012', '[US1] Lock service', 'done', ''],
        ['T013', 'Unlock service', 'other', ''],
        ['T028', '— reverted', 'other', ''],
        [undefined, 'without a number', 'done', ''],
      ],
    );
    assert.equal(legends, 1);
  });

  it('knows its folders, and leaves those of others alone', () => {
    const home = (path: string): string | undefined => specKit.home(path, config);
    assert.equal(home('specs/001-login/spec.md'), 'specs/001-login');
    assert.equal(home('.specify/specs/login/spec.md'), '.specify/specs/login');
    assert.equal(home('.claude/specs/login/spec.md'), '.claude/specs/login');
    assert.equal(home('kitty-specs/login-01J6XW9K/spec.md'), 'kitty-specs/login-01J6XW9K');
    assert.equal(home('specs/payments/002-refund/spec.md'), 'specs/payments/002-refund');
    for (const path of [
      'specs/spec.md',
      'specs/001-login/plan.md',
      'specs/001-login/checklists/requirements.md',
      '.specify/templates/spec.md',
      'openspec/specs/login/spec.md',
      'a/openspec/changes/x/specs/login/spec.md',
      '.kiro/specs/login/spec.md',
      'specs/security/rbac.spec.md',
      'test/specs/a/b/spec.md',
    ])
      assert.equal(home(path), undefined, path);
    assert.ok(specKit.opens('specs/001-login/tasks.md', config));
  });

  it('takes what a heading of coverage defines, and not what it mentions', () => {
    const text = `# Feature Specification: Clients

## Requirements

- **FR-001**: System MUST list clients

#### Extended Client Coverage

- **FR-002**: System MUST list editors

#### Traceability

- **FR-001**: tests/clients.test.ts
| FR-003 | nowhere else |
|---|---|

#### Telemetry

- **FR-004**: System MUST count clients
`;
    assert.deepEqual(ids(text), ['FR-001', 'FR-002', 'FR-004']);
  });

  it('reads what is written without spaces, in Chinese', () => {
    const text = `# 功能规格：登录

### 用户故事 2 - 登录（优先级：P1）

**验收场景**：

1. **给定**账户已锁定，**当**用户登录，**则**拒绝登录
2. **假设** 账户有效，**当** 用户登录，**那么** 显示首页
3. **假设**：只有一个账户

## 功能要求

- **FR-001**：系统必须在三次失败后锁定账户
- **FR-002：**系统必须保留日志
`;
    const { requirements, scenarios } = specification(text);
    assert.deepEqual(
      requirements.map(({ id, title }) => [id, title]),
      [
        ['001-login/FR-001', '系统必须在三次失败后锁定账户'],
        ['001-login/FR-002', '系统必须保留日志'],
      ],
    );
    assert.deepEqual(
      scenarios?.map(({ number }) => number),
      ['US2/AC1', 'US2/AC2'],
    );
  });

  it('reads scenarios whose steps are items of their own', () => {
    const { scenarios } = specification(
      [
        '# Login',
        '### User Story 1 - Sign in',
        '**Scenario 1: refused**',
        '- **Given** a locked account',
        '- **And** nobody else signed in',
        '- **When** I sign in',
        '  with a password',
        '- **Then** I am refused',
        '- **And** told why',
        '- **When** I try again, then it is the same',
        '',
        '1. **In words**',
        '   - Given an account',
        '   - When I sign in',
        '   - Then I see my cases',
        '2. **Without an outcome**',
        '   - Given an account',
        '   - When I sign in',
        '- Given an account, when I sign in, then I see my cases',
        '- Given a session, when I sign out, then it ends',
      ].join('\n'),
    );
    assert.deepEqual(
      scenarios?.map(({ text, place }) => [place.line, text]),
      [
        [
          4,
          '**Given** a locked account **And** nobody else signed in **When** I sign in with a password **Then** I am refused **And** told why',
        ],
        [13, 'Given an account When I sign in Then I see my cases'],
        [19, 'Given an account, when I sign in, then I see my cases'],
        [20, 'Given a session, when I sign out, then it ends'],
      ],
    );
  });

  it('reads scenarios that go on right below a paragraph, where Markdown sees no list', () => {
    const { scenarios } = specification(
      [
        '# Login',
        '### User Story 1 - Sign in',
        '1. **Given** an account, **When** I sign in, **Then** I see my cases',
        '',
        '**Refusals**',
        '2. **Given** a locked account, **When** I sign in,',
        '   **Then** I am refused',
        '3. **Given** no account, **When** I sign in, **Then** I am refused',
        '',
        'Given all this, then we are done.',
      ].join('\n'),
    );
    assert.deepEqual(
      scenarios?.map(({ number, text, place }) => [number, place.line, text]),
      [
        ['US1/AC1', 3, '**Given** an account, **When** I sign in, **Then** I see my cases'],
        ['US1/AC2', 6, '**Given** a locked account, **When** I sign in, **Then** I am refused'],
        ['US1/AC3', 8, '**Given** no account, **When** I sign in, **Then** I am refused'],
      ],
    );
  });

  for (const [language, story, scenario] of [
    ['Spanish', 'Historia de usuario 1', '**Dado** un pedido, **cuando** lo abro, **entonces** veo el total'],
    ['Portuguese', 'História do usuário 1', '**Dada** uma conta, **quando** entro, **então** vejo o saldo'],
    [
      'French',
      'Récit utilisateur 1',
      '**Étant donné** un compte, **quand** je me connecte, **alors** je vois mes dossiers',
    ],
    ['German', 'User Story 1', '**Gegeben** ein Konto, **wenn** ich mich anmelde, **dann** sehe ich meine Akten'],
  ] as const) {
    it(`reads scenarios in ${language}`, () => {
      const { scenarios } = specification(`# Login\n\n### ${story}\n\n1. ${scenario}\n`);
      assert.deepEqual(
        scenarios?.map(({ number }) => number),
        ['US1/AC1'],
      );
    });
  }
});
