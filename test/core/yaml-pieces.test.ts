import assert from 'node:assert/strict';
import fc from 'fast-check';
import { finish } from '../../src/core/reading/finish.ts';
import { readPlainPieces } from '../../src/core/syntax/yaml/pieces.ts';
import { readPlainYaml } from '../../src/core/syntax/yaml/plain.ts';

const atOnce = 40;

function inPieces(text: string, offset = 0): { readonly root: unknown; readonly pauses: number } {
  let pauses = 0;
  const root = finish(readPlainPieces(text, offset, atOnce), () => pauses++);
  return { root, pauses };
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
      const { root, pauses } = inPieces(text, 7);
      assert.deepEqual(root, whole);
      assert.ok(pauses > 4, `${pauses} pauses`);
    });
  }

  it('is left to others where it is not plain, or cut where it is none', () => {
    for (const text of [
      '',
      '- a: b\n- c: d\n',
      `signatures:\n${entries(5)}signatures:\n${entries(5)}`,
      `signatures:\n${entries(5)}  - &a b\n`,
      `signatures:\n${entries(5)}---\n`,
      `signatures:\n${entries(5)} - a: b\n`,
      `<<<<<<< one\nsignatures:\n${entries(5)}`,
    ])
      assert.equal(inPieces(text).root, undefined, text);
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
      '# q',
      '-',
      '  r',
    );
    let read = 0;
    fc.assert(
      fc.property(fc.array(line, { maxLength: 14 }), fc.integer({ min: 1, max: 30 }), (lines, length) => {
        const text = lines.map((each) => `${each}\n`).join('');
        const root = finish(readPlainPieces(text, 0, length));
        if (root === undefined) return;
        read++;
        assert.deepEqual(root, readPlainYaml(text, 0));
      }),
      { numRuns: 10_000 },
    );
    assert.ok(read > 100, `${read} were read`);
  });
});
