import assert from 'node:assert/strict';
import type { Reference, TestLink } from '../../../src/core/model.ts';
import { packed, type PackedFact, unpacked } from '../../../src/core/reading/packed.ts';
import { trace } from '../../../src/core/trace.ts';
import { requirement } from '../model-builder.ts';
import { lines, read, report } from './joined.ts';

const many = 50;
const ids = Array.from({ length: many }, (_, n) => `REQ-${n + 1}`);
const header = `// @req ${ids.join(', ')}`;
const tests = ids.map((_, n) => `it('adds ${n}', () => {});`);
const file = 'test/cart.test.js';

const cased = (name: (n: number) => string): string =>
  `<testsuite name="Cart" file="${file}">${ids.map((_, n) => `<testcase name="${name(n)}"/>`).join('')}</testsuite>`;

function linksOf(references: readonly Reference[], xml: string, isKept: boolean): readonly TestLink[] {
  const requirements = ids.map((id) => requirement({ id }));
  const reports = [report('junit.xml', xml)];
  const facts = { requirements, references, notes: [], signatures: [], results: [], reports, testFiles: [file] };
  const joined = trace(facts, undefined, isKept);
  return requirements.flatMap((each) => joined.verifications(each));
}

const places = {
  'at a file': { source: lines(header, '', ...tests), xml: cased((n) => `adds ${n}`) },
  'at a suite': {
    source: lines("import 'x';", header, "describe('Cart', () => {", ...tests, '});'),
    xml: cased((n) => `adds ${n}`),
  },
  'at tests of one name': {
    source: lines("import 'x';", ...ids.flatMap((id) => [`// @req ${id}`, "it('adds', () => {});"])),
    xml: cased(() => 'adds'),
  },
};

describe('references', () => {
  for (const [where, { source, xml }] of Object.entries(places)) {
    for (const isKept of [true, false]) {
      it(`${where} are joined at once: each with all would cost the square${isKept ? '' : ', in a single run, too'}`, () => {
        const links = linksOf(read(file, source).references, xml, isKept);
        assert.equal(links.length, many);
        assert.equal(new Set(links.map(({ cases }) => cases)).size, 1);
      });
    }
  }

  it('at one place are kept with it once, and stand at the same when they are read again', () => {
    const source = lines(header, '', ...tests, "it('adds 1', () => {});");
    const { references } = read(file, source);
    assert.equal(new Set(references.map(({ target }) => target)).size, 1);
    const text = JSON.stringify(packed(references));
    assert.ok(text.length < JSON.stringify(references).length / 10);
    const again = unpacked(JSON.parse(text) as readonly PackedFact[]);
    assert.deepEqual(again, JSON.parse(JSON.stringify(references)));
    assert.equal(new Set(again.map((each) => each.kind === 'reference' && each.target)).size, 1);
  });
});
