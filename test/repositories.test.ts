import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { Question } from '../src/core/index.ts';
import { asJson, judged, tested } from './judged.ts';
import { filesBelow, type MemoryRepository } from './memory-files.ts';

/**
 * Whole small repositories, each with its expected verdict beside it: `<scenario>/repository/…`, `<scenario>/expected.json`, and
 * where it is needed `<scenario>/scenario.json`. A new scenario is a new folder; `UPDATE=1 npm test repositories` writes what is
 * expected, to be read before it is believed.
 */
interface Scenario {
  /** What the scenario shows. */
  readonly about?: string;
  readonly question?: Partial<Question>;
  /** `bound`: as after `tollgate test`. `outdated`: the same, and then a source was edited. Default: no evidence. */
  readonly evidence?: 'bound' | 'outdated';
  /** Exit code of the bound test run. */
  readonly exit?: number;
  readonly ignored?: readonly string[];
  /** Hours that a path is younger than the rest (or older, where negative). */
  readonly hours?: Readonly<Record<string, number>>;
}

const root = 'test/fixtures/repositories';

describe('The scenario repository', () => {
  for (const name of readdirSync(root).sort()) {
    const folder = `${root}/${name}`;
    it(name, () => {
      const scenario = existsSync(`${folder}/scenario.json`) ? (JSON.parse(readFileSync(`${folder}/scenario.json`, 'utf8')) as Scenario) : {};
      const actual = asJson(judged(prepared(folder, scenario), scenario.question));
      const expected = `${folder}/expected.json`;
      if (process.env['UPDATE'] === '1') writeFileSync(expected, actual);
      assert.equal(actual, readFileSync(expected, 'utf8'));
    });
  }
});

function prepared(folder: string, { evidence, exit = 0, ignored = [], hours = {} }: Scenario): MemoryRepository {
  const written = Date.UTC(2026, 10, 20, 9);
  const times = Object.fromEntries(Object.entries(hours).map(([path, n]) => [path, written + n * 60 * 60 * 1000]));
  const repository = { files: existsSync(`${folder}/repository`) ? filesBelow(`${folder}/repository`) : {}, times, ignored };
  if (evidence === undefined) return repository;
  const bound = tested(repository, exit);
  return evidence === 'bound' ? bound : { ...bound, files: { ...bound.files, 'src/edited-later.js': '// edited\n' } };
}
