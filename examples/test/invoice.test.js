import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { invoice, net, tax } from '../src/invoice.js';

const lines = [
  { description: 'Transport Oslo–Bergen', quantity: 2, price: 12_550 },
  { description: 'Storage, per day', quantity: 3, price: 990 },
];

describe('An invoice', () => {
  it('REQ-001 adds up its lines', () => {
    assert.equal(net(lines), 28_070);
  });

  it('REQ-001 adds the tax to the total', () => {
    assert.equal(invoice('2026-0001', lines).total, 33_684);
  });
});

describe('The tax', () => {
  it('REQ-002 is a share of the net amount', () => {
    assert.equal(tax(28_070, 20), 5_614);
  });

  it('REQ-002 is rounded to the nearest cent', () => {
    assert.ok(tax(1_999, 20) === 400, '20 % of 19.99 is 3.998, which rounds to 4.00');
  });
});
