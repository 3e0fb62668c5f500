import { decodeText, type Place, testSource } from '../core/index.ts';
import { openDocument } from './authoring/desk.ts';
import { uriOf } from './places.ts';
import type { Session } from './session.ts';
import type { Judged } from './state.ts';

/** Of a reported test where it is written, as far as that is known; any other place as it is. */
export function placeOfTest(place: Place, { folder, files }: Session, { read }: Judged): Place {
  const textOf = (path: string): string | undefined => {
    const open = openDocument(uriOf(folder.uri, path));
    const bytes = open === undefined ? files?.read(path) : undefined;
    return open?.getText() ?? (bytes && decodeText(bytes).text);
  };
  return testSource(place, read.model, textOf) ?? place;
}
