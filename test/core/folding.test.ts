import assert from 'node:assert/strict';
import { criterion, type Observation } from '../../src/core/criterion.ts';
import { judge, type Question } from '../../src/core/judge.ts';
import { message } from '../../src/core/message.ts';
import { readIn, today } from '../judged.ts';

const base = {
  phase: 'build',
  position: 1,
  severity: { tests: 'block', requirements: 'block', delivery: 'block' },
  title: message('It holds'),
  needs: [],
} as const;
const observed = { result: 'fails', place: null, found: message('no'), wanted: message('yes'), kind: 'kind' } as const;
const causing = (id: string) =>
  criterion<string>({
    ...base,
    id,
    subjects: () => ['x'],
    *judge() {
      yield { ...observed, subject: 'x' };
    },
  });

/** What is told of two that are of one kind, whichever stands first. */
function folded(...both: readonly [Partial<Observation>, Partial<Observation>]): readonly unknown[] {
  const told = (all: readonly Partial<Observation>[]): readonly unknown[] => {
    const several = criterion<number>({
      ...base,
      id: 'tests-pass',
      subjects: () => [0, 1],
      *judge(at) {
        yield { ...observed, subject: `${at}`, ...all[at] };
      },
      folds: { kind: (n) => ({ found: message('{n} fail', { n }), wanted: message('yes') }) },
    });
    const { model, config } = readIn({ files: {} });
    const { findings } = judge(model, config, { gate: 'release', today }, [
      several,
      causing('design-exists'),
      causing('spec-exists'),
    ]);
    const fold = findings.find(({ id }) => id === 'tests-pass:kind');
    return [fold?.result, fold?.severity, fold?.fix, fold?.causedBy, fold?.sendsBackTo];
  };
  const [first, second] = [told(both), told([both[1], both[0]])];
  assert.deepEqual(first, second);
  return first;
}

describe('What only warns, though its criterion blocks', () => {
  it('is shown where the gate asks for the criterion, which holds', () => {
    const warning = criterion<string>({
      ...base,
      id: 'tests-pass',
      subjects: () => ['x'],
      *judge() {
        yield { ...observed, subject: 'x', warns: true };
      },
    });
    const { model, config } = readIn({ files: {} });
    const told = (gate: Question['gate']): unknown[] => {
      const { verdict, criteria, findings } = judge(model, config, { gate, today }, [warning]);
      return [verdict, ...criteria.map(({ result }) => result), ...findings.map(({ severity }) => severity)];
    };
    assert.deepEqual(told('release'), ['open', 'holds', 'warn']);
    assert.deepEqual(told({ phase: 'design' }).at(-1), 'off');
  });
});

describe('Two findings of one kind', () => {
  const [fix, other] = ['tollgate.runTests', 'tollgate.newTest'];
  const cause = { criterion: 'design-exists' };
  const spec = { criterion: 'spec-exists' };
  for (const [what, one, two, ...expected] of [
    ['fail as soon as one does', { result: 'unverified' }, {}, 'fails', 'block', null, null, null],
    [
      'are unknown where both are',
      { result: 'unverified' },
      { result: 'unverified' },
      'unverified',
      'block',
      null,
      null,
      null,
    ],
    ['block as soon as one does', { warns: true }, {}, 'fails', 'block', null, null, null],
    ['warn where both do', { warns: true }, { warns: true }, 'fails', 'warn', null, null, null],
    ['are mended by what mends both', { fix }, { fix }, 'fails', 'block', fix, null, null],
    ['are not mended by what mends one', { fix }, { fix: other }, 'fails', 'block', null, null, null],
    ['are caused by what causes both', { cause }, { cause }, 'fails', 'block', null, 'design-exists:x', null],
    ['are not caused by what causes one', { cause }, { cause: spec }, 'fails', 'block', null, null, null],
    ['send back as soon as one does', { sendsBackTo: 'build' }, {}, 'fails', 'block', null, null, 'build'],
  ] as const) {
    it(what, () => assert.deepEqual(folded(one, two), expected));
  }
});
