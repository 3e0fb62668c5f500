import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isObject, type JsonObject, JsonReading, type JsonValue } from '../../src/core/syntax/json-stream.ts';
import { inEnglish } from '../../src/core/message.ts';

function read(
  text: string,
  size = text.length,
  items: string[] = [],
  passOver: string[] = [],
): { root: unknown; problems: string[]; items: unknown[] } {
  const told: JsonObject[] = [];
  const reading = new JsonReading('report.json', { items, passOver, item: (item) => told.push(item) });
  for (let at = 0; at < text.length; at += Math.max(1, size)) reading.write(text.slice(at, at + Math.max(1, size)));
  const { root, problems } = reading.end();
  const found = problems.map(({ found, place }) => `${place.line}:${place.column} ${inEnglish(found)}`);
  return { root: root === undefined ? undefined : plain(root), problems: found, items: told.map(plain) };
}

function plain(value: JsonValue): unknown {
  if (isObject(value)) return Object.fromEntries([...value.fields].map(([name, each]) => [name, plain(each)]));
  return Array.isArray(value) ? value.map((each) => plain(each as JsonValue)) : value;
}

describe('JSON as it comes', () => {
  it('is what JSON.parse makes of it, wherever it is cut', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.string({ unit: 'binary' }).filter((name) => name !== '__proto__'),
          fc.jsonValue({ stringUnit: 'binary' }),
        ),
        fc.nat(7),
        fc.constantFrom(0, 2),
        (value, size, indent) => {
          const text = JSON.stringify(value, undefined, indent);
          assert.deepEqual(read(text, size), { root: JSON.parse(text), problems: [], items: [] });
        },
      ),
      { numRuns: 300 },
    );
  });

  it('refuses what JSON.parse refuses', () => {
    const pieces = [
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"b"',
      '1',
      '-',
      '01',
      'true',
      'nul',
      'null',
      ' ',
      '\n',
      '\\',
      '"\t"',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 9 }), fc.nat(3), (parts, size) => {
        const text = `{"x":[${parts.join('')}]}`;
        let parsed: unknown;
        try {
          parsed = JSON.parse(text);
        } catch {
          parsed = undefined;
        }
        const { root, problems } = read(text, size);
        const isTwice = problems.some((problem) => problem.includes('comes twice'));
        if (!isTwice) assert.deepEqual([root, problems.length], [parsed, parsed === undefined ? 1 : 0], text);
      }),
      { numRuns: 2000 },
    );
  });

  it('tells items one by one and keeps what is around them', () => {
    const text = '{"a":{"tests":[{"n":1,"big":[1,{"n":0}]},{"n":2}]},"big":"x","z":3}';
    assert.deepEqual(read(text, 5, ['a.tests.*'], ['big']), {
      root: { a: { tests: [] }, z: 3 },
      problems: [],
      items: [{ n: 1 }, { n: 2 }],
    });
  });

  it('says where it is broken', () => {
    assert.deepEqual(read('{\n  "a": 1,\n  "a": 2\n}').problems, ['3:5 the name "a" comes twice in one object']);
    assert.deepEqual(read('{"a": tru}').problems, ['1:10 this is not well-formed JSON: tru is out of place']);
    assert.deepEqual(read('{"a": [1, 2').problems, ['1:12 the file ends too early']);
    assert.deepEqual(read('{} {}').problems, ['1:4 there is text outside of the document']);
    assert.match(read('['.repeat(1000)).problems[0] ?? '', /more than 500 levels deep/);
  });
});
