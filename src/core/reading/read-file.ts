import { trimmed } from '../lists.ts';
import { type Classifier, classifier, languageOf } from './classify.ts';
import type { ReadingConfig } from '../config.ts';
import * as conventions from '../conventions/index.ts';
import { normalisedDigest, normalisedDigestOfPieces } from '../digest.ts';
import type { Files, Hash } from '../files.ts';
import { passedOn } from '../file-content.ts';
import { finish } from './finish.ts';
import type { Declared, Fact } from '../model.ts';
import type { Language, Mark } from '../reader.ts';
import { readDocument } from './read-document.ts';
import { readReportInSteps } from '../report/read-report.ts';
import type { Found, Task, Unread } from './share.ts';
import { mayCite, readSource } from '../code/source.ts';
import { handedOnBy, toldIn } from '../code/title.ts';
import { wordsIn } from '../code/words.ts';
import { decodeText, isUtf16 } from '../syntax/text.ts';
import { tooLarge, wholeFileLimit } from './too-large.ts';
import { unreadable } from '../unreadable.ts';
import { faultyTexts } from '../criterion/wording.ts';

export const allConventions = Object.values(conventions);

/** For a second reader. */
export function taskReader(
  files: FileAccess,
  { config, nested }: Omit<Task, 'files'>,
): (file: Unread) => Found | undefined {
  const kinds = classifier(config.config, nested);
  return (file) => readFile(files, file, kinds, config.config);
}

/** All that reading a file needs of a repository. */
export type FileAccess = Omit<Files, 'list' | 'history'>;

/** What one file states; undefined where it cannot be read, and where it is no report and nothing says that it should be one. */
function readFile(files: FileAccess, file: Unread, kinds: Classifier, config: ReadingConfig): Found | undefined {
  return finish(readFileInSteps(files, file, kinds, config));
}

/** The same with pauses, where the file is long. A mistake of ours is thrown with the name of the file that it was made in. */
export function* readFileInSteps(
  files: FileAccess,
  file: Unread,
  kinds: Classifier,
  config: ReadingConfig,
): Generator<undefined, Found | undefined> {
  try {
    return yield* file.isReport ? readReportFile(files, file.entry, kinds) : readListedFile(files, file, kinds, config);
  } catch (error) {
    throw madeIn(file.entry.path, error);
  }
}

/** The stack repeats what was said when it was taken. */
function madeIn(path: string, error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { message: said, stack } = error;
  error.message = `${path}: ${said}`;
  if (stack !== undefined) error.stack = stack.replace(said, () => error.message);
  return error;
}

const carriageReturn = 13;

/** What is stated between two pauses. */
const factsAtOnce = 128;

/** Most files state nothing. */
const none: readonly never[] = [];

function* readListedFile(
  files: FileAccess,
  { entry }: Unread,
  kinds: Classifier,
  config: ReadingConfig,
): Generator<undefined, Found | undefined> {
  const { path } = entry;
  const hash = (): Hash => files.sha256();
  const bytes = files.read(path, wholeFileLimit);
  if (bytes === undefined && entry.size <= wholeFileLimit) return undefined;
  if (bytes === undefined || bytes.length > wholeFileLimit) {
    const passed = { some: false, all: false };
    const sha256 = yield* normalisedDigestOfPieces(passedOn(files.chunks(path), passed), hash);
    if (!passed.some || !passed.all) return undefined;
    const mayState = !kinds.kindOf(path).isPassedOver && allConventions.some((each) => each.opens(path, config));
    return { sha256, facts: mayState ? [tooLarge(path)] : none };
  }
  // The digest comes first: decoding may hand the buffer on.
  const sha256 = bytes.includes(carriageReturn) ? normalisedDigest(bytes, hash) : files.digest(bytes);
  const isWithoutWords = isBlank(bytes);
  const facts = kinds.kindOf(path).isPassedOver ? none : yield* factsIn(files, path, bytes, kinds, config);
  return { sha256, facts: isWithoutWords ? [...facts, { kind: 'blank' }] : facts };
}

/** White space, behind a mark of the encoding if need be. Looked at from the front: a word ends it. */
function isBlank(bytes: Uint8Array): boolean {
  const from = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  for (let at = from; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte !== 32 && (byte < 9 || byte > 13)) return false;
  }
  return bytes.length > 0;
}

