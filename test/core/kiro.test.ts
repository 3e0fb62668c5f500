import assert from 'node:assert/strict';
import { readConfig } from '../../src/core/config.ts';
import { kiro } from '../../src/core/conventions/kiro.ts';
import type { Fact, Specification, TaskList } from '../../src/core/model.ts';

const { config } = readConfig(undefined, []);
const read = (text: string, path = '.kiro/specs/login/requirements.md'): Fact[] => [
  ...kiro.read({ path, text }, config),
];
function specification(text: string, path?: string): Specification {
  const [found, ...others] = read(text, path);
  assert.ok(found?.kind === 'specification' && others.length === 0, JSON.stringify(found));
  return found;
}
function tasks(text: string): TaskList {
  const [found] = read(text, '.kiro/specs/login/tasks.md');
  assert.ok(found?.kind === 'tasks', JSON.stringify(found));
  return found;
}

const login = `# Requirements Document

## Introduction
Clerks sign in.

## Glossary
- **Requirement**: what must hold

## Requirements

### Requirement 1

**User Story:** As a clerk, I want to sign in,
so that I see my cases.

#### Acceptance Criteria

1. WHEN the password is wrong three times
   THEN the Login_Service SHALL lock the account
   - for an hour
2. THE Login_Service SHALL say so

### Requirement 2: Sign out

#### Acceptance Criteria
1. WHEN a clerk signs out, THE Login_Service SHALL end the session

#### Notes
1. no criterion

<!-- ### Requirement 3: hidden -->
\`\`\`
### Requirement 4: code
\`\`\`
`;

