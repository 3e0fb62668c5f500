import type { Requirement } from '../model.ts';
import type { Mending } from '../fix.ts';

/** The requirement of our own form in which the place of a finding lies; undefined where it is not there any more. */
export function requirementAt({ what, path, text, model }: Mending): Requirement | undefined {
  const line = what.place?.line ?? 0;
  const found = model.requirements.find(
    ({ place, endLine, convention }) =>
      convention === 'tollgate' && place.file === path && place.line <= line && line <= endLine,
  );
  const heading = text.split(/\r\n|\n|\r/, found?.place.line ?? 0).at(-1) ?? '';
  return found !== undefined && heading.includes(found.id) ? found : undefined;
}
