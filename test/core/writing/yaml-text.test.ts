import assert from 'node:assert/strict';
import fc from 'fast-check';
import { finish } from '../../../src/core/reading/finish.ts';
import { appendYaml, insertYaml, setYaml, type YamlValue } from '../../../src/core/writing/yaml-text.ts';
import { readYaml } from '../../../src/core/syntax/yaml.ts';

const value = (text: string, typed = false): unknown =>
  readYaml(text, { file: 'a.yaml', spoils: 'config', typed }).value;

describe('Writing YAML', () => {
  const sets: readonly (readonly [string, string, readonly string[], YamlValue, string])[] = [
    ['an empty file', '', ['gate'], 'delivery', 'gate: delivery\n'],
    ['comments alone', '# ours\n', ['gate'], 'delivery', '# ours\ngate: delivery\n'],
    ['a last line that never ended', 'a: b', ['c'], 'd', 'a: b\nc: d'],
    ['a new key before the comments that follow', 'a: b\n\n# end\n', ['c'], 'd', 'a: b\nc: d\n\n# end\n'],
    ['a value and its comment', 'a: b   # why\nc: d\n', ['a'], 'x y', 'a: x y   # why\nc: d\n'],
    ['quotes', 'a: \'b\'\nc: "d"\n', ['a'], "it's", "a: 'it''s'\nc: \"d\"\n"],
    ['a key with nothing behind it', 'a:   # to do\nb: c\n', ['a'], 'x', 'a: x   # to do\nb: c\n'],
    ['a key with nothing at the end', 'a:', ['a'], 'x', 'a: x'],
    ['a nested key', 'a:\n  b: c\n  # more\nd: e\n', ['a', 'f'], 'g', 'a:\n  b: c\n  # more\n  f: g\nd: e\n'],
    ['a nested key in an empty map', 'a:\nb: c\n', ['a', 'x', 'y'], 'z', 'a:\n  x:\n    y: z\nb: c\n'],
    ['a map in brackets', 'a: { b: c }\n', ['a', 'd'], 'e', 'a: { b: c, d: e }\n'],
    ['a narrow map in brackets', 'a: {b: c}\n', ['a', 'd'], 'e', 'a: {b: c, d: e}\n'],
    ['a value in brackets', 'a: {b: c, d: e} # f\n', ['a', 'b'], 'x, y', 'a: {b: "x, y", d: e} # f\n'],
    ['an empty map in brackets', 'a: {} # b\n', ['a'], { c: 'd' }, 'a: # b\n  c: d\n'],
    ['Windows', 'a: b\r\nc:\r\n  - d\r\n', ['e'], { f: 'g' }, 'a: b\r\nc:\r\n  - d\r\ne:\r\n  f: g\r\n'],
    ['a text of several lines', 'a: b\n', ['a'], 'one\n\n  two', 'a: |-\n  one\n\n    two\n'],
    ['what is no string elsewhere', '', ['a'], 'yes', 'a: "yes"\n'],
    ['a number', '', ['tests', 'atLeast'], 12, 'tests:\n  atLeast: 12\n'],
    ['a string of digits', '', ['a'], '12', 'a: "12"\n'],
    ['a day', '', ['a'], '2026-11-23', 'a: 2026-11-23\n'],
    ['hostile text', '', ['a'], '--- # : [x] \u0007', 'a: "--- # : [x] \\u0007"\n'],
    ['a map joined with another', 'a:\n  b: c\n', ['a'], { b: 'x', d: 'e' }, 'a:\n  b: x\n  d: e\n'],
    ['a folded text', 'a: >\n  one\n  two\nb: c\n', ['a'], 'x', 'a: x\nb: c\n'],
  ];
  for (const [what, text, path, set, wanted] of sets) {
    it(`sets: ${what}`, () => assert.equal(setYaml(text, path, set), wanted));
  }

  const appends: readonly (readonly [string, string, readonly string[], readonly YamlValue[], string])[] = [
    ['a missing list', 'a: b\n', ['c'], ['d', 'e'], 'a: b\nc: [d, e]\n'],
    ['brackets', 'a: [b, c] # d\n', ['a'], ['x'], 'a: [b, c, x] # d\n'],
    ['empty brackets', 'a: []\n', ['a'], ['x'], 'a: [x]\n'],
    ['empty brackets that get maps', 'a: [] # b\n', ['a'], [{ c: 'd' }], 'a: # b\n  - c: d\n'],
    [
      'brackets on several lines',
      'a: [\n  b, # one\n  c # two\n]\n',
      ['a'],
      ['x'],
      'a: [\n  b, # one\n  c,\n  x # two\n]\n',
    ],
    ['a comma at the end', 'a: [\n  b,\n]\n', ['a'], ['x'], 'a: [\n  b,\n  x,\n]\n'],
    ['a value that becomes a list', 'a: b # c\n', ['a'], ['x'], 'a: [b, x] # c\n'],
    ['dashes', 'a:\n  - b\n  # c\n\nd: e\n', ['a'], ['x'], 'a:\n  - b\n  # c\n  - x\n\nd: e\n'],
    ['dashes at the margin', 'a:\n- b\nd: e\n', ['a'], ['x'], 'a:\n- b\n- x\nd: e\n'],
    [
      'maps',
      'a:\n  - b: c\n    d: e\n',
      ['a'],
      [{ b: 'x', d: ['y'] }],
      'a:\n  - b: c\n    d: e\n  - b: x\n    d: [y]\n',
    ],
    ['maps apart', 'a:\n  - b: c\n\n  - b: d\n', ['a'], [{ b: 'x' }], 'a:\n  - b: c\n\n  - b: d\n\n  - b: x\n'],
    ['maps in brackets', 'a:\n  - {b: c}\n', ['a'], [{ b: 'x', d: ['y'] }], 'a:\n  - {b: c}\n  - {b: x, d: [y]}\n'],
    ['nothing', '', ['a', 'b'], [{ c: 'one\ntwo' }], 'a:\n  b:\n    - c: |-\n        one\n        two\n'],
  ];
  for (const [what, text, path, items, wanted] of appends) {
    it(`appends: ${what}`, () => assert.equal(appendYaml(text, path, items), wanted));
  }

  it('puts an item before another, above the comment on it', () => {
    const text = 'a:\n  # first\n  - b: 1\n  # second\n  - b: 3\n';
    assert.equal(
      finish(insertYaml(text, ['a'], () => new Map([[1, [{ b: '2x' }]]]))),
      'a:\n  # first\n  - b: 1\n  - b: 2x\n  # second\n  - b: 3\n',
    );
  });

  it('puts items at several places of one list, with the space between them that is there', () => {
    const places = new Map([
      [1, [{ b: '2x' }]],
      [0, [{ b: '0x' }]],
      [2, [{ b: '4x' }, { b: '5x' }]],
    ]);
    const insert = (text: string): string | undefined => finish(insertYaml(text, ['a'], () => places));
    assert.equal(
      insert('a:\n  - b: 1\n\n  # second\n  - b: 3\nc: d\n'),
      'a:\n  - b: 0x\n\n  - b: 1\n\n  - b: 2x\n\n  # second\n  - b: 3\n\n  - b: 4x\n\n  - b: 5x\nc: d\n',
    );
    assert.equal(
      insert('a:\r\n- b: 1\r\n- b: 3'),
      'a:\r\n- b: 0x\r\n- b: 1\r\n- b: 2x\r\n- b: 3\r\n- b: 4x\r\n- b: 5x',
    );
    assert.equal(insert('a: [{b: 1}, {b: 3}]\n'), 'a: [{b: 1}, {b: 3}, {b: 0x}, {b: 2x}, {b: 4x}, {b: 5x}]\n');
  });

  it('writes nothing where it does not understand what is there', () => {
    for (const text of ['a: [', 'a: 1\na: 2\n', '<<<<<<< ours\na: b\n', 'a: &x {b: c}\nd: *x\n', '- a\n', 'x\n']) {
      assert.equal(setYaml(text, ['a', 'q'], 'z'), undefined, text);
    }
    assert.equal(setYaml('a: [b]\n', ['a'], 'z'), undefined);
    assert.equal(appendYaml('a: {b: c}\n', ['a'], ['z']), undefined);
  });

  const name = fc.constantFrom('gate', 'people', 'a b', 'x', '__proto__', 'ключ', 'on', '12', 'a: b', '#');
  const word = fc.oneof(
    fc.constantFrom(
      'plain',
      'two words',
      '',
      ' ',
      'a: b',
      'a #b',
      '- x',
      '1.10',
      'true',
      '~',
      "it's",
      '"q"',
      '[x]',
      '|',
      '\\',
      '---',
    ),
    fc.constantFrom(
      '\u0000',
      '\u0085',
      '\u2028',
      'é',
      '🙂',
      '\u202e',
      '\ufeff',
      'one\ntwo',
      'one\n  two\n',
      '\n',
      ' a\nb',
      'a\r\nb',
      'x\t#',
    ),
    fc.string({ unit: 'binary', maxLength: 12 }),
  );
  const { tree } = fc.letrec<{ tree: YamlValue }>((tie) => ({
    tree: fc.oneof(
      { depthSize: 'small' },
      word,
      fc.array(tie('tree'), { maxLength: 3 }),
      fc.dictionary(name, tie('tree'), { maxKeys: 3 }),
    ),
  }));

  it('reads again as what was there, and exactly what was added', () => {
    fc.assert(
      fc.property(fc.dictionary(name, tree, { maxKeys: 4 }), name, tree, fc.boolean(), (before, key, added, crlf) => {
        let text: string | undefined = '# head\n';
        for (const [each, item] of Object.entries(before)) {
          text = setYaml(text ?? '', [each], item);
          assert.ok(text !== undefined, JSON.stringify(before));
          text += '# below\n';
        }
        if (crlf) text = text.replace(/(?<!\r)\n/g, '\r\n');
        const expected = value(text) ?? {};
        const after = setYaml(text, ['new key', key], added);
        assert.ok(after !== undefined, text);
        assert.deepEqual(value(after), {
          ...expected,
          'new key': Object.fromEntries([[key, stringsOf(added)]]),
        });
        assert.deepEqual(after.match(/# (?:head|below)/g), text.match(/# (?:head|below)/g));
      }),
      { numRuns: 300 },
    );
  });

  it('keeps strings strings for whoever reads with types', () => {
    fc.assert(
      fc.property(word, (text) => {
        const after = setYaml('', ['k'], text) ?? '';
        assert.deepEqual(value(after, true), { k: text.replace(/\r\n?/g, text.includes('\r') ? '$&' : '\n') });
      }),
      { numRuns: 300 },
    );
  });

  it('appends to ten thousand signatures at once', function () {
    this.timeout(5000);
    const signature = (number: number): YamlValue => ({
      requirement: `REQ-${String(number)}`,
      digest: 'a'.repeat(64),
      text: `title ${String(number)}\n\nstatement`,
    });
    const many = Array.from({ length: 10_000 }, (_, index) => signature(index));
    const text = appendYaml('', ['signatures'], many) ?? '';
    const after = appendYaml(text, ['signatures'], [signature(-1)]) ?? '';
    assert.equal((value(after) as { signatures: unknown[] }).signatures.length, 10_001);
    assert.ok(after.startsWith(text));
  });
});

function stringsOf(tree: YamlValue): unknown {
  if (Array.isArray(tree)) return (tree as readonly YamlValue[]).map(stringsOf);
  if (typeof tree !== 'object') return String(tree);
  return Object.fromEntries(Object.entries(tree).map(([key, item]) => [key, stringsOf(item)]));
}
