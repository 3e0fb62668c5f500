import type { Finding, Place } from '../../core/index.ts';

/** IDs and paths of what a finding is about, and where it stands. */
export function aboutOf({ id, subject, place }: Finding): readonly string[] {
  const at = place === null ? undefined : placeWords(place);
  return [subject, place?.file, id, at].filter((each) => typeof each === 'string');
}

/** As a person reads it, and as many terminals lead there. */
export function placeWords({ file, line }: Place): string {
  return `${file}:${String(line)}`;
}

/** What the menus of the manifest look for: `finding criterion:tests-pass fix:tollgate.runTests`. */
export function findingContext({ criterion, fix }: Finding): string {
  return ['finding', `criterion:${criterion}`, ...(fix === null ? [] : [`fix:${fix}`])].join(' ');
}
