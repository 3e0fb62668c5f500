import { isId, spelling } from '../ids.ts';
import type { Defect, Model, Note, Requirement } from '../model.ts';

/** All that have one ID, the one that is asked for among them. */
export function namesakes<T extends Requirement | Defect | Note>(bearer: T, model: Model): readonly T[];
export function namesakes(bearer: Requirement | Defect | Note, model: Model): readonly (Requirement | Defect | Note)[] {
  if (!('kind' in bearer)) {
    return isId(bearer.id) ? model.requirements.filter(spelledAs(bearer.id)) : [bearer];
  }
  if (bearer.kind === 'defect') return model.defects.filter(({ id }) => id === bearer.id);
  return model.notes.filter(
    ({ id, place }) => Number(id) === Number(bearer.id) && folderOf(place.file) === folderOf(bearer.place.file),
  );
}

export function isNamesake(bearer: Requirement | Defect | Note, model: Model): boolean {
  return namesakes(bearer, model).length > 1;
}

/** Nearly all IDs have another beginning, length or number, which is sooner seen than how they are spelled. */
export function spelledAs(id: string): (other: { readonly id: string }) => boolean {
  const wanted = spelling(id);
  const number = /\d*[a-z]?$/.exec(id)?.[0] ?? '';
  // A dash before the number may be missing in one spelling and not in the other.
  return ({ id: other }) =>
    (other.length === wanted.length || other.length === wanted.length + 1) &&
    other.charCodeAt(0) === wanted.charCodeAt(0) &&
    other.endsWith(number) &&
    isId(other) &&
    spelling(other) === wanted;
}

/** With the slash at its end. */
export function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}
