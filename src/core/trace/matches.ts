import type { Declaration, Reference } from '../model.ts';
import { appended } from '../lists.ts';
import { citedBy, match, type Match } from './by-reference.ts';
import type { Reported } from './reported-cases.ts';

/** What references stand at; those that do are joined alike, but for what they cite where that matters. */
export interface Standing {
  references: Reference[];
}

interface Known extends Standing {
  /** Whatever is cited. */
  match?: Match;
  byCitation?: Map<string, Match>;
}

/** Thousands of references may stand at one suite or file of thousands of tests: what that is joined with is looked for once. */
export class Matches {
  private readonly known = new WeakMap<Declaration, Known>();
  private readonly twins = new Map<string, Known>();
  private readonly reportedTo: (standing: Standing) => Reported;

  /** @param reportedTo what is reported, to be asked for what stands there */
  constructor(reportedTo: (standing: Standing) => Reported) {
    this.reportedTo = reportedTo;
  }

  of(reference: Reference): Match {
    const known = this.at(reference);
    known.references = appended(known.references, reference);
    const citation = citedBy(reference);
    return known.match ?? known.byCitation?.get(citation) ?? this.found(reference, citation, known);
  }

  private found(reference: Reference, citation: string, known: Known): Match {
    let matters = false;
    const asked = (): string => {
      matters = true;
      return citation;
    };
    const found = match(reference, asked, this.reportedTo(known));
    if (matters) (known.byCitation ??= new Map()).set(citation, found);
    else known.match = found;
    return found;
  }

  private at({ target, place: { file } }: Reference): Known {
    if (target === undefined) return standing();
    let known = this.known.get(target);
    if (known === undefined) this.known.set(target, (known = this.atTwins(target, file)));
    return known;
  }

  /** Nothing but the lines tells twins apart, which no report knows. */
  private atTwins(target: Declaration, file: string): Known {
    if (target.hasTwin !== true) return standing();
    const key = JSON.stringify([file, target], (name, value: unknown) => (isLine(name) ? undefined : value));
    let known = this.twins.get(key);
    if (known === undefined) this.twins.set(key, (known = standing()));
    return known;
  }
}

function standing(): Known {
  return { references: [] };
}

function isLine(name: string): boolean {
  return name === 'line' || name === 'endLine';
}
