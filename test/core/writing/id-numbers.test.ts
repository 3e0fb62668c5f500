import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Requirement } from '../../../src/core/model.ts';
import { highestNumbers, requirementNumbers } from '../../../src/core/writing/id-numbers.ts';
import { requirement } from '../model-builder.ts';

describe('The highest numbers of IDs (AUTH-002)', () => {
  it('are those of the requirements that there are, whichever came and went since they were counted last', () => {
    const id = fc
      .tuple(fc.constantFrom('REQ-', 'A-', 'req_', ''), fc.nat(12), fc.constantFrom(1, 3))
      .map(([head, number, width]) => head + String(number).padStart(width, '0'));
    const one: fc.Arbitrary<Requirement> = id.map((own) => requirement({ id: own }));
    const changes = fc.array(fc.record({ at: fc.nat(20), gone: fc.nat(2), come: fc.array(one, { maxLength: 2 }) }));
    const property = fc.property(fc.array(one, { maxLength: 20 }), changes, (first, all) => {
      let requirements = first;
      for (const { at, gone, come } of [{ at: 0, gone: 0, come: [] }, ...all]) {
        requirements = requirements.toSpliced(at, gone, ...come);
        const expected = highestNumbers(requirements.map(({ id: each }) => each));
        assert.deepEqual(new Map([...requirementNumbers(requirements)].sort()), new Map([...expected].sort()));
      }
    });
    fc.assert(property, { numRuns: 300 });
  });
});
