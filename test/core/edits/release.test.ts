import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { accept } from '../../../src/core/edits/accept.ts';
import { closeDefect } from '../../../src/core/edits/close-defect.ts';
import { handOver } from '../../../src/core/edits/hand-over.ts';
import { inOperation } from '../../../src/core/edits/in-operation.ts';
import { newRelease } from '../../../src/core/edits/new-release.ts';
import { recordResult } from '../../../src/core/edits/record-result.ts';
import { recordTest } from '../../../src/core/edits/record-test.ts';
import { recordTrial } from '../../../src/core/edits/record-trial.ts';
import { refuse } from '../../../src/core/edits/refuse.ts';
import { type Answers, type Edit, type Edits, isRefusal, type Refusal } from '../../../src/core/edit.ts';
import { inEnglish, message } from '../../../src/core/message.ts';
import type { Release } from '../../../src/core/model.ts';
import { answered, deskOver, refusal, written } from '../../desk.ts';
import { judged, readIn, tested } from '../../judged.ts';
import type { MemoryRepository } from '../../memory-files.ts';
import { prepared } from '../../scenarios.ts';
import { delivery, having, specificationFile, textIn } from './delivery.ts';

const file = 'docs/releases/1.0.0.md';
const text = (repository: MemoryRepository): string => textIn(repository, file);

function releaseIn(repository: MemoryRepository): Release {
  const { model } = readIn(repository);
  assert.deepEqual(
    model.problems.filter(({ place }) => place.file === file).map(({ found }) => inEnglish(found)),
    [],
  );
  const [release, ...others] = model.releases;
  assert.ok(release !== undefined && others.length === 0);
  return release;
}

const entriesIn = (repository: MemoryRepository): string[] =>
  releaseIn(repository).trial.map(
    ({ requirement, criterion, how, verdict, witness, on }) =>
      `${requirement}/${criterion} ${how}|${verdict ?? ''}|${witness ?? ''}|${on ?? ''}`,
  );

const edited = (repository: MemoryRepository, edit: Edit, answers: Answers): MemoryRepository =>
  written(repository, edit, answers).repository;

const said = (repository: MemoryRepository, edit: Edit, answers: Answers): string =>
  inEnglish(written(repository, edit, answers).edits.done);

/** Every line that was there is there still, in order. */
function assertKept(before: string, after: string): void {
  const lines = after.split('\n');
  let at = 0;
  for (const line of before.split('\n')) {
    const found = lines.indexOf(line, at);
    assert.ok(found >= 0, `lost: ${line}`);
    at = found + 1;
  }
}

const begun = edited(delivery, newRelease, { release: '1.0.0' });
const tried = (repository: MemoryRepository, criteria: string, verdict = 'passed', how = 'by hand'): MemoryRepository =>
  edited(repository, recordTrial, { criteria: [criteria], how, verdict, witness: 'N. Wind' });
const changedSpecification = (repository: MemoryRepository): MemoryRepository =>
  having(repository, {
    [specificationFile]: (before) =>
      before
        .replace('within 3 s', 'within 5 s')
        .replace(
          '### REQ-009 Send an invoice\nLater.\n\n- State: draft\n',
          '### REQ-009 Send an invoice\nNow.\n\nAcceptance criteria:\n1. THE SYSTEM SHALL send it.\n',
        ),
  });

