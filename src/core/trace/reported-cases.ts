import type { Declared, Report } from '../model.ts';
import type { Locator } from './locator.ts';
import type { Entry, ReportedIn, Surroundings } from './surroundings.ts';
import type { Worded } from './worded.ts';

/** What surroundings are looked for by. */
export type Way = (around: Surroundings, locator: Locator) => readonly string[];

/** By the test file, where the report names one. */
export const byFile: Way = ({ files }) => files ?? [];

/** Cases that are looked for by name alone, because nothing around them tells enough. */
export type Loose = (entry: Entry) => boolean;

export const anyCase: Loose = () => true;

/** The reported cases, ready to be asked for. */
export interface Reported {
  readonly locator: Locator;
  /** Surroundings that have the key. */
  readonly around: (way: Way, key: string) => readonly Surroundings[];
  /** Loose cases of exactly that name. */
  readonly named: (loose: Loose, name: string) => readonly Entry[];
  /** Loose cases whose name has the same head, see `headOf`. */
  readonly headed: (loose: Loose, name: string) => readonly Entry[];
  /** Files with a test of that title, see `Declared`. */
  readonly titled: (title: string) => readonly Declared[];
  /** Files that cite nothing and may have a test of these names; the last is its own. */
  readonly alike: Worded['having'];
  /** Looks in small steps through what the first question of that kind would look through at once. */
  readonly indexAlike: Worded['index'];
  /** Distinct values of what a report calls class or suite, for questions about a report as a whole. */
  readonly classNames: (report: Report) => readonly string[];
  /** One by one, what each report says. */
  readonly reports: readonly ReportedIn[];
  readonly all: () => readonly Entry[];
  /** Sorts in small steps what the first question of that kind would sort at once. */
  readonly sort: (by: Sorting) => Generator<undefined, void>;
}

/** What is going to be asked for. */
export type Sorting =
  | { readonly kind: 'around'; readonly by: Way }
  | { readonly kind: 'named' | 'headed'; readonly by: Loose };
