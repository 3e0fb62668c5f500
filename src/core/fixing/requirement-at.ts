import type { Requirement } from '../model.ts';
import type { Mending } from '../fix.ts';
import { lineAbove } from '../understanding/line-starts.ts';

/** The requirement of our own form in which the place of a finding lies; undefined where it is not there any more. */
export function requirementAt({ what, path, text, offset, model }: Mending): Requirement | undefined {
  const line = what.place?.line ?? 0;
  const found = model.requirements.find(
    ({ place, endLine, convention }) =>
      convention === 'tollgate' && place.file === path && place.line <= line && line <= endLine,
  );
  if (found === undefined) return undefined;
  const heading = lineAbove(text, offset, line - found.place.line);
  return heading?.includes(found.id) === true ? found : undefined;
}
