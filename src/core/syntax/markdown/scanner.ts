import { mergeMarker } from '../merge-marker.ts';
import { commentStarts } from './comments.ts';
import { comment, type HtmlBlock } from './html.ts';
import { atxMarker, fenceOpening, type Leaf, leafAt, thematicBreak } from './leaf.ts';
import type { FrontMatter, Item, MarkdownLine, MarkdownLines, OtherLine } from './lines.ts';

const underline = /^(?:=+|-+)[ \t]*$/;
const itemMarker = /^(?:[-*+]|(\d{1,9})[.)])(?=[ \t]|$)/;
/** People leave out the blank in an open one, and the one behind it; `[x](…)` and `[x][…]` are links. */
const task = /^\[ ?([xX~/>!✓✔☑-]?) ?\](?![([:])/u;
const ticks = /[✓✔☑]/u;

const space = 32;
const tab = 9;
/** Values of `#paragraph` beside the depth of an open one. */
const none = -1;
const quoted = -2;
/** Between two pauses. */
const linesAtOnce = 2048;
/** List items inside one another; more is no document. */
const deepest = 100;

export class Scanner {
  readonly #text: string;
  readonly #hasComments: boolean;
  readonly #lines: MarkdownLine[] = [];
  readonly #conflicts: number[] = [];
  #number = 0;
  /** Where the line begins, and where the next one does. */
  #start = 0;
  #next = 0;

  /** Visual columns at which the contents of the open list items begin, outermost first. */
  readonly #items: number[] = [];
  /** The innermost item has no content yet: a blank line closes it. */
  #emptyItem = false;
  /** Number of list items around the open paragraph. A quoted one can only be continued. */
  #paragraph = none;
  /** Where the paragraph begins in `#lines`. */
  #paragraphStart = 0;
  #fence: { readonly mark: string; readonly depth: number; readonly line: number } | undefined;
  #html: { readonly block: HtmlBlock; readonly depth: number; readonly line: number } | undefined;

  /** A comment inside a paragraph hides everything up to this offset. */
  #hiddenTo = 0;
  /** Remembered searches: a thousand comments that are never closed cost no more than one. */
  #commentEnd = -1;
  #noCommentBefore = -1;

  constructor(text: string) {
    this.#text = text;
    this.#hasComments = text.includes('<!--');
  }

  /** Pauses now and then. */
  *scan(): Generator<undefined, MarkdownLines> {
    this.#next = this.#text.charCodeAt(0) === 0xfeff ? 1 : 0;
    const front = this.#frontMatter();
    while (this.#next < this.#text.length) {
      this.#line(this.#advance());
      if (this.#number % linesAtOnce === 0) yield;
    }
    return {
      frontMatter: front === 'unclosed' ? undefined : front,
      lines: this.#lines,
      lastLine: Math.max(1, this.#number),
      unclosed: front === 'unclosed' ? { what: 'front matter', line: 1 } : this.#unclosed(),
      conflicts: this.#conflicts,
    };
  }

  #unclosed(): MarkdownLines['unclosed'] {
    if (this.#fence !== undefined) return { what: 'code', line: this.#fence.line };
    if (this.#html?.block === comment) return { what: 'comment', line: this.#html.line };
    return undefined;
  }

  /** The next line without its line break. */
  #advance(): string {
    const text = this.#text;
    this.#start = this.#next;
    let end = text.indexOf('\n', this.#start);
    if (end < 0) end = text.length;
    this.#next = end + 1;
    this.#number++;
    if (end > this.#start && text.charCodeAt(end - 1) === 13) end--;
    return text.slice(this.#start, end);
  }

  #frontMatter(): FrontMatter | 'unclosed' | undefined {
    const begin = this.#next;
    if (!/^---[ \t]*$/.test(this.#advance())) return this.#rewind(begin, undefined);
    const from = this.#next;
    while (this.#next < this.#text.length) {
      if (!/^(?:---|\.\.\.)[ \t]*$/.test(this.#advance())) continue;
      return { text: this.#text.slice(from, this.#start), firstLine: 2 };
    }
    return this.#rewind(begin, 'unclosed');
  }

  #rewind<T>(begin: number, result: T): T {
    this.#next = begin;
    this.#number = 0;
    return result;
  }

  #line(raw: string): void {
    if (this.#start < this.#hiddenTo) {
      if (this.#next > this.#hiddenTo) this.#continue(raw, this.#hiddenTo - this.#start);
      return;
    }
    const { at, column } = blanks(raw, 0, 0);
    if (at >= raw.length) this.#blank(raw);
    else this.#filled(raw, at, column);
  }

  #blank(raw: string): void {
    if (this.#fence !== undefined) {
      this.#push('code', 1, raw, this.#fence.depth);
      return;
    }
    if (this.#html !== undefined) {
      if (this.#html.block.end !== undefined) return;
      this.#html = undefined;
    }
    if (this.#emptyItem) this.#items.pop();
    this.#emptyItem = false;
    this.#paragraph = none;
    this.#push('blank', 1, '', this.#items.length);
  }

  #filled(raw: string, at: number, indent: number): void {
    const items = this.#items;
    this.#emptyItem = false;
    const depth = this.#depthAt(indent);

    if (this.#fence !== undefined) {
      if (depth >= this.#fence.depth) {
        this.#insideFence(raw, at, indent);
        return;
      }
      this.#fence = undefined;
    }
    if (this.#html !== undefined) {
      if (depth >= this.#html.depth) {
        this.#insideHtml(raw, at);
        return;
      }
      this.#html = undefined;
    }
    const first = raw.charCodeAt(0);
    if ((first === 60 || first === 62) && mergeMarker.test(raw)) this.#conflicts.push(this.#number);

    const tooFar = this.#isTooFar(indent, depth);
    if (!tooFar && this.#block(raw, at, indent, depth)) return;
    if (this.#paragraph !== none) {
      this.#continue(raw, at);
      return;
    }
    items.length = depth;
    if (tooFar) this.#push('code', 1, raw, depth);
    else this.#begin(raw, at);
  }

  /** How many of the open list items a line with that indent may belong to. */
  #depthAt(indent: number): number {
    let depth = 0;
    while (depth < this.#items.length && (this.#items[depth] ?? 0) <= indent) depth++;
    return depth;
  }

  /** Nothing but code or a paragraph's text stands as far inside the list item as that. */
  #isTooFar(indent: number, depth: number): boolean {
    return indent - (this.#items[depth - 1] ?? 0) >= 4;
  }

  #insideFence(raw: string, at: number, indent: number): void {
    const { mark, depth } = this.#fence ?? { mark: '', depth: 0 };
    const rest = raw.slice(at).trimEnd();
    const closes = rest.length >= mark.length && rest === (mark[0] ?? '').repeat(rest.length);
    if (closes && !this.#isTooFar(indent, depth)) this.#fence = undefined;
    else this.#push('code', 1, raw, depth);
  }

  #insideHtml(raw: string, at: number): void {
    const { block, depth } = this.#html ?? { block: comment, depth: 0 };
    const end = block.end?.exec(raw);
    if (end) this.#html = undefined;
    if (block !== comment) this.#push('html', at + 1, this.#visible(raw, at, 'this line'), depth);
    else if (end) {
      const after = end.index + end[0].length;
      const rest = this.#visible(raw, after, 'this line');
      if (rest !== '') this.#push('html', after + 1, rest, depth);
    }
  }

  /** Opens the block that begins at the position, if one does; a paragraph is none. */
  #block(raw: string, at: number, indent: number, depth: number): boolean {
    const first = raw.charCodeAt(at);
    // Letters, and whatever else no block begins with.
    if (first > 62 && first !== 95 && first !== 96 && first !== 126) return false;
    const rest = at === 0 ? raw : raw.slice(at);
    if (this.#paragraph === depth && underline.test(rest)) {
      this.#underlined(rest);
      return true;
    }
    if (first !== 35 || depth > 0) {
      const leaf = this.#leaf(rest, depth);
      if (leaf === undefined) return this.#item(raw, at, indent, depth);
      this.#items.length = depth;
      const hidden = leaf === 'code' || this.#html?.block === comment;
      const shown = hidden ? '' : leaf === 'html' ? this.#visible(raw, at, 'this line') : rest.trimEnd();
      if (shown !== '') this.#push(leaf, at + 1, shown, depth);
      return true;
    }
    const marker = atxMarker.exec(rest);
    if (marker === null) return false;
    this.#items.length = 0;
    this.#paragraph = none;
    const level = marker[0].length;
    const title = withoutClosing(this.#visible(raw, at + level, 'this line'));
    const column = at + level + 1 + leadingBlanks(rest, level);
    this.#lines.push({ kind: 'heading', number: this.#number, column, text: title, depth: 0, level });
    return true;
  }

  /** Recognises every block that holds no other, and remembers that it is open. Nothing is pushed. */
  #leaf(rest: string, depth: number): Leaf['kind'] | undefined {
    const leaf = leafAt(rest, this.#paragraph !== none);
    if (leaf === undefined) return undefined;
    if (leaf.kind === 'code') this.#fence = { mark: leaf.mark, depth, line: this.#number };
    if (leaf.kind === 'html' && leaf.block.end?.test(rest) !== true) {
      this.#html = { block: leaf.block, depth, line: this.#number };
    }
    this.#paragraph = leaf.kind === 'quote' && endsInParagraph(rest) ? quoted : none;
    return leaf.kind;
  }

  /** The paragraph above was a heading (only in the document itself do we call it one). */
  #underlined(line: string): void {
    if (this.#paragraph === 0) {
      const title = this.#lines.splice(this.#paragraphStart);
      const first = title[0];
      if (first !== undefined) {
        const text = title.map((part) => part.text).join(' ');
        const level = line.startsWith('=') ? 1 : 2;
        this.#lines.push({ kind: 'heading', number: first.number, column: first.column, text, depth: 0, level });
      }
    }
    this.#paragraph = none;
  }

  #item(raw: string, at: number, indent: number, depth: number): boolean {
    const rest = at === 0 ? raw : raw.slice(at);
    const found = this.#markerOf(rest, depth);
    if (found === null) return false;
    const [marker, digits] = found;
    const afterMarker = indent + marker.length;
    const { at: from, column } = blanks(raw, at + marker.length, afterMarker);
    const empty = from >= raw.length;

    const code = column - afterMarker > 4;
    this.#items.length = depth;
    this.#items.push(empty || code ? afterMarker + 1 : column);
    this.#emptyItem = empty;
    this.#paragraph = none;
    const content = raw.slice(from);
    const nested = !code && itemMarker.test(content) && !thematicBreak.test(content);
    const leaf = nested || code || empty ? undefined : this.#leaf(content, depth + 1);
    const hidden = nested || leaf === 'code' || this.#html?.block === comment;
    if (!code && !nested && !empty && leaf === undefined) {
      this.#paragraph = depth + 1;
      this.#paragraphStart = this.#lines.length;
    }
    this.#pushItem(
      marker,
      digits,
      from,
      hidden ? '' : this.#visible(raw, from, leaf === undefined ? 'paragraph' : 'this line'),
      depth,
    );
    if (nested) this.#item(raw, from, column, depth + 1);
    return true;
  }

  /** The marker of the list item that the text opens. In the middle of a paragraph, an empty one and a number open none. */
  #markerOf(rest: string, depth: number): RegExpExecArray | null {
    const found = depth < deepest ? itemMarker.exec(rest) : null;
    if (found === null || this.#paragraph !== depth) return found;
    const [marker, digits] = found;
    const empty = rest.trimEnd().length === marker.length;
    return empty || (digits !== undefined && Number(digits) !== 1) ? null : found;
  }

  #pushItem(marker: string, digits: string | undefined, from: number, content: string, depth: number): void {
    const box = content.startsWith('[') ? task.exec(content) : null;
    const text = box === null ? content : content.slice(box[0].length).trimStart();
    const item: { -readonly [Key in keyof Item]: Item[Key] } = {
      kind: 'item',
      number: this.#number,
      column: from + 1 + content.length - text.length,
      text,
      depth,
      marker: marker.slice(-1) as Item['marker'],
    };
    if (digits !== undefined) item.ordinal = Number(digits);
    const mark = box?.[1];
    if (mark !== undefined) item.checkbox = mark === '' ? ' ' : ticks.test(mark) ? 'x' : mark;
    this.#lines.push(item);
  }

  #begin(raw: string, at: number): void {
    this.#paragraph = this.#items.length;
    this.#paragraphStart = this.#lines.length;
    this.#continue(raw, at);
  }

  #continue(raw: string, at: number): void {
    const text = this.#visible(raw, at);
    if (text === '') return;
    this.#push(text.startsWith('|') ? 'row' : 'text', at + 1, text, this.#items.length);
  }

  #push(kind: OtherLine['kind'], column: number, text: string, depth: number): void {
    this.#lines.push({ kind, number: this.#number, column, text, depth });
  }

  /** The line from the position on, without its comments; one in a paragraph may go on in its other lines. */
  #visible(raw: string, at: number, within: 'this line' | 'paragraph' = 'paragraph'): string {
    if (!this.#hasComments || !raw.includes('<!--', at)) return raw.slice(at).trim();
    let shown = '';
    let from = at;
    for (const open of commentStarts(raw, at)) {
      if (open < from) continue;
      // `<!-->` is a comment: its end may overlap its beginning.
      const end = raw.indexOf('-->', open + 2);
      if (end >= 0) {
        shown += raw.slice(from, open);
        from = end + 3;
      } else if (within === 'paragraph' && this.#hides(this.#start + open)) {
        return (shown + raw.slice(from, open)).trim();
      } else break;
    }
    return (shown + raw.slice(from)).trim();
  }

  /** Whether the comment at the offset ends in a later line of the same paragraph. */
  #hides(open: number): boolean {
    const text = this.#text;
    if (this.#commentEnd < open) {
      const end = text.indexOf('-->', open);
      this.#commentEnd = end < 0 ? Infinity : end;
    }
    if (this.#commentEnd === Infinity || open < this.#noCommentBefore) return false;
    for (let line = this.#next; line <= this.#commentEnd; ) {
      const end = text.indexOf('\n', line);
      if (this.#interrupts(text.slice(line, end < 0 ? text.length : end).trimEnd())) {
        this.#noCommentBefore = line;
        return false;
      }
      if (end < 0) break;
      line = end + 1;
    }
    this.#hiddenTo = this.#commentEnd + 3;
    return true;
  }

  /** Whether the line ends the open paragraph. */
  #interrupts(line: string): boolean {
    const { at, column } = blanks(line, 0, 0);
    if (at >= line.length) return true;
    const depth = this.#depthAt(column);
    if (this.#isTooFar(column, depth)) return false;
    const rest = line.slice(at);
    if (this.#paragraph === depth && underline.test(rest)) return true;
    return leafAt(rest, true) !== undefined || this.#markerOf(rest, depth) !== null;
  }
}

/** Where the blanks and tabs from the offset on end: the offset, and the visual column when that of `from` is known. */
function blanks(line: string, from: number, columnOfFrom: number): { at: number; column: number } {
  let at = from;
  let column = columnOfFrom;
  for (let code = line.charCodeAt(at); code === space || code === tab; code = line.charCodeAt(++at)) {
    column += code === tab ? 4 - (column % 4) : 1;
  }
  return { at, column };
}

/** Whether a quoted line can be continued by one that is not quoted. */
function endsInParagraph(quote: string): boolean {
  const rest = quote.replace(/^(?:>|[ \t]|[-*+](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$))+/, '');
  return rest !== '' && !atxMarker.test(rest) && !thematicBreak.test(rest) && !fenceOpening.test(rest);
}

/** `# Title ##` is titled `Title`. */
function withoutClosing(title: string): string {
  let end = title.length;
  while (end > 0 && title[end - 1] === '#') end--;
  if (end === 0) return '';
  const before = title[end - 1];
  return before === ' ' || before === '\t' ? title.slice(0, end).trimEnd() : title;
}

function leadingBlanks(text: string, from: number): number {
  let at = from;
  while (text[at] === ' ' || text[at] === '\t') at++;
  return at - from;
}