describe('New Release', () => {
  it('makes a protocol that says nothing yet, with an entry for each acceptance criterion in scope', () => {
    const { tested: statement, rollout, handover, acceptance, operation } = releaseIn(begun);
    assert.deepEqual([statement, rollout, handover, acceptance, operation], Array(5).fill(undefined));
    assert.deepEqual(entriesIn(begun), ['REQ-007/1 |||', 'REQ-007/2 |||', 'REQ-008/1 |||']);
    const { model } = readIn(begun);
    const digests = model.requirements.flatMap(({ criteria }) => criteria.map(({ digest }) => digest.slice(0, 8)));
    assert.deepEqual(
      releaseIn(begun).trial.map(({ digest }) => digest),
      digests,
    );
    assert.match(
      text(begun),
      /### REQ-008 Number an invoice\n\n> WHEN an invoice is made, THE SYSTEM SHALL give it the next number\.\n\n- REQ-008\/1 \[/,
    );
    assert.match(
      said(delivery, newRelease, { release: '1.0.0' }),
      /has 3 acceptance criteria to try; the customer has not signed 2 requirements of it/,
    );
  });

  it('goes on where it was begun: adds what is new, marks what changed, and keeps what people wrote', () => {
    assert.match(refusal(begun, newRelease, { release: '1.0.0' }), /has an entry for everything/);
    const half = having(tried(begun, 'REQ-007/1'), { [file]: (before) => `${before}\nA remark of the customer.\n` });
    const { repository, edits } = written(changedSpecification(half), newRelease, { release: 'v1.0' });
    assert.equal(inEnglish(edits.done), '`docs/releases/1.0.0.md`: 1 new, 1 changed');
    assertKept(text(half), text(repository));
    assert.deepEqual(entriesIn(repository), [
      'REQ-007/1 by hand|passed|N. Wind|2026-11-23',
      'REQ-007/1 |||',
      'REQ-007/2 |||',
      'REQ-008/1 |||',
      'REQ-009/1 |||',
    ]);
    assert.match(
      text(repository),
      /> Changed, as of 2026-11-23: WHEN an accountant exports a paid invoice, THE SYSTEM SHALL produce a PDF within 5 s\.\n\n- REQ-007\/1 \[/,
    );
    assert.match(refusal(repository, newRelease, { release: '1.0.0' }), /has an entry for everything/);
  });

  it('writes an entry anew that nobody filled in', () => {
    const repository = edited(changedSpecification(begun), newRelease, { release: '1.0.0' });
    assert.deepEqual(entriesIn(repository), ['REQ-007/1 |||', 'REQ-007/2 |||', 'REQ-008/1 |||', 'REQ-009/1 |||']);
    assert.match(refusal(repository, newRelease, { release: '1.0.0' }), /has an entry for everything/);
  });

  it('goes on in what was written by hand, with other line ends and another order', () => {
    for (const own of [
      '# Release 1.0.0\n',
      '',
      '---\ntested: {by: T. Ester}\n---\n\n# Release\n\n## Trial\n\n## Other things\n\nMore.',
      '# R\n\n## Trial\n\n- REQ-008/1 [00000000] x · passed · N. Wind, 2026-01-02\n\n```\ncode\n```\n<!-- the end -->\n',
      '# Release\r\n\r\n* REQ-008/1 [00000000] tried\r\n  at length · passed · N. Wind, 2026-01-02\r\n\r\nMore.\r\n',
    ]) {
      const before = having(delivery, { [file]: own });
      const after = edited(before, newRelease, { release: '1.0.0' });
      assertKept(own.replace(/\n$/, ''), text(after));
      assert.equal(entriesIn(after).filter((entry) => entry.endsWith('|||')).length, 3, own);
      if (own.includes('\r')) assert.doesNotMatch(text(after), /[^\r]\n/);
      assert.match(refusal(after, newRelease, { release: '1.0.0' }), /has an entry for everything/);
    }
  });

  it('suggests the version that is next', () => {
    const suggested = (repository: MemoryRepository): unknown =>
      newRelease.questions[0]?.initial?.(deskOver(repository), {});
    assert.equal(suggested(delivery), undefined);
    assert.equal(suggested(having(delivery, { 'package.json': '{"version": "2.3.0"}' })), '2.3.0');
    assert.equal(suggested(begun), '1.0.0');
    const done = having(delivery, { [file]: '---\noperation: {since: 2026-11-01}\n---\n' });
    assert.equal(suggested(done), '1.1.0');
    for (const wrong of ['next', '../1', '', '1/2'])
      assert.ok(newRelease.questions[0]?.check?.(wrong, deskOver(delivery), {}), wrong);
  });

  it('speaks the language of the specification, and cites other conventions', () => {
    const russian = having(delivery, {
      [specificationFile]: (before) =>
        before.replace(
          'As an accountant, I want a PDF so that I can send it.',
          'Как бухгалтер, я хочу получать счёт в PDF, чтобы отправлять его клиенту без печати и почты, в любой день недели и в любое время года и суток.',
        ),
    });
    const protocol = text(edited(russian, newRelease, { release: '1.0.0' }));
    assert.match(protocol, /^# Выпуск 1\.0\.0$/m);
    for (const name of ['kiro', 'spec-kit', 'openspec', 'gherkin', 'doorstop', 'openfasttrace']) {
      const after = edited({ files: { ...prepared(name).files, 'tollgate.yaml': 'gate: delivery\n' } }, newRelease, {
        release: '1.0.0',
      });
      const verdict = judged(after, { gate: 'operation', release: '1.0.0' });
      const gaps = verdict.findings.filter(
        ({ criterion, subject }) => criterion === 'trial-complete' && subject !== null,
      );
      for (const { found } of gaps) assert.match(inEnglish(found), /has no verdict$/, name);
      assert.ok(releaseIn(after).trial.length > 0, name);
    }
  });

  it('writes nothing that would not be read again', () => {
    const hidden = having(delivery, { [file]: '# R\n\n## Trial\n\n<pre>\n' });
    assert.match(
      refusal(hidden, newRelease, { release: '1.0.0' }),
      /not written in a way that could be changed safely/,
    );
  });

  it('leaves an unfinished merge alone', () => {
    const broken = having(begun, {
      [file]: (before) => before.replace('## Signatures', '<<<<<<< a\n=======\n>>>>>>> b\n## Signatures'),
    });
    assert.match(
      refusal(changedSpecification(broken), newRelease, { release: '1.0.0' }),
      /docs\/releases\/1\.0\.0\.md/,
    );
  });
});

describe('Record Trial', () => {
  const answers: Answers = { how: 'exported it · by hand', verdict: 'passed', witness: 'N. Wind' };

  it('walks through what is left', () => {
    const first = answered(recordTrial, deskOver(begun), answers);
    assert.deepEqual(first['criteria'], ['REQ-007/1']);
    assert.equal(said(begun, recordTrial, answers), 'REQ-007/1 passed; 2 left to try');
    const after = edited(begun, recordTrial, answers);
    assert.equal(entriesIn(after)[0], 'REQ-007/1 exported it · by hand|passed|N. Wind|2026-11-23');
    assert.deepEqual(answered(recordTrial, deskOver(after), answers)['criteria'], ['REQ-007/2']);
    const failed = edited(after, recordTrial, {
      ...answers,
      criteria: ['REQ-007/2', 'REQ-008/1'],
      verdict: 'failed',
      on: '2026-11-20',
    });
    assert.deepEqual(entriesIn(failed).slice(1), [
      'REQ-007/2 exported it · by hand|failed|N. Wind|2026-11-20',
      'REQ-008/1 exported it · by hand|failed|N. Wind|2026-11-20',
    ]);
    const question = recordTrial.questions.find(({ id }) => id === 'criteria');
    const shown = question
      ?.choices?.(deskOver(failed), {})
      .map(({ value, description }) => `${value} ${inEnglish(description as never)}`);
    assert.deepEqual(shown, ['REQ-007/2 failed on 2026-11-20', 'REQ-008/1 failed on 2026-11-20', 'REQ-007/1 passed']);
  });

  it('keeps what was seen before, and adds what is seen now', () => {
    const again = tried(tried(begun, 'REQ-008/1', 'failed'), 'REQ-008/1', 'passed', 'after the mending');
    assert.deepEqual(entriesIn(again).slice(2), [
      'REQ-008/1 by hand|failed|N. Wind|2026-11-23',
      'REQ-008/1 after the mending|passed|N. Wind|2026-11-23',
    ]);
    const finding = judged(again, { gate: 'operation' }).findings.find(({ subject }) => subject === 'REQ-008/1');
    assert.equal(finding, undefined);
  });

  it('tries what is not in the protocol yet, and what changed since', () => {
    const bare = having(delivery, { [file]: '# Release 1.0.0\n' });
    assert.deepEqual(entriesIn(tried(bare, 'REQ-008/1')), ['REQ-008/1 by hand|passed|N. Wind|2026-11-23']);
    const changed = changedSpecification(tried(begun, 'REQ-007/1'));
    const after = tried(changed, 'REQ-007/1', 'failed');
    assertKept(text(changed), text(after));
    const entries = releaseIn(after).trial.filter(
      ({ criterion, requirement }) => requirement === 'REQ-007' && criterion === '1',
    );
    assert.deepEqual(
      entries.map(({ verdict }) => verdict),
      ['passed', 'failed'],
    );
    assert.notEqual(entries[0]?.digest, entries[1]?.digest);
  });

  it('takes what people say as it is', () => {
    for (const [how, witness] of [
      ['<!-- opened', 'a · b'],
      ['**bold** [link](x) `code`', 'O’Brien, M., 2nd'],
      ['passed · failed · 2020-01-01', '- N. Wind'],
      ['two\nlines', 'Пётр'],
      ['[00000000]', '# N'],
    ] as const) {
      const after = edited(begun, recordTrial, { ...answers, how, witness });
      const [entry] = releaseIn(after).trial;
      assert.equal(entry?.verdict, 'passed', how);
      assert.equal(entry.on, '2026-11-23', how);
      assert.equal(entry.witness, witness.replace('·', '-'), witness);
      assert.equal(entriesIn(after).length, 3);
      assertKept(text(begun).replace(/^- REQ-007\/1.*\n/m, ''), text(after));
    }
  });

  it('refuses what is nowhere to be tried, and days to come', () => {
    assert.match(
      refusal(begun, recordTrial, { ...answers, criteria: ['REQ-007/9'] }),
      /1\.0\.0 has no acceptance criterion `REQ-007\/9` to try/,
    );
    assert.match(refusal(begun, recordTrial, { ...answers, criteria: [] }), /nothing was chosen/);
    assert.match(refusal(delivery, recordTrial, { ...answers, criteria: ['REQ-007/1'] }), /begin one with New Release/);
    const day = recordTrial.questions.find(({ id }) => id === 'on');
    assert.ok(day?.check?.('2026-11-24', deskOver(begun), {}));
  });
});

describe('What people say of a release', () => {
  const artifact = having(begun, { 'dist/invoicing.tgz': 'bytes' });
  const sha256 = createHash('sha256').update('bytes').digest('hex');
  const handing: Answers = { artifact: 'dist/invoicing.tgz', environment: 'staging', by: 'D. Vops', to: 'N. Wind' };
  const handed = edited(artifact, handOver, handing);
  const refusing: Answers = { reopens: 'design', remarks: 'labels: too small # really', by: 'N. Wind' };
  const accepting: Answers = { by: 'N. Wind' };

  it('Tester’s Statement binds to the content', () => {
    const after = edited(begun, recordTest, { verdict: 'passed', by: 'T. Ester' });
    const { tested: statement } = releaseIn(after);
    const { content } = readIn(begun).model;
    assert.deepEqual(
      [statement?.by, statement?.on, statement?.verdict, statement?.content],
      ['T. Ester', '2026-11-23', 'passed', content.digest],
    );
    const passed = (repository: MemoryRepository): string | undefined =>
      judged(repository).criteria.find(({ id }) => id === 'tester-passed')?.result;
    assert.equal(passed(after), 'holds');
    assert.equal(passed(having(after, { 'src/invoice.js': '// another\n' })), 'unverified');
    const failed = edited(after, recordTest, { verdict: 'failed', by: 'T. Ester' });
    assert.equal(releaseIn(failed).tested?.verdict, 'failed');
    assert.match(text(failed), /## Earlier\n\n- 2026-11-23: tested by T\. Ester: passed/);
  });

  it('Hand Over digests the artifact, or takes the digest of one that is elsewhere', () => {
    const fields = (repository: MemoryRepository): string[] =>
      Object.values(releaseIn(repository).handover?.fields ?? {}).map(({ value }) => value);
    assert.deepEqual(fields(handed), ['dist/invoicing.tgz', sha256, 'staging', 'D. Vops', 'N. Wind', '2026-11-23']);
    const elsewhere = edited(begun, handOver, {
      ...handing,
      artifact: 'https://example.com/i.tgz',
      sha256: `sha256:${'AB'.repeat(32)}`,
    });
    assert.equal(fields(elsewhere)[1], 'ab'.repeat(32));
    const question = handOver.questions.find(({ id }) => id === 'sha256');
    assert.equal(question?.when?.(deskOver(artifact), handing), false);
    assert.equal(question.when(deskOver(having(artifact, { '../secret': 'x' })), { artifact: '../secret' }), true);
    assert.ok(question.check?.('abc', deskOver(artifact), {}));
    const stated = (digest: string): Edits | Refusal =>
      handOver.write(deskOver(artifact), { ...handing, sha256: digest });
    const another = stated('ab'.repeat(32));
    assert.ok(isRefusal(another) && inEnglish(another.refused).endsWith(`here has another digest: ${sha256}`));
    assert.ok(!isRefusal(stated(sha256)));
    const again = edited(having(handed, { 'dist/invoicing.tgz': 'other bytes' }), handOver, handing);
    assert.notEqual(fields(again)[1], sha256);
    assert.ok(
      text(again).includes(`- 2026-11-23: dist/invoicing.tgz, sha256 ${sha256}, handed over by D. Vops to N. Wind`),
    );
  });

  it('Hand Over keeps nobody from handing over through a closed gate, and says so', () => {
    const { edits } = written(artifact, handOver, handing);
    const { verdict, sentence } = judged(artifact);
    assert.equal(verdict, 'closed');
    assert.match(inEnglish(edits.done), /^1\.0\.0 was handed over to N\. Wind: .*; but the gate is not open: /);
    assert.ok(inEnglish(edits.done).endsWith(inEnglish(sentence)));
    const open = prepared('delivery-open');
    assert.equal(judged(open).verdict, 'open');
    assert.doesNotMatch(inEnglish(written(open, handOver, { ...handing, sha256 }).edits.done), /the gate/);
  });

  it('Refuse says why, and to which phase the work goes back', () => {
    const refused = edited(handed, refuse, refusing);
    const { acceptance } = releaseIn(refused);
    assert.deepEqual(
      [
        acceptance?.verdict,
        acceptance?.by,
        acceptance?.on,
        acceptance?.reopens?.value,
        acceptance?.remarks?.value,
        acceptance?.sha256,
      ],
      ['refused', 'N. Wind', '2026-11-23', 'design', 'labels: too small # really', sha256],
    );
    const verdict = judged(refused, { gate: 'operation' });
    assert.equal(verdict.findings.find(({ criterion }) => criterion === 'customer-accepted')?.sendsBackTo, 'design');
    assert.equal(said(handed, refuse, refusing), 'N. Wind refused 1.0.0: the work goes back to Design');
  });

  it('Accept binds to what was handed over, and keeps the refusal before it', () => {
    assert.match(refusal(begun, accept, accepting), /was not handed over/);
    const refused = edited(handed, refuse, refusing);
    const accepted = edited(refused, accept, accepting);
    const { acceptance } = releaseIn(accepted);
    assert.deepEqual(
      [acceptance?.verdict, acceptance?.reopens, acceptance?.remarks, acceptance?.sha256],
      ['accepted', undefined, undefined, sha256],
    );
    assert.match(text(accepted), /- 2026-11-23: refused by N\. Wind, back to design: labels: too small # really/);
    assert.match(said(handed, accept, accepting), /3 acceptance criteria did not pass a trial/);
    const verdict = judged(accepted, { gate: 'operation' });
    assert.equal(verdict.criteria.find(({ id }) => id === 'customer-accepted')?.result, 'holds');
  });

  it('In Operation follows the acceptance', () => {
    const observed: Answers = { observed: 'no failed export', by: 'D. Vops' };
    assert.match(refusal(handed, inOperation, observed), /the customer has not accepted 1\.0\.0/);
    const running = edited(edited(handed, accept, accepting), inOperation, { ...observed, since: '2026-11-23' });
    const { operation } = releaseIn(running);
    assert.deepEqual(
      [operation?.since, operation?.by, operation?.observed?.value],
      ['2026-11-23', 'D. Vops', 'no failed export'],
    );
    assert.match(
      said(edited(handed, accept, accepting), inOperation, observed),
      /; 3 acceptance criteria did not pass a trial/,
    );
    assert.match(refusal(running, accept, accepting), /no release has a protocol that goes on/);
    for (const edit of [accept, refuse, handOver, inOperation, recordTest, recordTrial]) {
      const why = edit.whyNot?.(deskOver(running))?.refused;
      assert.match(why === undefined ? '' : inEnglish(why), /no release has/, edit.id);
    }
  });

  it('says what the gate does not count, because nobody lists them as that', () => {
    const said = (edit: Edit, repository: MemoryRepository, answers: Answers): string =>
      inEnglish(written(repository, edit, answers).edits.done);
    const uncounted = (role: string): RegExp => new RegExp(`gives N\\. Body no role \`${role}\`, so the gate`);
    const by = 'N. Body';
    assert.match(said(recordTest, begun, { verdict: 'passed', by }), uncounted('tester'));
    assert.match(said(accept, handed, { by }), uncounted('customer'));
    assert.match(said(refuse, handed, { reopens: 'build', remarks: 'too slow', by }), uncounted('customer'));
    assert.doesNotMatch(said(recordTest, begun, { verdict: 'passed', by: 'T. Ester' }), /people/);
    assert.doesNotMatch(said(accept, handed, { by: 'N. Wind' }), /people/);
  });

  it('is said in nobody’s name but their own', () => {
    for (const edit of [accept, refuse, recordTest, handOver]) {
      const question = edit.questions.find(({ id }) => id === 'by');
      assert.equal(question?.initial?.(deskOver(handed), {}), undefined, edit.id);
    }
    const customer = accept.questions.find(({ id }) => id === 'by');
    assert.equal(customer?.initial?.(deskOver(handed, { me: 'n. wind' }), {}), 'n. wind');
    const [first] = customer?.choices?.(deskOver(handed), {}) ?? [];
    assert.equal(first?.value, 'N. Wind');
    assert.deepEqual(first.description, message('customer'));
  });

  it('stands in front matter of every form, and in none', () => {
    for (const own of [
      '# R\n',
      '---\nacceptance:\n---\n# R\n',
      '---\nacceptance: {verdict: , by: }\nhandover: {artifact: a}\n---\n',
      '---\r\n# a comment\r\nrollout: {strategy: canary} # kept\r\n---\r\n# R\r\n',
      '---\nacceptance:\n  remarks: |\n    old\n    lines\n  verdict: refused\n---\n# R\n',
    ]) {
      const after = edited(having(delivery, { [file]: own }), refuse, refusing);
      assert.equal(releaseIn(after).acceptance?.remarks?.value, 'labels: too small # really', own);
      if (own.includes('# kept')) assert.match(text(after), /# a comment\r\nrollout: \{strategy: canary\} # kept\r\n/);
    }
    for (const broken of [
      '---\nacceptance: [\n---\n',
      '---\n<<<<<<< a\n=======\n>>>>>>> b\n---\n',
      '---\nacceptance: yes\n',
      '---\n- a\n---\n',
    ]) {
      assert.match(refusal(having(delivery, { [file]: broken }), refuse, refusing), /docs\/releases|begin one/);
    }
  });

  it('asks which release where there are several', () => {
    const two = edited(begun, newRelease, { release: '2.0' });
    assert.equal(answered(refuse, deskOver(two), refusing)['release'], '2.0');
    const after = edited(two, refuse, { ...refusing, release: '1.0.0' });
    assert.equal(textIn(after, 'docs/releases/2.0.md'), textIn(two, 'docs/releases/2.0.md'));
    assert.match(text(after), /verdict: refused/);
    assert.match(refusal(two, refuse, { ...refusing, release: '9.9' }), /9\.9 has no protocol yet/);
  });

  it('asks which release where the only one that goes on is another than the judged one', () => {
    const isAsked = (repository: MemoryRepository): boolean =>
      refuse.questions.find(({ id }) => id === 'release')?.when?.(deskOver(repository), {}) !== false;
    assert.equal(isAsked(begun), false);
    const forgotten = having(begun, {
      'docs/releases/1.1.0.md': '---\noperation: {since: 2026-11-01, by: D. Vops, observed: none}\n---\n# 1.1.0\n',
      'package.json': '{"version": "1.1.0"}',
    });
    assert.equal(isAsked(forgotten), true);
  });
});

describe('Record Result', () => {
  const shown = having(delivery, {
    [specificationFile]: (before) =>
      before.replace('I want numbers without gaps.\n', 'I want numbers without gaps.\n\n- Verify by: demonstration\n'),
  });
  const answers: Answers = { requirement: 'REQ-008', verdict: 'passed', by: 'T. Ester', evidence: 'a list: # 1' };
  const results = 'docs/results.yaml';

  it('verifies what no test can, as long as the text stays', () => {
    const verified = (repository: MemoryRepository): boolean | undefined =>
      judged(repository).requirements.find(({ requirement }) => requirement.id === 'REQ-008')?.verified;
    assert.equal(verified(shown), false);
    const after = edited(shown, recordResult, answers);
    assert.equal(verified(after), true);
    const [result] = readIn(after).model.results;
    assert.deepEqual(
      [result?.method, result?.by, result?.on, result?.evidence],
      ['demonstration', 'T. Ester', '2026-11-23', 'a list: # 1'],
    );
    assert.equal(
      verified(having(after, { [specificationFile]: (before) => before.replace('next number', 'number') })),
      false,
    );
  });

  it('adds to what is there, whatever it looks like', () => {
    const entry = `requirement: REQ-008, method: demonstration, verdict: failed, by: A, on: 2026-01-01, digest: ${'0'.repeat(64)}`;
    for (const own of [
      '',
      '# nothing yet',
      `- {${entry}}\n`,
      `[{${entry}}]\n`,
      `- ${entry.replaceAll(', ', '\n  ')}\n# end\n`,
    ]) {
      const after = edited(having(shown, { [results]: own }), recordResult, answers);
      const { model } = readIn(after);
      assert.equal(model.results.length, own.includes('REQ') ? 2 : 1, own);
      assert.deepEqual(model.problems, []);
    }
    assert.match(refusal(having(shown, { [results]: 'a: b\n' }), recordResult, answers), /docs\/results\.yaml/);
    assert.match(
      refusal(having(shown, { [results]: '<<<<<<< a\n' }), recordResult, answers),
      /mend `docs\/results\.yaml` first, line 1/,
    );
  });

  it('refuses what a test verifies', () => {
    assert.match(refusal(shown, recordResult, { ...answers, requirement: 'REQ-007' }), /REQ-007 is verified by a test/);
    assert.match(refusal(shown, recordResult, { ...answers, requirement: 'REQ-1' }), /no requirement is called/);
  });
});

describe('Close Defect', () => {
  const defect = 'docs/defects/BUG-001-empty.md';
  const report = (result: string): string =>
    `<testsuite name="s"><testcase name="REQ-007 is not empty">${result}</testcase></testsuite>`;
  const having1 = (status: string, result = '', more = 'test: REQ-007 is not empty\n'): MemoryRepository =>
    tested(
      having(delivery, {
        [defect]: `---\nstatus: ${status} # see below\nseverity: blocker\n${more}---\n# BUG-001 Empty page\n`,
        'junit.xml': report(result),
      }),
    );

  it('is offered for what is proven, and for nothing else', () => {
    const offered = (repository: MemoryRepository): unknown =>
      closeDefect.questions[0]?.choices?.(deskOver(repository), {}).map(({ value }) => value);
    assert.deepEqual(offered(having1('fixed')), ['BUG-001']);
    assert.deepEqual(offered(having1('open')), ['BUG-001']);
    assert.deepEqual(offered(having1('closed')), []);
    assert.deepEqual(offered(having1('fixed', '<failure/>')), []);
    assert.deepEqual(offered(having1('fixed', '<skipped/>')), []);
    assert.deepEqual(offered(having1('fixed', '', '')), []);
    assert.deepEqual(offered(having(having1('fixed'), { 'src/invoice.js': '// later\n' })), []);
  });

  it('changes the one word', () => {
    const { repository, edits } = written(having1('fixed'), closeDefect);
    assert.equal(textIn(repository, defect), textIn(having1('closed'), defect));
    assert.equal(inEnglish(edits.done), 'BUG-001 is closed: “REQ-007 is not empty” passes');
    assert.match(refusal(having1('fixed', '<failure/>'), closeDefect, { defect: 'BUG-001' }), /no test that passes/);
    assert.match(refusal(having1('closed'), closeDefect, { defect: 'BUG-001' }), /closed already/);
    assert.match(refusal(having1('fixed'), closeDefect, { defect: 'BUG-9' }), /no defect is called/);
  });
});

describe('A release of three thousand acceptance criteria', () => {
  it('is begun, gone on with and tried in no time that anybody notices', function () {
    this.timeout(60_000);
    const requirements = Array.from(
      { length: 1000 },
      (_, i) =>
        `### R-${i} Title ${i}\nText.\n\nAcceptance criteria:\n1. It SHALL ${i}.\n2. It SHALL not ${i}.\n3. It SHALL say ${i}.\n`,
    );
    const many = having(delivery, {
      [specificationFile]: `---\ntollgate: spec\n---\n# Many\n\n## Requirements\n\n${requirements.join('\n')}`,
    });
    const timed = <T>(what: () => T): T => {
      const started = performance.now();
      const result = what();
      assert.ok(performance.now() - started < 8000, `${performance.now() - started} ms`);
      return result;
    };
    const one = timed(() => edited(many, newRelease, { release: '1.0.0' }));
    const all = readIn(one).model.requirements.map(({ id }) => `${id}/1`);
    const third = timed(() =>
      edited(one, recordTrial, { criteria: all, how: 'x', verdict: 'passed', witness: 'N. Wind' }),
    );
    const changed = having(third, { [specificationFile]: (before) => before.replaceAll('It SHALL', 'It SHALL also') });
    const again = timed(() => edited(changed, newRelease, { release: '1.0.0' }));
    assert.equal(releaseIn(again).trial.length, 4000);
  });
});
