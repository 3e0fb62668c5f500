import assert from 'node:assert/strict';
import { reviewNote } from '../../../src/core/edits/review-note.ts';
import { signOff } from '../../../src/core/edits/sign-off.ts';
import { inEnglish } from '../../../src/core/message.ts';
import type { Answers, Edits } from '../../../src/core/edit.ts';
import type { Signature } from '../../../src/core/model.ts';
import { answered, deskOver, refusal, written } from '../../desk.ts';
import { judged, readIn } from '../../judged.ts';
import { type MemoryRepository } from '../../memory-files.ts';
import { prepared } from '../../scenarios.ts';
import { delivery, having, specificationFile, textIn } from './delivery.ts';

const file = 'docs/signoffs.yaml';
const asCustomer: Answers = { by: 'N. Wind', role: 'customer' };

function signaturesIn(repository: MemoryRepository): readonly Signature[] {
  const { model } = readIn(repository);
  assert.deepEqual(
    model.problems.filter(({ place }) => place.file === file).map(({ found }) => inEnglish(found)),
    [],
  );
  return model.signatures;
}

function signed(repository: MemoryRepository, answers: Answers = asCustomer): MemoryRepository {
  return written(repository, signOff, answers).repository;
}

const brief = (repository: MemoryRepository): string[] =>
  signaturesIn(repository).map(({ requirement, by, role, on }) => `${requirement} ${by} ${role} ${on}`);

