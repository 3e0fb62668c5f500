import type { DeskText } from './edit.ts';
import type { Files } from './files.ts';
import { type Filing, listed } from './reading/filing.ts';
import { decodeText, isUtf16 } from './syntax/text.ts';

/** Bytes; nobody writes IDs into larger files by hand. */
const largest = 5_000_000;

/** Paths of all that is listed and may cite something. */
export function* citing(filing: Filing): Generator<string> {
  for (const { entry, kind, isReport } of listed(filing))
    if (entry.size <= largest && !isReport && !kind.isPassedOver) yield entry.path;
}

/** Paths of all test files that are listed. */
export function* testFilesIn(filing: Filing): Generator<string> {
  for (const { entry, kind } of listed(filing)) if (kind.isTest && !kind.isPassedOver) yield entry.path;
}

/** A file as text, if it has one of some ASCII texts in it. */
export function textAt(
  files: Pick<Files, 'read' | 'contains'>,
  path: string,
  has: readonly string[],
): Pick<DeskText, 'text' | 'isGarbled'> | undefined {
  const bytes = files.read(path);
  if (bytes === undefined) return undefined;
  const isWide = isUtf16(bytes);
  if (!isWide && !has.some((each) => files.contains(bytes, each))) return undefined;
  const { text, fault } = decodeText(bytes);
  const isBinary = !isWide && fault !== undefined && bytes.includes(0);
  if (isBinary || (isWide && !has.some((each) => text.includes(each)))) return undefined;
  return { text, isGarbled: fault !== undefined };
}

/** `Desk.texts` where nothing is open in an editor. */
export function* textsIn(
  files: Pick<Files, 'read' | 'contains'>,
  filing: Filing,
  has: readonly string[],
): Generator<DeskText | undefined> {
  for (const path of citing(filing)) {
    const found = textAt(files, path, has);
    yield found && { path, ...found, isOutdated: false };
  }
}
