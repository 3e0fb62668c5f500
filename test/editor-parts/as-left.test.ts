import assert from 'node:assert/strict';
import { AsLeft } from '../../src/editor/as-left.ts';
import type { Row } from '../../src/editor/rows/row.ts';

const row: Row = { key: 'x', label: 'x', icon: { name: 'x' } };

describe('The rows of a view', () => {
  it('are open as they say until somebody opens or closes them, and from then on as they were left', () => {
    const left = new AsLeft();
    const [open, closed] = [
      { id: '1', row: { ...row, isOpen: true } },
      { id: '2', row },
    ];
    assert.deepEqual([left.isOpen(open), left.isOpen(closed)], [true, false]);
    assert.deepEqual([left.isTouched('1'), left.isTouched('2')], [false, false]);
    left.close('1');
    left.open('2');
    assert.deepEqual([left.isOpen(open), left.isOpen(closed)], [false, true]);
    assert.deepEqual([left.isTouched('1'), left.isTouched('2')], [true, true]);
    left.open('1');
    assert.equal(left.isOpen(open), true);
  });

  it('count as opened where something below them was, and no longer when that was closed', () => {
    const left = new AsLeft();
    left.open('1 a');
    assert.deepEqual(
      ['1', '1 a', '1 a b', '1 ab', '11'].map((id) => left.hasOpened(id)),
      [true, true, false, false, false],
    );
    left.close('1 a');
    assert.deepEqual([left.hasOpened('1'), left.hasOpened('1 a')], [false, false]);
  });
});