describe('Sign Specification (LIFE-001)', () => {
  it('records what was signed, so that the gate believes it', () => {
    const { repository, edits } = written(delivery, signOff, asCustomer);
    assert.deepEqual(brief(repository), ['REQ-007 N. Wind customer 2026-11-23', 'REQ-008 N. Wind customer 2026-11-23']);
    const { requirements } = readIn(repository).model;
    for (const { requirement, digest, text } of signaturesIn(repository)) {
      const own = requirements.find(({ id }) => id === requirement);
      assert.deepEqual([digest, text], [own?.digest, own?.text]);
    }
    assert.equal(inEnglish(edits.done), 'N. Wind signed 2 requirements (customer)');
    const criterion = judged(repository).criteria.find(({ id }) => id === 'spec-signed-off');
    assert.equal(criterion?.result, 'holds');
  });

  it('offers what is not signed, and shows what changed word by word', () => {
    const changed = having(signed(delivery), {
      [specificationFile]: (text) => text.replace('within 3 s', 'within 5 s'),
    });
    const desk = deskOver(changed);
    const question = signOff.questions.find(({ id }) => id === 'requirements');
    assert.deepEqual(question?.initial?.(desk, asCustomer), ['REQ-007']);
    const [first, second] = question?.choices?.(desk, asCustomer) ?? [];
    assert.equal(first?.detail, '… SHALL produce a PDF within [-3-]{+5+} s. IF the invoice has no …');
    assert.equal(inEnglish(first.description as never), 'changed since N. Wind signed it on 2026-11-23');
    assert.equal(inEnglish(second?.description as never), 'signed by N. Wind on 2026-11-23');
    const again = signed(changed);
    assert.deepEqual(
      signaturesIn(again).map(({ requirement }) => requirement),
      ['REQ-007', 'REQ-007', 'REQ-008'],
    );
    assert.ok(textIn(again, file).includes('within 3 s'), 'what was signed before stays');
  });

  it('writes each entry where it is sorted, and touches nothing else', () => {
    const own = `# Who signed what.
signatures:
  # The first.
  - requirement: REQ-001
    digest: ${'1'.repeat(64)}
    by: "A. Other"
    role: customer
    on: 2026-01-01
    text: gone

  - {requirement: REQ-900, digest: ${'9'.repeat(64)}, by: Z, role: customer, on: 2026-01-01, text: gone}
reviews: []
`;
    const repository = signed(having(delivery, { [file]: own }));
    const text = textIn(repository, file);
    const at = [...text.matchAll(/requirement: (REQ-\d+)/g)].map(([, id]) => id);
    assert.deepEqual(at, ['REQ-001', 'REQ-007', 'REQ-008', 'REQ-900']);
    for (const line of own.split('\n')) assert.ok(text.includes(line), line);
    const without = text
      .split(/(?=^ {2}- )/m)
      .filter((entry) => !/N\. Wind/.test(entry))
      .join('');
    assert.equal(without, own);
  });

  it('keeps both sides of a merge', () => {
    const mine = textIn(signed(delivery, { ...asCustomer, requirements: ['REQ-007'] }), file);
    const theirs = textIn(signed(delivery, { by: 'T. Ester', role: 'tester', requirements: ['REQ-007'] }), file);
    const union = mine + theirs.replace('signatures:\n', '');
    const merged = signed(having(delivery, { [file]: union }));
    assert.deepEqual(brief(merged), [
      'REQ-007 N. Wind customer 2026-11-23',
      'REQ-007 T. Ester tester 2026-11-23',
      'REQ-008 N. Wind customer 2026-11-23',
    ]);
  });

  it('writes nothing into an unfinished merge, or what is no YAML, and says where', () => {
    const unfinished = 'signatures:\n<<<<<<< ours\n  - a: 1\n=======\n  - b: 2\n>>>>>>> theirs\n';
    assert.match(
      refusal(having(delivery, { [file]: unfinished }), signOff, asCustomer),
      /mend `docs\/signoffs\.yaml` first, line 2/,
    );
    assert.match(
      refusal(having(delivery, { [file]: 'signatures: "' }), signOff, asCustomer),
      /mend `docs\/signoffs\.yaml` first, line 1/,
    );
    assert.match(
      refusal(having(delivery, { [file]: 'signatures: {a: b}\n' }), signOff, asCustomer),
      /docs\/signoffs\.yaml/,
    );
    assert.match(refusal(having(delivery, { [file]: '- a list\n' }), signOff, asCustomer), /docs\/signoffs\.yaml/);
  });

  it('begins where there is nothing yet, in whatever way there is nothing', () => {
    for (const nothing of [
      '',
      '\n',
      '# later\n',
      'signatures:\n',
      'signatures: []\nreviews:\n',
      'reviews: []\n',
      '---\n',
    ]) {
      assert.equal(signaturesIn(signed(having(delivery, { [file]: nothing }))).length, 2, JSON.stringify(nothing));
    }
    const windows = signed(having(delivery, { [file]: '# later\r\nreviews: []\r\n' }));
    assert.doesNotMatch(textIn(windows, file), /[^\r]\n/);
    assert.equal(signaturesIn(windows).length, 2);
  });

  it('takes names as they are', () => {
    for (const by of [
      'O’Brien: #1',
      '"quoted"',
      '- dash',
      'null',
      '123',
      'Пётр Ильич {c}',
      '=======',
      "it's [me], *you* & <b>",
      'a\u202eb\u0007c',
    ]) {
      const [signature] = signaturesIn(signed(delivery, { by, role: 'customer' }));
      assert.equal(signature?.by, by.replace('\u202e', '').replace('\u0007', ' '), by);
    }
  });

  it('takes requirements of other conventions, by their qualified IDs', () => {
    for (const name of ['kiro', 'spec-kit', 'openspec', 'gherkin', 'doorstop', 'openfasttrace']) {
      const before = prepared(name);
      const agreed = readIn(before).model.requirements.filter(({ state }) => state === 'agreed');
      const after = signed(before, { by: 'N. Wind', role: 'customer' });
      const { model } = readIn(after);
      assert.ok(agreed.length > 0, name);
      for (const requirement of model.requirements.filter(({ state }) => state === 'agreed')) {
        assert.equal(
          model.trace.signatures(requirement).filter(({ digest }) => digest === requirement.digest).length,
          1,
          requirement.id,
        );
      }
      for (const [path, text] of Object.entries(before.files)) if (path !== file) assert.equal(after.files[path], text);
    }
  });

  it('refuses what nobody can sign, and signs nothing twice', () => {
    const refused = (...requirements: string[]): string => refusal(delivery, signOff, { ...asCustomer, requirements });
    assert.equal(refused('REQ-009'), 'REQ-009 is a draft: nobody can sign it yet');
    assert.equal(refused('REQ-007', 'REQ-010'), 'REQ-010 is retired: there is nothing to sign');
    assert.equal(refused('REQ-999'), 'no requirement is called `REQ-999`');
    assert.equal(refused(), 'nothing was chosen to be signed');
    const all = signed(delivery);
    assert.match(
      refusal(all, signOff, { ...asCustomer, requirements: ['REQ-007'] }),
      /N\. Wind has signed that already/,
    );
    assert.deepEqual(brief(signed(all, { ...asCustomer, by: 'T. Ester', role: 'tester' })).length, 4);
  });

  it('warns the author who signs as the customer', () => {
    const byAuthor: Answers = { by: 'petrov@example.com', role: 'customer' };
    const { edits } = written(delivery, signOff, byAuthor);
    assert.match(
      inEnglish(edits.done),
      /2 of them were written by the same person, so the customer has not signed them/,
    );
    const question = signOff.questions.find(({ id }) => id === 'requirements');
    const [first] = question?.choices?.(deskOver(delivery), byAuthor) ?? [];
    assert.equal(inEnglish(first?.description as never), 'not signed yet; written by whoever signs');
    assert.doesNotMatch(inEnglish(written(delivery, signOff, { ...byAuthor, role: 'analyst' }).edits.done), /written/);
  });

  it('leaves to be signed what only somebody else than the customer signed as the customer', () => {
    for (const by of ['I. Petrov', 'X. Tern']) {
      const inVain = signed(delivery, { by, role: 'customer' });
      const question = signOff.questions.find(({ id }) => id === 'requirements');
      const [first] = question?.choices?.(deskOver(inVain), asCustomer) ?? [];
      assert.equal(
        inEnglish(first?.description as never),
        `signed by ${by} on 2026-11-23, which is not the customer’s signature`,
      );
      const { repository } = written(inVain, signOff, asCustomer);
      assert.equal(signaturesIn(repository).length, 4, by);
      const criterion = judged(repository).criteria.find(({ id }) => id === 'spec-signed-off');
      assert.equal(criterion?.result, 'holds');
    }
  });

  it('warns whoever signs as the customer, while others are listed as the customer', () => {
    const { edits } = written(delivery, signOff, { by: 'X. Tern', role: 'customer' });
    assert.equal(
      inEnglish(edits.done),
      'X. Tern signed 2 requirements (customer); `people` does not list X. Tern as the customer, so they are no signatures of the customer',
    );
    const unlisted = having(delivery, { 'tollgate.yaml': 'gate: delivery\n' });
    assert.equal(
      inEnglish(written(unlisted, signOff, asCustomer).edits.done),
      'N. Wind signed 2 requirements (customer)',
    );
  });

  it('asks for the specification where there are several', () => {
    const two = having(delivery, {
      'docs/specs/more.md': '---\ntollgate: spec\n---\n# More\n\n## Requirements\n\n### MORE-1 More\nMore.\n',
    });
    const one: Answers = { ...asCustomer, specification: 'docs/specs/more.md' };
    assert.deepEqual(answered(signOff, deskOver(two), one)['requirements'], ['MORE-1']);
    assert.deepEqual(answered(signOff, deskOver(two), asCustomer)['requirements'], ['REQ-007', 'REQ-008', 'MORE-1']);
    assert.equal(signOff.questions.find(({ id }) => id === 'specification')?.when?.(deskOver(delivery), {}), false);
  });

  it('takes the role from the list of people, and from nowhere else', () => {
    const role = signOff.questions.find(({ id }) => id === 'role');
    assert.equal(role?.initial?.(deskOver(delivery), { by: 'T. Ester' }), 'tester');
    assert.equal(role?.initial?.(deskOver(delivery), { by: 'Somebody' }), undefined, 'nobody guesses it');
  });

  it('signs a thousand at once', function () {
    this.timeout(20_000);
    const many = Array.from({ length: 1000 }, (_, i) => `### R-${i} Title ${i}\nText ${i}.\n`).join('\n');
    const text = `---\ntollgate: spec\n---\n# Many\n\n## Requirements\n\n${many}`;
    const repository = having(delivery, { 'docs/specs/many.md': text });
    const half: Answers = { ...asCustomer, requirements: Array.from({ length: 500 }, (_, i) => `R-${i * 2}`) };
    assert.equal(signaturesIn(signed(signed(repository, half))).length, 1002);
  });
});

