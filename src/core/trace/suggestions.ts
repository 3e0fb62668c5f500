import { NearWords } from '../convention/near-words.ts';
import { lazily } from '../lazily.ts';

/** IDs that are suggested for one that nobody knows. */
const most = 3;

export type Suggest = (id: string) => readonly string[];

/** Those that an unknown ID may have been meant for, asked for again and again. */
export function suggestions(known: () => readonly string[]): Suggest {
  const ids = lazily(known);
  const whole = new NearWords(ids);
  const isShort = lazily(() => ids().every((id) => !id.includes('/')));
  const short = (id: string): string => id.slice(id.lastIndexOf('/') + 1);
  const shortened = new NearWords(lazily(() => ids().map(short)));
  // Of several that have a short form, the last is meant.
  const lengthened = lazily(() => new Map(ids().map((id) => [short(id), id])));
  return (id) =>
    id.includes('/') || isShort()
      ? whole.nearest(id, most)
      : shortened.nearest(id, most).map((each) => lengthened().get(each) ?? each);
}
