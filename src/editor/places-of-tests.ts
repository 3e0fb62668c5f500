import { declaredTests, decodeText, type Place, type TestPlace, testSources } from '../core/index.ts';
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
  const textOf = (path: string): string | undefined => {
    const open = openDocument(uriOf(folder.uri, path));
    const bytes = open === undefined ? files?.read(path) : undefined;
    return open?.getText() ?? (bytes && decodeText(bytes).text);
  };
  const sourceOf = testSources(read.model, (path) => declaredTests(path, () => textOf(path)));
  const found = new Map<string, Place>();
  for (const place of places) {
    const at = (yield* sourceOf(place)) ?? place.otherwise ?? place;
    found.set(`${at.file}:${at.line}`, at);
    yield;
  }
  return [...found.values()];
}
