import assert from 'node:assert/strict';
import fc from 'fast-check';
import { asRequirement } from '../../src/core/convention/stated-requirement.ts';
import type { Requirement } from '../../src/core/model.ts';
import { byPlace } from '../../src/core/order.ts';
import { type Resolver, resolverOf } from '../../src/core/trace/resolve.ts';

/** What an ID means, in words: of several, and of what is near, the order counts. */
function meant(resolver: Resolver, id: string): readonly string[] {
  const { resolution } = resolver.meaning(id, undefined);
  if (resolution.kind === 'found') return [resolution.requirement.id];
  if (resolution.kind === 'ambiguous') return resolution.requirements.map(({ place }) => `${place.file}:${place.line}`);
  return resolution.kind === 'unknown' ? resolution.nearest : [];
}

const asked = ['REQ-000', 'REQ-001', 'REQ-002', 'REQ-020', 'REQ-100'];

const requirement = (id: string, file: string, line: number): Requirement =>
  asRequirement({
    id,
    convention: 'tollgate',
    title: id,
    place: { file, line, column: 1 },
    endLine: line,
    criteria: [],
  });

describe('What IDs mean, from change to change', () => {
  it('follows a requirement that changes places with others', () => {
    const [one, other] = [requirement('REQ-001', 'a.md', 1), requirement('REQ-020', 'b.md', 1)];
    const before = resolverOf([one, other]);
    assert.deepEqual(meant(before, 'REQ-000'), ['REQ-001', 'REQ-020']);
    const now = resolverOf([other, requirement('REQ-001', 'c.md', 1)], before);
    assert.deepEqual(meant(now, 'REQ-000'), ['REQ-020', 'REQ-001']);
  });

  it('is what it would be if nothing had been known before', () => {
    const id = fc.constantFrom('REQ-001', 'REQ-002', 'REQ-010', 'REQ-020', 'REQ-100');
    const written = fc.record({
      id,
      file: fc.constantFrom('a.md', 'b.md', 'c.md'),
      line: fc.integer({ min: 1, max: 4 }),
    });
    const all = fc.uniqueArray(written, { selector: ({ file, line }) => `${file}:${line}`, maxLength: 8 });
    fc.assert(
      fc.property(fc.array(all, { minLength: 2, maxLength: 6 }), (versions) => {
        // Those that are the same are the same object, as those are that are read again.
        const known = new Map<string, Requirement>();
        let resolver: Resolver | undefined;
        for (const version of versions) {
          const standing = version
            .map((each) => {
              const key = JSON.stringify(each);
              const own = known.get(key) ?? requirement(each.id, each.file, each.line);
              known.set(key, own);
              return own;
            })
            .sort((a, b) => byPlace(a.place, b.place));
          resolver = resolverOf(standing, resolver);
          const anew = resolverOf(standing);
          for (const each of asked) assert.deepEqual(meant(resolver, each), meant(anew, each));
        }
      }),
      { numRuns: 2000 },
    );
  });
});
