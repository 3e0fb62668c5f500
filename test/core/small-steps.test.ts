import assert from 'node:assert/strict';
import { judging } from '../../src/core/judge.ts';
import { message } from '../../src/core/message.ts';
import type { Problem } from '../../src/core/model.ts';
import { registry } from '../../src/core/index.ts';
import { isSameTree } from '../../src/core/tree.ts';
import { readIn, today } from '../judged.ts';

const files = Object.fromEntries(Array.from({ length: 1_500 }, (_, at) => [`src/f${at}.ts`, 'x']));

describe('What is to be judged', () => {
  it('is compared with what was there shelf by shelf', () => {
    const [before, now] = [readIn({ files }), readIn({ files })].map(({ filing }) => filing.shelves);
    assert.ok(before !== undefined && now !== undefined && before.length > 3);
    const work = isSameTree({ gone: before, come: now });
    let pauses = 0;
    let step = work.next();
    for (; step.done !== true; step = work.next()) pauses++;
    assert.equal(step.value, true);
    assert.equal(pauses, before.length);
  });

  it('is judged in small steps where much cannot be read', () => {
    const { model, config } = readIn({ files: { 'src/a.ts': 'x' } });
    const problem = (at: number): Problem => ({
      kind: 'problem',
      spoils: 'specification',
      place: { file: `docs/specs/${at}.md`, line: 1, column: 1 },
      found: message('no'),
      wanted: message('yes'),
    });
    const stepsWith = (n: number): number => {
      const problems = Array.from({ length: n }, (_, at) => problem(at));
      return [...judging({ ...model, problems }, config, { gate: 'release', today }, registry)].length;
    };
    const more = stepsWith(2_560) - stepsWith(1);
    assert.ok(more >= 20, `${more} more steps`);
  });
});
