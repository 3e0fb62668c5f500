import type { YamlEntry, YamlMap, YamlNode } from './node.ts';

/**
 * Reads the YAML that people write in front matter and that Tollgate writes itself: block maps and lists, scalars on one line
 * (plain or quoted, keys as well), literal texts (`|`, `|-`), and lists and maps in brackets on one line. Undefined for everything else,
 * also for what is wrong: then the library reads it and says what. Every scalar is the string that was written.
 *
 * @param offset number of lines above the text
 */
export function readPlainYaml(text: string, offset: number): YamlNode | undefined {
  // No tab, no lone carriage return, no control character, nothing that some reader takes for a line break.
  if (/[^\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\uffef\ud800-\udfff]|\r(?!\n)/.test(text))
    return undefined;
  try {
    return new PlainReader(text, offset).document();
  } catch (reason) {
    if (reason === notPlain) return undefined;
    throw reason;
  }
}

/** Thrown and caught in this file only. */
const notPlain = new Error('not plain');

const keyName = /^[\p{L}\p{N}_][\p{L}\p{N}_./()-]*(?: [\p{L}\p{N}_./()-]+)*$/u;
const indicators = /^[-?:,[\]{}#&*!|>'"%@`]/;
const deepest = 20;

interface Row {
  indent: number;
  /** From the first character on, without white space at the end. */
  content: string;
}

class PlainReader {
  readonly #rows: (Row | undefined)[];
  readonly #raw: readonly string[];
  readonly #offset: number;
  readonly #endsInLineBreak: boolean;
  #at = 0;

  constructor(text: string, offset: number) {
    this.#raw = text.split(/\r?\n/);
    this.#rows = new Array<Row | undefined>(this.#raw.length).fill(undefined);
    this.#offset = offset;
    this.#endsInLineBreak = text.endsWith('\n');
  }

  document(): YamlNode {
    const first = this.#row();
    if (first?.indent !== 0) throw notPlain;
    const node = this.#block(0, 0);
    if (this.#row() !== undefined) throw notPlain;
    return node;
  }

  /** Made when it is first asked for: most lines of a long document belong to literal texts. */
  #rowAt(at: number): Row | undefined {
    const raw = this.#raw[at];
    if (raw === undefined) return undefined;
    let row = this.#rows[at];
    if (row === undefined) {
      const indent = raw.search(/[^ ]/);
      this.#rows[at] = row = { indent, content: indent < 0 ? '' : raw.slice(indent).trimEnd() };
    }
    return row;
  }

  /** The row at the cursor, which moves over blank lines and comments first. */
  #row(): Row | undefined {
    for (let row = this.#rowAt(this.#at); row !== undefined; row = this.#rowAt(++this.#at)) {
      if (row.content === '' || row.content.startsWith('#')) continue;
      if (row.indent === 0 && /^(?:---|\.\.\.|%)/.test(row.content)) throw notPlain;
      return row;
    }
    return undefined;
  }

  #block(indent: number, depth: number): YamlNode {
    if (depth > deepest) throw notPlain;
    return isItem(this.#row()) ? this.#list(indent, depth) : this.#map(indent, depth);
  }

  #list(indent: number, depth: number): YamlNode {
    const items: YamlNode[] = [];
    const position = { line: this.#line(), column: indent + 1 };
    for (let row = this.#row(); row?.indent === indent && isItem(row); row = this.#row()) {
      const content = row.content.slice(1).trimStart();
      if (content === '' || content.startsWith('#') || isItem({ indent, content })) throw notPlain;
      const column = indent + row.content.length - content.length;
      if (!/^["'[{]/.test(content) && keyEnd(content) >= 0) {
        // A map may begin beside its dash: read it as if the dash were a blank.
        row.indent = column;
        row.content = content;
        items.push(this.#map(column, depth + 1));
      } else items.push(this.#value(content, column, indent));
    }
    return { kind: 'list', ...position, items };
  }

  #map(indent: number, depth: number): YamlMap {
    const entries = new Map<string, YamlEntry>();
    const position = { line: this.#line(), column: indent + 1 };
    for (let row = this.#row(); row?.indent === indent && !isItem(row); row = this.#row()) {
      const { name, end } = keyOf(row.content);
      if (!keyName.test(name) || name.length > 200 || entries.has(name)) throw notPlain;
      const key = { line: this.#line(), column: indent + 1 };
      const rest = row.content.slice(end + 1).trimStart();
      const column = indent + row.content.length - rest.length;
      entries.set(name, {
        key,
        value: rest === '' || rest.startsWith('#') ? this.#below(indent, depth) : this.#value(rest, column, indent),
      });
    }
    const after = this.#row();
    if (after !== undefined && after.indent > indent) throw notPlain;
    return { kind: 'map', ...position, entries };
  }

  /** The value of a key that has nothing on its own line. */
  #below(indent: number, depth: number): YamlNode {
    const key = { line: this.#line(), column: indent + 1 };
    this.#at++;
    const next = this.#row();
    if (next === undefined || next.indent < indent || (next.indent === indent && !isItem(next))) {
      return { kind: 'scalar', value: '', ...key };
    }
    return this.#block(next.indent, depth + 1);
  }

  /** A value that begins on the line of its key or dash, which stands at `indent`. */
  #value(content: string, column: number, indent: number): YamlNode {
    const line = this.#line();
    this.#at++;
    if (content === '|' || content === '|-') {
      return { kind: 'scalar', value: this.#literal(indent, content === '|'), line, column: column + 1 };
    }
    const next = this.#row();
    if (next !== undefined && next.indent > indent) throw notPlain;
    if (/^["'[{]/.test(content)) return new BracketReader(content, line, column).whole();
    if (indicators.test(content) || keyEnd(content) >= 0) throw notPlain;
    const comment = content.indexOf(' #');
    const value = comment < 0 ? content : content.slice(0, comment).trimEnd();
    return { kind: 'scalar', value, line, column: column + 1 };
  }

  /** A text in the lines below, indented more than its key. */
  #literal(parent: number, keepsLineBreak: boolean): string {
    const first = this.#rowAt(this.#at);
    if (first === undefined || first.indent <= parent) throw notPlain;
    const { indent } = first;
    const margin = ' '.repeat(indent);
    const lines: string[] = [];
    for (let raw = this.#raw[this.#at]; raw !== undefined; raw = this.#raw[++this.#at]) {
      const isInside = raw.startsWith(margin) || (this.#rowAt(this.#at)?.indent ?? -1) < 0;
      if (!isInside) break;
      lines.push(raw.slice(indent));
    }
    const after = this.#rowAt(this.#at);
    if (after === undefined && !this.#endsInLineBreak) throw notPlain;
    if (after !== undefined && after.indent > parent) throw notPlain;
    while (lines.at(-1) === '') lines.pop();
    return lines.join('\n') + (keepsLineBreak ? '\n' : '');
  }

  #line(): number {
    return this.#at + 1 + this.#offset;
  }
}

/** Reads quoted scalars, and lists and maps in brackets, that end on the line they begin. */
class BracketReader {
  readonly #text: string;
  readonly #line: number;
  readonly #column: number;
  #at = 0;

  constructor(text: string, line: number, column: number) {
    this.#text = text;
    this.#line = line;
    this.#column = column;
  }

  whole(): YamlNode {
    const node = this.#node(0);
    if (this.#at !== this.#text.length) throw notPlain;
    return node;
  }

  #node(depth: number): YamlNode {
    if (depth > deepest) throw notPlain;
    const position = { line: this.#line, column: this.#column + this.#at + 1 };
    const first = this.#text[this.#at];
    if (first === '[') return { kind: 'list', ...position, items: this.#items(depth) };
    if (first === '{') return { kind: 'map', ...position, entries: this.#entries(depth) };
    return { kind: 'scalar', ...position, value: this.#scalar() };
  }

  #items(depth: number): YamlNode[] {
    const items: YamlNode[] = [];
    this.#at++;
    this.#blanks();
    if (this.#take(']')) return items;
    for (;;) {
      items.push(this.#node(depth + 1));
      this.#blanks();
      if (this.#take(']')) return items;
      if (!this.#take(',')) throw notPlain;
      this.#blanks();
    }
  }

  #entries(depth: number): Map<string, YamlEntry> {
    const entries = new Map<string, YamlEntry>();
    this.#at++;
    this.#blanks();
    if (this.#take('}')) return entries;
    for (;;) {
      const key = { line: this.#line, column: this.#column + this.#at + 1 };
      const name = this.#scalar();
      if (!keyName.test(name) || entries.has(name) || !this.#take(':') || !this.#take(' ')) throw notPlain;
      this.#blanks();
      entries.set(name, { key, value: this.#node(depth + 1) });
      this.#blanks();
      if (this.#take('}')) return entries;
      if (!this.#take(',')) throw notPlain;
      this.#blanks();
    }
  }

  #scalar(): string {
    const pattern = /'((?:[^']|'')*)'|"((?:[^"\\]|\\["\\/n])*)"|([^\s[\]{},:#&*!|>'"%@`?-][^[\]{},:#'"]*)/y;
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text);
    if (found === null) throw notPlain;
    const [whole, single, double, plain] = found;
    this.#at += plain === undefined ? whole.length : plain.trimEnd().length;
    if (single !== undefined) return single.replaceAll("''", "'");
    if (double !== undefined) return double.replace(/\\(.)/g, (_, char: string) => (char === 'n' ? '\n' : char));
    return (plain ?? '').trimEnd();
  }

  #blanks(): void {
    while (this.#text[this.#at] === ' ') this.#at++;
  }

  #take(char: string): boolean {
    if (this.#text[this.#at] !== char) return false;
    this.#at++;
    return true;
  }
}

function isItem(row: Row | undefined): boolean {
  return row !== undefined && row.content.startsWith('-') && (row.content.length === 1 || row.content[1] === ' ');
}

/** Position of the colon that ends a key, or -1. */
/** A key, which may stand in quotes as `"on"` does, and where its colon is. */
function keyOf(content: string): { readonly name: string; readonly end: number } {
  const [quoted, double, single] = quotedKey.exec(content) ?? [];
  if (quoted !== undefined) return { name: double ?? single ?? '', end: quoted.length - 1 };
  const end = keyEnd(content);
  return { name: content.slice(0, Math.max(0, end)).trimEnd(), end };
}

const quotedKey = /^(?:"([^"\\]*)"|'([^']*)') *:(?= |$)/;

function keyEnd(content: string): number {
  for (let at = content.indexOf(':'); at >= 0; at = content.indexOf(':', at + 1)) {
    if (at + 1 === content.length || content[at + 1] === ' ') return at;
  }
  return -1;
}
