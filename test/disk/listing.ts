import type { Listing, ListingOptions } from '../../src/core/files.ts';
import { finish } from '../../src/core/reading/finish.ts';
import { usualReportFolder, usualReportPlace } from '../../src/core/report/report-places.ts';
import { openFiles } from '../../src/disk/open-files.ts';

export const listingOptions: ListingOptions = { exclude: [], reports: undefined, usualReportPlace, usualReportFolder };

export function list(root: string, options: Partial<ListingOptions> = {}): Listing {
  return finish(openFiles(root).list({ ...listingOptions, ...options }));
}

export function paths(entries: readonly { readonly path: string }[]): string[] {
  return entries.map(({ path }) => path);
}
