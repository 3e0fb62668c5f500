import type { Reference, TestLink } from '../model.ts';
import { byReference, linkOf } from './by-reference.ts';
import { wordOf } from '../code/words.ts';
import { appended } from '../lists.ts';
import { partitionPoint } from '../order.ts';
import { keyOfWord } from './worded.ts';
import { Matches, type Standing } from './matches.ts';
import { headOf, type Known } from './reported.ts';
import type { Loose, Reported, Way } from './reported-cases.ts';

type Asked = Map<string, Standing[]>;
type Askers = Map<Way | Loose, Asked>;

/**
 * What references are joined with, and where they were looked for: so that a changed report reaches those that were looked for there, and no
 * others. One for as long as each version of what is reported follows from the last.
 */
export class Inquiries {
  private latest: Known;
  private matches: Matches;
  private asked = 0;
  private readonly links = new WeakMap<Reference, TestLink>();
  private readonly around: Askers = new Map();
  private readonly named: Askers = new Map();
  private readonly headed: Askers = new Map();
  private readonly titled: Asked = new Map();

  constructor(first: Known) {
    this.latest = first;
    this.matches = this.matchesIn(first);
  }

  /** @param known a version that is not the latest is looked through, and nothing is remembered */
  linkOf(reference: Reference, criterion: string | undefined, known: Known): TestLink {
    const { reported } = known;
    if (known !== this.latest) return byReference(reference, criterion, reported);
    const own = this.links.get(reference);
    if (own !== undefined && own.criterion === criterion) return own;
    const link = linkOf(reference, criterion, this.matches.of(reference));
    this.links.set(reference, link);
    return link;
  }

  /**
   * Goes on to the next version.
   * @param references see `Traced`
   * @returns the references to be joined anew; undefined where it does not follow from the last: then others have to begin
   */
  goOn(from: Known, to: Known, references: readonly Reference[]): ReadonlySet<Reference> | undefined {
    if (this.latest !== from || to.changed === undefined) return undefined;
    const reached = new Set<Reference>();
    const reach = (asked: Asked | undefined, keys: ReadonlySet<string>): void => {
      for (const key of asked === undefined ? [] : keys) {
        for (const { references } of asked?.get(key) ?? []) for (const reference of references) reached.add(reference);
        asked?.delete(key);
      }
    };
    const { files } = to.changed;
    for (const file of files) for (const each of referencesIn(file, references)) reached.add(each);
    reach(this.titled, to.changed.titled);
    for (const kind of ['around', 'named', 'headed'] as const) {
      for (const [by, keys] of to.changed[kind]) reach(this[kind].get(by), keys);
    }
    for (const reference of reached) this.links.delete(reference);
    this.latest = to;
    this.matches = this.matchesIn(to);
    return reached;
  }

  /** Whether most of what is kept is of references that are gone. */
  isOutgrown(references: number): boolean {
    return this.asked > 10 * (references + 1000);
  }

  private matchesIn({ reported }: Known): Matches {
    return new Matches((standing) => this.noting(standing, reported));
  }

  private noting(standing: Standing, reported: Reported): Reported {
    return {
      ...reported,
      around: (way, key) => {
        this.note(this.around, way, key, standing);
        return reported.around(way, key);
      },
      named: (loose, name) => {
        this.note(this.named, loose, name, standing);
        return reported.named(loose, name);
      },
      headed: (loose, name) => {
        this.note(this.headed, loose, headOf(name), standing);
        return reported.headed(loose, name);
      },
      titled: (title) => {
        this.take(this.titled, title, standing);
        return reported.titled(title);
      },
      alike: (names) => {
        this.take(this.titled, keyOfWord(wordOf(names.at(-1) ?? '')), standing);
        return reported.alike(names);
      },
    };
  }

  private note(askers: Askers, by: Way | Loose, key: string, standing: Standing): void {
    let keys = askers.get(by);
    if (keys === undefined) askers.set(by, (keys = new Map<string, Standing[]>()));
    this.take(keys, key, standing);
  }

  private take(keys: Asked, key: string, standing: Standing): void {
    const known = keys.get(key);
    if (known === undefined) keys.set(key, [standing]);
    else if (known.at(-1) !== standing) keys.set(key, appended(known, standing));
    this.asked++;
  }
}

function* referencesIn(file: string, references: readonly Reference[]): Generator<Reference> {
  const from = partitionPoint(0, references.length, (at) => (references[at]?.place.file ?? '') < file);
  for (let at = from; references[at]?.place.file === file; at++) yield references[at] as Reference;
}
