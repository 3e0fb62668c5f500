import assert from 'node:assert/strict';
import fc from 'fast-check';
import { inEnglish } from '../../src/core/message.ts';
import { readAnyYaml, readYaml, type YamlSource } from '../../src/core/syntax/yaml.ts';
import { readPlainYaml } from '../../src/core/syntax/yaml/plain.ts';

const source: YamlSource = { file: 'a.yaml', spoils: 'config' };

function problems(text: string, more: Partial<YamlSource> = {}): string[] {
  return readYaml(text, { ...source, ...more }).problems.map(
    ({ place, found, wanted }) => `${place.line}:${place.column} ${inEnglish(found)} → ${inEnglish(wanted)}`,
  );
}

describe('yaml', () => {
  const plain = [
    'a: 1\n',
    'a: 1',
    'a:\nb:\n',
    'a: \nb: x\n',
    'status: accepted\ndate: 2026-08-01\ndecision-makers: Ana, Bo\n',
    'a:\n  - b\n  - c d\ne: f\n',
    'a:\n- b\n- c\ne: f\n',
    'a:\n  b:\n    c: d\n  e: f\ng:\n  - h: i\n    j: k\n  - l: m\n',
    'signatures:\n  - requirement: REQ-1\n    text: |-\n      one\n\n        two\n      three\n    by: A. Bee\n  - requirement: REQ-2\n',
    'a: |\n  b\n\n\nc: d\n',
    '# comment\n\na: b # comment\n# comment\nc: # comment\nd: e#f\n',
    'a: "b: c"\nd: \'e \'\'f\'\'\'\ng: "h \\"i\\" \\\\ \\n"\n',
    'a: []\nb: {}\nc: [d, e f, "g, h"]\ni: {j: k, l: [m, n]}\n',
    '- {requirement: REQ-1, method: inspection, verdict: passed, on: 2026-01-02}\n- {requirement: REQ-2}\n',
    'a: http://example.org/x\nb: x:y\n',
    '__proto__: x\nconstructor: y\n',
    '"on": 2026-01-02\n\'c d\' :\n  - e: f\n    "by": g\n"h":\n',
    'a: b\r\nc:\r\n  - d\r\ne: |-\r\n  f\r\n  g\r\n',
    'Ключ: Значение – да\n',
  ];
  for (const text of plain) {
    it(`reads without the library, to the same result: ${JSON.stringify(text).slice(0, 60)}`, () => {
      const fast = readPlainYaml(text, 4);
      assert.notEqual(fast, undefined);
      assert.deepEqual(fast, readAnyYaml(text, { ...source, firstLine: 5 }).root);
    });
  }

  it('reads whatever is plain as the library does', () => {
    const key = fc.constantFrom(
      'a',
      'b',
      'c',
      'd',
      'e f',
      'found-in',
      '__proto__',
      '1',
      'é',
      '"q"',
      '"a"',
      "'b'",
      '"c" ',
    );
    const value = fc.constantFrom(
      '',
      '',
      'x',
      'x y',
      '1.10',
      'true',
      '~',
      '"q: r"',
      "'s''t'",
      '"\\n"',
      '"\\x"',
      '"open',
      'a: b',
      'a:b',
      'x #c',
      'x#c',
      '#c',
      '- x',
      '-x',
      '- - x',
      '[a, b]',
      '[a, [b]]',
      '[a,]',
      '[a',
      '[a:b]',
      '{a: b}',
      '{a: b, a: c}',
      '{a}',
      '{}',
      '[]',
      '|',
      '|-',
      '>',
      '|+',
      '&a x',
      '*a',
      '!t x',
      '@',
      '`',
      '%',
      'x:',
      '? x',
      ': x',
      ', x',
      'é ü',
      '\u2028',
      'a\tb',
      '"a" # c',
      '"a" b',
      '[a] # c',
      '...',
      '---',
    );
    const indent = fc.constantFrom('', '', '', '', '', '  ', '  ', '    ');
    const line = fc.oneof(
      { weight: 4, arbitrary: fc.tuple(indent, key, value).map(([blanks, name, rest]) => `${blanks}${name}: ${rest}`) },
      { weight: 1, arbitrary: fc.tuple(indent, key).map(([blanks, name]) => `${blanks}${name}:`) },
      { weight: 2, arbitrary: fc.tuple(indent, value).map(([blanks, rest]) => `${blanks}- ${rest}`) },
      {
        weight: 2,
        arbitrary: fc.tuple(indent, key, value).map(([blanks, name, rest]) => `${blanks}- ${name}: ${rest}`),
      },
      { weight: 1, arbitrary: fc.tuple(indent, value).map(([blanks, rest]) => blanks + rest) },
    );
    const document = fc.tuple(fc.array(line, { maxLength: 6 }), fc.constantFrom('\n', '\r\n', '\n\n'), fc.boolean());
    let plainOnes = 0;
    fc.assert(
      fc.property(document, ([lines, end, last]) => {
        const text = lines.join(end) + (last ? end : '');
        const fast = readPlainYaml(text, 0);
        if (fast === undefined) return;
        plainOnes++;
        const slow = readAnyYaml(text, source);
        assert.deepEqual(slow.problems, []);
        assert.deepEqual(fast, slow.root);
      }),
      { numRuns: 8000 },
    );
    assert.ok(plainOnes > 200, `only ${plainOnes} documents were plain`);
  });

  it('knows the place of every value and key', () => {
    for (const text of ['a: b\nc:\n  - d: e\n    f:\n', 'a: b\t\nc:\n  - d: e\n    f:\n']) {
      const { placeOf, placeOfKey } = readYaml(text, { ...source, firstLine: 10 });
      assert.deepEqual(placeOf(['a']), { file: 'a.yaml', line: 10, column: text.startsWith('"') ? 6 : 4 });
      assert.deepEqual(placeOfKey(['a']), { file: 'a.yaml', line: 10, column: 1 });
      assert.deepEqual(placeOf(['c', 0, 'd']), { file: 'a.yaml', line: 12, column: 8 });
      assert.deepEqual(placeOf(['c', 0, 'f']), { file: 'a.yaml', line: 13, column: 5 });
      // What is not there is looked for around it.
      assert.deepEqual(placeOf(['c', 0, 'g', 'h']), { file: 'a.yaml', line: 12, column: 5 });
      assert.deepEqual(placeOf(['c', 7]), { file: 'a.yaml', line: 12, column: 3 });
    }
  });

  it('leaves scalars as they were written, unless types are asked for', () => {
    const text = 'version: 1.10\ndigest: 12e34567\non: 2026-01-02\nyes: true\nnone:\ntilde: ~\n';
    const strings = { version: '1.10', digest: '12e34567', on: '2026-01-02', yes: 'true', none: '', tilde: '~' };
    assert.deepEqual(readYaml(text, source).value, strings);
    assert.deepEqual(readAnyYaml(text, source).value, strings);
    const typed = { version: 1.1, digest: Infinity, on: '2026-01-02', yes: true, none: null, tilde: null };
    assert.deepEqual(readYaml(text, { ...source, typed: true }).value, typed);
  });

  it('says what is wrong, where, and what would be right', () => {
    assert.deepEqual(problems('a: 1\nb: 2\na: 3\n'), ['3:1 a a second time → once; it stands in line 1 already']);
    assert.deepEqual(problems('a: 1\na: 3\n', { firstLine: 5 }), [
      '6:1 a a second time → once; it stands in line 5 already',
    ]);
    assert.deepEqual(problems('a:\n\tb: c\n'), ['2:1 a tab at the beginning of the line → spaces']);
    assert.match(problems('a: b: c\n').join(), /^1:4 .* → `key: value`; a value with a colon stands in quotes$/);
    assert.match(problems('a: "b\nc: d\n').join(), /^\d:\d/);
    assert.match(problems('a: @b\n').join(), /^1:4 a value that begins with a special character/);
    assert.match(problems('a: 1\n---\nb: 2\n').join(), /^2:1 a second YAML document/);
    assert.match(problems('a: *b\n').join(), /an alias/);
    assert.match(problems('? [a]\n: b\n').join(), /^1:3 a key that is no plain text/);
    assert.deepEqual(
      problems('a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> x\n').map((each) => each.slice(0, 34).trim()),
      ['2:1 marker of an unfinished merge', '6:1 marker of an unfinished merge'],
    );
  });

  it('reads nothing as nothing', () => {
    for (const text of ['', '\n\n', '# only a comment\n']) {
      assert.deepEqual(problems(text), []);
      assert.equal(readYaml(text, { ...source, typed: true }).value ?? undefined, undefined);
    }
  });

  it('does not unfold billions of laughs', () => {
    const laughs = ['a: &a [x, x, x, x, x, x, x, x, x, x]'];
    for (let n = 1; n < 12; n++)
      laughs.push(`${'abcdefghijkl'[n]}: &${'abcdefghijkl'[n]} [${`*${'abcdefghijkl'[n - 1]}, `.repeat(10)}]`);
    assert.match(problems(laughs.join('\n')).join(), /nested too deeply, or repeats itself too often/);
    // What doubles a thousand times grows out of all numbers.
    const doubled = Array.from({ length: 1044 }, (_, n) => `k${n + 1}: &k${n + 1} [*k${n}, *k${n}]`);
    const { root } = readYaml(['k0: &k0 []', ...doubled, 'last: *k1044'].join('\n'), source);
    assert.equal(root?.kind === 'map' && root.entries.get('last')?.value.kind, 'scalar');
    assert.match(problems('a: &a [*a]\n').join(), /alias/);
    assert.deepEqual(readYaml('a: &x [1]\nb: *x\n', source).value, { a: ['1'], b: ['1'] });
  });

  it('survives what is nested too deeply, and keys that mean something to JavaScript', () => {
    assert.equal(readYaml('['.repeat(5000), source).root, undefined);
    assert.match(problems(`${'['.repeat(300)}${']'.repeat(300)}`).join(), /nested too deeply/);
    const value = readYaml('__proto__: {polluted: 1}\n', { ...source, typed: true }).value as object;
    assert.deepEqual(Object.keys(value), ['__proto__']);
    assert.equal('polluted' in value, false);
  });

  it('checks ten thousand keys in no time', () => {
    const text = Array.from({ length: 10_000 }, (_, n) => `key${n}: !!str v`).join('\n');
    const start = process.cpuUsage();
    assert.equal(readYaml(text, source).root?.kind, 'map');
    assert.ok(process.cpuUsage(start).user < 3_000_000);
  });

  it('takes anything without throwing', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'ab:-[]{}&*!|>\'"#%@` \n\t') })),
        fc.boolean(),
        (text, typed) => {
          const read = readYaml(text, { ...source, typed });
          void read.value;
          assert.ok(read.problems.every((problem) => problem.place.line >= 1 && problem.place.column >= 1));
        },
      ),
      { numRuns: 3000 },
    );
  });
});
