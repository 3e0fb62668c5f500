import type { Span } from '../edit.ts';
import { message } from '../message.ts';
import type { Message, Model, Note } from '../model.ts';
import { commentsIn } from '../understanding/citable.ts';
import { offsetsOf } from '../understanding/line-starts.ts';
import { digestsAfter, digestsIn } from './digests.ts';
import { baseName, pathsTo } from './moved.ts';
import { folderOf, isNamesake, namesakes } from './namesakes.ts';
import { planned, type Renaming, withSpans } from './planned.ts';

export function whyNotNote(to: string, note: Note, model: Model): Message | undefined {
  if (!/^\d{1,8}$/.test(to) || Number(to) === 0) {
    return message('“{id}” is no number of a note: digits, as in 0007', { id: to });
  }
  if (note.id === '') return message('its file name has no number that could be another');
  if (Number(to) === Number(note.id)) return message('That is its ID already');
  const [taken] = namesakes({ ...note, id: to }, model);
  return (
    taken &&
    message('{name} is taken: {file} line {line}', { name: to, file: taken.place.file, line: taken.place.line })
  );
}

/** `0007` for `7`, where the others have four digits. */
export function noteNumbered(to: string, { id }: Note): string {
  return String(Number(to)).padStart(id.length, '0');
}

/**
 * A note is called by the number of its file: the file goes with it, the paths that lead there, its own heading, and what cites it as
 * `ADR-0007`, or in a review.
 */
export function* noteRenaming(note: Note, to: string, model: Model): Generator<void, Renaming> {
  const { id, place } = note;
  const name = baseName(place.file);
  const at = name.indexOf(id);
  const move = { from: place.file, to: folderOf(place.file) + name.slice(0, at) + to + name.slice(at + id.length) };
  const isOne = isNamesake(note, model) || sharesNumber(note, model);
  const named = (path: string, text: string): Span[] => [
    ...pathsTo(move, path, text),
    ...labelled(text, note, to, [...pathsTo(move, path, text)]),
    ...(isOne ? [] : cited(path, text, note, to)),
  ];
  const number = String(Number(id));
  const digests = yield* digestsAfter(model, number, (text, file) => withSpans(text, named(file, text)));
  return planned({ marks: [number, ...digests.keys()], move }, (path, text) => [
    ...(path === place.file ? heading(text, note, to) : []),
    ...named(path, text),
    ...digestsIn(path, text, digests),
  ]);
}

/** With a note of another folder: nobody knows which of them `ADR-0007` is. */
function sharesNumber({ id }: Note, { notes }: Model): boolean {
  return notes.filter((each) => Number(each.id) === Number(id)).length > 1;
}

/** `# 7. Title`, `# ADR-0007: title`. */
function* heading(text: string, { id, place }: Note, to: string): Generator<Span> {
  const from = offsetsOf(text)({ line: place.line, column: 1 });
  const [whole, digits = ''] =
    /^#{0,6}[ \t]*(?:ADR[-_ ]?)?(\d+)(?=[.:)\]\s–—-])/i.exec(text.slice(from, from + 200)) ?? [];
  if (whole !== undefined && Number(digits) === Number(id)) yield numbered(from + whole.length, digits, to);
}

/** `[7. Title](0007-title.md)`. */
function* labelled(text: string, { id }: Note, to: string, paths: readonly Span[]): Generator<Span> {
  for (const { from } of paths) {
    const start = Math.max(0, from - 300);
    const label = /\[((?:ADR[-_ ]?)?(\d+))(?!\d)[^[\]\r\n]*\]\(<?[^\s()<>]*$/i.exec(text.slice(start, from));
    const [, whole = '', digits = ''] = label ?? [];
    if (label !== null && Number(digits) === Number(id))
      yield numbered(start + label.index + 1 + whole.length, digits, to);
  }
}

const byName = /(?<![\p{L}\p{N}_/.-])ADR[-_ ]?(\d{1,8})(?![\p{L}\p{N}_]|[-.]\p{N}|-[\p{L}][^\s]*\.md)/giu;
const byNumber = /\bsupersede[sd](?:[ \t]+by)?[ \t]*:?[ \t]+(\d{1,8})(?=["')\].,;]?[ \t]*$)/gimu;
const inReview = /(?<=(?:^|[\s{,-])note:[ \t]*["']?)(\d{1,8})(?=["']?[ \t]*(?:[,}\r\n]|$))/gmu;

function* cited(path: string, text: string, { id }: Note, to: string): Generator<Span> {
  const isRecord = path === 'docs/signoffs.yaml';
  const isProse = path.endsWith('.md') || /\.ya?ml$/.test(path);
  const stretches = isProse ? [[0, text.length] as const] : commentsIn(path, text);
  const patterns = isRecord ? [byName, inReview] : path.endsWith('.md') ? [byName, byNumber] : [byName];
  for (const [from, end] of stretches) {
    for (const pattern of patterns) {
      for (const { index, 0: whole, 1: digits = '' } of text.slice(from, end).matchAll(pattern)) {
        if (Number(digits) === Number(id)) yield numbered(from + index + whole.length, digits, to);
      }
    }
  }
}

/** As many digits as stood there. */
function numbered(end: number, digits: string, to: string): Span {
  return { from: end - digits.length, to: end, text: String(Number(to)).padStart(digits.length, '0') };
}
