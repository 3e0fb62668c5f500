import assert from 'node:assert/strict';
import { acceptNote } from '../../../src/core/edits/accept-note.ts';
import { recordFeasibility } from '../../../src/core/edits/record-feasibility.ts';
import { isRefusal } from '../../../src/core/edit.ts';
import { inEnglish } from '../../../src/core/message.ts';
import { deskOver, refusal, result, written } from '../../desk.ts';
import { judged, readIn } from '../../judged.ts';

const spec = (...requirements: readonly string[]): string =>
  `---\ntollgate: spec\n---\n# A\n\n## Requirements\n\n${requirements.map((id) => `### ${id} T\nStatement.\n\nAcceptance criteria:\n1. It SHALL.\n`).join('\n')}`;

describe('Record Feasibility', () => {
  const config = 'gate: delivery\n';

  it('makes the criterion hold, for several requirements in several files at once', () => {
    const files = {
      'tollgate.yaml': config,
      'docs/specs/a.md': spec('REQ-001', 'REQ-002'),
      'docs/specs/b.md': spec('REQ-003').replaceAll('\n', '\r\n'),
    };
    const before = readIn({ files }).model;
    const { repository, edits } = written({ files }, recordFeasibility, {
      requirement: ['REQ-001', 'REQ-002', 'REQ-003'],
      verdict: 'conditional',
      conditions: 'once the library (PDF) is paid for',
    });
    assert.equal(inEnglish(edits.done), 'the feasibility of 3 requirements is recorded');
    const { requirements } = readIn(repository).model;
    for (const [index, { feasible, digest }] of requirements.entries()) {
      const said = feasible && { verdict: feasible.verdict, remark: feasible.remark, by: feasible.by, on: feasible.on };
      const wanted = {
        verdict: 'conditional',
        remark: 'once the library (PDF) is paid for',
        by: 'I. Petrov',
        on: '2026-11-23',
      };
      assert.deepEqual(said, wanted);
      assert.equal(digest, before.requirements[index]?.digest, 'a signature would be lost');
    }
    const criterion = judged(repository).criteria.find(({ id }) => id === 'feasibility-checked');
    assert.equal(criterion?.result, 'holds');
    assert.doesNotMatch(String(repository.files['docs/specs/b.md']), /(?<!\r)\n/);
  });

  it('writes another verdict over the one before, in Russian where the document is', () => {
    const text = spec('REQ-001')
      .replace('Statement.', 'Бухгалтеры пишут счета вручную, и это долго.\n\n- Реализуемо: нет (А, 2026-01-01)')
      .replace('Acceptance criteria', 'Критерии приёмки');
    const { repository } = written({ files: { 'a.md': text } }, recordFeasibility, {
      requirement: ['REQ-001'],
      verdict: 'yes',
      remark: 'два дня',
      on: '2026-11-20',
    });
    assert.match(String(repository.files['a.md']), /^- Реализуемо: да, два дня \(I\. Petrov, 2026-11-20\)$/m);
    assert.deepEqual(readIn(repository).model.problems, []);
  });

  it('takes no day that is still to come, and no name with brackets', () => {
    const check = (id: string, answer: string): boolean =>
      recordFeasibility.questions.find((each) => each.id === id)?.check?.(answer, deskOver({ files: {} }), {}) ===
      undefined;
    assert.deepEqual([check('on', '2026-11-24'), check('on', '2026-11-23')], [false, true]);
    assert.deepEqual([check('by', 'A (B)'), check('by', 'A, B')], [false, true]);
  });

  it('offers nothing of other conventions, and writes nothing into a broken file', () => {
    const files = { '.kiro/specs/a/requirements.md': '# R\n\n### Requirement 1: X\n\n1. WHEN a THEN b\n' };
    const [question] = recordFeasibility.questions;
    assert.deepEqual(question?.choices?.(deskOver({ files }), {}), []);
    const conflict = `${spec('REQ-001')}<<<<<<< ours\n`;
    const given = { requirement: ['REQ-001'], verdict: 'yes' };
    assert.match(refusal({ files: { 'a.md': conflict } }, recordFeasibility, given), /`a\.md` first, line/);
  });

  it('is quick for ten thousand at once', () => {
    const ids = Array.from({ length: 10_000 }, (_, n) => `REQ-${String(n + 1)}`);
    const desk = deskOver({ files: { 'a.md': spec(...ids) } });
    const began = performance.now();
    const edits = result(recordFeasibility, desk, { requirement: ids, verdict: 'yes' });
    assert.ok(!isRefusal(edits));
    assert.ok(performance.now() - began < 5000, `${String(performance.now() - began)} ms`);
  });
});

