import assert from 'node:assert/strict';
import { finish, judgingAgain, type Verdict } from '../../src/core/index.ts';
import { criterion } from '../../src/core/criterion.ts';
import { message } from '../../src/core/message.ts';
import { readIn, today } from '../judged.ts';

const base = {
  phase: 'build',
  position: 1,
  title: message('It holds'),
  severity: { tests: 'block', requirements: 'block', delivery: 'block' },
  needs: [],
} as const;
const observed = { result: 'fails', subject: 'x', place: null, found: message('no'), wanted: message('yes') } as const;

describe('A verdict after another one', () => {
  it('tells of a cause that came or went, though what it causes is the same', () => {
    const caused = criterion<string>({
      ...base,
      id: 'tests-pass',
      subjects: () => ['x'],
      *judge() {
        yield { ...observed, cause: { criterion: 'design-exists' } };
      },
    });
    const causes = criterion<string>({
      ...base,
      id: 'design-exists',
      subjects: () => ['x'],
      *judge(_, { notes }) {
        if (notes.length === 0) yield observed;
      },
    });
    const judge = judgingAgain([caused, causes]);
    const after = (files: Record<string, string>): Verdict => {
      const { model, config } = readIn({ files });
      return finish(judge(model, config, { gate: 'release', today }));
    };
    const causeIn = ({ findings }: Verdict): string | null | undefined =>
      findings.find((each) => each.criterion === 'tests-pass')?.causedBy;
    const note = { 'docs/architecture/0001-a.md': '---\nstatus: accepted\n---\n# A\n' };
    assert.equal(causeIn(after({})), 'design-exists:x');
    assert.equal(causeIn(after(note)), null);
    const { findings, phases, toGo } = after({});
    assert.equal(findings.length, 2);
    assert.deepEqual(phases.find(({ id }) => id === 'build')?.because, ['design-exists:x']);
    assert.equal(toGo, 1);
  });
});
