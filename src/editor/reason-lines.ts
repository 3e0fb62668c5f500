import { message, reasonsOf, type Say } from '../core/index.ts';
import { alone } from './alone.ts';
import { inShort } from './in-short.ts';
import { isolated } from './isolated.ts';
import { noIconInMarkdown } from './no-icon.ts';
import { placeWords } from './rows/finding.ts';
import { waysBack } from './rows/ways-back.ts';
import type { Judged } from './state.ts';

const shown = 3;

/** Markdown: the first reasons with their places; and what sent the work back where that is none of them, as a refusal is at an open gate. */
export function* reasonLines({ verdict, leadsTo }: Pick<Judged, 'verdict' | 'leadsTo'>, say: Say): Generator<string> {
  const reasons = reasonsOf(verdict);
  const told = new Set<unknown>(reasons);
  const back = verdict.phases.flatMap(({ id }) => waysBack(verdict, id)).filter((each) => !told.has(each));
  const line = (text: string, { place }: (typeof reasons)[number]): string => {
    const at = place === null ? '' : ` · ${noIconInMarkdown(isolated(placeWords(leadsTo(place))))}`;
    return `- ${noIconInMarkdown(inShort(text))}${at}`;
  };
  for (const each of reasons.slice(0, shown)) yield line(alone(each.found, say), each);
  const more = reasons.length - shown;
  if (more > 0) yield noIconInMarkdown(say(message('and {n} more', { n: more })));
  for (const each of back.slice(0, shown))
    yield line(alone(message('sent back: {found}', { found: each.found }), say), each);
}
