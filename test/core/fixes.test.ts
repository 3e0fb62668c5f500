import assert from 'node:assert/strict';
import { changed } from '../../src/core/edit.ts';
import type { QuickFix } from '../../src/core/fix.ts';
import * as fixes from '../../src/core/fixes/index.ts';
import { offers } from '../../src/core/fixing.ts';
import { judge, lexicon, registry } from '../../src/core/index.ts';
import { inEnglish } from '../../src/core/message.ts';
import type { Finding, Problem, Verdict } from '../../src/core/model.ts';
import { offsetsOf } from '../../src/core/understanding/line-starts.ts';
import { readIn, tested, today } from '../judged.ts';
import type { MemoryRepository } from '../memory-files.ts';
import { prepared, scenarioIn, scenarioNames } from '../scenarios.ts';
import { filled, type FixRow, fixRows, repositoryOf } from './fix-rows.ts';

type What = Finding | Problem;
type Offer = { readonly what: What; readonly path: string; readonly id: string; readonly offered: QuickFix };

function judgedIn(repository: MemoryRepository) {
  const read = readIn(repository);
  return { read, verdict: judge(read.model, read.config, { gate: 'release', today }, registry) };
}

/** Of everything that is wrong in a text file. */
function* offersIn(repository: MemoryRepository): Generator<Offer> {
  const { read, verdict } = judgedIn(repository);
  const words = lexicon(read, verdict);
  const { model, config } = read;
  for (const what of wrongIn(verdict)) {
    const text = what.place === null ? undefined : repository.files[what.place.file];
    if (what.place === null || typeof text !== 'string') continue;
    const path = what.place.file;
    const offset = offsetsOf(text)(what.place);
    const mending = { what, path, text, offset, model, config: config.config, today, lexicon: words, language: 'en' };
    for (const { id, offered } of offers(mending)) yield { what, path, id, offered };
  }
}

function wrongIn({ findings, problems }: Verdict): readonly What[] {
  return [...findings, ...problems];
}

/** The repository after a fix, with what somebody types in its places. */
function mended(
  repository: MemoryRepository,
  { path, offered }: Offer,
  typed: readonly string[] = [],
): MemoryRepository {
  const before = String(repository.files[path]);
  const spans = offered.spans.map((span) => (offered.isSnippet ? { ...span, text: filled(span.text, typed) } : span));
  return { ...repository, files: { ...repository.files, [path]: changed({ path, before, spans }) } };
}

/** What a finding says, wherever its lines moved. */
function told(what: What): string {
  return `${'criterion' in what ? what.criterion : what.spoils} ${what.place?.file} ${inEnglish(what.found)}`;
}

function blocking({ findings, problems }: Verdict): readonly string[] {
  return [
    ...findings.filter(({ severity, subject }) => severity === 'block' && subject !== null),
    ...problems.filter(({ minor }) => minor !== true),
  ].map(told);
}

function counted(all: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const each of all) counts.set(each, (counts.get(each) ?? 0) + 1);
  return counts;
}

describe('Every fix in a document', () => {
  it('has a row in the table, for each criterion whose findings it mends', () => {
    const rows = (id: string, criterion?: string): boolean =>
      fixRows.some(({ fix, of }) => fix === id && (criterion === undefined || of === criterion));
    for (const { id, mends } of Object.values(fixes)) {
      const lacking = mends === 'problems' ? (rows(id) ? [] : [id]) : mends.filter((criterion) => !rows(id, criterion));
      assert.deepEqual(
        lacking,
        [],
        `add to test/core/fix-rows.ts: a repository in which ${id} mends ${lacking.join(', ')}`,
      );
    }
  });

  for (const row of fixRows) {
    it(`${row.fix}: ${row.title}`, () => {
      const repository = repositoryOf(row);
      const offer = offerOf(row, repository);
      const before = judgedIn(repository).verdict;
      const after = mended(repository, offer, row.typed);
      // A source that is mended is tested again.
      const now = judgedIn(tested(after)).verdict;
      const left = counted(wrongIn(now).map(told)).get(told(offer.what)) ?? 0;
      const were = counted(wrongIn(before).map(told)).get(told(offer.what)) ?? 0;
      assert.ok(left < were, `still: ${told(offer.what)}\n${String(after.files[row.file])}`);
      const fresh = blocking(now).filter((each) => !blocking(before).includes(each));
      assert.deepEqual(fresh, row.then ?? [], 'what blocks now and did not before');
      for (const [path, text] of Object.entries(after.files)) {
        if (path !== row.file) assert.equal(text, repository.files[path], path);
      }
      assert.ok(row.after.test(String(after.files[row.file])), String(after.files[row.file]));
    });
  }
});

function offerOf({ fix, of, file, title }: FixRow, repository: MemoryRepository): Offer {
  const all = [...offersIn(repository)];
  const found = all.find(
    ({ id, path, what, offered }) =>
      id === fix &&
      path === file &&
      (of === undefined || ('criterion' in what && what.criterion === of)) &&
      inEnglish(offered.title) === title,
  );
  assert.ok(
    found,
    `offered: ${all.map(({ id, path, offered }) => `${id} ${path} ${inEnglish(offered.title)}`).join('\n')}\nwrong: ${wrongIn(judgedIn(repository).verdict).map(told).join('\n')}`,
  );
  return found;
}

describe('Every fix that a scenario repository is offered', () => {
  for (const name of scenarioNames) {
    it(`${name}`, () => {
      const repository = prepared(name);
      const question = scenarioIn(name).question?.gate ?? 'release';
      if (question !== 'release') return;
      const before = judgedIn(repository).verdict;
      for (const offer of offersIn(repository)) {
        const title = inEnglish(offer.offered.title);
        let end = 0;
        for (const { from, to } of offer.offered.spans) {
          assert.ok(end <= from && from <= to, `${title}: its spans are in order`);
          end = to;
        }
        const now = judgedIn(mended(repository, offer)).verdict;
        const problems = now.problems.filter(({ minor }) => minor !== true).length;
        assert.ok(problems <= before.problems.filter(({ minor }) => minor !== true).length, `${title} makes a problem`);
        if (offer.offered.isSnippet) continue;
        const count = (verdict: Verdict): number => counted(wrongIn(verdict).map(told)).get(told(offer.what)) ?? 0;
        assert.ok(count(now) < count(before), `${title} leaves: ${told(offer.what)}`);
      }
    });
  }
});
