import assert from 'node:assert/strict';
import fc from 'fast-check';
import { newRequirement } from '../../../src/core/edits/new-requirement.ts';
import { isRefusal } from '../../../src/core/edit.ts';
import { after, deskOver, refusal, result, written } from '../../desk.ts';
import { readIn } from '../../judged.ts';
import type { MemoryRepository } from '../../memory-files.ts';

const spec = (...requirements: readonly string[]): string =>
  `---\ntollgate: spec\n---\n# Invoices\n\n## Requirements\n\n${requirements.join('\n')}`;
const total = '### REQ-001 Total\n\nAcceptance criteria:\n1. It SHALL add up.\n';

const told = (repository: MemoryRepository): readonly (readonly unknown[])[] =>
  readIn(repository).model.requirements.map(({ id, title, criteria }) => [
    id,
    title,
    ...criteria.map(({ text }) => text),
  ]);
const at = (file: string, line: number) => ({ spot: { place: { file, line, column: 1 }, selection: '' } });

describe('New Requirement', () => {
  it('has the next ID, below the others', () => {
    const { repository, edits } = written({ files: { 'docs/specs/a.md': spec(total) } }, newRequirement, {
      title: 'Tax',
      statement: 'As an accountant, I want the tax.',
      criterion: 'It SHALL round.',
      priority: 'must',
      state: 'draft',
    });
    assert.deepEqual(told(repository), [
      ['REQ-001', 'Total', 'It SHALL add up.'],
      ['REQ-002', 'Tax', 'It SHALL round.'],
    ]);
    const [, tax] = readIn(repository).model.requirements;
    assert.deepEqual(
      [tax?.state, tax?.priority?.value, tax?.statement],
      ['draft', 'must', 'As an accountant, I want the tax.'],
    );
    assert.deepEqual(edits.change.flatMap(({ spans }) => spans).length, 1);
    assert.ok(edits.goOn !== undefined);
  });

  it('says when somebody else has written meanwhile, and not that the file is ill written', () => {
    const text = (): string => spec(total, '### REQ-002 Theirs\n');
    const why = refusal({ files: { 'a.md': spec(total) } }, newRequirement, { title: 'Ours' }, { text });
    assert.equal(why, '`a.md` was changed meanwhile; nothing was written');
  });

  it('says that an ID of another convention is none here', () => {
    const files = { 'a.md': spec(total) };
    assert.match(
      refusal({ files }, newRequirement, { title: 'x', id: 'auth/Session expiry' }),
      /no requirement in `a\.md` can be called auth\/Session expiry/,
    );
  });

  it('leaves the cursor where the next word belongs', () => {
    const { repository, edits } = written({ files: { 'a.md': spec(total) } }, newRequirement, { title: 'Tax' });
    const lines = String(repository.files['a.md']).split('\n');
    // A requirement without a criterion holds the gate up; one without a story does not.
    const { line = 0, column } = edits.goOn ?? {};
    assert.deepEqual([lines[line - 1], column], ['Acceptance criteria:', 'Acceptance criteria:'.length + 1]);
    const begun = written({ files: {} }, newRequirement, { about: 'Shop', title: 'Tax' });
    const first = String(begun.repository.files['docs/specs/shop.md']).split('\n');
    assert.equal(first[(begun.edits.goOn?.line ?? 0) - 1], 'Acceptance criteria:');
    const told = written({ files: { 'a.md': spec(total) } }, newRequirement, { title: 'Tax', criterion: 'It is.' });
    const after = String(told.repository.files['a.md']).split('\n');
    assert.equal(after[(told.edits.goOn?.line ?? 0) - 2], '### REQ-002 Tax');
  });

  it('goes below the requirement in which the cursor stands', () => {
    const files = { 'a.md': spec(total, '### REQ-002 Tax\n'), 'b.md': spec() };
    const line = files['a.md'].split('\n').findIndex((each) => each.includes('add up')) + 1;
    const { repository } = written({ files }, newRequirement, { title: 'New' }, at('a.md', line));
    assert.deepEqual(
      told(repository).map(([id]) => id),
      ['REQ-001', 'REQ-003', 'REQ-002'],
    );
  });

  it('is written with the line ends of the file', () => {
    const files = { 'a.md': spec(total).replaceAll('\n', '\r\n') };
    const { repository } = written({ files }, newRequirement, { title: 'Tax', criterion: 'x' });
    assert.doesNotMatch(String(repository.files['a.md']), /(?<!\r)\n/);
    assert.equal(told(repository).length, 2);
  });

  it('asks which specification only where that is not clear', () => {
    const question = newRequirement.questions.find(({ id }) => id === 'specification');
    const asked = (files: Record<string, string>, more = {}): boolean | undefined =>
      question?.when?.(deskOver({ files }, more), {});
    assert.equal(asked({ 'a.md': spec() }), false);
    assert.equal(asked({ 'a.md': spec(), 'b.md': spec() }), true);
    assert.equal(asked({ 'a.md': spec(), 'b.md': spec() }, at('b.md', 1)), false);
  });

  it('begins the specification where there is none', () => {
    const given = {
      about: 'Invoicing',
      title: 'Total',
      statement: 'As an accountant, I want it.',
      criterion: 'It SHALL add.',
    };
    const { repository, edits } = written({ files: {} }, newRequirement, given);
    assert.deepEqual(told(repository), [['REQ-001', 'Total', 'It SHALL add.']]);
    assert.equal(readIn(repository).model.requirements[0]?.statement, 'As an accountant, I want it.');
    assert.equal(edits.goOn?.file, 'docs/specs/invoicing.md');
    const files = { 'a.md': spec(), 'b.md': spec() };
    const unclear = newRequirement.write(deskOver({ files }), { title: 'x' });
    assert.ok(isRefusal(unclear));
  });

  it('is not written into a broken specification', () => {
    const conflict = `${spec(total)}<<<<<<< ours\n### REQ-002 A\n=======\n### REQ-002 B\n>>>>>>> theirs\n`;
    assert.match(
      refusal({ files: { 'a.md': conflict } }, newRequirement, { title: 'x' }),
      /`a.md` first, line \d+: .*merge/,
    );
    const specification = { title: 'x', specification: 'a.md' };
    const desk = deskOver({ files: { 'a.md': spec(total) } }, { text: () => undefined });
    const gone = result(newRequirement, desk, specification);
    assert.ok(isRefusal(gone));
  });

  it('counts text that is not saved', () => {
    const repository = { files: { 'a.md': spec(total, '### REQ-007 Unsaved\n') } };
    assert.equal(told(written(repository, newRequirement, { title: 'x' }).repository).at(-1)?.[0], 'REQ-008');
  });

  it('is quick among ten thousand', () => {
    const many = Array.from({ length: 10_000 }, (_, n) => `### REQ-${String(n + 1)} T\n\nAcceptance criteria:\n1. x\n`);
    const desk = deskOver({ files: { 'a.md': spec(...many) } });
    const began = performance.now();
    const edits = result(newRequirement, desk, { title: 'x' });
    assert.ok(!isRefusal(edits));
    assert.match(edits.change[0]?.spans[0]?.text ?? '', /REQ-10001 x/);
    assert.ok(performance.now() - began < 3000, `${String(performance.now() - began)} ms`);
  });
});

