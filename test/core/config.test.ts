import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readConfig } from '../../src/core/config.ts';
import { inEnglish } from '../../src/core/message.ts';

const ids = ['spec-exists', 'tests-pass', 'results-present', 'results-fresh', 'design-exists'];
const read = (text: string | undefined) => readConfig(text, ids);

/** `line:column found; wanted` of each mistake. */
function mistakes(text: string): string[] {
  return read(text).mistakes.map(
    ({ place, found, wanted }) => `${place.line}:${place.column} ${inEnglish(found)}; ${inEnglish(wanted)}`,
  );
}

describe('readConfig (GATE-007)', () => {
  it('has a default for everything', () => {
    const defaults = {
      gate: 'requirements',
      people: [],
      paths: { exclude: [], generated: [] },
      tests: {},
      severities: {},
      waivers: [],
    };
    assert.deepEqual(read(undefined), { config: { present: false, ...defaults }, mistakes: [] });
    for (const text of ['', '\n', '# nothing yet\n', '---\n', '---\n# nothing yet\n', '\uFEFF']) {
      const { remarks = [], ...others } = read(text);
      assert.deepEqual(others, { config: { present: true, ...defaults }, mistakes: [] }, JSON.stringify(text));
      assert.deepEqual(
        remarks.map(({ place, found, minor }) => [place.line, inEnglish(found), minor]),
        [
          [
            1,
            '`tollgate.yaml` says nothing: the gate asks for `requirements`, and all is looked for at the usual places',
            true,
          ],
        ],
      );
    }
  });

  it('takes for nothing only what is not written, and for keys no list, however empty', () => {
    const wanted = 'keys with values, each on its line';
    for (const [text, at, found] of [
      ['[]', '1:1', '`tollgate.yaml` is a list'],
      ['\n\n- gate: tests\n', '3:1', '`tollgate.yaml` is a list'],
      ['# now\nnull\n', '2:1', '`tollgate.yaml` is `null`'],
      ['~', '1:1', '`tollgate.yaml` is `~`'],
      ['false\n', '1:1', '`tollgate.yaml` is `false`'],
      ['gate\n', '1:1', '`tollgate.yaml` is `gate`'],
      ['""\n', '1:1', '`tollgate.yaml` is empty'],
      ['gate: tests\npaths: []\n', '2:8', '`paths` is a list'],
      ['severities: [design-exists]\n', '1:13', '`severities` is a list'],
      ['tests:\n  coverage: []\n', '2:13', '`coverage` is a list'],
      ['people: [[]]\n', '1:10', '`people` is a list'],
    ] as const)
      assert.deepEqual(mistakes(text), [`${at} ${found}; ${wanted}`], text);
    assert.deepEqual(mistakes('gate: tests\n---\ngate: delivery\n'), ['2:1 a second YAML document; one document']);
  });

  it('is silent of a file that says anything', () => {
    for (const text of ['gate: requirements\n', 'paths:\n', 'gate: nonsense\n', '- a\n', ': ['])
      assert.equal(read(text).remarks, undefined, text);
  });

  it('takes a key with nothing but comments below it for no key', () => {
    const { config, mistakes } = read('waivers:\n  # - criterion: tests-pass\npeople:\npaths:\nseverities:\ntests:\n');
    assert.deepEqual([config.waivers, config.people, config.severities, config.tests, mistakes], [[], [], {}, {}, []]);
  });

  it('understands all keys', () => {
    const { config, mistakes } = read(`
gate: delivery
customer: " Northwind Logistics "
people:
  - name: I. Petrov
    roles: [analyst, tester]
    email: ip@example.org
  - {name: N. Wind, roles: customer}
  - {name: D. Vops}
paths:
  specs: docs/specs
  architecture: [docs/adr, '!docs/adr/old']
  sources: src/**
  tests: ["test/**/*.test.ts"]
  reports: build/*.xml
  exclude: legacy
  generated: [src/api/*.g.ts]
test: npm test -- --reporter junit
tests: {atLeast: 132}
severities:
  design-exists: off
  tests-pass: block
waivers:
  - criterion: tests-pass
    subject: prints on Mondays
    until: 2027-02-21
    by: M. Anager
    on: 2026-11-23
    reason: the printer is being repaired
`);
    assert.deepEqual(mistakes, []);
    assert.deepEqual(config, {
      present: true,
      gate: 'delivery',
      customer: 'Northwind Logistics',
      people: [
        { name: 'I. Petrov', roles: ['analyst', 'tester'], email: 'ip@example.org' },
        { name: 'N. Wind', roles: ['customer'] },
        { name: 'D. Vops', roles: [] },
      ],
      paths: {
        specs: ['docs/specs'],
        architecture: ['docs/adr', '!docs/adr/old'],
        sources: ['src/**'],
        tests: ['test/**/*.test.ts'],
        reports: ['build/*.xml'],
        exclude: ['legacy'],
        generated: ['src/api/*.g.ts'],
      },
      test: 'npm test -- --reporter junit',
      tests: { atLeast: 132 },
      severities: { 'design-exists': 'off', 'tests-pass': 'block' },
      waivers: [
        {
          criterion: 'tests-pass',
          subject: 'prints on Mondays',
          until: '2027-02-21',
          by: 'M. Anager',
          on: '2026-11-23',
          reason: 'the printer is being repaired',
          place: { file: 'tollgate.yaml', line: 24, column: 5 },
        },
      ],
    });
  });

  it('reports every mistake at once, each at its line, and judges by none of it', () => {
    const text = `gats: delivery
gate: test
gate: tests
people:
  - name: A
    roles: [tester, testr]
  - roles: tester
tests:
  atLeast: 0
  atleast: 4
severities:
  tests-pass: warn
  desing-exists: off
unheard: 1
`;
    assert.deepEqual(mistakes(text), [
      '1:1 `gats` is not known here; `gate`, perhaps',
      '2:7 `gate` is `test`; `tests`, perhaps',
      '3:1 gate a second time; once; it stands in line 2 already',
      '6:21 `roles` is `testr`; `tester`, perhaps',
      '7:5 `name` is missing; a value for `name`',
      '9:12 `atLeast` is `0`; a whole number from 1',
      '10:3 `atleast` is not known here; `atLeast`, perhaps',
      '12:15 `tests-pass` is `warn`; `block`: this criterion can only be waived, with a reason and an end',
      '13:3 `desing-exists` is not known here; `design-exists`, perhaps',
      '14:1 `unheard` is not known here; one of gate, customer, people, paths, test, tests, severities, waivers',
    ]);
    const { config } = read(text);
    assert.equal(config.gate, 'requirements');
    assert.deepEqual(config.severities, {});
    assert.equal(config.present, true);
    assert.ok(read(text).mistakes.every(({ spoils, place }) => spoils === 'config' && place.file === 'tollgate.yaml'));
  });

  it('judges by nothing where a value is there twice', () => {
    const { config, mistakes } = read('gate: tests\ngate: tests\n');
    assert.equal(config.gate, 'requirements');
    assert.equal(mistakes.length, 1);
  });

  it('says where it is no YAML, and where a merge was left unfinished', () => {
    const open =
      'a list or a group in brackets that does not end; its closing bracket, on the same line or indented below it';
    assert.deepEqual(mistakes('gate: tests\npeople: [a\n'), [`3:1 ${open}`]);
    assert.deepEqual(mistakes('paths: {specs: [a, b}\n'), [`1:21 ${open}`]);
    assert.deepEqual(
      read('gate: tests\n<<<<<<< ours\ncustomer: a\n=======\ncustomer: b\n>>>>>>> theirs\n').mistakes.map(
        ({ place }) => place.line,
      ),
      [2, 6],
    );
  });

  it('names the wrong type and the right one', () => {
    assert.deepEqual(mistakes('gate: {}'), ['1:7 `gate` is a group of keys; one of tests, requirements, delivery']);
    assert.deepEqual(mistakes('gate:'), ['1:1 `gate` is empty; one of tests, requirements, delivery']);
    assert.deepEqual(mistakes('customer: 12'), ['1:11 `customer` is `12`; some text: put it in quotation marks']);
    assert.deepEqual(mistakes('customer: " "'), ['1:11 `customer` is empty; some text']);
    assert.deepEqual(mistakes('test: "a\\0b"'), ['1:7 `test` is `a␀b`; a command without the character U+0000']);
    assert.deepEqual(mistakes('people: I. Petrov'), [
      '1:9 `people` is `I. Petrov`; a list: each entry on its line, after a dash',
    ]);
    assert.deepEqual(mistakes('tests: [132]'), ['1:8 `tests` is a list; keys with values, each on its line']);
    assert.deepEqual(mistakes('- gate'), ['1:1 `tollgate.yaml` is a list; keys with values, each on its line']);
    assert.deepEqual(mistakes('people: [{name: a, roles: testr}]'), ['1:27 `roles` is `testr`; `tester`, perhaps']);
    assert.deepEqual(mistakes('gate'), ['1:1 `tollgate.yaml` is `gate`; keys with values, each on its line']);
    assert.deepEqual(mistakes('paths: {specs: 3}'), ['1:16 `specs` is `3`; some text: put it in quotation marks']);
    assert.deepEqual(
      mistakes('paths: {specs: [a, 3, {}]}').map((each) => each.slice(0, 19)),
      ['1:20 `specs` is `3`', '1:23 `specs` is a g'],
    );
    assert.deepEqual(mistakes('tests: {atLeast: 1.5}'), ['1:18 `atLeast` is `1.5`; a whole number from 1']);
    for (const written of ['"5"', "'5'", '1e400', '-.inf', '+1.50', '0x1p', '1_000'])
      assert.deepEqual(mistakes(`tests: {atLeast: ${written}}`), [
        `1:18 \`atLeast\` is \`${written}\`; a whole number from 1`,
      ]);
    assert.deepEqual(mistakes('\uFEFFgate: tests\r\ntests:\r\n  coverage:\r\n    atLeast: 0x100 # of all\r\n'), [
      '4:14 `atLeast` is `0x100`; a number from 0 to 100',
    ]);
    assert.deepEqual(mistakes('gate: "5"'), ['1:7 `gate` is `"5"`; one of tests, requirements, delivery']);
    assert.deepEqual(mistakes('gate: "much"'), ['1:7 `gate` is `much`; one of tests, requirements, delivery']);
  });

  it('leaves out nothing that says how strictly is judged', () => {
    for (const path of ['tollgate.yaml', './tollgate.yaml', '.tollgate-baseline.yaml'])
      assert.deepEqual(mistakes(`paths:\n  exclude: [legacy, ${path}]\n`), [
        `2:21 \`exclude\` is \`${path}\`; another path: this file is always obeyed`,
      ]);
    assert.deepEqual(mistakes('paths: {exclude: ["*.yaml", a/tollgate.yaml], generated: tollgate.yaml}\n'), []);
  });

  it('keeps paths inside the folder', () => {
    const path = (written: string): string[] =>
      mistakes(`paths: {specs: '${written}'}`).map((each) => each.replace(/^.*; /, ''));
    for (const written of ['/etc', '\\\\server\\share', 'C:\\docs', 'c:/docs', '~/docs', '!/etc', 'file:///etc']) {
      assert.deepEqual(path(written), ['a path that begins in this folder'], written);
    }
    for (const written of ['*[ab]'.repeat(5), '**/a/'.repeat(4), '+(a*)b', '{a,aa}'.repeat(9)])
      assert.deepEqual(
        mistakes(`paths: {tests: "${written}"}`).map((said) => said.split('; ').at(-1)),
        ['a glob with fewer wildcards: it would take too long to match'],
        written,
      );
    for (const written of ['../docs', 'docs/../../x', 'a/..', '!../x']) {
      assert.deepEqual(path(written), ['a path inside this folder, without `..`'], written);
    }
    assert.deepEqual(path('docs\\specs'), ['a path with `/` between its folders']);
    assert.deepEqual(path(''), ['some text']);
    for (const written of ['.', './docs/', '**/*.{md,txt}', 'docs/\\(old\\)', '..docs', 'a..b', '!docs', 'docs/a:b']) {
      assert.deepEqual(path(written), [], written);
    }
  });

  describe('waivers', () => {
    const waiver = (changes: Record<string, string | undefined>): string[] => {
      const keys = { criterion: 'tests-pass', on: '2026-11-23', until: '2027-02-21', by: 'M', reason: 'r', ...changes };
      const lines = Object.entries(keys).flatMap(([key, value]) =>
        value === undefined ? [] : [`    ${key}: ${value}`],
      );
      return mistakes(`waivers:\n  -\n${lines.join('\n')}\n`).map((each) => each.replace(/^\d+:\d+ /, ''));
    };
    it('last at most 90 days', () => {
      assert.deepEqual(waiver({}), []);
      assert.deepEqual(waiver({ until: '2027-02-22' }), [
        '`until` is `2027-02-22`; a last day at most 90 days after `on`',
      ]);
      assert.deepEqual(waiver({ until: '2026-11-22' }), [
        '`until` is `2026-11-22`; a last day that is not before `on`',
      ]);
      assert.deepEqual(waiver({ until: '2026-11-23' }), []);
      assert.equal(waiver({ until: '2027-03-22', extra: 'x', by: '""' }).length, 3, 'also beside other mistakes');
    });
    it('have days that the calendar has', () => {
      assert.deepEqual(waiver({ until: '2027-02-29' }), ['`until` is `2027-02-29`; a day that the calendar has']);
      assert.deepEqual(waiver({ on: 'today' }), ['`on` is `today`; a day, written like 2027-01-31']);
      assert.deepEqual(waiver({ on: '2026-1-1' }), ['`on` is `2026-1-1`; a day, written like 2027-01-31']);
      assert.deepEqual(waiver({ on: '20261123' }), ['`on` is `20261123`; a day, written like 2027-01-31']);
    });
    it('have a reason, a name and a criterion', () => {
      assert.deepEqual(waiver({ reason: '""', by: undefined, criterion: 'test-pass' }), [
        '`by` is missing; a value for `by`',
        '`criterion` is `test-pass`; `tests-pass`, perhaps',
        '`reason` is empty; some text',
      ]);
      assert.deepEqual(waiver({ reason: '' }), ['`reason` is empty; some text']);
      for (const word of ['TODO', 'tbd.', '?', '-'])
        assert.deepEqual(waiver({ reason: `"${word}"` }), [`\`reason\` is \`${word}\`; some text`]);
      assert.deepEqual(waiver({ by: '"~"' }), ['`by` is `~`; some text']);
      assert.deepEqual(waiver({ reason: 'TODO of December' }), []);
    });
  });

  it('knows no key by what objects of JavaScript have by themselves', () => {
    const text = `__proto__: 1
gate: tests
constructor: {a: 1}
paths: {prototype: a, toString: b}
severities:
  constructor: off
people:
  - {name: A, __proto__: {roles: tester}}
tests: {coverage: {hasOwnProperty: 1, constructor: 2}}
`;
    assert.deepEqual(
      mistakes(text).map((each) => each.split(';')[0]),
      [
        '1:1 `__proto__` is not known here',
        '3:1 `constructor` is not known here',
        '4:9 `prototype` is not known here',
        '4:23 `toString` is not known here',
        '6:3 `constructor` is not known here',
        '8:15 `__proto__` is not known here',
        '9:20 `hasOwnProperty` is not known here',
        '9:39 `constructor` is not known here',
      ],
    );
    assert.match(mistakes(text)[1] ?? '', /; one of gate, customer/);
  });

  it('never throws, and always says where', () => {
    const value = fc.jsonValue({ maxDepth: 2 });
    const key = fc.constantFrom(
      'gate',
      'people',
      'paths',
      'tests',
      'severities',
      'waivers',
      'name',
      'roles',
      'specs',
      'until',
      'on',
      '__proto__',
      'constructor',
      'toString',
    );
    const shape = fc.dictionary(key, fc.oneof(value, fc.array(fc.dictionary(key, value)), fc.dictionary(key, value)));
    const text = fc.oneof(
      shape.map((each) => JSON.stringify(each)),
      fc.string(),
    );
    fc.assert(
      fc.property(text, (written) => {
        for (const { place, found, wanted } of read(written).mistakes) {
          assert.ok(place.line >= 1 && place.column >= 1);
          assert.ok(
            !/\{\w+\}|undefined/.test(`${inEnglish(found)}${inEnglish(wanted)}`.replaceAll(written, '')) ||
              written.includes('{'),
          );
        }
      }),
      { numRuns: 80 },
    );
  });
});
