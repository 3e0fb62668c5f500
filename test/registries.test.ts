import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import * as commands from '../src/cli/commands/index.ts';
import { readConfig } from '../src/core/config.ts';
import * as conventions from '../src/core/conventions/index.ts';
import * as coverage from '../src/core/coverage/index.ts';
import * as criteria from '../src/core/criteria/index.ts';
import * as declarations from '../src/core/declarations/index.ts';
import * as edits from '../src/core/edits/index.ts';
import * as fixes from '../src/core/fixes/index.ts';
import * as outputs from '../src/core/outputs/index.ts';
import { phaseIds } from '../src/core/phases.ts';
import * as reports from '../src/core/reports/index.ts';
import * as tags from '../src/core/tags/index.ts';
import { familyOf } from '../src/core/trace/match.ts';
import type { Fact } from '../src/core/model.ts';
import type { Convention, Document } from '../src/core/reader.ts';
import { criterionTexts } from './criterion-texts.ts';
import { prepared, scenarioNames } from './scenarios.ts';

/** One addition = one file + one line: the folder, the registry and the ids agree. */
const registries: Readonly<Record<string, Readonly<Record<string, { readonly id: string }>>>> = {
  'src/core/conventions': conventions,
  'src/core/coverage': coverage,
  'src/core/criteria': criteria,
  'src/core/declarations': declarations,
  'src/core/edits': edits,
  'src/core/fixes': fixes,
  'src/core/outputs': outputs,
  'src/core/reports': reports,
  'src/core/tags': tags,
  'src/cli/commands': commands,
};

const camelCase = (id: string): string => id.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

for (const [folder, registry] of Object.entries(registries)) {
  describe(`The registry ${folder}`, () => {
    const files = readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name !== 'index.ts')
      .map((entry) => entry.name.replace(/\.ts$/, ''))
      .sort();

    it('names every file of the folder, and each is called by its id', () => {
      const line = (id: string): string => `export { ${camelCase(id)} } from './${id}.ts';`;
      const missing = files.filter((file) => registry[camelCase(file)] === undefined);
      assert.deepEqual(missing, [], `paste into ${folder}/index.ts:\n${missing.map(line).join('\n')}`);
      for (const [name, entry] of Object.entries(registry))
        assert.equal(name, camelCase(entry.id), `${folder}: id and name of the export`);
      assert.deepEqual(
        Object.values(registry)
          .map((entry) => entry.id)
          .sort(),
        files,
      );
    });

    it('is sorted, one line an entry', () => {
      const lines = readFileSync(`${folder}/index.ts`, 'utf8')
        .split('\n')
        .filter((line) => line.startsWith('export {'));
      assert.deepEqual(lines, [...lines].sort());
    });
  });
}

