import type { Fix, Mending, QuickFix } from './fix.ts';
import * as fixes from './fixes/index.ts';

const registry: readonly Fix[] = Object.values(fixes);

/** What mends a finding, or a problem, by an edit in its document. */
export function* quickFixes(mending: Mending): Generator<QuickFix> {
  for (const { offered } of offers(mending)) yield offered;
}

/** The same, and which fix it is that offers it. */
export function* offers(mending: Mending): Generator<{ readonly id: string; readonly offered: QuickFix }> {
  const { what } = mending;
  for (const { id, ...fix } of registry) {
    const offered =
      'criterion' in what
        ? fix.mends !== 'problems' && fix.mends.includes(what.criterion) && fix.offers({ ...mending, what })
        : fix.mends === 'problems' && fix.offers({ ...mending, what });
    if (offered !== false) for (const each of offered) yield { id, offered: each };
  }
}
