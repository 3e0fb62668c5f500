import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import {
  type Desk,
  edits,
  finish,
  judge,
  lexicon,
  type Message,
  nextStep,
  registry,
  speaker,
} from '../src/core/index.ts';
import { headline } from '../src/editor/headline.ts';
import { marksByFile } from '../src/editor/marks.ts';
import { gateRows } from '../src/editor/rows/gate.ts';
import { phaseRows } from '../src/editor/rows/phases.ts';
import type { Row } from '../src/editor/rows/row.ts';
import type { Judged } from '../src/editor/state.ts';
import { ToldPlaces } from '../src/editor/told-places.ts';
import { deskOver } from './desk.ts';
import { readIn, today } from './judged.ts';
import { memoryFiles, type MemoryRepository } from './memory-files.ts';
import { prepared, scenarioNames } from './scenarios.ts';

const bundle = JSON.parse(readFileSync('l10n/bundle.l10n.ru.json', 'utf8')) as Record<string, string>;

/** What is written in files and means what it means there: criteria, keys. */
const terms = new Set([
  ...registry.flatMap(({ id }) => id.split('-')),
  ...['artifact', 'configuration', 'infrastructure', 'paths', 'people', 'runtime', 'users'],
]);

type Told = Message | string | undefined;

/** All that is told in the editor of a repository, and asked in it: sentences, and texts that are said as they are. */
function* told(repository: MemoryRepository): Generator<Told> {
  const read = readIn(repository);
  const verdict = judge(read.model, read.config, { gate: 'release', today }, registry);
  const leadsTo = finish(new ToldPlaces(memoryFiles(repository)).of(verdict, read));
  const state: Judged = { kind: 'judged', verdict, read, lexicon: lexicon(read, verdict), leadsTo };
  yield* inRows(gateRows(state));
  yield* inRows(phaseRows(state));
  const next = nextStep(verdict);
  yield next?.found;
  yield next?.wanted;
  yield* asked(deskOver(repository, { language: 'ru', me: undefined }));
  // Those make sentences of their own.
  const kept: Message[] = [];
  const keep = (sentence: Message): string => String(kept.push(sentence));
  headline(state, keep);
  for (const { marks } of marksByFile({ verdict, isAsked: true, leadsTo: (place) => place }).values()) marks(keep);
  yield* kept;
}

function* inRows(rows: Iterable<Row>): Generator<Told> {
  for (const { label, description, spoken, tooltip, below } of rows) {
    yield* [label, description, spoken, ...(tooltip?.() ?? [])];
    yield* inRows(below?.() ?? []);
  }
}

function* asked(desk: Desk): Generator<Told> {
  for (const { title, summary, questions } of Object.values(edits)) {
    yield* [title, summary];
    for (const question of questions) {
      yield* [question.prompt, question.example];
      for (const each of question.choices?.(desk, {}) ?? []) yield* [each.label, each.description, each.detail];
    }
  }
}

describe('In Russian', () => {
  it('nothing is said in English but what the repository says', () => {
    let n = 0;
    for (const name of scenarioNames) {
      const repository = prepared(name);
      const said = JSON.stringify(
        Object.entries(repository.files).map(([path, text]) => [path, Buffer.from(text).toString()]),
      ).toLowerCase();
      const isOurs = (word: string): boolean => !said.includes(word) && !terms.has(word);
      const check = (text: string): string => {
        const own = (
          text
            .replace(/`[^`]*`/g, '')
            .toLowerCase()
            .match(/[a-z]{3,}/g) ?? []
        ).filter(isOurs);
        assert.deepEqual(own, [], `${name}: ${text}`);
        n++;
        return '';
      };
      const say = speaker('ru', bundle, check);
      for (const each of told(repository)) {
        if (typeof each === 'string') check(each);
        else if (each !== undefined) say(each);
      }
    }
    assert.ok(n > 10_000, `${n} texts`);
  });
});
