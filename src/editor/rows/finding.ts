import type { Finding } from '../../core/index.ts';

/** IDs and paths of what a finding is about. */
export function aboutOf({ id, subject, place }: Finding): readonly string[] {
  return [subject, place?.file, id].filter((each) => typeof each === 'string');
}

/** What the menus of the manifest look for: `finding criterion:tests-pass fix:tollgate.runTests`. */
export function findingContext({ criterion, fix }: Finding): string {
  return ['finding', `criterion:${criterion}`, ...(fix === null ? [] : [`fix:${fix}`])].join(' ');
}
