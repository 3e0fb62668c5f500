import assert from 'node:assert/strict';
import { explain } from '../../src/core/explain.ts';
import { inEnglish } from '../../src/core/message.ts';
import { judged, tested } from '../judged.ts';
import { memoryFiles, type MemoryRepository } from '../memory-files.ts';
import { prepared } from '../scenarios.ts';

/** What is said of a repository whose gate is open, with one of its files locked. */
function withLocked(path: string, repository: MemoryRepository = prepared('delivery-open')) {
  return without({ locked: [path] }, path, repository);
}

function without(
  how: Pick<MemoryRepository, 'locked' | 'failing'>,
  path: string,
  { files, ...others }: MemoryRepository = prepared('delivery-open'),
) {
  assert.ok(path in files, path);
  const { verdict, problems, findings } = judged({ ...others, files, ...how });
  const isSaid = [...problems, ...findings].some(
    ({ place, found }) => place?.file === path && inEnglish(found) === `\`${path}\` cannot be read`,
  );
  return { verdict, isSaid };
}

describe('A file that is there and cannot be read', () => {
  it('closes the gate where it is a configuration, which may ask for more than the defaults', () => {
    for (const path of ['tollgate.yaml', '.tollgate-baseline.yaml']) {
      const { files, ...others } = prepared('delivery-open');
      const both = { '.tollgate-baseline.yaml': 'schema: tollgate/baseline/1\n', ...files };
      assert.deepEqual(withLocked(path, { ...others, files: both }), { verdict: 'error', isSaid: true }, path);
    }
  });

  it('leaves nothing open, whatever it is: who knows what it says', () => {
    const { files } = prepared('delivery-open');
    const others = Object.keys(files).filter((path) => path !== 'tollgate.yaml' && !path.startsWith('.tollgate/'));
    assert.ok(others.length > 8);
    assert.equal(judged(prepared('delivery-open')).verdict, 'open');
    for (const path of others) {
      const { verdict, isSaid } = withLocked(path);
      assert.ok(isSaid, path);
      assert.notEqual(verdict, 'open', path);
    }
  });

  it('is told by its name where the disk fails in the midst of it, and the rest is judged on', () => {
    const { files, ...others } = prepared('delivery-open');
    const large = { 'src/large.bin': 'x'.repeat(17 * 1024 * 1024) };
    const whole = { ...files, ...large, '.tollgate-baseline.yaml': 'findings: []\n' };
    for (const path of Object.keys(whole).filter((each) => !each.startsWith('.tollgate/'))) {
      const { verdict, isSaid } = without({ failing: [path] }, path, { ...others, files: whole });
      assert.ok(isSaid, path);
      const isConfiguration = ['tollgate.yaml', '.tollgate-baseline.yaml'].includes(path);
      assert.ok(
        isConfiguration ? verdict === 'error' : ['closed', 'unverified'].includes(verdict),
        `${path} ${verdict}`,
      );
    }
    const text = `<testsuite>${'<testcase name="a"/>'.repeat(9)}</testsuite>`;
    const both = { 'tollgate.yaml': 'gate: tests\n', 'a/junit.xml': text, 'b/junit.xml': text };
    assert.equal(judged({ files: both }).verdict, 'open');
    const one = judged({ files: both, failing: ['b/junit.xml'] });
    assert.deepEqual([one.verdict, one.results.tests.passed], ['unverified', 9], 'what came of it does not count');
    assert.deepEqual(without({ failing: ['b/junit.xml'] }, 'b/junit.xml', { files: both }).isSaid, true);
    const explained = explain(memoryFiles({ files: both, failing: ['b/junit.xml'] }), 'b/junit.xml');
    assert.equal(explained.unopened, true);
  });

  it('leaves nothing open where it is the evidence, which may say that the results are stale', () => {
    const path = '.tollgate/evidence.json';
    const files = { 'tollgate.yaml': 'gate: tests\n', 'junit.xml': '<testsuite><testcase name="a"/></testsuite>' };
    assert.equal(judged({ files }).verdict, 'open');
    assert.deepEqual(withLocked(path, tested({ files })), { verdict: 'unverified', isSaid: true });
  });

  it('makes the gate unverified, and not closed by what its criterion only warns of', () => {
    const files = {
      'docs/specs/shop.md':
        '---\ntollgate: spec\n---\n# Shop\n\n## Requirements\n\n### REQ-001 Pay\n\nAcceptance criteria:\n\n1. The shop SHALL take money.\n',
      'src/a.js': '// pays\n',
      'junit.xml': '<testsuite><testcase name="REQ-001 pays"/></testsuite>',
    };
    assert.equal(judged({ files }).verdict, 'open');
    assert.deepEqual(withLocked('src/a.js', { files }), { verdict: 'unverified', isSaid: true });
  });

  it('leaves nothing open where it is a document that is too large to be read as one', () => {
    const { files, ...others } = prepared('delivery-open');
    const large = 'x'.repeat(16 * 1024 * 1024 + 1);
    const said = (path: string): readonly [string, boolean] => {
      const { verdict, problems } = judged({ ...others, files: { ...files, [path]: large } });
      return [verdict, problems.some(({ place, found }) => place.file === path && /16 MB/.test(inEnglish(found)))];
    };
    assert.deepEqual(said('docs/specs/large.md'), ['unverified', true]);
    assert.deepEqual(said('test/fixtures/large.md')[1], false);
    assert.deepEqual(said('src/large.js')[1], false);
    const explained = (path: string): readonly string[] =>
      explain(memoryFiles({ files: { [path]: large } }), path).problems.map(({ found }) => inEnglish(found));
    assert.deepEqual(explained('docs/specs/large.md'), ['more than 16 MB, which nobody reads as a document']);
    assert.deepEqual(explained('src/large.js'), []);
  });

  it('is not called empty where it is a report', () => {
    const report = { 'tollgate.yaml': 'gate: tests\n', 'junit.xml': '<testsuite><testcase name="a"/></testsuite>' };
    assert.equal(judged({ files: report }).verdict, 'open');
    assert.deepEqual(withLocked('junit.xml', { files: report }), { verdict: 'unverified', isSaid: true });
  });
});

