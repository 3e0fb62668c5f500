import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { finish, type Question, type Requirement } from '../src/core/index.ts';
import { usualReportFolder, usualReportPlace } from '../src/core/report/report-places.ts';
import { readIn, tested } from './judged.ts';
import { filesBelow, memoryFiles, type MemoryRepository } from './memory-files.ts';

/**
 * Whole small repositories, each with its expected verdict beside it: `<scenario>/repository/…` or a `base` with changes in
 * `<scenario>/scenario.json`, and `<scenario>/expected.json`. A new scenario is a new folder; `UPDATE=1 npm test -- repositories` writes what
 * is expected, to be read before it is believed.
 */
export interface Scenario {
  readonly about: string;
  /** Another scenario, whose repository this one changes. */
  readonly base?: string;
  /** By path: nothing (the file is gone), a whole text, or pairs of what is replaced by what. */
  readonly changes?: Readonly<Record<string, null | string | readonly (readonly [string, string])[]>>;
  readonly question?: Partial<Question>;
  /** `bound`: as after `tollgate test`. `outdated`: the same, and then a source was edited. Default: no evidence. */
  readonly evidence?: 'bound' | 'outdated';
  /** Exit code of the bound test run. */
  readonly exit?: number;
}

export const scenarioFolder = 'test/fixtures/repositories';

export const scenarioNames = readdirSync(scenarioFolder).sort();

export function scenarioIn(name: string): Scenario {
  return JSON.parse(readFileSync(`${scenarioFolder}/${name}/scenario.json`, 'utf8')) as Scenario;
}

export function prepared(name: string): MemoryRepository {
  const { evidence, exit = 0 } = scenarioIn(name);
  const { files, filled } = written(name);
  const repository = { files: Object.fromEntries(Object.entries(files).map(([path, text]) => [path, filled(text)])) };
  if (evidence === undefined) return repository;
  const bound = tested(repository, exit);
  return evidence === 'bound' ? bound : { ...bound, files: { ...bound.files, 'src/edited-later.js': '// edited\n' } };
}

/** Writes a repository to a folder of the disk, with the times that it has in memory. */
export function writeScenario(name: string, folder: string): void {
  const repository = prepared(name);
  const { entries, reports } = finish(
    memoryFiles(repository).list({ exclude: [], reports: undefined, usualReportPlace, usualReportFolder }),
  );
  const times = new Map([...entries, ...reports].map(({ path, time }) => [path, time / 1000]));
  mkdirSync(folder, { recursive: true });
  for (const [path, content] of Object.entries(repository.files)) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    const time = times.get(path);
    if (time !== undefined) utimesSync(file, time, time);
  }
}

/** Files with `{{content}}`, `{{digest REQ-001}}`, `{{criterion REQ-001/2}}` and `{{text REQ-001}}` in them, and what fills these: the state of the base, as it was when people signed. */
function written(name: string): {
  readonly files: Readonly<Record<string, string>>;
  readonly filled: (text: string) => string;
} {
  const { base, changes = {} } = scenarioIn(name);
  if (base === undefined) {
    const folder = `${scenarioFolder}/${name}/repository`;
    const files = existsSync(folder)
      ? Object.fromEntries(
          Object.entries(filesBelow(folder)).map(([path, bytes]) => [path, Buffer.from(bytes).toString()]),
        )
      : {};
    return { files, filled: filler(files) };
  }
  const before = written(base);
  const files: Record<string, string> = { ...before.files };
  for (const [path, change] of Object.entries(changes)) {
    if (change === null) delete files[path];
    else if (typeof change === 'string') files[path] = change;
    else {
      for (const [find, by] of change) {
        const text = files[path] ?? '';
        assert.ok(text.includes(find), `${name}: ${path} has no ${JSON.stringify(find)}`);
        files[path] = text.replace(find, () => by);
      }
    }
  }
  return { files, filled: before.filled };
}

function filler(files: Readonly<Record<string, string>>): (text: string) => string {
  const { model } = readIn({ files });
  const requirement = (id: string): Requirement => {
    const found = model.requirements.find((each) => each.id === id);
    assert.ok(found, id);
    return found;
  };
  return (text) =>
    text
      .replaceAll('{{content}}', model.content.digest)
      .replace(/\{\{digest ([\w-]+)\}\}/g, (_, id: string) => requirement(id).digest)
      .replace(/\{\{criterion ([\w-]+)\/(\d+)\}\}/g, (_, id: string, number: string) =>
        (requirement(id).criteria.find((each) => each.number === number)?.digest ?? '').slice(0, 8),
      )
      .replace(/"\{\{text ([\w-]+)\}\}"/g, (_, id: string) => JSON.stringify(requirement(id).text));
}
