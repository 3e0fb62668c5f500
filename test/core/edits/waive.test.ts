import assert from 'node:assert/strict';
import { applies, wrongWith } from '../../../src/core/answering.ts';
import { waive } from '../../../src/core/edits/waive.ts';
import { message } from '../../../src/core/message.ts';
import { deskOver, written } from '../../desk.ts';
import { readIn, today } from '../../judged.ts';

const spec = '---\ntollgate: spec\n---\n# A\n\n## Requirements\n\n### REQ-001 One\nIt is.\n';
const files = { 'docs/specs/a.md': spec };
const answers = { reason: 'the test bench: arrives', by: 'I. Petrov', until: '2026-12-07' };

/** The finding of a criterion, as it is offered. */
function findingOf(criterion: string, repository = files): string {
  const { findings } = deskOver({ files: repository }).verdict;
  const found = findings.find((each) => each.criterion === criterion && each.severity !== 'off');
  assert.ok(found, criterion);
  return found.id;
}

describe('Waive a Finding', () => {
  it('excuses that finding and no other, and is read as it was meant', () => {
    const finding = findingOf('criteria-written');
    const { repository } = written({ files }, waive, { ...answers, finding });
    const { config, mistakes } = readIn(repository).config;
    assert.deepEqual(mistakes, []);
    const [waiver, ...others] = config.waivers;
    assert.deepEqual(others, []);
    const wanted = { criterion: 'criteria-written', subject: 'REQ-001', on: today, ...answers };
    assert.deepEqual(waiver, { ...wanted, place: waiver?.place });
    const { findings } = deskOver(repository).verdict;
    const waived = findings.filter((each) => each.waived !== null).map(({ id }) => id);
    assert.deepEqual(waived, [finding]);
  });

  it('joins those that are there, and leaves the rest of the file alone', () => {
    const config =
      '# ours\r\ngate: requirements # agreed\r\nwaivers:\r\n  - {criterion: results-present, on: 2026-11-20, until: 2026-12-01, by: X, reason: y}\r\n';
    const all = { ...files, 'tollgate.yaml': config };
    const { repository } = written({ files: all }, waive, { ...answers, finding: findingOf('criteria-written', all) });
    const after = String(repository.files['tollgate.yaml']);
    assert.ok(after.startsWith(config.trimEnd()), after);
    assert.equal(readIn(repository).config.config.waivers.length, 2);
  });

  it('asks for a day that is neither over nor too far away', () => {
    const until = waive.questions.find(({ id }) => id === 'until');
    assert.ok(until !== undefined);
    const desk = deskOver({ files });
    const wrong = (day: string): string | undefined => wrongWith(until, day, desk, {})?.text;
    assert.ok(applies(until, desk, {}));
    assert.equal(wrong('2020-01-01'), message('that day is over').text);
    assert.equal(wrong('2999-01-01'), message('at most {n} days from now').text);
    assert.equal(wrong(today), undefined);
  });

  it('takes no reason that gives none', () => {
    const reason = waive.questions.find(({ id }) => id === 'reason');
    const desk = deskOver({ files: {} });
    for (const typed of ['TODO', '?', ' - ']) assert.ok(reason?.check?.(typed, desk, {}), typed);
    assert.equal(reason?.check?.('it is late', desk, {}), undefined);
  });
});
