import assert from 'node:assert/strict';
import { criterion, type Observation } from '../../src/core/criterion.ts';
import { judge, type PhaseId, type Verdict } from '../../src/core/index.ts';
import { message } from '../../src/core/message.ts';
import { readIn, today } from '../judged.ts';

/** A criterion of one subject, of which it says that, or that it holds. */
function saying(id: string, phase: PhaseId, more?: Partial<Observation>): Parameters<typeof judge>[3][number] {
  return criterion<string>({
    id,
    phase,
    position: 1,
    title: message('It holds'),
    severity: { tests: 'block', requirements: 'block', delivery: 'block' },
    needs: [],
    subjects: () => ['x'],
    *judge() {
      const found = {
        result: 'fails',
        subject: 'x',
        place: null,
        found: message('no'),
        wanted: message('yes'),
      } as const;
      if (more !== undefined) yield { ...found, ...more };
    },
  });
}

const note = { 'docs/architecture/0001-a.md': '---\nstatus: accepted\n---\n# A\n' };

function phaseOf(
  id: PhaseId,
  files: Readonly<Record<string, string>>,
  ...registry: Parameters<typeof judge>[3]
): Verdict['phases'][number] | undefined {
  const { model, config } = readIn({ files });
  assert.deepEqual(config.mistakes, []);
  return judge(model, config, { gate: 'release', today }, registry).phases.find((phase) => phase.id === id);
}

describe('The state of a phase (GATE-008)', () => {
  it('is rework only where something later is there already', () => {
    const back = saying('tests-pass', 'requirements', { sendsBackTo: 'design' });
    assert.equal(phaseOf('design', note, back)?.state, 'in-work');
    const { state, because } = phaseOf('design', { ...note, 'src/a.js': 'a();\n' }, back) ?? {};
    assert.deepEqual([state, because], ['rework', ['tests-pass:x']]);
  });

  it('is done where what blocks holds, though nothing of it is there', () => {
    assert.equal(phaseOf('requirements', {}, saying('spec-exists', 'requirements'))?.state, 'done');
    assert.equal(phaseOf('requirements', {}, saying('tests-pass', 'test'))?.state, 'not-started');
  });

  it('names the cause instead of what follows from it, unless the cause is excused, or sends back elsewhere', () => {
    const cause = saying('design-exists', 'build', {});
    const caused = saying('tests-pass', 'build', { cause: { criterion: 'design-exists' } });
    assert.deepEqual(phaseOf('build', {}, cause, caused)?.because, ['design-exists:x']);
    const waiver = `waivers:\n  - {criterion: design-exists, on: ${today}, until: 2026-12-20, by: A, reason: because}\n`;
    assert.deepEqual(phaseOf('build', { 'tollgate.yaml': waiver }, cause, caused)?.because, ['tests-pass:x']);
    const follows = saying('tests-pass', 'test', { cause: { criterion: 'design-exists' }, sendsBackTo: 'design' });
    const code = { ...note, 'src/a.js': 'a();\n' };
    assert.deepEqual(phaseOf('design', code, cause, follows)?.because, ['tests-pass:x']);
    const alike = saying('design-exists', 'build', { sendsBackTo: 'design' });
    assert.deepEqual(phaseOf('design', code, alike, follows)?.because, ['design-exists:x']);
  });
});
