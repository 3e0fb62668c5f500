import { type Finding, isExcused, message, type Place, type Problem, type Say, type Verdict } from '../core/index.ts';
import { alone } from './alone.ts';

/** What is said at a place of a file. */
export interface Mark {
  readonly place: Place;
  readonly severity: 'error' | 'warning' | 'information';
  /** The criterion, or what a problem spoils. */
  readonly code: string;
  readonly text: string;
}

/** By file: what makes its marks, once somebody asks. */
export function* marksByFile({ verdict, findings, problems }: Verdict): Generator<[string, (say: Say) => Mark[]]> {
  const files = new Map<string, InFile>();
  const at = ({ file }: Place): InFile => {
    const own = files.get(file) ?? { findings: [], problems: [] };
    files.set(file, own);
    return own;
  };
  for (const finding of findings)
    if (isPlaced(finding) && finding.severity !== 'off') at(finding.place).findings.push(finding);
  for (const problem of problems) at(problem.place).problems.push(problem);
  for (const [file, own] of files) {
    yield [
      file,
      (say) => [
        ...once([
          ...own.findings.map((finding) => mark(finding, severityOf(finding), finding.criterion, say)),
          ...own.problems.map((problem) => mark(problem, weightOf(problem, verdict === 'error'), problem.spoils, say)),
        ]),
      ],
    ];
  }
}

/**
 * By file of several folders, of which one may lie in another: their marks in one file stand together.
 * @param keyOf tells the files of all folders apart
 */
export function marksOfFolders(
  folders: Iterable<{ readonly verdict: Verdict; readonly keyOf: (file: string) => string }>,
): ReadonlyMap<string, (say: Say) => Mark[]> {
  const all = new Map<string, (say: Say) => Mark[]>();
  for (const { verdict, keyOf } of folders) {
    for (const [file, marksOf] of marksByFile(verdict)) {
      const key = keyOf(file);
      const others = all.get(key);
      all.set(key, others === undefined ? marksOf : (say) => [...once([...others(say), ...marksOf(say)])]);
    }
  }
  return all;
}

interface InFile {
  readonly findings: Placed<Finding>[];
  readonly problems: Problem[];
}
type Placed<T> = T & { readonly place: Place };

function isPlaced(finding: Finding): finding is Placed<Finding> {
  return finding.place !== null;
}

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
