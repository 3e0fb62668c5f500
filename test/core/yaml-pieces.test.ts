import assert from 'node:assert/strict';
import fc from 'fast-check';
import { finish } from '../../src/core/reading/finish.ts';
import { readInPieces, type Said } from '../../src/core/syntax/yaml/pieces.ts';
import { readPlainYaml } from '../../src/core/syntax/yaml/plain.ts';
import { readAnyYaml, readYaml, readYamlInSteps } from '../../src/core/syntax/yaml.ts';

const atOnce = 40;

const source = { file: 'docs/signoffs.yaml', spoils: 'signoffs' } as const;
const read = (text: string, offset: number): Said => readYaml(text, { ...source, firstLine: offset + 1 });

function inPieces(text: string, offset = 0): { readonly said: Said | undefined; readonly pauses: number } {
  let pauses = 0;
  const said = finish(readInPieces(text, offset, read, atOnce), () => pauses++);
  return { said, pauses };
}

function entries(n: number, indent = '  '): string {
  const entry = (at: number): string =>
    [
      `- requirement: REQ-${at}`,
      `  "on": 2026-01-02`,
      '  text: |-',
      `    one - ${at}`,
      '',
      '      - two',
      '  by: A. Bee',
    ].join(`\n${indent}`);
  return Array.from({ length: n }, (_, at) => `${indent}${entry(at)}\n`).join('');
}

describe('a long YAML document, read in pieces', () => {
  const documents = {
    'a list': `signatures:\n${entries(9)}`,
    'two lists, with what stands around them': `# above\n\nsignatures: # all\n\n${entries(5)}# between\nreviews:\n${entries(4)}\n# below\n`,
    'lists that are not indented': `signatures:\n${entries(5, '')}reviews: []\nothers:\n  a: b\n`,
    'line breaks of Windows': `signatures:\n${entries(9)}`.replaceAll('\n', '\r\n'),
    'no line break at the end': `signatures:\n${entries(9)}`.trimEnd(),
  };
  for (const [name, text] of Object.entries(documents)) {
    it(`is what it is when it is read at once: ${name}`, () => {
      const whole = readPlainYaml(text, 7);
      assert.notEqual(whole, undefined);
      const { said, pauses } = inPieces(text, 7);
      assert.deepEqual(said, { root: whole, problems: [] });
      assert.ok(pauses > 4, `${pauses} pauses`);
    });
  }

  const broken = {
    'a line that is no key': `signatures:\n${entries(9)}// 1\n`,
    'a quote that is not closed': `signatures:\n${entries(5)}  - requirement: "REQ-7\n${entries(3)}`,
    'a line that is indented unlike its neighbours': `signatures:\n${entries(5)} - requirement: REQ-7\n${entries(3)}`,
    'a second document': `signatures:\n${entries(5)}---\n`,
    'a tab': `signatures:\n${entries(5)}\t- requirement: REQ-7\n${entries(3)}`,
    'a bracket that is not closed': `signatures:\n${entries(5)}  - [REQ-7\n${entries(3)}reviews:\n${entries(3)}`,
  };
  for (const [name, text] of Object.entries(broken)) {
    it(`has the mistake where it is, and is not read at once for it: ${name}`, () => {
      const whole = readAnyYaml(text, { ...source, firstLine: 8 });
      const { said, pauses } = inPieces(text, 7);
      assert.ok(said !== undefined && said.problems.length > 0);
      assert.equal(said.root, undefined);
      assert.deepEqual(said.problems[0]?.found, whole.problems[0]?.found);
      const [own, other] = [said, whole].map(({ problems: [first] }) => first?.place.line ?? 0);
      // What is not closed is told of at the end, and a piece ends sooner.
      assert.ok(own === other || (name.includes('closed') && (own ?? 0) < (other ?? 0)), `${own}, and not ${other}`);
      assert.ok(pauses > 4, `${pauses} pauses`);
    });
  }

  it('has all of its mistakes', () => {
    const list = `${entries(5)}// 1\n`;
    const { said } = inPieces(`signatures:\n${list}reviews:\n${list}`);
    assert.deepEqual(
      said?.problems.map(({ place }) => place.line),
      [37, 74],
    );
  });

  it('is not cut where lines only look like entries', () => {
    const lines = '  - one\n'.repeat(20);
    for (const text of [`a: "b\n${lines}  "\n`, `a: |\n${lines}`, `a:\n  b\n${lines}`])
      assert.deepEqual(inPieces(`${text}c:\n${entries(3)}`).said?.root, read(`${text}c:\n${entries(3)}`, 0).root, text);
  });

  it('has so many mistakes only as somebody reads', () => {
    const { said } = inPieces(`signatures:\n${'  - a: "b\n  - c: d\n'.repeat(500)}`);
    assert.equal(said?.problems.length, 100);
  });

  it('is left to others where it is not plain, or cut where it is none', () => {
    for (const text of [
      '',
      '- a: b\n- c: d\n',
      `signatures:\n${entries(5)}signatures:\n${entries(5)}`,
      `signatures:\n  - &a b\n${entries(5)}  - *a\n`,
      `"\nsignatures:\n${entries(5)}"\n`,
    ])
      assert.equal(inPieces(text).said, undefined, text);
  });

  it('is never anything else than what it is when it is read at once', () => {
    const line = fc.constantFrom(
      'a:',
      'b:',
      'c: d',
      '- e: f',
      '- g',
      '  - h: i',
      '  - j',
      '  - "k": |-',
      '    l: m',
      '      - n',
      '    - o: p',
      '',
      // Not at the margin: there the library takes the comment for the end of a value that is still to come.
      '  # q',
      '-',
      '  r',
      '  - s: "t',
      '  - u: { v: w }',
      '  x"',
      '- y: [z',
      '// 1',
      '"',
      '\t- a',
      ' - b',
      '---',
      'a: "',
      'b: c "',
    );
    const counts = { whole: 0, broken: 0 };
    fc.assert(
      fc.property(fc.array(line, { maxLength: 14 }), fc.integer({ min: 1, max: 30 }), (lines, length) => {
        const text = lines.map((each) => `${each}\n`).join('');
        const said = finish(readInPieces(text, 0, read, length));
        if (said === undefined) return;
        const whole = readAnyYaml(text, source);
        counts[said.root === undefined ? 'broken' : 'whole']++;
        assert.deepEqual(said.root, whole.root);
        assert.equal(said.problems.length > 0, whole.problems.length > 0, text);
        if (said.root !== undefined) assert.deepEqual(said.problems, whole.problems);
      }),
      { numRuns: 10_000 },
    );
    assert.ok(counts.whole > 100 && counts.broken > 100, JSON.stringify(counts));
  });

  it('pauses also where much is written in brackets, or a merge is not finished', () => {
    const flow = `signatures:\n${'  - { requirement: REQ-1, by: "A. Bee", on: 2026-01-02 }\n'.repeat(6000)}`;
    let pauses = 0;
    const said = finish(readYamlInSteps(flow, source), () => pauses++);
    assert.deepEqual(said.root, readAnyYaml(flow, source).root);
    assert.ok(pauses > 5, `${pauses} pauses`);
    const merge = flow.replace(/\n/, '\n<<<<<<< HEAD\n');
    assert.deepEqual(
      finish(readYamlInSteps(merge, source)).problems.map(({ place }) => place.line),
      [2],
    );
  });
});
