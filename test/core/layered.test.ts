import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Layered } from '../../src/core/reading/layered.ts';

describe('A large map that changes a little', () => {
  const key = fc.nat(300);
  const changes = fc.array(fc.tuple(key, fc.option(fc.nat(), { nil: undefined })), { maxLength: 40 });

  it('is what a copy would be, and so is each that was there before', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(key, fc.nat())), fc.array(changes, { maxLength: 20 }), (first, all) => {
        const versions = [{ map: new Map(first), layered: new Layered(new Map(first)) }];
        for (const each of all) {
          const last = versions.at(-1);
          if (last === undefined) continue;
          const map = new Map(last.map);
          for (const [own, value] of each) {
            if (value === undefined) map.delete(own);
            else map.set(own, value);
          }
          versions.push({ map, layered: last.layered.with(new Map(each)) });
        }
        for (const { map, layered } of versions) {
          assert.deepEqual([...layered.entries()].map(([key]) => key).sort(), [...map.keys()].sort());
          for (let own = 0; own <= 300; own++) assert.equal(layered.get(own), map.get(own));
        }
      }),
    );
  });
});
