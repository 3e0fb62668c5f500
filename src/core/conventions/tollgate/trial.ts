import { codeSpanAt } from '../../syntax/code-span.ts';
import { isPlaceholder } from '../../convention/placeholder.ts';
import { isDay } from '../../days.ts';
import { detached } from '../../reading/detached.ts';
import { collapsed } from '../../digest.ts';
import { isId } from '../../ids.ts';
import type { Item, MarkdownLine } from '../../syntax/markdown.ts';
import { message } from '../../message.ts';
import type { Message, TrialEntry } from '../../model.ts';
import { byAndOn } from './attributes.ts';
import type { Complaints } from './complaints.ts';
import { aDay } from './fields.ts';

/** The items of the acceptance trial: `- REQ-007/2 [digest8] how · passed|failed · witness, day`. Other items are prose. */
export function* readTrial(lines: readonly MarkdownLine[], complaints: Complaints): Generator<undefined, TrialEntry[]> {
  const entries: TrialEntry[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.kind !== 'item' || !begins(line.text)) {
      if (meant.test(line.text)) complaints.add(line, unread(line.text), wanted);
      continue;
    }
    const entry = trialEntry(line, wholeText(line, lines, index), complaints);
    if (entry !== undefined && entries.push(entry) % atOnce === 0) yield;
  }
  return entries;
}

/** Entries between two pauses. */
const atOnce = 1024;

/** An ID, in back-ticks where it is one of another convention, and what follows it. */
function citation(text: string): { readonly id: string; readonly isQuoted: boolean; readonly rest: string } {
  const span = codeSpanAt(text, 0);
  if (span !== undefined) return { id: span.says, isQuoted: true, rest: text.slice(span.end) };
  const [id = ''] = /^[^\s`/[]+/.exec(text) ?? [];
  return { id, isQuoted: false, rest: text.slice(id.length) };
}

function begins(text: string): boolean {
  const { id, isQuoted, rest } = citation(text);
  return isQuoted ? /^\/\d/.test(rest) : isId(id);
}

/** An entry may go on in the lines below. */
function wholeText(item: Item, lines: readonly MarkdownLine[], index: number): string {
  const parts = [item.text];
  for (let next = index + 1; next < lines.length; next++) {
    const line = lines[next];
    if (line?.kind !== 'text' || line.depth <= item.depth) break;
    parts.push(line.text);
  }
  return collapsed(parts.join(' '));
}

const shape = /^\/([1-9]\d{0,3})\s+\[([0-9a-f]{8})\]\s*(.*)$/is;

/** What only an entry has, wherever it stands: in bold, struck out, in a table, in no list. It may be the one that failed. */
const meant = /[\p{L}\p{N}]\/[1-9]\d{0,3}[^\p{L}\p{N}]*\[[0-9a-f]{8}\]/iu;
const wanted = message('`REQ-007/2 [first eight digits of the digest] how · passed or failed · witness, day`');

function unread(text: string): Message {
  return message('an entry of the trial that cannot be read: {text}', { text: text.slice(0, 80) });
}

function trialEntry(item: Item, text: string, complaints: Complaints): TrialEntry | undefined {
  const { id, rest: behind } = citation(text);
  const [, criterion = '', digest = '', rest = ''] = shape.exec(behind) ?? [];
  if (criterion === '') {
    complaints.add(item, unread(text), wanted);
    return undefined;
  }
  const parts = rest.split('·').map(written);
  const [verdict, witness] = parts.length > 2 ? parts.splice(-2) : parts.splice(1, 1);
  const { by, on } = byAndOn(witness);
  if (on !== undefined && !isDay(on)) complaints.add(item, message('{day} is no day', { day: on }), aDay);
  return {
    requirement: detached(id),
    criterion,
    digest: digest.toLowerCase(),
    how: detached(parts.join(' · ')),
    verdict: verdictOf(verdict ?? '', item, complaints),
    witness: by === undefined ? undefined : detached(by),
    on: on !== undefined && isDay(on) ? on : undefined,
    place: complaints.place(item),
  };
}

/** Lines and dots to write upon are nothing yet, and no more is TODO. */
function written(part: string): string {
  return /^[\s_.…,]*$/.test(part) || isPlaceholder(part) ? '' : part.trim();
}

function verdictOf(word: string, item: Item, complaints: Complaints): TrialEntry['verdict'] {
  if (/^(?:passed|пройден[оа]?)$/i.test(word)) return 'passed';
  if (/^(?:failed|не пройден[оа]?)$/i.test(word)) return 'failed';
  if (word !== '' && !/^passed\s*\|\s*failed$/i.test(word)) {
    complaints.add(item, message('the verdict “{verdict}”', { verdict: word }), message('passed or failed'));
  }
  return undefined;
}
