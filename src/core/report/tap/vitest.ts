import type { Level, Point } from './level.ts';

/** `ok 1 - test/cart.test.ts # time=5ms {` with a plan in front. Where node-tap says so the plan stands behind, and assertions take no time. */
export function isFileOfVitest({ name, inside }: Point): boolean {
  return /\.[cm]?[jt]sx?$/.test(name) && inside?.plan?.isTrailing === false && isTimed(inside);
}

function isTimed({ points }: Level): boolean {
  return points.every(({ inside, isTimed: is, directive }) =>
    inside === undefined ? is || directive !== undefined : isTimed(inside),
  );
}
