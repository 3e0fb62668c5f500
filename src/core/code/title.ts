import { detached } from '../reading/detached.ts';
import type { Declaration } from '../model.ts';

/** What a report says of a test that says nothing else of it; undefined where a part of it is known at run time alone. */
export function titleOf({ what, suites, name }: Declaration): string | undefined {
  if (what !== 'test' || name === undefined || suites.includes(undefined)) return undefined;
  return detached([...suites, name].join(' '));
}

/** A requirement, or one criterion of it, as a file cites it. */
export function citationOf(id: string, criterion: string | undefined): string {
  return `${id}/${criterion ?? ''}`;
}
