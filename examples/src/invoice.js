// @req REQ-001
/** The net amount of an invoice, in cents. */
export function net(lines) {
  return lines.reduce((sum, line) => sum + line.quantity * line.price, 0);
}

// @req REQ-002
/** The value added tax on an amount, in cents; `rate` in percent. */
export function tax(amount, rate) {
  return Math.floor((amount * rate) / 100);
}

// @req REQ-001, REQ-003
/** Makes an invoice of its lines: `{ description, quantity, price }`, the price in cents. */
export function invoice(number, lines, rate = 20) {
  if (lines.length === 0) throw new RangeError(`Invoice ${number} has no lines`);
  const amount = net(lines);
  return { number, lines, net: amount, tax: tax(amount, rate), total: amount + tax(amount, rate) };
}
