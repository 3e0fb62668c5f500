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

/** Which sources are opened, and what became of the test. */
function read(
  files: Readonly<Record<string, string>>,
  before?: WhollyRead,
): { readonly opened: readonly string[]; readonly results: readonly string[]; readonly now: WhollyRead } {
  const opened: string[] = [];
  const all = { 'docs/specs/s.md': spec, 'test/cart.test.js': test, 'junit.xml': report, ...files };
  const disk = memoryFiles({ files: all });
  const noting = { ...disk, read: (path: string, atMost?: number) => (opened.push(path), disk.read(path, atMost)) };
  const now = finish(readRepository(noting, before?.readings, undefined, before, true));
  return { opened: opened.filter((path) => path.startsWith('src/')), results: resultsIn(now), now };
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
    assert.deepEqual([...sound.opened].sort(), ['src/other.js', 'src/support/index.js', 'src/support/known.js']);
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
