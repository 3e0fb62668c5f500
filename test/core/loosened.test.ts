import assert from 'node:assert/strict';
import { checked } from '../../src/core/config/checked.ts';
import { definition } from '../../src/core/config/definition.ts';
import { readConfig, type ReadConfig } from '../../src/core/config.ts';
import { inEnglish } from '../../src/core/message.ts';
import { readBaseline } from '../../src/core/policy/baseline.ts';
import { loosened } from '../../src/core/policy/loosened.ts';
import { configFile } from '../../src/core/read.ts';
import { criterionIds, registry } from '../../src/core/registry.ts';

const read = (config: string, baseline?: string): ReadConfig => ({
  ...readConfig(config, criterionIds),
  ...(baseline !== undefined && { baseline: readBaseline(baseline, criterionIds).baseline }),
});

const told = (before: ReadConfig, after: ReadConfig, text = ''): string[] => {
  assert.deepEqual([...before.mistakes, ...after.mistakes], []);
  const written = checked(text, configFile, definition(criterionIds));
  return Array.from(loosened({ before, after, written, setApart: [], ref: 'main' }, registry), ({ place, found }) => {
    return `${place.line}: ${inEnglish(found)}`;
  });
};

const people = (...all: readonly string[]): string => `people: [${all.map((each) => `{name: ${each}}`).join(', ')}]`;

describe('What a change loosens (GATE-010)', () => {
  for (const [before, after, ...expected] of [
    ['gate: requirements', 'gate: delivery'],
    ['gate: delivery', 'gate: tests', '1: `gate` is lowered from delivery to tests'],
    ['', 'severities: {requirements-verified: warn}', '1: `requirements-verified` is turned down from block to warn'],
    ['severities: {tasks-done: off}', 'severities: {tasks-done: warn}'],
    [
      'gate: requirements',
      'gate: delivery\nseverities: {requirements-verified: warn}',
      '2: `requirements-verified` is turned down from block to warn',
    ],
    ['', 'test: make test'],
    ['test: make test', 'test: make test'],
    ['test: make test', 'test: "true"', '1: another command runs the tests: `true`'],
    [
      'test: make test',
      'gate: requirements',
      '1: nothing says any more that `make test` runs the tests, because `test` was taken out',
    ],
    ['tests: {atLeast: 2, skipsAtMost: 2}', 'tests: {atLeast: 3, skipsAtMost: 1}'],
    ['tests: {skipsAtMost: 2}', 'tests: {skipsAtMost: 3}', '1: `tests.skipsAtMost` goes from 2 to 3'],
    ['', 'tests: {skipsAtMost: 1}', '1: `tests.skipsAtMost` goes from 0 to 1'],
    [
      'tests: {coverage: {atLeast: 80}}',
      'tests: {coverage: {atLeast: 79.5}}',
      '1: `tests.coverage.atLeast` goes from 80 to 79.5',
    ],
    ['paths: {exclude: [a, b], specs: [c]}', 'paths: {exclude: [b], specs: [c]}'],
    ['paths: {exclude: [a]}', 'paths: {exclude: [a, b]}', '1: `paths.exclude` takes out: b'],
    [
      '',
      'paths: {tests: [t], reports: [r]}',
      '1: `paths.tests` names other files',
      '1: `paths.reports` names other files',
    ],
    [
      '',
      'paths: {generated: [g], sources: [s]}',
      '1: `paths.generated` takes out: g',
      '1: `paths.sources` names other files',
    ],
    [
      'paths: {specs: [s], architecture: [a]}',
      'paths: {specs: [t], architecture: [b]}',
      '1: `paths.specs` names other files',
      '1: `paths.architecture` names other files',
    ],
    ['', people('A, roles: [customer]')],
    [people('A'), people('A')],
    [
      people('A, roles: [tester]', 'B, roles: [tester]'),
      people('B, roles: [tester]'),
      '1: only one person is listed, who may sign everything',
    ],
    [people('A, roles: [tester]', 'B, roles: [customer]'), people('A, roles: [tester]', 'C')],
    [
      people('A, roles: [tester]', 'B, roles: [customer]'),
      people('A', 'B, roles: [customer]'),
      '1: no role of A is listed any more, so that they may sign as the customer',
    ],
    [people('A', 'B'), people('A'), '1: only one person is listed, who may sign everything'],
    [people('A', 'B, roles: [tester]'), people('A', 'B, roles: [tester]', 'C')],
    [
      people('A, roles: [tester]', 'B'),
      people('A, roles: [tester]', 'B, roles: [tester, customer]'),
      '1: B may now speak as: tester, customer',
    ],
  ] as const) {
    it(`from \`${before}\` to \`${after.replace('\n', '; ')}\` is ${expected.length === 0 ? 'nothing' : 'told'}`, () => {
      assert.deepEqual(told(read(before), read(after), after), expected);
    });
  }

  it('of the baseline is told once, with how many more it excuses', () => {
    const entry = (subject: string, result = 'fails', times = 1): string =>
      `  - {criterion: criteria-written, subject: ${subject}, result: ${result}, times: ${times}}\n`;
    const grows = (before: string | undefined, after: string | undefined): string[] =>
      told(read('', before && `findings:\n${before}`), read('', after && `findings:\n${after}`));
    assert.deepEqual(grows(entry('A'), entry('A')), []);
    assert.deepEqual(grows(entry('A', 'fails', 3), entry('A', 'fails', 2)), []);
    assert.deepEqual(grows(entry('A') + entry('B'), undefined), []);
    assert.deepEqual(grows(entry('A') + entry('A'), entry('A', 'fails', 2)), []);
    assert.deepEqual(grows(entry('A', 'fails', 3), entry('A') + entry('A', 'fails', 2)), []);
    assert.deepEqual(grows(entry('A'), entry('A', 'fails', 3)), ['2: the baseline grows by 2 findings']);
    assert.deepEqual(grows(entry('A'), entry('A') + entry('A')), ['3: the baseline grows by 1 finding']);
    assert.deepEqual(grows(entry('A', 'unverified'), entry('A')), ['2: the baseline grows by 1 finding']);
    assert.deepEqual(grows(undefined, entry('A') + entry('B', 'fails', 2)), ['2: the baseline grows by 3 findings']);
  });
});
