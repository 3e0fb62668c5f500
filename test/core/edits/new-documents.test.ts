import assert from 'node:assert/strict';
import fc from 'fast-check';
import { newArchitectureNote } from '../../../src/core/edits/new-architecture-note.ts';
import { newDefect } from '../../../src/core/edits/new-defect.ts';
import { newEnvironmentNote } from '../../../src/core/edits/new-environment-note.ts';
import { newSpecification } from '../../../src/core/edits/new-specification.ts';
import { inEnglish, message } from '../../../src/core/message.ts';
import { componentsFault } from '../../../src/core/writing/notes.ts';
import { subjectFault, titleFault } from '../../../src/core/writing/asking.ts';
import { deskOver, written } from '../../desk.ts';
import { readIn } from '../../judged.ts';

const spec = `---
tollgate: spec
---
# Invoices

## Requirements

### REQ-001 Total

Acceptance criteria:
1. It SHALL add up.
`;
const hostile = [
  '--- a',
  'a\n---\nb: c',
  '# C #',
  '<!-- open',
  '{a: [b',
  '"quoted\': x',
  '🙂 a',
  '\u202eevil\u0000',
  '- State: retired',
  '1. one',
  'x'.repeat(200),
  'Экспорт счёта: «PDF» #1',
  '| a | b |',
  '``` a',
  '=== a',
  'null',
];

