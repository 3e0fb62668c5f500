import { isPlaceholder } from '../convention/placeholder.ts';
import { factsOf } from '../reading/facts-of.ts';
import { readRelease } from '../conventions/tollgate/release.ts';
import { change, type Change, changed, type Span } from '../edit.ts';
import { type MarkdownLine, scan } from '../syntax/markdown.ts';
import type { Day, Model, Release, Requirement, TrialEntry } from '../model.ts';
import {
  isCitable,
  quoted,
  requirementHeading,
  type Said,
  trialEntry,
  trialHeading,
  trialTitle,
} from '../templates/release.ts';
import { entriesOf, type Trial } from '../delivery/trial.ts';
import type { Language } from './language.ts';
import { linesOf, type TextLine } from './lines.ts';

/** What is to stand in the protocol of a release: an entry with a verdict, or one to be filled in. */
export interface Wanted {
  readonly trial: Trial;
  readonly said?: Said;
}

/** A release as it was read from a text, and what its citations mean. */
export interface Protocol {
  readonly path: string;
  readonly text: string;
  readonly release: Release;
  readonly model: Model;
  readonly language: Language;
  readonly today: Day;
}

/**
 * The protocol with entries of the trial. An entry that nobody filled in is written anew; what people wrote stays, and the new entry comes
 * below it. Undefined where the result would not read as wanted.
 */
export function withTrials(protocol: Protocol, wanted: readonly Wanted[]): Change | undefined {
  const { path, text } = protocol;
  const scanned = scan(text);
  if (scanned.conflicts.length > 0 || scanned.unclosed !== undefined) return undefined;
  const writing = new TrialWriting(protocol, scanned.lines);
  const citable = wanted.filter(({ trial }) => isCitable(trial));
  for (const each of citable) writing.add(each);
  const done = change(path, text, [...writing.spans()]);
  return isProven(protocol, changed(done), citable) ? done : undefined;
}

/** Entries to be filled in, for a protocol that is begun. */
export function newTrials(trials: readonly Trial[], language: Language): string {
  const sections = new Map<Requirement, string[]>();
  for (const trial of trials.filter(isCitable)) {
    const own = sections.get(trial.requirement) ?? [requirementHeading(trial.requirement)];
    own.push(quoted(trial, language), `- ${trialEntry(trial, language)}`);
    sections.set(trial.requirement, own);
  }
  return [...sections.values()].map((parts) => `${parts.join('\n\n')}\n`).join('\n');
}

class TrialWriting {
  readonly #protocol: Protocol;
  readonly #lines: readonly MarkdownLine[];
  readonly #textLines: readonly TextLine[];
  readonly #spans: Span[] = [];
  /** By requirement: entries for which there is no place yet. */
  readonly #sections = new Map<Requirement, string[]>();

  constructor(protocol: Protocol, lines: readonly MarkdownLine[]) {
    this.#protocol = protocol;
    this.#lines = lines;
    this.#textLines = linesOf(protocol.text);
  }

  add({ trial, said }: Wanted): void {
    const { language, today, release, model } = this.#protocol;
    const entries = entriesOf(trial.requirement, release, model);
    const own = entries.filter(({ criterion }) => criterion === trial.number);
    const line = trialEntry(trial, language, said);
    const isStale = own.length > 0 && !own.some((entry) => trial.digest.startsWith(entry.digest));
    const quote = isStale ? quoted(trial, language, today) : undefined;
    const open = own.findLast(
      (entry) => isOpen(entry) && this.#isUntouched(entry) && (isStale || trial.digest.startsWith(entry.digest)),
    );
    if (open !== undefined) this.#replace(open, line, quote);
    else if (own.length > 0) this.#below(own, [...(quote === undefined ? [] : [quote]), `- ${line}`]);
    else if (entries.length > 0) this.#below(entries, [quoted(trial, language), `- ${line}`]);
    else {
      const section = this.#sections.get(trial.requirement) ?? [requirementHeading(trial.requirement)];
      section.push(quoted(trial, language), `- ${line}`);
      this.#sections.set(trial.requirement, section);
    }
  }