describe('Every criterion', () => {
  it('has a place of its own in its phase', () => {
    const places = Object.values(criteria).map(({ phase, position }) => `${phase} ${position}`);
    assert.equal(new Set(places).size, places.length);
    assert.ok(Object.values(criteria).every(({ phase }) => phaseIds.includes(phase)));
  });

  it('has its sentence in the documentation', () => {
    const missing = Object.values(criteria).filter(({ id }) => (criterionTexts[id] ?? '') === '');
    assert.deepEqual(
      missing.map(({ id }) => id),
      [],
      'say in test/criterion-texts.ts what it asks in full, and run `npm run generate`',
    );
  });

  it('finds something of each kind for which it has a sentence for many', () => {
    const sourceOf = (file: string): string => readFileSync(`src/core/${file}`, 'utf8');
    const shared = ['criterion', 'delivery'].flatMap((folder) =>
      readdirSync(`src/core/${folder}`, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.ts'))
        .map((name) => sourceOf(`${folder}/${name}`)),
    );
    for (const { id, folds = {} } of Object.values(criteria)) {
      const sources = [sourceOf(`criteria/${id}.ts`), ...shared];
      const lost = Object.keys(folds).filter((kind) => {
        const found = new RegExp(`'${kind}'(?!: \\()`);
        return !sources.some((source) => found.test(source));
      });
      assert.deepEqual(lost, [], `${id}: nothing is of this kind, so that many of it would be a wall`);
    }
  });

  it('has a scenario repository in which it does not hold, and one in which it does', () => {
    const verdicts = readdirSync('test/fixtures/repositories')
      .filter((name) => existsSync(`test/fixtures/repositories/${name}/expected.json`))
      .map(
        (name) =>
          JSON.parse(readFileSync(`test/fixtures/repositories/${name}/expected.json`, 'utf8')) as {
            criteria: { id: string; result: string }[];
          },
      );
    const results = (id: string): Set<string> =>
      new Set(
        verdicts.flatMap((verdict) => verdict.criteria.filter((each) => each.id === id).map((each) => each.result)),
      );
    const lacking = Object.values(criteria)
      .map(({ id }) => ({ id, seen: results(id) }))
      .filter(({ seen }) => !seen.has('holds') || !(seen.has('fails') || seen.has('unverified')));
    const names = readdirSync('test/fixtures/repositories');
    assert.deepEqual(
      Object.values(criteria)
        .map(({ id }) => id)
        .filter((id) => !names.some((name) => name.startsWith(`${id}-`))),
      [],
      'add a scenario of its own, called after it: test/fixtures/repositories/<id>-fails/scenario.json',
    );
    assert.deepEqual(
      lacking.map(({ id, seen }) => `${id}: ${[...seen].join(', ')}`),
      [],
      'add a scenario, or run `UPDATE=1 npm test -- repositories`: it must hold in one, and not in another',
    );
  });
});

describe('Every convention', () => {
  let documents: readonly Document[];
  before(() => {
    documents = scenarioNames.flatMap((name) =>
      Object.entries(prepared(name).files).map(([path, content]) => ({ path, text: String(content) })),
    );
  });

  const { config } = readConfig(undefined, []);
  const factsOf = (convention: Convention): readonly Fact[] =>
    documents
      .filter(({ path }) => convention.opens(path, config))
      .flatMap((document) => [...convention.read(document, config)]);

  for (const each of Object.values<Convention>(conventions)) {
    it(`${each.id} is understood in a scenario repository, and what is signed of it is written down`, () => {
      const facts = factsOf(each);
      assert.ok(
        facts.some(({ kind }) => kind !== 'problem'),
        `add a scenario: test/fixtures/repositories/${each.id}/scenario.json, and what ${each.title} writes in its repository/`,
      );
      if (!facts.some((fact) => fact.kind === 'specification' && fact.requirements.length > 0)) return;
      assert.ok(
        readFileSync('docs/digest.md', 'utf8').includes(each.title),
        `say in docs/digest.md what of ${each.title} is digested`,
      );
    });
  }
});

describe('Every report format', () => {
  for (const { id } of Object.values(reports)) {
    it(`${id} has samples with the facts expected of them`, () => {
      const folder = `test/fixtures/reports/${id}`;
      assert.ok(
        existsSync(folder) && readdirSync(folder).some((sample) => sample.endsWith('.facts.json')),
        `add ${folder}/<sample>, and <sample>.facts.json beside it`,
      );
    });
  }
});

describe('Every language of tests', () => {
  for (const { id, extensions } of Object.values(declarations)) {
    it(`${id} has a family, which knows how reports name its tests`, () => {
      const lost = extensions.filter((extension) => !familyOf(`x${extension}`).extensions.includes(extension));
      assert.deepEqual(
        lost,
        [],
        'add it to the extensions of its family in src/core/trace/families, and the family to match.ts',
      );
    });
  }
});

describe('Every measure of coverage', () => {
  const places = ['src/core/criteria/coverage-kept.ts', 'test/criterion-texts.ts', 'test/doc-files.ts'];
  for (const { id, title } of Object.values(coverage)) {
    it(`${id} is named where people are told what is read`, () => {
      const name = title.replace(/ coverage$/, '');
      const named = new RegExp(`\\b${name}\\b`, 'i');
      const silent = places.filter((file) => !named.test(readFileSync(file, 'utf8')));
      assert.deepEqual(silent, [], `name ${name} beside the others`);
    });
  }
});

describe('Every command', () => {
  it('has its row in the README', () => {
    const readme = readFileSync('README.md', 'utf8');
    const row = (id: string): string => `\n| \`tollgate ${id === 'overview' ? '[folder]' : id}`;
    const missing = Object.values(commands).filter(({ id }) => !readme.includes(row(id)));
    assert.deepEqual(
      missing.map(({ id }) => id),
      [],
      'add to the commands in README.md',
    );
  });
});
