import { keptData } from './reading/kept.ts';
import { message } from './message.ts';
import type { Content, Day, Evidence, FiledCoverage, FiledReport, Message } from './model.ts';

// @req GATE-003
/** How the reports relate to the content that is in the tree now. */
export interface Freshness {
  /** The weakest basis among the reports; `none` where there is no report. */
  readonly basis: 'content' | 'time' | 'none';
  /** The same function as before where it answers the same. */
  readonly of: (file: string) => ReportFreshness;
  /** The content file that was changed last, for reports that are older: what is said of each of them need not change with every file. */
  readonly newest: string | undefined;
}

export type ReportFreshness =
  | { readonly fresh: true; readonly basis: 'content' | 'time' }
  | {
      readonly fresh: false;
      readonly basis: 'content' | 'time';
      readonly because: Message;
      /** Older than the newest content. */
      readonly isOlder?: true;
    };

/** File systems and archives keep times to two seconds at worst; a file as young as that may be younger than the report. */
const timeGrain = 2000;
const dayLength = 24 * 60 * 60 * 1000;

/**
 * Evidence that names a report by its bytes, wherever it lies, decides by content: a copy tells no more than what was copied. A report that no evidence names is judged by time, and times can only
 * disprove: a report older than the content is stale, a younger one is believed as far as the level allows.
 */
export function freshness(
  reports: readonly FiledReport[],
  evidence: Evidence | undefined,
  content: Content,
  today: Day,
  coverage: readonly FiledCoverage[] = [],
  before?: Freshness,
): Freshness {
  const judged = new Map(
    [...reports, ...coverage].map((report) => {
      const now = judgeReport(report, evidence, content, today);
      return [report.file, keptData(before?.of(report.file), now)];
    }),
  );
  const bases = reports.map(({ file }) => judged.get(file)?.basis ?? 'time');
  const basis = bases.length === 0 ? 'none' : bases.includes('time') ? 'time' : 'content';
  const newest = content.newest?.path;
  const isSame = before !== undefined && [...judged].every(([file, each]) => before.of(file) === each);
  if (isSame && before.basis === basis && before.newest === newest) return before;
  return { basis, newest, of: isSame ? before.of : (file) => judged.get(file) ?? unknown };
}

const unknown: ReportFreshness = { fresh: false, basis: 'time', because: message('nothing is known of this report') };

type Filed = Pick<FiledReport, 'file' | 'sha256' | 'time'>;

function judgeReport(report: Filed, evidence: Evidence | undefined, content: Content, today: Day): ReportFreshness {
  if (content.isWithoutCode) return withoutCode;
  const isBound = evidence?.reports.some(({ sha256 }) => sha256 === report.sha256) === true;
  if (isBound) return byContent(evidence, content);
  return byTime(report, content, today);
}

const withoutCode: ReportFreshness = {
  fresh: false,
  basis: 'content',
  because: message('`paths.generated` takes all code, so no change of it would be seen'),
};

function byContent(evidence: Evidence, content: Content): ReportFreshness {
  if (evidence.content === content.digest) return { fresh: true, basis: 'content' };
  const because =
    evidence.content === null
      ? message('files were changed while the tests ran')
      : message('the content is not the one that the tests ran on');
  return { fresh: false, basis: 'content', because };
}

function byTime(report: Filed, content: Content, today: Day): ReportFreshness {
  if (report.time >= Date.parse(today) + 2 * dayLength) {
    return {
      fresh: false,
      basis: 'time',
      because: message('the report is dated after today, so its time says nothing'),
    };
  }
  const { newest } = content;
  if (newest !== undefined && newest.time > report.time - timeGrain) {
    return {
      fresh: false,
      basis: 'time',
      because: message('a file was changed after the tests ran, or so shortly before that nobody can tell'),
      isOlder: true,
    };
  }
  return { fresh: true, basis: 'time' };
}