describe('Kiro', () => {
  it('counts a demand that nobody numbered, behind those with numbers', () => {
    const demands = (criteria: string): [string, string][] =>
      (
        specification(`# R\n\n### Requirement 1\n\n#### Acceptance Criteria\n\n${criteria}`).requirements[0]
          ?.criteria ?? []
      ).map(({ number, text }) => [number, text]);
    assert.deepEqual(demands('- WHEN a, THE System SHALL b\n- note\n- IF c, THEN THE System MUST d\n'), [
      ['1', 'WHEN a, THE System SHALL b'],
      ['2', 'IF c, THEN THE System MUST d'],
    ]);
    assert.deepEqual(demands('1. THE System SHALL a\n2. THE System SHALL b\n\n* КОГДА c, СИСТЕМА ДОЛЖНА d\n'), [
      ['1', 'THE System SHALL a'],
      ['2', 'THE System SHALL b'],
      ['3', 'КОГДА c, СИСТЕМА ДОЛЖНА d'],
    ]);
  });

  const criteriaOf = (text: string): [string, string][] =>
    specification(text).requirements.flatMap(({ id, criteria }) =>
      criteria.map(({ number, text }): [string, string] => [`${id}.${number}`, text]),
    );

  it('takes no number at the beginning of a line for a criterion where a sentence goes on', () => {
    assert.deepEqual(
      criteriaOf(
        '### Requirement 2\n#### Acceptance Criteria\n1. THE A SHALL answer within\n2.5 seconds\n2. THE A SHALL wait for\n   2.1 seconds\n### Requirement 3\n#### Acceptance Criteria\n3.1 THE A SHALL wait\n3.5 seconds\n3.2 THE A SHALL stop\n',
      ),
      [
        ['login/2.1', 'THE A SHALL answer within 2.5 seconds'],
        ['login/2.2', 'THE A SHALL wait for 2.1 seconds'],
        ['login/3.1', 'THE A SHALL wait 3.5 seconds'],
        ['login/3.2', 'THE A SHALL stop'],
      ],
    );
  });

  it('numbers a second list of criteria behind the first, so that each has a number of its own', () => {
    assert.deepEqual(
      criteriaOf(
        '### Requirement 1\n#### Acceptance Criteria\n**A**\n1. THE A SHALL b\n2. THE A SHALL c\n\n**B**\n1. THE A SHALL d\n2. THE A SHALL e\n',
      ).map(([number]) => number),
      ['login/1.1', 'login/1.2', 'login/1.3', 'login/1.4'],
    );
    assert.deepEqual(
      criteriaOf(
        '### Requirement 1\n#### Acceptance Criteria\n##### A\n1. THE A SHALL b\n##### B\n1. THE A SHALL d\n#### Notes\n1. none\n',
      ),
      [
        ['login/1.1', 'THE A SHALL b'],
        ['login/1.2', 'THE A SHALL d'],
      ],
    );
  });

  it('reads criteria in a table, with letters before their numbers, and below a heading with something in brackets', () => {
    assert.deepEqual(
      criteriaOf(
        '### 需求 1（低优先级）\n#### Acceptance Criteria\n| # | Criterion |\n|---|---|\n| 1.1 | THE A SHALL b |\n| 2 | THE A SHALL c |\n### Requirement 2 [P1]\n#### Acceptance Criteria\nAC1. THE A SHALL b\n**AC-2**: THE A SHALL c\n- AC2.3: it is quiet\n',
      ),
      [
        ['login/1.1', 'THE A SHALL b'],
        ['login/1.2', 'THE A SHALL c'],
        ['login/2.1', 'THE A SHALL b'],
        ['login/2.2', 'THE A SHALL c'],
        ['login/2.3', 'it is quiet'],
      ],
    );
  });

  it('takes no table among criteria for more of them where its first column is no number of a list', () => {
    assert.deepEqual(
      criteriaOf(
        '### Requirement 1\n#### Acceptance Criteria\n1. THE A SHALL answer as follows\n\n| HTTP | when |\n|---:|---|\n| 200 | all is well |\n| 403 | not allowed |\n\n2. THE A SHALL stop\n\n| # | Criterion |\n|---|---|\n| 3 | THE A SHALL b |\n| 5 | THE A SHALL c |\n| AC-9 | THE A SHALL d |\n',
      ),
      [
        ['login/1.1', 'THE A SHALL answer as follows'],
        ['login/1.2', 'THE A SHALL stop'],
        ['login/1.3', 'THE A SHALL b'],
        ['login/1.5', 'THE A SHALL c'],
        ['login/1.9', 'THE A SHALL d'],
      ],
    );
  });

  it('tells of criteria below a heading that is none of a requirement', () => {
    const lost = '### Requirement Three\n\n#### Acceptance Criteria\n\n1. THE System SHALL c\n';
    const facts = read(`# R\n\n### Requirement 1\n\n#### Acceptance Criteria\n\n1. THE System SHALL a\n\n${lost}`);
    const problems = facts.filter((fact) => fact.kind === 'problem');
    assert.deepEqual(
      problems.map(({ place: { line }, minor, spoils }) => [line, minor, spoils]),
      [[11, undefined, 'specification']],
    );
  });

  it('reads requirements with and without a title, and what they are cited by', () => {
    const { title, purpose, requirements } = specification(login);
    assert.equal(title, 'login');
    assert.equal(purpose?.value, 'Clerks sign in.');
    assert.deepEqual(
      requirements.map(({ id, title: own, place, endLine }) => [id, own, place.line, endLine]),
      [
        ['login/1', '', 11, 21],
        ['login/2', 'Sign out', 23, 33],
      ],
    );
    assert.equal(requirements[0]?.statement, '**User Story:** As a clerk, I want to sign in,\nso that I see my cases.');
    assert.deepEqual(
      requirements.map(({ criteria }) => criteria.map(({ number, text }) => [number, text])),
      [
        [
          ['1', 'WHEN the password is wrong three times THEN the Login_Service SHALL lock the account for an hour'],
          ['2', 'THE Login_Service SHALL say so'],
        ],
        [['1', 'WHEN a clerk signs out, THE Login_Service SHALL end the session']],
      ],
    );
  });

  it('knows an inserted criterion from five that were changed', () => {
    const before = specification(login).requirements[0]?.criteria ?? [];
    const inserted = login
      .replace('1. WHEN the password', '1. THE Login_Service SHALL ask\n2. WHEN the password')
      .replace('2. THE Login_Service SHALL say', '3. THE Login_Service SHALL say');
    const after = specification(inserted).requirements[0]?.criteria ?? [];
    assert.deepEqual(
      after.slice(1).map(({ digest }) => digest),
      before.map(({ digest }) => digest),
    );
  });

  it('reads criteria that are numbered in words, and other languages', () => {
    const words = specification(
      '### Requirement 2. Lock\n**Acceptance Criteria:**\n2.1 WHEN locked\nTHE gate SHALL stay\n2.2 THE gate SHALL say so\n',
    );
    assert.deepEqual(
      words.requirements[0]?.criteria.map(({ number, text }) => [number, text]),
      [
        ['1', 'WHEN locked THE gate SHALL stay'],
        ['2', 'THE gate SHALL say so'],
      ],
    );
    const russian = specification(
      '### Требование 1: Вход\n#### Критерии приёмки\n1. КОГДА пароль неверен, система ДОЛЖНА отказать\n',
    );
    assert.deepEqual(
      russian.requirements.map(({ id, title, criteria }) => [id, title, criteria.length]),
      [['login/1', 'Вход', 1]],
    );
    assert.equal(
      specification('### 要件 1: ログイン\n#### 受け入れ基準\n1. システムは…\n').requirements[0]?.criteria.length,
      1,
    );
    const ones = specification('### Requirement 1\n1. THE a SHALL b\n1. THE c SHALL d\n').requirements[0];
    assert.deepEqual(
      ones?.criteria.map(({ number }) => number),
      ['1', '2'],
    );
  });

  it('knows requirements, their criteria and what tasks serve by the words of other languages', () => {
    for (const [requirement, criteria, serves] of [
      ['需求', '验收标准', '_需求：1.1_'],
      ['需求', '驗收條件', '**验证需求: 1.1**'],
      ['المتطلب', 'معايير القبول', '_المتطلبات: 1.1_'],
      ['Requerimiento', 'Criterios de aceptacion', '_Requerimientos: 1.1_'],
      ['Requisito', 'Criteri di accettazione', '_Requisiti: 1.1_'],
      ['Требование', 'Критерии приёмки', '_Требования: 1.1_'],
      ['Anforderung', 'Akzeptanzkriterien', '_Anforderungen: 1.1_'],
      ['要件', '受け入れ基準', '_要件: 1.1_'],
      ['R', 'Acceptance Criteria', 'Requirements：R1.1'],
    ] as const) {
      const { requirements } = specification(
        `# T\n### ${requirement}${requirement === 'R' ? '' : ' '}1: x\n#### ${criteria}\n1. y\n\n#### Notes\n1. z\n`,
      );
      assert.deepEqual(
        requirements.map(({ id, title, criteria: own }) => [id, title, own.length]),
        [['login/1', 'x', 1]],
        requirement,
      );
      assert.deepEqual(tasks(`- [ ] 1. x\n  - ${serves}\n`).tasks[0]?.requirements, ['login/1.1'], serves);
    }
    assert.deepEqual(tasks('- [ ] 1. x\n  - _Requirements: R1、R13_\n').tasks[0]?.requirements, [
      'login/1',
      'login/13',
    ]);
    assert.deepEqual(tasks('- [ ] 1. x\n  - 需求很多 2\n').tasks[0]?.requirements, []);
    // `R2` is also a release, and a name.
    assert.equal(read('# T\n### R2 of the product\n1. y\n')[0]?.kind, 'problem');
  });

  it('knows requirements by the letter of their group or of their kind, and what tasks serve of them', () => {
    const body = '#### Acceptance Criteria\n1. THE a SHALL b\n2. THE c SHALL d\n\n';
    const heads = [
      ['Requirement 1: Sign in', '1', 'Sign in'],
      ['Requirement A1: Sign out', 'A1', 'Sign out'],
      ['需求 B02：登录', 'B02', '登录'],
      ['Requirement NFR-1: Speed', 'NFR-1', 'Speed'],
      ['Derived Requirement 1: Reliability', 'DR1', 'Reliability'],
      ['DR2: Security', 'DR2', 'Security'],
      ['DR-3: Upkeep', 'DR-3', 'Upkeep'],
      ['Non-Functional Requirement 2 - Size', 'NFR2', 'Size'],
    ] as const;
    const { requirements } = specification(`# T\n${heads.map(([head]) => `### ${head}\n${body}`).join('')}`);
    assert.deepEqual(
      requirements.map(({ id, title, criteria }) => [id, title, criteria.length]),
      heads.map(([, number, title]) => [`login/${number}`, title, 2]),
    );
    assert.deepEqual(tasks('- [ ] 1. x\n  - _Requirements: 1.2, A1.1, DR2, NFR-1.2_\n').tasks[0]?.requirements, [
      'login/1.2',
      'login/A1/1',
      'login/DR2',
      'login/NFR-1/2',
    ]);
    assert.deepEqual(tasks('- [ ] 1. x\n  - _Requirements: 3, src/A1.ts_\n').tasks[0]?.requirements, ['login/3']);
    for (const head of ['Requirement V2 of the product', 'Requirements A1: all', 'A1: none'])
      assert.equal(read(`# T\n### ${head}\n1. y\n`)[0]?.kind, 'problem', head);
  });

  it('reads what a bug report demands, not what it complains of', () => {
    const { requirements } = specification(
      '# Bugfix\n## Bug Analysis\n### Current Behavior (Defect)\n1.1 WHEN x THEN it crashes\n\n### Expected Behavior (Correct)\n2.1 WHEN x THEN the system SHALL refuse\n\n### Unchanged Behavior\n3.1 WHEN y THEN the system SHALL CONTINUE TO work\n',
      '.kiro/specs/login/bugfix.md',
    );
    assert.deepEqual(
      requirements.map(({ id, criteria }) => [id, criteria.map(({ text }) => text)]),
      [
        ['login/2', ['WHEN x THEN the system SHALL refuse']],
        ['login/3', ['WHEN y THEN the system SHALL CONTINUE TO work']],
      ],
    );
  });

  it('says what it did not understand, and takes it for no requirement', () => {
    const [problem, ...others] = read(
      '# Load shedding\n## Functional Requirements\n### 1. Alarms\n#### 1.1 Lambda\n- [ ] alarm\n',
    );
    assert.ok(problem?.kind === 'problem' && others.length === 0);
    assert.equal(problem.minor, true);
    assert.equal(problem.spoils, 'specification');
    assert.ok(
      read('### Requirement 1\n```\n1. never closed').some((fact) => fact.kind === 'problem' && fact.minor !== true),
    );
  });

  it('reads tasks: state, number, and the criteria they name', () => {
    const { tasks: found } = tasks(`# Implementation Plan
- [x] 1. Set up store
- [-] 2. Sign in
  - [ ]* 2.1 Property test
    - **Property 3: lock is sticky**
    - **Validates: Requirements 2.1, 2.3-2.5**
  - [~] 2.2 Lock after three failures
    - takes 3 failures
    - _Requirements: 2.1, 1_
- [X] 3. Checkpoint
  - _Requirements: All_
\`\`\`
- [ ] 9. code
\`\`\`
`);
    assert.deepEqual(
      found.map(({ id, text, state, requirements }) => [id, text, state, requirements.join(' ')]),
      [
        ['1', 'Set up store', 'done', ''],
        ['2', 'Sign in', 'other', ''],
        ['2.1', 'Property test', 'open', 'login/2.1 login/2.3 login/2.4 login/2.5'],
        ['2.2', 'Lock after three failures', 'other', 'login/2.1 login/1'],
        ['3', 'Checkpoint', 'done', ''],
      ],
    );
  });

  it('knows its folders, wherever they are', () => {
    const home = (path: string): string | undefined => kiro.home(path, config);
    assert.equal(home('.kiro/specs/login/requirements.md'), '.kiro/specs/login');
    assert.equal(home('apps/web/.kiro/specs/login/notes.md'), 'apps/web/.kiro/specs/login');
    assert.equal(home('.spec-workflow/specs/login/requirements.md'), '.spec-workflow/specs/login');
    for (const path of [
      '.kiro/specs/login/design.md',
      '.kiro/specs/login/tasks.md',
      '.kiro/steering/product.md',
      '.kiro/specs/a.md',
      'x.kiro/specs/login/requirements.md',
      '.kiro/specs/login/spec.json',
    ])
      assert.equal(home(path), undefined, path);
    assert.ok(kiro.opens('.kiro/specs/login/tasks.md', config));
    assert.ok(!kiro.opens('.kiro/specs/login/design.md', config));
    assert.equal(
      specification('### Requirement 7', 'x/.kiro/specs/auth/login/requirements.md').requirements[0]?.id,
      'auth/login/7',
    );
  });
});
