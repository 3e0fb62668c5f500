import {
  declaredTests,
  type DeclaredTests,
  type Files,
  isSameList,
  type Place,
  readingAt,
  type ReadRepository,
  testsAmong,
  testSources,
  textOf,
  type Verdict,
} from '../core/index.ts';

/** Tells where a click on the place of a finding leads: of a test that fails to where it is written, as far as that is known. */
export type LeadsTo = (place: Place) => Place;

interface Kept {
  readonly sha256: string | undefined;
  readonly tests: DeclaredTests;
}

/** What was found for the last verdict, and in what. */
interface Known {
  readonly reports: readonly unknown[];
  readonly testFiles: readonly string[];
  /** By path: the files that were needed. */
  readonly needed: Map<string, Kept>;
  /** By place; undefined where nothing was found. */
  readonly sources: Map<string, Place | undefined>;
}

/** Findings of tests: nobody reads more. What comes after them says the report. */
const most = 500;

/** What every surface says as the place of a finding, before anybody clicks. Files are read once for as long as they stay as they are. */
export class ToldPlaces {
  private readonly files: Pick<Files, 'read'>;
  private known: Known | undefined;

  constructor(files: Pick<Files, 'read'>) {
    this.files = files;
  }

  /** Long work where many tests fail: to be driven. */
  *of({ findings }: Verdict, { model, filing }: ReadRepository): Generator<void, LeadsTo> {
    const { reports, tree } = model;
    const shaOf = (path: string): string | undefined => readingAt(filing, path)?.sha256;
    const before = this.known;
    const now: Known =
      before !== undefined && holds(before, model, shaOf)
        ? before
        : { reports, testFiles: tree.testFiles, needed: new Map(), sources: new Map() };
    const sourceOf = testSources(model, (path) => {
      const kept = this.testsIn(path, shaOf(path));
      now.needed.set(path, kept);
      return kept.tests;
    });
    const mayBeTest = testsAmong(model);
    let n = 0;
    for (const { place } of findings) {
      if (place === null || !mayBeTest(place)) continue;
      if (++n > most) break;
      const key = keyOf(place);
      if (now.sources.has(key)) continue;
      now.sources.set(key, yield* sourceOf(place));
      yield;
    }
    this.known = now;
    return (place) => now.sources.get(keyOf(place)) ?? place;
  }

  private testsIn(path: string, sha256: string | undefined): Kept {
    const known = this.known?.needed.get(path);
    if (known !== undefined && sha256 !== undefined && known.sha256 === sha256) return known;
    return { sha256, tests: declaredTests(path, () => textOf(this.files, path)) };
  }
}

function holds(
  { reports, testFiles, needed }: Known,
  { reports: reportsNow, tree }: ReadRepository['model'],
  shaOf: (path: string) => string | undefined,
): boolean {
  if (!isSameList(reports, reportsNow) || !isSameList(testFiles, tree.testFiles)) return false;
  return [...needed].every(([path, { sha256 }]) => sha256 !== undefined && sha256 === shaOf(path));
}

function keyOf({ file, line, column }: Place): string {
  return `${file}:${line}:${column}`;
}
