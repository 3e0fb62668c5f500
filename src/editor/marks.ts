import {
  type Finding,
  isExcused,
  isOfRunToCome,
  message,
  type Place,
  type Problem,
  type Say,
  type Verdict,
} from '../core/index.ts';
import { alone } from './alone.ts';
import type { LeadsTo } from './told-places.ts';

/** What is said at a place of a file. */
export interface Mark {
  readonly place: Place;
  readonly severity: 'error' | 'warning' | 'information';
  /** The criterion, or what a problem spoils. */
  readonly code: string;
  readonly text: string;
}

/** What is said in one file. */
export interface FileMarks {
  /** Findings and problems, and what else decides: where all of it is the same, so are the marks. */
  readonly madeOf: readonly unknown[];
  readonly marks: (say: Say) => Mark[];
}

/** A folder as the marks show it. */
export interface Marked {
  readonly verdict: Verdict;
  /** Whether somebody chose to have it judged: as long as nobody did, all that is found is information. */
  readonly isAsked: boolean;
  /** Where a finding stands. */
  readonly leadsTo: LeadsTo;
}

export function marksByFile({
  verdict: { verdict, findings, problems },
  isAsked,
  leadsTo,
}: Marked): ReadonlyMap<string, FileMarks> {
  const files = new Map<string, InFile>();
  const at = ({ file }: Place): InFile => {
    let own = files.get(file);
    if (own === undefined) files.set(file, (own = { findings: [], problems: [] }));
    return own;
  };
  for (const finding of findings) {
    if (finding.place === null || finding.severity === 'off' || isOfRunToCome(finding)) continue;
    const place = leadsTo(finding.place);
    at(place).findings.push({ finding, place });
  }
  for (const problem of problems) at(problem.place).problems.push(problem);
  const isFatal = verdict === 'error';
  return new Map(Array.from(files, ([file, own]) => [file, marksIn(own, isAsked, isFatal)]));
}

function marksIn({ findings, problems }: InFile, isAsked: boolean, isFatal: boolean): FileMarks {
  const weighed = (severity: Mark['severity']): Mark['severity'] => (isAsked ? severity : 'information');
  return {
    madeOf: [...findings.flatMap(({ finding, place }) => [finding, place]), ...problems, isAsked, isFatal],
    marks: (say) => [
      ...once([
        ...findings.map(({ finding, place }) =>
          mark({ ...finding, place }, weighed(severityOf(finding)), finding.criterion, say),
        ),
        ...problems.map((problem) => mark(problem, weighed(weightOf(problem, isFatal)), problem.spoils, say)),
      ]),
    ],
  };
}

/**
 * By file of several folders, of which one may lie in another: their marks in one file stand together.
 * @param folders with what tells their files apart
 */
export function marksOfFolders(
  folders: Iterable<Marked & { readonly keyOf: (file: string) => string }>,
): ReadonlyMap<string, FileMarks> {
  const all = new Map<string, FileMarks>();
  for (const folder of folders) {
    for (const [file, own] of marksByFile(folder)) {
      const key = folder.keyOf(file);
      const others = all.get(key);
      all.set(key, others === undefined ? own : both(others, own));
    }
  }
  return all;
}

function both(a: FileMarks, b: FileMarks): FileMarks {
  return { madeOf: [...a.madeOf, ...b.madeOf], marks: (say) => [...once([...a.marks(say), ...b.marks(say)])] };
}

interface InFile {
  readonly findings: { readonly finding: Finding; readonly place: Place }[];
  readonly problems: Problem[];
}
type Placed<T> = T & { readonly place: Place };

/** A broken file leaves several criteria in the dark, and is a problem besides: it is told once, by the first. */
function* once(marks: Iterable<Mark>): Generator<Mark> {
  const told = new Set<string>();
  for (const each of marks) {
    const what = `${each.place.line}:${each.place.column}:${each.text}`;
    if (!told.has(what)) yield each;
    told.add(what);
  }
}

function mark(
  { place, found, wanted }: Placed<Finding> | Problem,
  severity: Mark['severity'],
  code: string,
  say: Say,
): Mark {
  return { place, severity, code, text: alone(message('{found}; wanted: {wanted}', { found, wanted }), say) };
}

function severityOf(finding: Finding): Mark['severity'] {
  if (isExcused(finding)) return 'information';
  return finding.severity === 'block' ? 'error' : 'warning';
}

function weightOf({ minor }: Problem, isFatal: boolean): Mark['severity'] {
  if (minor === true) return 'information';
  return isFatal ? 'error' : 'warning';
}