describe('New Requirement in the form of others', () => {
  const kiro = `# Requirements Document

## Introduction

Login.

## Requirements

### Requirement 1: Sign in

**User Story:** As a user, I want to sign in, so that I see my data.

#### Acceptance Criteria

1. WHEN the password is right THE SYSTEM SHALL let the user in

### Requirement 2: Sign out

**User Story:** As a user, I want to sign out.

#### Acceptance Criteria

1. WHEN the user signs out THE SYSTEM SHALL forget the session

## Glossary
`;

  it('of Kiro', () => {
    const files = { '.kiro/specs/login/requirements.md': kiro };
    const given = {
      title: 'Lock',
      statement: 'As an owner, I want a lock.',
      criterion: 'WHEN a password is wrong five times THE SYSTEM SHALL lock',
    };
    const { repository } = written({ files }, newRequirement, given);
    const text = String(repository.files['.kiro/specs/login/requirements.md']);
    assert.match(
      text,
      /### Requirement 3: Lock\n\n\*\*User Story:\*\* As an owner, I want a lock\.\n\n#### Acceptance Criteria\n\n1\. WHEN a .*lock\n\n## Glossary\n$/,
    );
    assert.deepEqual(told(repository).at(-1), ['login/3', 'Lock', given.criterion]);
    assert.equal(text.replace(/### Requirement 3[\s\S]*(?=## Glossary)/, ''), kiro);
  });

  it('of Kiro, as others write it', () => {
    const files = {
      '.kiro/specs/вход/requirements.md':
        '# Требования\n\n### Требование 1. Вход\nКак пользователь…\n\n**Критерии приёмки**\n1. КОГДА x ТО y\n',
    };
    const { repository } = written({ files }, newRequirement, { title: 'Выход', criterion: 'КОГДА a ТО b' });
    assert.match(
      String(repository.files['.kiro/specs/вход/requirements.md']),
      /### Требование 2\. Выход\n[\s\S]*\*\*Критерии приёмки\*\*\n\n1\. КОГДА a ТО b\n$/,
    );
    assert.deepEqual(told(repository).at(-1), ['вход/2', 'Выход', 'КОГДА a ТО b']);
  });

  const specKit = `# Feature Specification: Login

## Requirements

### Functional Requirements

- **FR-001**: System MUST let users in
- **FR-002**: System MUST let users out
  - also on phones

### Key Entities

- **User**: whoever
`;

  it('of Spec Kit', () => {
    const file = 'specs/001-login/spec.md';
    const { repository } = written({ files: { [file]: specKit } }, newRequirement, { title: 'System MUST lock' });
    assert.match(String(repository.files[file]), /also on phones\n- \*\*FR-003\*\*: System MUST lock\n\n### Key/);
    assert.deepEqual(told(repository).at(-1)?.slice(0, 2), ['001-login/FR-003', 'System MUST lock']);
  });

  it('of Spec Kitty, which has a table', () => {
    const file = 'kitty-specs/001-login/spec.md';
    const text =
      '# Spec\n\n## Requirements\n\n| ID | Title | Priority | Status |\n|---|---|---|---|\n| FR-001 | Sign in | High | Open |\n';
    const { repository } = written({ files: { [file]: text } }, newRequirement, { title: 'Lock | key' });
    assert.match(String(repository.files[file]), /\| FR-002 \| Lock \\\| key \| +\| +\|\n$/);
    assert.equal(told(repository).length, 2);
  });

  const openspec = `# auth

## Purpose
Who may do what.

## Requirements

### Requirement: Sign in
The system SHALL let users in.

#### Scenario: Right password
- **WHEN** it is right
- **THEN** they are in
`;

  it('of OpenSpec, as a change that is proposed', () => {
    const files = { 'openspec/specs/auth/spec.md': openspec };
    const criterion = 'WHEN a password is wrong five times, THE SYSTEM SHALL lock the account';
    const { repository, edits } = written({ files }, newRequirement, { title: 'Lock', criterion });
    assert.deepEqual(
      edits.create.map(({ path }) => path),
      ['specs/auth/spec.md', 'proposal.md', 'tasks.md'].map((path) => `openspec/changes/add-lock/${path}`),
    );
    assert.equal(repository.files['openspec/specs/auth/spec.md'], openspec);
    const added = readIn(repository).model.requirements.find(({ id }) => id === 'auth/Lock');
    assert.equal(added?.state, 'draft');
    assert.match(added.criteria[0]?.text ?? '', /wrong five times.*THE SYSTEM SHALL lock/s);
    const again = written(repository, newRequirement, { title: 'Lock', specification: 'openspec/specs/auth/spec.md' });
    assert.ok(again.edits.create.some(({ path }) => path === 'openspec/changes/add-lock-2/proposal.md'));
  });

  it('of OpenSpec, in a change that is there', () => {
    const file = 'openspec/changes/locks/specs/auth/spec.md';
    const change = `## ADDED Requirements\n\n### Requirement: Lock\nThe system SHALL lock.\n\n#### Scenario: x\n- y\n\n## REMOVED Requirements\n\n### Requirement: Old\n**Reason**: gone\n`;
    const { repository } = written({ files: { [file]: change } }, newRequirement, { title: 'Unlock' });
    const text = String(repository.files[file]);
    assert.ok(text.indexOf('### Requirement: Unlock') < text.indexOf('## REMOVED'), text);
    assert.equal(text.replace(/### Requirement: Unlock[\s\S]*(?=## REMOVED)/, ''), change);
  });

  it('says what was typed and changes nothing else, whatever that is', () => {
    const files = {
      '.kiro/specs/login/requirements.md': kiro,
      'specs/001-login/spec.md': specKit,
      'openspec/specs/auth/spec.md': openspec,
      'docs/specs/a.md': spec(total),
    };
    const before = told({ files });
    const typed = fc.oneof(
      fc.constantFrom(
        '---',
        '# x',
        '<!-- x',
        '**x**',
        '- x',
        '1. x',
        '| a |',
        '`x',
        '```',
        'Requirement 9: x',
        'FR-001',
        'a/b',
        '===',
        '#### y',
      ),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }).filter((text) => /[a-z]/.test(text)),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.keys(files)),
        typed,
        typed,
        typed,
        (specification, title, statement, criterion) => {
          const desk = deskOver({ files });
          const edits = newRequirement.write(desk, { specification, title, statement, criterion });
          if (isRefusal(edits)) return;
          const repository = after({ files }, edits);
          const now = told(repository);
          assert.equal(now.length, before.length + 1);
          for (const each of before)
            assert.ok(
              now.some((other) => JSON.stringify(other) === JSON.stringify(each)),
              String(each),
            );
          assert.deepEqual(
            readIn(repository).model.problems.filter(({ minor }) => minor !== true),
            [],
          );
        },
      ),
      { numRuns: 300 },
    );
  });
});
