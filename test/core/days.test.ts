import assert from 'node:assert/strict';
import { dayAfter, daysBetween, isDay } from '../../src/core/days.ts';

describe('A day', () => {
  it('is in the calendar, in which a century has no leap day but every fourth', () => {
    for (const day of ['2028-02-29', '2000-02-29', '2026-12-31', '2026-04-30']) assert.ok(isDay(day), day);
    for (const none of ['2026-02-29', '1900-02-29', '2100-02-29', '2026-04-31', '2026-13-01', '2026-00-10', '2026-1-1'])
      assert.ok(!isDay(none), none);
  });

  it('is so many days from another', () => {
    assert.equal(dayAfter('2028-02-28', 2), '2028-03-01');
    assert.equal(daysBetween('2028-02-28', '2028-03-01'), 2);
    assert.equal(daysBetween('2028-03-01', '2028-02-28'), -2);
  });
});
