import assert from 'node:assert/strict';
import { finish, readRepository, type ReadRepository } from '../../src/core/index.ts';
import type { WhollyRead } from '../../src/core/read.ts';
import { memoryFiles } from '../memory-files.ts';

const test = [
  "import { known } from '../src/support/index.js';",
  "describe('Cart', () => {",
  "  known('REQ-1 adds', () => {});",
  '});',
].join('\n');
const report =
  '<testsuites name="jest tests"><testsuite name="Cart"><testcase classname="Cart REQ-1 adds" name="Cart REQ-1 adds"/></testsuite></testsuites>';
const spec = '---\ntollgate: spec\n---\n# S\n## Requirements\n### REQ-1 Adds\nIt SHALL add.';
const wrapper = "import { broken, sound } from './known.js';\nexport const known = (title, run) => broken(title, run);";

/** Which sources and tests are opened, and what became of the test. */
function read(
  files: Readonly<Record<string, string>>,
  before?: WhollyRead,
): { readonly opened: readonly string[]; readonly results: readonly string[]; readonly now: WhollyRead } {
  const opened: string[] = [];
  const all = { 'docs/specs/s.md': spec, 'test/cart.test.js': test, 'junit.xml': report, ...files };
  const disk = memoryFiles({ files: all });
  const noting = { ...disk, read: (path: string, atMost?: number) => (opened.push(path), disk.read(path, atMost)) };
  const now = finish(readRepository(noting, before?.readings, undefined, before, true));
  return { opened: opened.filter((path) => path.endsWith('.js')), results: resultsIn(now), now };
}

function resultsIn({ model: { requirements, trace } }: ReadRepository): readonly string[] {
  return requirements.flatMap((each) =>
    trace.verifications(each).flatMap(({ cases }) => cases.map(({ case: { result } }) => result)),
  );
}

describe('A file that only hands on what it has from others', () => {
  const known = 'export const broken = it.fails; export const sound = it;';

  it('is opened again where it matters to tests, and no other file is', () => {
    const others = { 'src/other.js': "import { x } from './x.js'; export const other = () => x();" };
    const sound = read({
      'src/support/index.js': wrapper,
      'src/support/known.js': 'export const broken = it;',
      ...others,
    });
    assert.deepEqual(sound.results, ['passed']);
    assert.deepEqual(sound.opened.filter((path) => path.startsWith('src/')).sort(), [
      'src/other.js',
      'src/support/index.js',
      'src/support/known.js',
    ]);
    const failing = read({ 'src/support/index.js': wrapper, 'src/support/known.js': known, ...others });
    assert.deepEqual(failing.results, ['skipped']);
    assert.ok(failing.opened.filter((path) => path === 'src/support/index.js').length > 1);
    assert.deepEqual(failing.opened.filter((path) => path === 'src/other.js').length, 1);
  });

  it('is followed through others that only hand on, and not where those have nothing that is to fail', () => {
    const between = "export const know = (title, run) => own(title, run); import { broken as own } from './known';";
    const outer = "import { know } from './between'; export const known = (title, run) => know(title, run);";
    const files = { 'src/support/index.js': outer, 'src/support/between.js': between, 'src/support/known.js': known };
    assert.deepEqual(read(files).results, ['skipped']);
    assert.deepEqual(read({ ...files, 'src/support/between.js': between.replace('broken', 'sound') }).results, [
      'passed',
    ]);
  });

  it('is asked anew when it, or what it has, says something else, and not before', () => {
    const files = { 'src/support/index.js': wrapper, 'src/support/known.js': known };
    const first = read(files);
    const again = read(files, first.now);
    assert.deepEqual([again.results, again.opened], [['skipped'], []]);
    assert.equal(again.now.model.trace, first.now.model.trace);
    const soundly = read({ ...files, 'src/support/index.js': wrapper.replace('=> broken', '=> sound') }, again.now);
    assert.deepEqual(soundly.results, ['passed']);
    const back = read(files, soundly.now);
    assert.deepEqual(back.results, ['skipped']);
    const nothing = read({ ...files, 'src/support/known.js': known.replace('.fails', '') }, back.now);
    assert.deepEqual(nothing.results, ['passed']);
    assert.deepEqual(read(files, nothing.now).results, ['skipped']);
  });
});

describe('A test file that calls tests by what comes from other files', () => {
  const known = 'export const broken = it.fails; export const sound = it;';
  const testOf = (word: string, ...more: readonly string[]): string =>
    ["import { broken, sound } from '../src/known.js';", ...more, `${word}('REQ-1 adds', () => {});`].join('\n');
  const jest = report.replaceAll('Cart REQ-1', 'REQ-1');
  const timesOpened = ({ opened }: ReturnType<typeof read>): number =>
    opened.filter((path) => path === 'test/cart.test.js').length;

  it('is opened again where some file hands on what is to fail, and only then', () => {
    const files = { 'test/cart.test.js': testOf('broken'), 'junit.xml': jest };
    const sound = read({ ...files, 'src/known.js': known.replace('.fails', '') });
    assert.deepEqual([sound.results, timesOpened(sound)], [['passed'], 1]);
    const failing = read({ ...files, 'src/known.js': known }, sound.now);
    assert.deepEqual([failing.results, timesOpened(failing)], [['skipped'], 1]);
    assert.deepEqual(read({ ...files, 'src/known.js': known }, failing.now).opened, []);
  });

  it('is understood once where others have something from it in turn', () => {
    const support =
      "import { broken } from '../src/known.js';\nexport const known = (title, run) => broken(title, run);";
    const { results, opened } = read({
      'test/cart.test.js': testOf('known').replace(/.*\n/, "import { known } from './support.test.js';\n"),
      'test/support.test.js': support,
      'src/known.js': known,
      'junit.xml': jest,
    });
    assert.deepEqual(results, ['skipped']);
    assert.deepEqual(opened.filter((path) => path === 'test/support.test.js').length, 2);
  });

  for (const [what, ...cited] of [['nothing'], ['the requirement', '// @req REQ-1']] as const)
    it(`is asked again where it states the same, and calls something else, where it cites ${what}`, () => {
      const files = { 'src/known.js': known, 'junit.xml': jest };
      const [failing, sound] = ['broken', 'sound'].map((word) => ({ 'test/cart.test.js': testOf(word, ...cited) }));
      const first = read({ ...files, ...failing });
      assert.deepEqual([...new Set(first.results)], ['skipped']);
      const then = read({ ...files, ...sound }, first.now);
      assert.deepEqual([...new Set(then.results)], ['passed']);
      assert.deepEqual([...new Set(read({ ...files, ...failing }, then.now).results)], ['skipped']);
    });
});
