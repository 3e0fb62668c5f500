import type { Finding } from '../../core/index.ts';

/** IDs and paths of what a finding is about, and where it stands. */
export function aboutOf({ id, subject, place }: Finding): readonly string[] {
  const at = place === null ? undefined : `${place.file}:${String(place.line)}`;
  return [subject, place?.file, id, at].filter((each) => typeof each === 'string');
}

/** What the menus of the manifest look for: `finding criterion:tests-pass fix:tollgate.runTests`. */
export function findingContext({ criterion, fix }: Finding): string {
  return ['finding', `criterion:${criterion}`, ...(fix === null ? [] : [`fix:${fix}`])].join(' ');
}