describe('A link that leads out of the folder', () => {
  const said = 'is a link that leads out of the folder, or nowhere';

  it('is told of where a convention keeps its intentions, and where it is the configuration', () => {
    const repository = prepared('delivery-open');
    for (const [path, expected] of [
      ['docs/specs/other.md', 'unverified'],
      ['docs/specs/shared', 'unverified'],
      ['docs/defects/BUG-009-x.md', 'unverified'],
      ['tollgate.yaml', 'error'],
      ['.tollgate-baseline.yaml', 'error'],
    ] as const) {
      const { verdict, problems } = judged({ ...repository, links: [path] });
      assert.equal(verdict, expected, path);
      assert.ok(
        problems.some(({ place, found }) => place.file === path && inEnglish(found) === `\`${path}\` ${said}`),
        path,
      );
    }
  });

  it('is told of where a report may lie, which may be the one that fails', () => {
    const repository = prepared('delivery-open');
    const { verdict, problems } = judged({ ...repository, links: ['out/junit.xml', 'test/fixtures/junit.xml'] });
    assert.equal(verdict, 'unverified');
    assert.deepEqual(
      problems.map(({ place, found }) => [place.file, inEnglish(found)]),
      [['out/junit.xml', '`out/junit.xml` is a link, and what it leads to is not read as a report']],
    );
  });

  it('is nobody’s loss elsewhere', () => {
    const repository = prepared('delivery-open');
    const links = ['src/lib', 'result', 'README.md', 'docs/specs/README.md', 'test/fixtures/docs/adr/0001-x.md'];
    const { verdict, problems } = judged({ ...repository, links });
    assert.equal(verdict, 'open');
    assert.deepEqual(problems, []);
  });
});

describe('A configuration by another name', () => {
  it('is no configuration, and closes the gate because somebody believes that it is', () => {
    const { files, ...others } = prepared('delivery-open');
    const { 'tollgate.yaml': own = '', ...without } = files;
    for (const path of ['tollgate.yml', 'Tollgate.yaml', 'TOLLGATE.YML']) {
      for (const rest of [files, without]) {
        const { verdict, sentence } = judged({ ...others, files: { ...rest, [path]: own } });
        assert.equal(verdict, 'error', path);
        assert.match(inEnglish(sentence), /is not read: it has another name/);
      }
    }
    assert.notEqual(judged({ ...others, files: { ...files, 'docs/tollgate.yml': own } }).verdict, 'error');
  });
});