function* factsIn(
  files: FileAccess,
  path: string,
  bytes: Uint8Array,
  kinds: Classifier,
  config: ReadingConfig,
): Generator<undefined, readonly Fact[]> {
  const { isSource, isTest } = kinds.kindOf(path);
  const readers = allConventions.filter((convention) => convention.opens(path, config));
  const isWide = mayBeUtf16(bytes) && isUtf16(bytes);
  const has = (text: string): boolean => isWide || files.contains(bytes, text);
  const mayBeCiting = isSource && mayCite(has);
  const language = languageOf(path);
  const isMarked =
    isSource &&
    (isTest || language?.mayHandOn !== undefined) &&
    marksOf(language).some((mark) => isMarkedBy(mark, has));
  const mayBeAlike = isSource && isTest && language?.called !== undefined;
  if (readers.length === 0 && !mayBeCiting && !mayBeAlike && !isMarked) return none;
  const decoded = { path, ...decodeText(bytes) };
  const { text } = decoded;
  const facts: Fact[] = [];
  for (const convention of readers) {
    for (const fact of readDocument(convention, decoded, config)) {
      if (fact === undefined || (facts.length + 1) % factsAtOnce === 0) yield;
      if (fact !== undefined) facts.push(lookedAt(fact));
    }
  }
  const before = facts.length;
  if (mayBeCiting) {
    const source = readSource(path, text, isTest, language);
    let next = source.next();
    for (; next.done !== true; next = source.next()) if (facts.push(next.value) % factsAtOnce === 0) yield;
    if (next.value !== undefined) facts.push(next.value);
  }
  // What looks like a tag may be none.
  const isCiting = facts.length > before;
  const isAsked = isSource && language !== undefined && !(isTest && isCiting);
  const declared = isAsked ? declaredIn(path, text, language, { isTest, isMarked }) : undefined;
  if (declared !== undefined) facts.push(declared);
  return facts.length === 0 ? none : trimmed(facts);
}

/** By its first bytes: few files are asked any further. */
function mayBeUtf16([first = 1, second = 1]: Uint8Array): boolean {
  return first === 0 || second === 0 || first >= 0xfe;
}

function isMarkedBy(mark: Mark, has: (text: string) => boolean): boolean {
  const isThere = (part: string | readonly string[]): boolean =>
    typeof part === 'string' ? has(part) : part.some(has);
  return typeof mark === 'string' ? has(mark) : mark.every(isThere);
}

/** What has one of them, all of its texts, may declare what no report tells. */
function marksOf(language: Language | undefined): readonly Mark[] {
  return language?.unprovenMarks ?? language?.mayCarry?.marks ?? none;
}

/** What it matters of a test file that cites nothing, and of a file that is none of tests. */
function declaredIn(
  path: string,
  text: string,
  language: Language,
  { isTest, isMarked }: { readonly isTest: boolean; readonly isMarked: boolean },
): Declared | undefined {
  if (!isTest) return isMarked ? handedOnBy(path, text, language) : undefined;
  const mayTell = (isMarked && language.mayCarry?.pattern.test(text) !== false) || language.mayBeEmpty?.(text) === true;
  const own = (mayTell ? toldIn(path, text, language) : undefined) ?? wordsIn(path, text, language);
  if (language.mayTake?.(text, false) !== true) return own;
  return { ...(own ?? { kind: 'declared', file: path, titles: [], cites: [] }), takes: true };
}

/** What is found of the wording now is kept with the reading, and need not be found again. */
function lookedAt(fact: Fact): Fact {
  if (fact.kind !== 'specification') return fact;
  for (const requirement of fact.requirements) {
    // Said of the requirement itself: a copy would ask for its digest, which few ever do.
    if (faultyTexts(requirement).length === 0) Object.assign(requirement, { isPlain: true });
  }
  return fact;
}

function* readReportFile(
  files: FileAccess,
  { path, size }: Unread['entry'],
  kinds: Classifier,
): Generator<undefined, Found | undefined> {
  const hash = files.sha256();
  const passed = { some: false, all: false };
  function* hashed(): Generator<Uint8Array> {
    for (const chunk of passedOn(files.chunks(path), passed)) {
      hash.update(chunk);
      yield chunk;
    }
  }
  const { unsupported, report, coverage, problems } = yield* readReportInSteps(path, hashed());
  if (!passed.all || (!passed.some && size > 0)) return { sha256: hash.hex(), facts: [unreadable({ path }, 'report')] };
  const told = report ?? coverage;
  if (told === undefined && !unsupported && !kinds.isNamedReport(path) && !looksLikeReport.test(path)) return undefined;
  return { sha256: hash.hex(), facts: told === undefined ? problems : [told] };
}

/** Names that promise a report, so that one which is none must be spoken of. */
const looksLikeReport =
  /(?:^|\/)(?:TEST-[^/]*\.xml|[^/]*(?:junit|xunit|nunit)[^/]*\.xml|[^/]*test-?(?:results?|report)[^/]*\.(?:xml|json|tap)|[^/]*\.(?:trx|tap))$/i;
