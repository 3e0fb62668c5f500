import type { ReadingConfig } from '../config.ts';
import { message } from '../message.ts';
import type { Fact, FactKind, Problem } from '../model.ts';
import type { Convention } from '../reader.ts';
import { lineCounter } from '../syntax/line-counter.ts';
import type { EncodingFault } from '../syntax/text.ts';

/** What people intend or record: of it a word that cannot be read may be the one that matters. */
const intended: Partial<Readonly<Record<Fact['kind'], FactKind>>> = {
  specification: 'specification',
  note: 'note',
  tasks: 'tasks',
  defect: 'defect',
  release: 'release',
  signature: 'signoffs',
  review: 'signoffs',
  result: 'results',
};
const spoilt: ReadonlySet<FactKind | undefined> = new Set(Object.values(intended));

interface Decoded {
  readonly path: string;
  readonly text: string;
  readonly fault?: EncodingFault;
}

/**
 * What a document states by a convention, with pauses, which are undefined; at last what is wrong with its characters. That is a remark where
 * all else was understood, and a fault where something was not: nobody knows then what those characters hide.
 */
export function* readDocument(
  convention: Convention,
  document: Decoded,
  config: ReadingConfig,
): Generator<Fact | undefined, void> {
  const { path, text, fault } = document;
  let about: FactKind | undefined;
  let isUnderstood = true;
  for (const fact of convention.readInSteps?.({ path, text }, config) ?? convention.read({ path, text }, config)) {
    yield fact;
    if (fact === undefined) continue;
    about ??= subjectOf(fact);
    if (fact.kind === 'problem' && fact.minor !== true) isUnderstood = false;
  }
  const zero = text.indexOf('\0');
  if (fault === undefined && zero < 0) return;
  if (about === undefined && zero >= 0) {
    for (const fact of convention.read({ path, text: text.replaceAll('\0', '') }, config)) about ??= subjectOf(fact);
  }
  if (about === undefined && convention.home(path, config) !== undefined) {
    about = 'specification';
    isUnderstood = false;
  }
  if (about === undefined) return;
  if (zero >= 0) yield zerosIn(document, zero, about);
  else if (fault !== undefined) yield inEncoding(path, fault, about, isUnderstood);
}

function subjectOf(fact: Fact): FactKind | undefined {
  const subject = fact.kind === 'problem' ? fact.spoils : intended[fact.kind];
  return spoilt.has(subject) ? subject : undefined;
}

/** What a disk or a program never finished, or is in an encoding that nobody knows. */
function zerosIn({ path, text }: Decoded, zero: number, spoils: FactKind): Problem {
  const found = message('`{path}` is no text: there are zeros in it', { path });
  const place = { file: path, line: lineCounter(text)(zero).line, column: 1 };
  return { kind: 'problem', spoils, place, found, wanted: message('UTF-8') };
}

function inEncoding(file: string, { line, found, wanted }: EncodingFault, spoils: FactKind, isMinor: boolean): Problem {
  return { kind: 'problem', spoils, place: { file, line, column: 1 }, found, wanted, ...(isMinor && { minor: true }) };
}
