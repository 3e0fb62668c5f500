import assert from 'node:assert/strict';
import fc from 'fast-check';
import { bind } from '../../src/core/bind.ts';
import { readEvidence, writeEvidence } from '../../src/core/evidence.ts';
import { inEnglish } from '../../src/core/message.ts';
import type { Evidence, Model } from '../../src/core/model.ts';
import { readIn } from '../judged.ts';
import { type MemoryRepository, testedAt } from '../memory-files.ts';

const file = '.tollgate/evidence.json';
const digest = 'a'.repeat(64);

const sample: Evidence = {
  command: 'npm test -- --reporter "x"',
  exit: 1,
  started: '2026-11-23T10:00:00.000Z',
  ended: '2026-11-23T10:00:04Z',
  content: digest,
  reports: [{ file: 'build/junit.xml', sha256: 'b'.repeat(64) }],
};

/** The sample with other values, as somebody might write it by hand. */
function written(changes: Record<string, unknown>): string {
  return JSON.stringify({ ...(JSON.parse(writeEvidence(sample)) as object), ...changes }, null, 2);
}

function complaints(text: string): string[] {
  const { evidence, problems } = readEvidence(text, file);
  assert.equal(evidence, undefined);
  return problems.map((problem) => {
    assert.equal(problem.spoils, 'evidence');
    assert.equal(problem.minor, undefined);
    return `${problem.place.line}: ${inEnglish(problem.found)}`;
  });
}

describe('What a test run proves (GATE-003)', () => {
  const run = { command: 'npm test', exit: 0, started: '2026-11-20T09:59:00Z', ended: '2026-11-20T10:00:00Z' };
  const [junit, lcov, code] = ['junit.xml', 'coverage/lcov.info', 'src/a.js'];
  const files: Readonly<Record<string, string>> = {
    [code]: '1',
    [junit]: '<testsuite><testcase name="a"/></testsuite>',
    [lcov]: 'SF:src/a.js\nDA:1,1\nend_of_record\n',
  };
  const model = (repository: MemoryRepository): Model => readIn(repository).model;
  const after = (changes: Readonly<Record<string, string>>, times: Readonly<Record<string, number>> = {}) =>
    bind(model({ files }), run, model({ files: { ...files, ...changes }, times }));
  const names = ({ reports }: Evidence): string[] => reports.map(({ file: name }) => name);
  it('is what it wrote, in reports and in coverage: what it left alone is of another run', () => {
    assert.deepEqual(names(after({})), []);
    for (const path of [junit, lcov]) {
      const rewritten = { [path]: `${files[path]}\n` };
      assert.deepEqual(names(after({}, { [path]: testedAt + 1 })), [path], 'written again, to the byte');
      assert.deepEqual(names(after(rewritten)), [path], 'in the same instant');
    }
    assert.deepEqual(
      names(bind(model({ files: { [code]: '1' } }), run, model({ files }))),
      [junit, lcov],
      'for the first time',
    );
  });
  it('is nothing of content that changed meanwhile', () => {
    assert.equal(after({}).content, model({ files }).content.digest);
    assert.equal(after({ [code]: '2' }).content, null);
  });
});

describe('evidence', () => {
  it('reads what it writes', () => {
    assert.deepEqual(readEvidence(writeEvidence(sample), file), { evidence: sample, problems: [] });
    const unbound = { ...sample, content: null, reports: [] };
    assert.deepEqual(readEvidence(writeEvidence(unbound), file), { evidence: unbound, problems: [] });
  });

  it('is written with its schema first, and a final newline', () => {
    assert.match(writeEvidence(sample), /^\{\n {2}"schema": "tollgate\/evidence\/1",\n {2}"command"[^]*\}\n$/);
  });

  it('leaves out what it does not know', () => {
    assert.deepEqual(readEvidence(written({ more: 1, __proto__: { exit: 0 } }), file).evidence, sample);
  });

  it('says where it is broken, and binds nothing', () => {
    assert.deepEqual(complaints(''), ['1: no JSON, or not all of it']);
    assert.deepEqual(complaints(writeEvidence(sample).slice(0, -20)), ['1: no JSON, or not all of it']);
    assert.deepEqual(complaints('[]'), ['1: something else than an object']);
    assert.deepEqual(complaints('null'), ['1: something else than an object']);
    assert.deepEqual(complaints(written({ schema: 'tollgate/evidence/2' })), [
      '2: a schema other than tollgate/evidence/1',
    ]);
    assert.deepEqual(complaints(written({ exit: '0', content: 'A'.repeat(64) })), [
      '4: exit: "0"',
      `7: content: "${'A'.repeat(64)}"`,
    ]);
    assert.deepEqual(complaints(written({ reports: undefined })), ['1: no reports']);
    assert.deepEqual(complaints(written({ schema: 'tollgate/evidence/2', exit: '0' })), [
      '2: a schema other than tollgate/evidence/1',
    ]);
    assert.deepEqual(complaints(written({ reports: [{ file: 'a.xml', sha256: digest }, 7] })), ['13: reports: 7']);
    assert.deepEqual(complaints(written({ reports: [{ file: 'a.xml', sha256: 'a1' }] })), ['11: sha256: "a1"']);
  });

  it('refuses times that do not exist', () => {
    for (const started of [
      '2026-02-30T00:00:00Z',
      '2026-01-01T24:00:01Z',
      '2026-01-01T00:00:00+01:00',
      '2026-01-01',
      0,
    ]) {
      assert.equal(complaints(written({ started })).length, 1, String(started));
    }
  });

  it('refuses reports outside the folder, and one named twice', () => {
    for (const path of [
      '../a.xml',
      '/a.xml',
      'C:/a.xml',
      'a\\b.xml',
      'a//b.xml',
      './a.xml',
      'a/../b.xml',
      '',
      'a\0b',
      1,
      null,
    ]) {
      assert.equal(complaints(written({ reports: [{ file: path, sha256: digest }] })).length, 1, String(path));
    }
    const twice = { file: 'a.xml', sha256: digest };
    assert.deepEqual(complaints(written({ reports: [twice, twice] })), ['14: a.xml a second time']);
  });

  it('refuses a name that comes twice in one object: one of the two would be lost', () => {
    const twice = writeEvidence(sample).replace('"exit": 1,', '"exit": 1,\n  "exit": 0,');
    assert.deepEqual(complaints(twice), ['5: the name "exit" comes twice in one object']);
    const inside = writeEvidence(sample).replace('"file":', '"f\\u0069le": "b.xml", "file":');
    assert.deepEqual(complaints(inside), ['10: the name "file" comes twice in one object']);
    const named = { ...sample, command: '{"exit":1,"exit":0}' };
    assert.deepEqual(readEvidence(writeEvidence(named), file), { evidence: named, problems: [] });
  });

  it('takes anything without throwing', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.jsonValue().map((value) => written({ reports: value, exit: value })),
        ),
        (text) => {
          assert.equal(readEvidence(text, file).evidence, undefined);
        },
      ),
      { numRuns: 1000 },
    );
    assert.equal(readEvidence('['.repeat(200_000), file).problems.length, 1);
    assert.equal(readEvidence(`${'['.repeat(20_000)}${']'.repeat(20_000)}`, file).problems.length, 1);
  });
});