describe('A file of many signatures', () => {
  const many = (repository: MemoryRepository): MemoryRepository => {
    const entry = (n: number): string =>
      `  - requirement: OLD-${String(n).padStart(4, '0')}\n    digest: sha256:${'ab'.repeat(32)}\n    by: N. Wind\n    role: customer\n    on: 2026-11-01\n    text: |\n      Old ${n}\n`;
    return having(repository, {
      [file]: `signatures:\n${Array.from({ length: 4000 }, (_, n) => entry(n)).join('')}`,
    });
  };

  it('is signed in small steps, and nothing else in it changes', () => {
    const desk = deskOver(many(delivery));
    const work = signOff.inSteps?.(desk, { ...asCustomer, requirements: ['REQ-007'] });
    let steps = 0;
    let step = work?.next();
    for (; step?.done === false; step = work?.next()) steps++;
    assert.ok(steps > 20, `${steps} steps`);
    const [change] = (step?.value as Edits).change;
    assert.equal(change?.spans.length, 1);
    assert.deepEqual([change?.spans[0]?.from, change?.spans[0]?.to], [change?.before.length, change?.before.length]);
    assert.match(change?.spans[0]?.text ?? '', /^ {2}- requirement: REQ-007\n/);
  });
});

describe('Mark Reviewed', () => {
  const note = '---\nstatus: accepted\nsatisfies: [REQ-007, REQ-008]\n---\n# Print with a library\n';
  const designed = having(signed(delivery), { 'docs/architecture/0001-printing.md': note });
  const changed = having(designed, { [specificationFile]: (text) => text.replace('within 3 s', 'within 5 s') });
  const state = (repository: MemoryRepository): string | undefined =>
    judged(repository).criteria.find(({ id }) => id === 'design-current')?.result;

  it('says that a note was looked at with the requirements as they are now', () => {
    assert.equal(state(designed), 'holds');
    assert.equal(state(changed), 'fails');
    const answers: Answers = { note: 'docs/architecture/0001-printing.md', by: 'D. Vops' };
    assert.deepEqual(answered(reviewNote, deskOver(changed), answers)['requirements'], ['REQ-007']);
    const { repository, edits } = written(changed, reviewNote, answers);
    assert.equal(state(repository), 'holds');
    assert.equal(inEnglish(edits.done), 'D. Vops looked at `docs/architecture/0001-printing.md` with REQ-007');
    assert.equal(signaturesIn(repository).length, 2);
    const [choice] = reviewNote.questions[0]?.choices?.(deskOver(changed), {}) ?? [];
    assert.equal(inEnglish(choice?.description as never), 'changed since: REQ-007');
  });

  it('refuses what the note does not say', () => {
    const answers: Answers = { note: '0001', by: 'D. Vops' };
    assert.match(
      refusal(changed, reviewNote, { ...answers, requirements: ['REQ-010'] }),
      /does not say that it satisfies REQ-010/,
    );
    assert.match(refusal(changed, reviewNote, { ...answers, requirements: [] }), /nothing was chosen/);
    assert.match(refusal(changed, reviewNote, { note: '0099', by: 'x', requirements: ['REQ-007'] }), /no such note/);
  });
});
