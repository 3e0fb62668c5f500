import assert from 'node:assert/strict';
import { readConfig } from '../../src/core/config.ts';
import { tollgate } from '../../src/core/conventions/index.ts';
import { readRepository } from '../../src/core/read.ts';
import { memoryFiles } from '../memory-files.ts';

const { config } = readConfig('gate: delivery\n', []);
const digest = 'a'.repeat(64);

const times = (n: number, entry: (at: number) => string): string =>
  Array.from({ length: n }, (_, at) => entry(at)).join('');

/** Each so long that reading it at once would keep an editor waiting; with the steps that it may be read in at least. */
const documents = {
  'docs/signoffs.yaml': {
    text: `signatures:\n${times(3000, (at) =>
      [
        `  - requirement: REQ-${at}`,
        `digest: ${digest}`,
        'by: A. Bee',
        'role: customer',
        '"on": 2026-01-02',
        'text: x\n',
      ].join('\n    '),
    )}`,
    steps: 15,
  },
  'docs/releases/1.0.0.md': {
    text: `---\nrollout:\n  strategy: canary\n---\n# Release 1.0.0\n\n${times(9000, (at) => `- REQ-${at}/1 [aaaaaaaa] tried · passed · B. Cee, 2026-01-02\n`)}`,
    steps: 12,
  },
  'docs/specs/shop.md': {
    text: `---\ntollgate: spec\n---\n# Shop\n\n## Requirements\n\n${times(1500, (at) => `### REQ-${at + 1} Title\n\n${'Text. '.repeat(20)}\n\n`)}`,
    steps: 25,
  },
};

/** Of which nothing is read as a document. */
const others = {
  'test-results/junit.xml': {
    text: `<testsuite name="all">${times(9000, (at) => `<testcase classname="shop" name="case ${at}" time="0.001"/>\n`)}</testsuite>`,
    steps: 7,
  },
  'src/all.ts': { text: times(20_000, (at) => `// @req REQ-${at}\n`), steps: 100 },
  'media/film.bin': { text: '\0'.repeat(20 * 1024 * 1024), steps: 19 },
};

const moreSteps = (path: string, text: string): number => {
  const stepsOf = (files: Readonly<Record<string, string>>): number =>
    [...readRepository(memoryFiles({ files: { 'tollgate.yaml': 'gate: delivery\n', ...files } }))].length;
  return stepsOf({ [path]: text }) - stepsOf({ [path]: '' });
};

describe('a long file', () => {
  for (const [path, { text, steps }] of Object.entries(others)) {
    it(`lets others have a turn while it is read: ${path}`, () => {
      const more = moreSteps(path, text);
      assert.ok(more >= steps, `${more} more steps`);
    });
  }
});

describe('a long document', () => {
  for (const [path, { text, steps }] of Object.entries(documents)) {
    it(`is read in steps, to the same: ${path}`, () => {
      const all = [...(tollgate.readInSteps?.({ path, text }, config) ?? [])];
      const facts = [...tollgate.read({ path, text }, config)];
      assert.deepEqual(
        all.filter((each) => each !== undefined),
        facts,
      );
      assert.ok(facts.length > 0);
      const pauses = all.length - facts.length;
      assert.ok(pauses >= steps, `${pauses} pauses`);
    });

    it(`lets others have a turn while a repository is read: ${path}`, () => {
      const more = moreSteps(path, text);
      assert.ok(more >= steps, `${more} more steps`);
    });
  }
});
