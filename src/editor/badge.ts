import { configurationMistakes, message, type Say, type Verdict } from '../core/index.ts';

/** How much is to go in all folders, and what is to be mended before one can be judged; undefined where nothing is. */
export function badgeOf(
  verdicts: readonly Pick<Verdict, 'verdict' | 'problems' | 'toGo'>[],
  say: Say,
): { readonly value: number; readonly tooltip: string } | undefined {
  const mistakes = verdicts.reduce((n, verdict) => n + configurationMistakes(verdict).length, 0);
  const toGo = verdicts.reduce((n, verdict) => n + verdict.toGo, 0);
  const parts = [
    ...(mistakes === 0 ? [] : [message('{n} {n|mistake|mistakes} in the configuration', { n: mistakes })]),
    ...(toGo === 0 ? [] : [message('{n} to go', { n: toGo })]),
  ];
  return parts.length === 0 ? undefined : { value: mistakes + toGo, tooltip: parts.map(say).join(', ') };
}
