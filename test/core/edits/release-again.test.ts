import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Answers, type Edit, isRefusal } from '../../../src/core/edit.ts';
import { handOver } from '../../../src/core/edits/hand-over.ts';
import { newRelease } from '../../../src/core/edits/new-release.ts';
import { recordTest } from '../../../src/core/edits/record-test.ts';
import { recordTrial } from '../../../src/core/edits/record-trial.ts';
import { refuse } from '../../../src/core/edits/refuse.ts';
import { after, deskOver, result, written } from '../../desk.ts';
import { readIn } from '../../judged.ts';
import { delivery, having, specificationFile, textIn } from './delivery.ts';

const file = 'docs/releases/1.0.0.md';
const begun = written(delivery, newRelease, { release: '1.0.0' }).repository;

/** What people do to a protocol, each time with a word of their own in it. */
type Hand = (lines: string[], at: number, word: string) => void;

const hands: Readonly<Record<string, Hand>> = {
  ...Object.fromEntries(
    [
      'X',
      '> X',
      '- X',
      '- [ ] X',
      '  - X',
      '  X',
      '    X',
      '### REQ-007 X',
      '## X',
      '# X',
      '| X | b |',
      '<!-- X -->',
      '<!--\nX\n-->',
      '```\nX\n```',
      '~~~\n- REQ-007/1 [12345678] X · passed · N. Wind, 2026-11-20\n~~~',
      '- REQ-007/1 [12345678] X · failed · N. Wind, 2026-11-20',
      '* REQ-008/1 [12345678] X\n  at length · passed · N. Wind, 2026-11-20',
      '- REQ-099/1 [12345678] X · passed · N. Wind, 2026-11-20',
      '- REQ-007/2 X',
      '---\n\nX',
      'X\n===',
      '[X]: https://example.com',
    ].map((line) => [
      line,
      (lines: string[], at: number, word: string) => void lines.splice(at, 0, line.replace('X', word)),
    ]),
  ),
  ...Object.fromEntries(
    [' X', ' <!-- X -->', ' (X)', '\n  X', '\n  <!-- X -->', '\n  > X', '\n\n  X', '\n  - X'].map((end) => [
      `…${end}`,
      (lines: string[], at: number, word: string) =>
        void lines.splice(at, 1, (lines[at] ?? '') + end.replace('X', word)),
    ]),
  ),
  'how it was tried': (lines, at, word) => fill(lines, at, '_____ ·', `${word} ·`),
  'who saw it': (lines, at, word) => fill(lines, at, '_____, _', `${word}, _`),
  'a word that is no verdict': (lines, at, word) => fill(lines, at, 'passed | failed', word),
  'a day that is none': (lines, at, word) => fill(lines, at, '_____, _____', `_____, ${word}`),
  'a verdict': (lines, at, word) => fill(lines, at, 'passed | failed', `passed <!-- ${word} -->`),
};

function fill(lines: string[], at: number, blank: string, by: string): void {
  const index = lines.findIndex((line, number) => number >= at && line.includes(blank));
  if (index < 0) lines.push(by);
  else lines[index] = (lines[index] ?? '').replace(blank, by);
}

const trial: Answers = { criteria: ['REQ-008/1'], how: 'by hand', verdict: 'passed', witness: 'N. Wind' };
const steps: readonly (readonly [Edit, Answers])[] = [
  [newRelease, { release: '1.0.0' }],
  [recordTrial, trial],
  [recordTest, { verdict: 'passed', by: 'T. Ester' }],
  [handOver, { artifact: 'src/invoice.js', environment: 'staging', by: 'D. Vops', to: 'N. Wind' }],
  [refuse, { reopens: 'build', remarks: 'too small', by: 'N. Wind' }],
];
const changesOfText: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text.replace('within 3 s', 'within 5 s'),
  (text) => text.replace('State: draft', 'Acceptance criteria:\n1. THE SYSTEM SHALL send it.'),
  (text) => text.replace(/2\. IF the invoice.*\n/, ''),
  (text) => text.replace('- Priority: must', '- State: retired (2026-11-20, X)'),
  (text) => text.replace('1. WHEN an invoice', '1. IF there is none, THE SYSTEM SHALL say so.\n2. WHEN an invoice'),
];

describe('A protocol that is gone on with (LIFE-002)', () => {
  it('keeps every word that people wrote, in its order, whatever they wrote and wherever', () => {
    const acts = fc.array(fc.tuple(fc.constantFrom(...Object.keys(hands)), fc.nat(60)), { maxLength: 6 });
    let wrote = 0;
    fc.assert(
      fc.property(
        acts,
        fc.nat(steps.length - 1),
        fc.nat(changesOfText.length - 1),
        fc.boolean(),
        (hand, step, change, isCrlf) => {
          const [edit, answers] = steps[step] ?? [newRelease, {}];
          const changed = changesOfText[change] ?? ((specification) => specification);
          const text = textIn(begun, file);
          const lines = text.split('\n');
          const body = lines.indexOf('---', 1) + 1;
          for (const [index, [name, at]] of hand.entries())
            hands[name]?.(lines, body + (at % (lines.length - body)), `w${String(index)}z`);
          const own = lines.join('\n').replaceAll('\n', isCrlf ? '\r\n' : '\n');
          const repository = having(begun, { [file]: own, [specificationFile]: changed });
          const desk = deskOver(repository);
          // There may be nothing left to try.
          const given = edit === recordTrial && !isOffered(desk) ? undefined : result(edit, desk, answers);
          if (given === undefined || isRefusal(given)) return;
          wrote++;
          const now = textIn(after(repository, given), file);
          assert.deepEqual(wordsIn(now), wordsIn(own), now);
          assert.deepEqual(entries(now), entries(own));
          if (isCrlf) assert.doesNotMatch(now.split('\r\n').join(''), /\r|\n/);
        },
      ),
      { numRuns: 1500 },
    );
    assert.ok(wrote > 500, String(wrote));
  }).timeout(60_000);
});

function isOffered(desk: ReturnType<typeof deskOver>): boolean {
  const question = recordTrial.questions.find(({ id }) => id === 'criteria');
  return question?.choices?.(desk, {}).some(({ value }) => value === 'REQ-008/1') === true;
}

function wordsIn(text: string): readonly string[] {
  return text.match(/w\dz/g) ?? [];
}

/** What was said in a trial and names a day, as it is read. */
function entries(text: string): readonly string[] {
  const { releases } = readIn({ files: { [file]: text } }).model;
  return releases.flatMap((release) =>
    release.trial.flatMap(({ requirement, criterion, how, verdict, on }) =>
      on === undefined || how === 'by hand' ? [] : `${requirement}/${criterion} ${how} ${String(verdict)} ${on}`,
    ),
  );
}
