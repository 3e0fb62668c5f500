import assert from 'node:assert/strict';
import { inEnglish, judge, outputs, phaseStanding, registry } from '../../src/core/index.ts';
import { readIn, today } from '../judged.ts';

const specification = `---
tollgate: spec
---
# Cart

## Requirements

### REQ-001 The total
The system SHALL add up.

Acceptance criteria:
1. The system SHALL show the total.
`;

/** The first three phases, as `tollgate` prints them and as the surfaces ask for them. */
function standingOf(source: string): { readonly printed: readonly string[]; readonly words: string } {
  const files = { 'tollgate.yaml': 'gate: requirements\n', 'docs/specs/cart.md': specification, 'src/cart.js': source };
  const { model, config } = readIn({ files });
  const verdict = judge(model, config, { gate: 'release', today }, registry);
  const look = { say: inEnglish, language: 'en' as const, paint: (_: unknown, text: string) => text, all: false };
  return {
    printed: outputs.phases.render(verdict, look, model).split('\n').slice(0, 3),
    words: inEnglish(phaseStanding(verdict, 'build').words),
  };
}

describe('Where a phase stands', () => {
  it('is done where nothing is left to say', () => {
    const { printed, words } = standingOf('// @req REQ-001\n');
    assert.equal(words, 'done');
    assert.equal(printed[2], '  ✔ 3 Build         done         1 of 1 requirement referenced from code');
  });

  it('is told with its warnings where it is done all the same', () => {
    const { printed, words } = standingOf('add();\n');
    assert.equal(words, 'done, 1 warning');
    assert.deepEqual(printed, [
      '  ✔ 1 Requirements  done             1 specification, 1 requirement',
      '  · 2 Design        not started      0 architecture notes',
      '  ✔ 3 Build         done, 1 warning  0 of 1 requirement referenced from code',
    ]);
  });
});
