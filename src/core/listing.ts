import type { Paths } from './config.ts';
import type { ListingOptions } from './files.ts';
import { usualReportFolder, usualReportPlace } from './report/report-places.ts';

/** What the configuration says of which files there are. */
export type Choice = Pick<Paths, 'exclude' | 'reports'>;

export function listingOf({ exclude, reports }: Choice): ListingOptions {
  return { exclude, reports, usualReportPlace, usualReportFolder };
}
