import { declaredTests, type Place, type TestPlace, testSources, textOf } from '../core/index.ts';
import { openDocument } from './authoring/desk.ts';
import { uriOf } from './places.ts';
import type { Session } from './session.ts';
import type { Judged } from './state.ts';

/**
 * Of reported tests where they are written, as far as that is known, each place once; any other place as it is. Long work where there are many:
 * to be driven.
 */
export function* placesOfTests(
  places: readonly TestPlace[],
  { folder, files }: Session,
  { read }: Judged,
): Generator<void, readonly Place[]> {
  const textNow = (path: string): string | undefined =>
    openDocument(uriOf(folder.uri, path))?.getText() ?? (files && textOf(files, path));
  const sourceOf = testSources(read.model, (path) => declaredTests(path, () => textNow(path)));
  const found = new Map<string, Place>();
  for (const place of places) {
    const at = (yield* sourceOf(place)) ?? place.otherwise ?? place;
    found.set(`${at.file}:${at.line}`, at);
    yield;
  }
  return [...found.values()];
}
