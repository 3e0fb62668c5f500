import {
  declaredTests,
  type DeclaredTests,
  decodeText,
  type Files,
  mayBeTest,
  type Place,
  readingAt,
  type ReadRepository,
  testSources,
  type Verdict,
} from '../core/index.ts';

/** Tells where a click on the place of a finding leads: of a test that fails to where it is written, as far as that is known. */
export type LeadsTo = (place: Place) => Place;

interface Kept {
  readonly sha256: string | undefined;
  readonly tests: DeclaredTests;
}

/** What every surface says as the place of a finding, before anybody clicks. Files are read once for as long as they stay as they are. */
export class ToldPlaces {
  private readonly files: Pick<Files, 'read'>;
  /** By path: what the last findings needed. */
  private kept: ReadonlyMap<string, Kept> = new Map();

  constructor(files: Pick<Files, 'read'>) {
    this.files = files;
  }

  /** Long work where many tests fail: to be driven. */
  *of({ findings }: Verdict, { model, filing }: ReadRepository): Generator<void, LeadsTo> {
    const needed = new Map<string, Kept>();
    const sourceOf = testSources(model, (path) => {
      const now = this.testsIn(path, readingAt(filing, path)?.sha256);
      needed.set(path, now);
      return now.tests;
    });
    const sources = new Map<string, Place>();
    for (const { place } of findings) {
      if (place === null || !mayBeTest(place, model)) continue;
      const source = yield* sourceOf(place);
      if (source !== undefined) sources.set(keyOf(place), source);
      yield;
    }
    this.kept = needed;
    return (place) => sources.get(keyOf(place)) ?? place;
  }

  private testsIn(path: string, sha256: string | undefined): Kept {
    const known = this.kept.get(path);
    if (known !== undefined && sha256 !== undefined && known.sha256 === sha256) return known;
    const tests = declaredTests(path, () => {
      const bytes = this.files.read(path);
      return bytes && decodeText(bytes).text;
    });
    return { sha256, tests };
  }
}

function keyOf({ file, line, column }: Place): string {
  return `${file}:${line}:${column}`;
}
