import assert from 'node:assert/strict';
import { finish, judge, registry } from '../../src/core/index.ts';
import { ToldPlaces } from '../../src/editor/told-places.ts';
import { readIn, today } from '../judged.ts';

const sources = {
  'test/sum.test.js': "test('adds', () => {});\n",
  'test/product.test.js': "test('multiplies', () => {});\n",
};
const junit = `<testsuite>
<testcase name="adds" file="test/sum.test.js"><failure/></testcase>
<testcase name="multiplies" file="test/product.test.js"><failure/></testcase>
</testsuite>
`;

/** A folder that is judged again and again: gives where the two tests are said to be, and which files were read for that. */
function folder(): (changed?: Readonly<Record<string, string>>) => {
  readonly lines: readonly number[];
  readonly read: readonly string[];
} {
  let files: Readonly<Record<string, string>> = { ...sources, 'junit.xml': junit, 'tollgate.yaml': 'gate: tests\n' };
  const read: string[] = [];
  const places = new ToldPlaces({
    read(path) {
      read.push(path);
      return Buffer.from(files[path] ?? '');
    },
  });
  return (changed = {}) => {
    files = { ...files, ...changed };
    read.length = 0;
    const repository = readIn({ files });
    const verdict = judge(repository.model, repository.config, { gate: 'release', today }, registry);
    const leadsTo = finish(places.of(verdict, repository));
    const lines = [2, 3].map((line) => leadsTo({ file: 'junit.xml', line, column: 1 }).line);
    return { lines, read: [...read] };
  };
}

describe('The places of tests that fail', () => {
  it('are looked for once while the reports and the tests are the same, and for as many as anybody reads', () => {
    const names = Array.from({ length: 600 }, (_, n) => `adds ${n}`);
    const test = (name: string): string => `test('${name}', () => {});`;
    const failed = (name: string): string => `<testcase name="${name}" file="test/sum.test.js"><failure/></testcase>`;
    const repository = readIn({
      files: {
        'tollgate.yaml': 'gate: tests\n',
        'test/sum.test.js': `${names.map(test).join('\n')}\n`,
        'junit.xml': `<testsuite>\n${names.map(failed).join('\n')}\n</testsuite>\n`,
      },
    });
    const verdict = judge(repository.model, repository.config, { gate: 'release', today }, registry);
    const places = new ToldPlaces({ read: () => Buffer.from(names.map(test).join('\n')) });
    const work = places.of(verdict, repository);
    let pauses = 0;
    let step = work.next();
    for (; step.done !== true; step = work.next()) pauses++;
    assert.ok(pauses >= 500, `${pauses} pauses`);
    const leadsTo = step.value;
    const found = names.map((_, n) => leadsTo({ file: 'junit.xml', line: n + 2, column: 1 }).file);
    assert.deepEqual([found.indexOf('junit.xml'), found.lastIndexOf('test/sum.test.js')], [500, 499]);
    assert.deepEqual([...places.of(verdict, repository)], [], 'nothing is looked for again');
  });

  it('follow their files, each of which is read once for as long as it stays as it is', () => {
    const told = folder();
    assert.deepEqual(told(), { lines: [1, 1], read: ['test/sum.test.js', 'test/product.test.js'] });
    assert.deepEqual(told({ 'README.md': 'other' }), { lines: [1, 1], read: [] });
    const moved = `\n\n${sources['test/sum.test.js']}`;
    assert.deepEqual(told({ 'test/sum.test.js': moved }), { lines: [3, 1], read: ['test/sum.test.js'] });
    assert.deepEqual(told({ 'test/sum.test.js': '' }), { lines: [1, 1], read: ['test/sum.test.js'] });
  });
});