describe('New Specification', () => {
  it('begins one that says what is known, and is read again so', () => {
    const { repository, edits } = written({ files: {} }, newSpecification, {
      title: 'Invoicing',
      requirement: 'Export an invoice as PDF',
      criterion: 'WHEN a paid invoice is exported, THE SYSTEM SHALL produce a PDF within 3 s.',
      users: 'accountants: about forty',
      customer: 'Northwind',
      deadline: '2027-01-31',
    });
    const { model } = readIn(repository);
    assert.deepEqual(model.problems, []);
    const [specification] = model.specifications;
    assert.equal(specification?.place.file, 'docs/specs/invoicing.md');
    assert.equal(specification.title, 'Invoicing');
    assert.equal(specification.users?.value, 'accountants: about forty');
    assert.equal(specification.customer?.value, 'Northwind');
    assert.equal(specification.deadline?.value, '2027-01-31');
    assert.equal(specification.author?.value, 'I. Petrov');
    assert.equal(specification.purpose, undefined);
    assert.deepEqual(
      model.requirements.map(({ id, title, criteria }) => [id, title, criteria.map(({ text }) => text)]),
      [
        [
          'REQ-001',
          'Export an invoice as PDF',
          ['WHEN a paid invoice is exported, THE SYSTEM SHALL produce a PDF within 3 s.'],
        ],
      ],
    );
    const lines = String(repository.files['docs/specs/invoicing.md']).split('\n');
    assert.equal(lines[(edits.goOn?.line ?? 0) - 3], '## Purpose');
  });

  it('leaves keys to be filled in where nothing is known, and claims nothing', () => {
    const { repository } = written({ files: {} }, newSpecification, { title: 'A' }, { me: undefined });
    const text = String(repository.files['docs/specs/a.md']);
    assert.match(text, /^users:$/m);
    const { specifications, requirements, problems } = readIn(repository).model;
    assert.deepEqual([specifications[0]?.users, specifications[0]?.author, requirements], [undefined, undefined, []]);
    assert.deepEqual(
      problems.map(({ found, minor }) => [inEnglish(found), minor]),
      [['a specification without requirements', true]],
    );
  });

  it('leaves an empty line where somebody goes on, and nowhere two besides', () => {
    const criterion = 'It SHALL add up.';
    const requirement = 'Total';
    for (const answers of [
      { requirement, criterion },
      { requirement, criterion: '' },
      { requirement, criterion, purpose: 'Bills.' },
      { requirement, criterion: '', purpose: 'Bills.' },
      { requirement: '', criterion: '', purpose: 'Bills.' },
      { requirement: '', criterion: '' },
    ]) {
      const { edits } = written({ files: {} }, newSpecification, { title: 'Invoicing', ...answers });
      const lines = edits.create[0]?.text.split('\n') ?? [];
      const here = edits.goOn?.line ?? 0;
      assert.ok(here > 0);
      const others = lines.filter((line, n) => n + 1 !== here || line !== '');
      assert.doesNotMatch(others.join('\n'), /\n\n\n/, JSON.stringify(answers));
    }
  });

  it('is Russian where its title, or the specifications that are there, are', () => {
    const { repository } = written({ files: {} }, newSpecification, { title: 'Счета', requirement: 'Экспорт' });
    const text = String(repository.files['docs/specs/scheta.md']);
    assert.match(text, /## Назначение[\s\S]*## Требования[\s\S]*Критерии приёмки:/);
    assert.equal(readIn(repository).model.requirements[0]?.title, 'Экспорт');
    const more = written(repository, newSpecification, { title: 'PDF' });
    assert.match(String(more.repository.files['docs/specs/pdf.md']), /## Требования/);
  });

  it('goes where the others are, or where the configuration looks, and over nothing', () => {
    const paths = (files: Record<string, string>): string[] => {
      const { repository } = written({ files }, newSpecification, { title: 'A' });
      return Object.keys(repository.files).filter((path) => files[path] === undefined);
    };
    assert.deepEqual(paths({ 'requirements/x.md': spec }), ['requirements/a.md']);
    assert.deepEqual(paths({ 'tollgate.yaml': 'paths:\n  specs: [product/**/*.spec.md]\n' }), ['product/a.spec.md']);
    assert.deepEqual(paths({ 'tollgate.yaml': 'paths:\n  specs: product/requirements\n' }), [
      'product/requirements/a.md',
    ]);
    assert.deepEqual(paths({ 'docs/specs/a.md': 'something else' }), ['docs/specs/a-2.md']);
  });

  it('has no title that would be read as a requirement, nor takes one from the project', () => {
    const said = 'a title that does not begin like a requirement, with an ID';
    for (const title of ['REQ-001 Pay', 'REQ-001: pay', 'REQ-001', 'UTF-8 everywhere'])
      assert.equal(inEnglish(subjectFault(title) ?? message('nothing')), said, title);
    for (const title of ['HTTP2 gateway', 'Pay for REQ-001', 'Text in UTF-8'])
      assert.equal(subjectFault(title), undefined, title);
    const called = deskOver({ files: { 'README.md': '# REQ-001 Pay\n', 'package.json': '{"name": "web-shop"}' } });
    const [title] = newSpecification.questions;
    assert.ok(title);
    assert.ok(title.check?.('REQ-001 Pay', called, {}));
    assert.equal(title.initial?.(called, {}), 'Web shop');
  });

  it('has a title with letters in it', () => {
    for (const title of ['?!…', '🙂', '---', ' \u202e '])
      assert.equal(inEnglish(titleFault(title) ?? message('nothing')), 'a title needs letters', title);
    for (const title of ['7', 'Ж', '題', 'é', 'a'.repeat(200)]) assert.equal(titleFault(title), undefined, title);
    assert.equal(inEnglish(titleFault('a'.repeat(201)) ?? message('nothing')), 'at most 200 characters');
  });

  it('reads again as what was typed, whatever that was', () => {
    for (const title of hostile) {
      const { repository } = written({ files: {} }, newSpecification, {
        title,
        requirement: title,
        criterion: title,
        users: title,
        purpose: title,
      });
      const { specifications, requirements, problems } = readIn(repository).model;
      assert.deepEqual(problems, [], title);
      assert.equal(requirements.length, 1, title);
      assert.equal(requirements[0]?.state, 'agreed');
      assert.equal(requirements[0].criteria.length, 1, title);
      assert.ok(specifications[0]?.purpose !== undefined);
    }
    const typed = fc
      .string({ unit: 'binary', minLength: 1, maxLength: 60 })
      .filter((text) => titleFault(text) === undefined);
    fc.assert(
      fc.property(typed, typed, (title, criterion) => {
        const { repository } = written({ files: {} }, newSpecification, {
          title,
          requirement: title,
          criterion,
          users: criterion,
        });
        const { requirements, problems } = readIn(repository).model;
        assert.deepEqual([problems, requirements.length, requirements[0]?.criteria.length], [[], 1, 1]);
      }),
      { numRuns: 200 },
    );
  });

  it('takes no title without letters, nor one of ten thousand', () => {
    assert.notEqual(titleFault(' \u0000\n'), undefined);
    assert.notEqual(titleFault('x'.repeat(10_000)), undefined);
  });
});

describe('New Architecture Note', () => {
  it('begins a decision record that serves requirements', () => {
    const { repository } = written({ files: { 'docs/specs/a.md': spec } }, newArchitectureNote, {
      title: 'Keep amounts in whole cents',
      requirements: ['REQ-001'],
      decision: 'Chosen option: “Whole cents”, because every amount stays exact.',
      components: 'invoice: src/invoice.js, tax: src/tax',
    });
    const { notes, problems } = readIn(repository).model;
    assert.deepEqual(problems, []);
    const [note] = notes;
    assert.equal(note?.place.file, 'docs/architecture/0001-keep-amounts-in-whole-cents.md');
    assert.deepEqual(
      [note.status, note.date?.value, note.satisfies.map(({ value }) => value)],
      ['accepted', '2026-11-23', ['REQ-001']],
    );
    assert.deepEqual(
      note.components.map(({ name, path }) => [name, path]),
      [
        ['invoice', 'src/invoice.js'],
        ['tax', 'src/tax'],
      ],
    );
  });

  it('names components in the folder', () => {
    for (const [typed, fault] of [
      ['api: src/api, web: .', undefined],
      ['api', 'a name, a colon and a path, as in `api: src/api`'],
      ['api: ../api', '`../api` leads out of the folder'],
      ['api: src, web: /etc', '`/etc` leads out of the folder'],
      ['api: C:\\api', '`C:\\api` leads out of the folder'],
      ['api: src/..', '`src/..` leads out of the folder'],
      ['api: src/..api', undefined],
    ] as const) {
      const said = componentsFault(typed);
      assert.equal(said && inEnglish(said), fault, typed);
    }
  });

  it('is only proposed while nothing is decided, and numbered on where notes are', () => {
    const files = { 'doc/adr/0007-x.md': '# X\n\n## Status\n\nAccepted\n\n## Decision\n\nY\n' };
    const { repository } = written({ files }, newArchitectureNote, { title: 'Z' });
    assert.equal(readIn(repository).model.notes.find(({ id }) => id === '0008')?.status, 'proposed');
    assert.ok(repository.files['doc/adr/0008-z.md'] !== undefined);
  });

  it('offers first what nobody has designed', () => {
    const files = {
      'docs/specs/a.md': `${spec}\n### REQ-002 Tax\n`,
      'docs/architecture/0001-a.md': '---\nstatus: accepted\nsatisfies: [REQ-001]\n---\n# A\n',
    };
    const [, question] = newArchitectureNote.questions;
    const choices = question?.choices?.(deskOver({ files }), {}) ?? [];
    assert.deepEqual(
      choices.map(({ value }) => value),
      ['REQ-002', 'REQ-001'],
    );
  });

  it('reads again as a note, whatever was typed', () => {
    for (const title of hostile) {
      const { repository } = written({ files: {} }, newArchitectureNote, { title, decision: title });
      const { notes, problems } = readIn(repository).model;
      assert.deepEqual([problems, notes.length, notes[0]?.status], [[], 1, 'accepted'], title);
    }
  });
});

describe('New Environment Note', () => {
  it('is settled where all of it is said', () => {
    const { repository } = written({ files: { Dockerfile: 'FROM x' } }, newEnvironmentNote, {
      runtime: 'Node.js 20',
      configuration: 'variables',
      delivery: 'pushed: by CI',
      rollback: 'the image before',
    });
    const [note] = readIn(repository).model.notes;
    assert.equal(note?.status, 'accepted');
    const { runtime, infrastructure, delivery, rollback } = note.environment ?? { infrastructure: [] };
    assert.deepEqual(
      [runtime?.value, infrastructure.map(({ value }) => value), delivery?.value, rollback?.value],
      ['Node.js 20', ['Dockerfile'], 'pushed: by CI', 'the image before'],
    );
  });

  it('is proposed where something is missing', () => {
    const { repository } = written({ files: {} }, newEnvironmentNote, { runtime: 'Node.js' });
    const { notes, problems } = readIn(repository).model;
    assert.deepEqual([notes[0]?.status, problems], ['proposed', []]);
  });
});

describe('New Defect', () => {
  const report = (name: string): string =>
    `<testsuite><testcase name="${name}"><failure message="expected 3 but was 4"/></testcase></testsuite>`;

  it('fills in what the failing test tells', () => {
    const files = { 'docs/specs/a.md': spec, 'test-results/junit.xml': report('REQ-001 adds up: always') };
    const { repository } = written({ files }, newDefect, { test: 'REQ-001 adds up: always' });
    const { defects, problems } = readIn(repository).model;
    assert.deepEqual(problems, []);
    const [defect] = defects;
    assert.deepEqual(
      [defect?.id, defect?.title, defect?.requirement?.value, defect?.test?.value, defect?.severity, defect?.status],
      ['BUG-001', 'REQ-001 adds up: always', 'REQ-001', 'REQ-001 adds up: always', 'major', 'open'],
    );
    assert.match(String(repository.files['docs/defects/BUG-001-req-001-adds-up-always.md']), /expected 3 but was 4/);
  });

  it('begins from nothing, one above the highest', () => {
    const files = { 'docs/defects/BUG-041-x.md': '---\nstatus: closed\nseverity: minor\n---\n# BUG-041 X\n' };
    const { repository } = written({ files }, newDefect, { title: 'Пустой счёт', severity: 'blocker' });
    const defect = readIn(repository).model.defects.find(({ id }) => id === 'BUG-042');
    assert.deepEqual([defect?.title, defect?.severity, defect?.test], ['Пустой счёт', 'blocker', undefined]);
    assert.ok(repository.files['docs/defects/BUG-042-pustoy-schet.md'] !== undefined);
  });

  it('reads again as a defect, whatever was typed', () => {
    for (const title of hostile) {
      const { repository } = written({ files: {} }, newDefect, {
        title,
        seen: title,
        expected: title,
        'found-in': title,
      });
      const { defects, problems } = readIn(repository).model;
      assert.deepEqual([problems, defects.length], [[], 1], title);
    }
  });
});
