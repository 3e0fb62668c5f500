import { assemble } from './assemble.ts';
import { type Classifier, classifier, languageOf } from './classify.ts';
import { type ReadConfig, readConfig } from './config.ts';
import * as conventions from './conventions/index.ts';
import type { Criterion } from './criterion.ts';
import * as criteria from './criteria/index.ts';
import { normalisedDigest, normalisedDigestOfPieces } from './digest.ts';
import { readEvidence } from './evidence.ts';
import type { Entry, Files } from './files.ts';
import type { Fact, Model } from './model.ts';
import { isTestReport } from './formats.ts';
import { readReport } from './read-report.ts';
import type { Progress, Reading, Readings } from './readings.ts';
import { usualReportFolder, usualReportPlace } from './report-places.ts';
import { markers, readSource } from './source.ts';
import { decodeText } from './text.ts';
import { faultyTexts } from './wording.ts';

export interface ReadRepository {
  readonly config: ReadConfig;
  readonly model: Model;
  readonly readings: Readings;
}

export const configFile = 'tollgate.yaml';
export const evidenceFile = '.tollgate/evidence.json';

const allConventions = Object.values(conventions);
/** Every criterion there is; order carries no meaning. */
export const registry: readonly Criterion[] = Object.values(criteria);
export const criterionIds: readonly string[] = registry.map((criterion) => criterion.id);

export function configOf(files: Files): ReadConfig {
  const bytes = files.read(configFile);
  return readConfig(bytes === undefined ? undefined : decodeText(bytes).text, criterionIds);
}

/**
 * Reads a repository. A generator, so that a long reading can show progress, pause and be given up; the result is what it returns.
 * @param before readings of an earlier time: a file whose stamp is the same is not opened again.
 */
export function* readRepository(files: Files, before?: Readings): Generator<Progress, ReadRepository> {
  const config = configOf(files);
  const { paths } = config.config;
  const listing = files.list({ exclude: paths.exclude, reports: paths.reports, usualReportPlace, usualReportFolder });
  const kinds = classifier(config.config, listing.nested);
  const reportEntries = listing.reports.filter(
    ({ path }) => kinds.isNamedReport(path) || !kinds.kindOf(path).isPassedOver,
  );
  const of = listing.entries.length + reportEntries.length;
  const readings = { files: new Map<string, Reading>(), reports: new Map<string, Reading>() };
  let done = 0;
  for (const entry of reportEntries) {
    const known = before?.reports.get(entry.path);
    const reading = known !== undefined && isSame(known, entry.stamp) ? known : readReportEntry(files, entry, kinds);
    if (reading !== undefined) readings.reports.set(entry.path, reading);
    yield { done: ++done, of };
  }
  for (const entry of listing.entries) {
    const stamp = stampOf(entry, kinds);
    const known = before?.files.get(entry.path);
    const reading =
      known !== undefined && isSame(known, stamp) ? known : readEntry(files, { ...entry, stamp }, kinds, config);
    if (reading !== undefined) readings.files.set(entry.path, reading);
    if (++done % 64 === 0) yield { done, of };
  }
  yield { done: of, of };
  const model = assemble({
    config: config.config,
    listing,
    kinds,
    readings,
    evidence: evidenceOf(files),
    hash: () => files.sha256(),
    history: files.history.state,
    conventions: allConventions,
  });
  return { config, model, readings };
}

/** Runs a reading to its end without a pause. */
export function finish<T>(work: Generator<Progress, T>, onProgress?: (progress: Progress) => void): T {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
    onProgress?.(step.value);
  }
}

function isSame(known: Reading, stamp: string): boolean {
  return stamp !== '' && known.stamp === stamp;
}

/** A file that is passed over states nothing, and may be passed over no longer when a nested project goes. */
function stampOf({ path, stamp }: Entry, kinds: Classifier): string {
  return stamp !== '' && kinds.kindOf(path).isPassedOver ? `${stamp} passed over` : stamp;
}

/** Larger files are digested in pieces and state nothing: no specification is that long. */
const wholeFileLimit = 16 * 1024 * 1024;

function readEntry(
  files: Files,
  { path, size, stamp }: Entry,
  kinds: Classifier,
  { config }: ReadConfig,
): Reading | undefined {
  if (size > wholeFileLimit)
    return { stamp, sha256: normalisedDigestOfPieces(files.chunks(path), () => files.sha256()), facts: [] };
  const bytes = files.read(path);
  if (bytes === undefined) return undefined;
  // The digest comes first: decoding may hand the buffer on.
  const sha256 = normalisedDigest(bytes, () => files.sha256());
  return { stamp, sha256, facts: kinds.kindOf(path).isPassedOver ? [] : factsOf(files, path, bytes, kinds, config) };
}

function factsOf(
  files: Files,
  path: string,
  bytes: Uint8Array,
  kinds: Classifier,
  config: ReadConfig['config'],
): Fact[] {
  const readers = allConventions.filter((convention) => convention.opens(path, config));
  const cites = kinds.kindOf(path).isSource && markers.some((marker) => files.contains(bytes, marker));
  if (readers.length === 0 && !cites) return [];
  const { text } = decodeText(bytes);
  const facts = readers.flatMap((convention) => Array.from(convention.read({ path, text }, config), lookedAt));
  if (cites) facts.push(...readSource(path, text, kinds.kindOf(path).isTest, languageOf(path)));
  return facts;
}

/** What is found of the wording now is kept with the reading, and need not be found again. */
function lookedAt(fact: Fact): Fact {
  if (fact.kind !== 'specification') return fact;
  const requirements = fact.requirements.map((requirement) =>
    faultyTexts(requirement).length > 0 ? requirement : { ...requirement, isPlain: true as const },
  );
  return { ...fact, requirements };
}

/** Undefined where the file is no report at all and nothing says that it should be one. */
function readReportEntry(files: Files, { path, stamp }: Entry, kinds: Classifier): Reading | undefined {
  const hash = files.sha256();
  function* hashed(): Generator<Uint8Array> {
    for (const chunk of files.chunks(path)) {
      hash.update(chunk);
      yield chunk;
    }
  }
  const { format, unsupported, report, problems } = readReport(path, hashed());
  const facts = report === undefined ? problems : [report];
  const expected = kinds.isNamedReport(path) || looksLikeReport.test(path);
  return report !== undefined || expected || (unsupported && isTestReport(format))
    ? { stamp, sha256: hash.hex(), facts }
    : undefined;
}

/** Names that promise a report, so that one which is none must be spoken of. */
const looksLikeReport =
  /(?:^|\/)(?:TEST-[^/]*\.xml|[^/]*(?:junit|xunit|nunit)[^/]*\.xml|[^/]*test-?(?:results?|report)[^/]*\.(?:xml|json|tap)|[^/]*\.(?:trx|tap))$/i;

function evidenceOf(files: Files): ReturnType<typeof readEvidence> {
  const bytes = files.read(evidenceFile);
  return bytes === undefined ? { problems: [] } : readEvidence(decodeText(bytes).text, evidenceFile);
}