  *spans(): Generator<Span> {
    yield* this.#spans;
    if (this.#sections.size === 0) return;
    const sections = [...this.#sections.values()].map((parts) => `\n${parts.join('\n\n')}\n`).join('');
    const { release, language } = this.#protocol;
    const last = release.trial.at(-1)?.place.line;
    const heading = this.#lines.find((line) => line.kind === 'heading' && trialTitle.test(line.text));
    const within = last ?? heading?.number;
    if (within === undefined) yield this.#insert(Infinity, `\n${trialHeading(language)}${sections}`);
    else yield this.#insert(this.#endOfSection(within), sections);
  }

  /** Keeps bullet and indentation. */
  #replace(entry: TrialEntry, line: string, quote: string | undefined): void {
    const lines = this.#textLines;
    const [first, last] = [lines[entry.place.line - 1], lines[this.#lastLine(entry) - 1]];
    if (first === undefined || last === undefined) return;
    const from = first.from + entry.place.column - 1;
    if (quote !== undefined) this.#spans.push({ from: first.from, to: first.from, text: `${quote}\n\n` });
    this.#spans.push({ from, to: last.to, text: line });
  }

  /** A comment, or a word that is no verdict and no day, is no part of what was read, and would go with the entry. */
  #isUntouched(entry: TrialEntry): boolean {
    const [first, last] = [this.#textLines[entry.place.line - 1], this.#textLines[this.#lastLine(entry) - 1]];
    const [, said = ''] = this.#protocol.text.slice(first?.from, last?.to).split(/\[[0-9a-f]{8}\]/i);
    const parts = said.replace(/passed\s*\|\s*failed/i, '').split(/[·,]/);
    return parts.every((part) => isPlaceholder(part) || /^[\s_.…]*$/.test(part));
  }

  #below(entries: readonly TrialEntry[], parts: readonly string[]): void {
    const last = Math.max(...entries.map((entry) => this.#lastLine(entry)));
    this.#spans.push(this.#insert(last, `\n${parts.join('\n\n')}\n`));
  }

  /** @param line 1-based; what is put below it begins on a line of its own */
  #insert(line: number, text: string): Span {
    const { text: before } = this.#protocol;
    const lines = this.#textLines;
    const above = lines[Math.min(line, lines.length) - 1];
    const at = above?.next ?? before.length;
    const isEnded = above === undefined || above.next > above.to || above.to === above.from;
    return { from: at, to: at, text: isEnded ? text : `\n${text.replace(/\n$/, '')}` };
  }

  #lastLine({ place }: TrialEntry): number {
    const start = this.#lines.findIndex((line) => line.kind === 'item' && line.number === place.line);
    const item = this.#lines[start];
    let last = place.line;
    for (const line of this.#lines.slice(start + 1)) {
      if (item === undefined || line.kind !== 'text' || line.depth <= item.depth) break;
      last = line.number;
    }
    return last;
  }

  /** The last line, blank ones aside, before the next heading that is not below `##`. Comments and fences are no lines of Markdown here. */
  #endOfSection(within: number): number {
    const next = this.#lines.find((line) => line.kind === 'heading' && line.level <= 2 && line.number > within);
    let end = next === undefined ? this.#textLines.length : next.number - 1;
    while (end > within && this.#isBlank(end)) end--;
    return end;
  }

  #isBlank(number: number): boolean {
    const line = this.#textLines[number - 1];
    return line !== undefined && this.#protocol.text.slice(line.from, line.to).trim() === '';
  }
}

/** Nobody filled in anything yet. */
function isOpen({ how, verdict, witness, on }: TrialEntry): boolean {
  return how === '' && verdict === undefined && (witness ?? '') === '' && on === undefined;
}

/** What was filled in is there as it was, what was wanted is there too, and nothing else went wrong. */
function isProven({ path, release, text }: Protocol, after: string, wanted: readonly Wanted[]): boolean {
  const [before, now] = [read(path, text), read(path, after)];
  if (now.release === undefined || now.problems > before.problems) return false;
  const found = new Set(now.release.trial.map(asSaid));
  const kept = release.trial.filter((entry) => !isOpen(entry)).every((entry) => found.has(asSaid(entry)));
  const there = new Set(
    now.release.trial.map(({ criterion, digest, verdict, on }) => [criterion, digest, verdict, on].join()),
  );
  const isThere = ({ trial: { number, digest }, said }: Wanted): boolean =>
    there.has([number, digest.slice(0, 8), said?.verdict, said?.on].join());
  return kept && wanted.every(isThere);
}

/** Without its place, which moves. */
function asSaid({ requirement, criterion, digest, how, verdict, witness, on }: TrialEntry): string {
  return JSON.stringify([requirement, criterion, digest, how, verdict, witness, on]);
}

function read(path: string, text: string): { readonly release: Release | undefined; readonly problems: number } {
  const facts = [...factsOf(readRelease({ path, text }, true))];
  return {
    release: facts.find((fact): fact is Release => fact.kind === 'release'),
    problems: facts.filter(({ kind }) => kind === 'problem').length,
  };
}