describe('Accept a Note', () => {
  const accepted = (text: string, given = {}): string => {
    const path = 'docs/adr/0001-a.md';
    const { repository } = written({ files: { [path]: text } }, acceptNote, { note: path, ...given });
    return String(repository.files[path]);
  };
  const body = '\n## Decision\n\nX\n';

  it('settles it where and how the note states it', () => {
    assert.equal(
      accepted(`---\nstatus: "proposed" # yet\ndate: 2026-01-01\n---\n# A\n${body}`),
      `---\nstatus: "accepted" # yet\ndate: 2026-11-23\n---\n# A\n${body}`,
    );
    assert.equal(accepted(`# A\n\n## Status\n\nProposed\n${body}`), `# A\n\n## Status\n\nAccepted\n${body}`);
    assert.equal(accepted(`# A\r\n\r\n* Status: proposed\r\n${body}`), `# A\r\n\r\n* Status: accepted\r\n${body}`);
    assert.equal(
      accepted(`# А\n\n## Статус\n\nПредложено\n\n## Решение\n\nX\n`),
      `# А\n\n## Статус\n\nПринято\n\n## Решение\n\nX\n`,
    );
    assert.equal(accepted(`# A\n${body}`), `---\nstatus: accepted\n---\n\n# A\n${body}`);
    assert.equal(
      accepted(`---\nstatus:\n---\n# A\n${body}`, { status: 'rejected' }),
      `---\nstatus: rejected\n---\n# A\n${body}`,
    );
  });

  it('settles it in AsciiDoc and in reStructuredText as they say such things', () => {
    const settled = (path: string, text: string): string =>
      String(written({ files: { [path]: text } }, acceptNote, { note: path }).repository.files[path]);
    const inAsciiDoc = '\n== Decision\n\nX\n';
    const path = 'docs/adr/0001-a.adoc';
    assert.equal(settled(path, `= A\n:status: Proposed\n${inAsciiDoc}`), `= A\n:status: Accepted\n${inAsciiDoc}`);
    assert.equal(
      settled(path, `// Ours\n= A\n:toc:\n${inAsciiDoc}`),
      `// Ours\n= A\n:status: accepted\n:toc:\n${inAsciiDoc}`,
    );
    const inText = '\nDecision\n--------\n\nX\n';
    const other = 'docs/adr/0001-a.rst';
    assert.equal(settled(other, `1. A\n====\n\n**Proposed**\n${inText}`).includes(':Status: accepted'), true);
    assert.equal(settled(other, `1. A\n====\n${inText}`), `1. A\n====\n\n:Status: accepted\n${inText}`);
  });

  it('offers only what is undecided', () => {
    const files = {
      'docs/adr/0001-a.md': `---\nstatus: accepted\n---\n# A\n${body}`,
      'docs/adr/0002-b.md': `---\nstatus: draft\n---\n# B\n${body}`,
      'docs/adr/0003-c.md': `# C\n${body}`,
    };
    const choices = acceptNote.questions[0]?.choices?.(deskOver({ files }), {}) ?? [];
    assert.deepEqual(
      choices.map(({ value }) => value),
      ['docs/adr/0002-b.md', 'docs/adr/0003-c.md'],
    );
  });

  it('leaves alone what is broken', () => {
    const path = 'docs/adr/0001-a.md';
    const files = { [path]: `# A\n<<<<<<< ours\n${body}` };
    assert.match(refusal({ files }, acceptNote, { note: path }), /line 2/);
  });
});
