import assert from 'node:assert/strict';
import { baselineFile } from '../../src/core/policy/baseline.ts';
import type { Files, Listing } from '../../src/core/files.ts';
import { type Inputs, inputsOf } from '../../src/core/reading/inputs.ts';
import { finish } from '../../src/core/reading/finish.ts';
import { configFile, evidenceFile, listingOptions, readRepository } from '../../src/core/read.ts';
import { configOf } from '../../src/core/reading/configuration.ts';
import { type MemoryRepository, memoryFiles, writtenAt } from '../memory-files.ts';
import { prepared, scenarioNames } from '../scenarios.ts';

const files = {
  'tollgate.yaml': 'gate: tests\n',
  'src/a.ts': 'a',
  'junit.xml': '<testsuite/>',
  '.tollgate/evidence.json': '{}',
};

function inputsIn(repository: Files): Inputs {
  return inputsOf(repository, (asked) => configOf(asked).config.paths);
}

function textOf(repository: MemoryRepository): string | undefined {
  return finish(inputsIn(memoryFiles(repository)).text());
}

function listedAs(change: (listing: Listing) => Partial<Listing>): Files {
  const repository = memoryFiles({ files });
  return {
    ...repository,
    *list(options) {
      const listing = yield* repository.list(options);
      return { ...listing, ...change(listing) };
    },
  };
}

describe('what a verdict depends on', () => {
  it('is the same for the same repository', () => {
    assert.ok(textOf({ files }));
    assert.equal(textOf({ files }), textOf({ files: { ...files } }));
  });

  const { 'src/a.ts': a, ...others } = files;
  const changes: Readonly<Record<string, MemoryRepository>> = {
    'a file': { files: { ...files, 'src/a.ts': 'b' } },
    'one file more': { files: { ...files, 'src/b.ts': '' } },
    'a name': { files: { ...others, 'src/b.ts': a } },
    'a time': { files, times: { 'src/a.ts': writtenAt + 1 } },
    'a report': { files: { ...files, 'junit.xml': '<testsuites/>' } },
    'the time of a report': { files, times: { 'junit.xml': writtenAt } },
    'the evidence': { files: { ...files, [evidenceFile]: '{ }' } },
    'what is ignored': { files, ignored: ['src/a.ts'] },
    'the history': { files, history: 'full' },
    'where a link leads': { files, leading: { 'src/b': 'a.ts' } },
    'a link that leads out': { files, links: ['docs/specs/a.md'] },
  };
  for (const [what, repository] of Object.entries(changes)) {
    it(`changes with ${what}`, () => assert.notEqual(textOf(repository), textOf({ files })));
  }

  it('changes with the configuration, also where that is not listed', () => {
    const ignored = [configFile];
    const other = { ...files, [configFile]: 'gate: delivery\n' };
    assert.notEqual(textOf({ files: other, ignored }), textOf({ files, ignored }));
  });

  it('changes with evidence that is there and cannot be read', () => {
    const { [evidenceFile]: own, ...others } = files;
    assert.ok(own);
    assert.notEqual(textOf({ files, locked: [evidenceFile] }), textOf({ files: others }));
  });

  it('changes with the baseline', () => {
    const other = { ...files, [baselineFile]: 'findings: []\n' };
    assert.notEqual(textOf({ files: other }), textOf({ files }));
  });

  it('is the same whether it is asked for before a reading or after it', () => {
    for (const name of scenarioNames) {
      const before = inputsIn(memoryFiles(prepared(name)));
      const after = inputsIn(memoryFiles(prepared(name)));
      finish(readRepository(after.files));
      assert.equal(finish(before.text()), finish(after.text()), name);
    }
  });

  it('is not known where a file may change without a trace, or cannot be seen', () => {
    const racy = listedAs(({ entries }) => ({ entries: entries.map((entry) => ({ ...entry, stamp: '' })) }));
    const hidden = listedAs(() => ({ unreadable: [{ path: 'src/b', reason: 'EACCES' }] }));
    for (const each of [racy, hidden]) assert.equal(finish(inputsIn(each).text()), undefined);
  });

  /** Whoever lets a verdict depend on something else must add it to the inputs first. */
  it('is all that a reading asks for', () => {
    for (const name of scenarioNames) {
      const repository = memoryFiles(prepared(name));
      const known = new Set<string>();
      finish(inputsIn(watched(repository, known)).text());
      const asked = new Set<string>();
      const { config } = finish(readRepository(watched(repository, asked)));
      const { entries, reports } = finish(repository.list(listingOptions(config)));
      for (const { path } of [...entries, ...reports]) known.add(path);
      assert.deepEqual(
        [...asked].filter((path) => !known.has(path)),
        [],
        name,
      );
      assert.deepEqual(Object.keys(repository.history), ['state']);
    }
  });
});

/** @param asked is given the paths of what is read */
function watched(repository: Files, asked: Set<string>): Files {
  return {
    ...repository,
    read(path) {
      asked.add(path);
      return repository.read(path);
    },
    chunks(path) {
      asked.add(path);
      return repository.chunks(path);
    },
  };
}
