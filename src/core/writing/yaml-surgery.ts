import type { YamlEntry, YamlList, YamlMap, YamlNode, YamlScalar } from '../syntax/yaml.ts';
import { type Insertion, insertionBelow, linesOf, replaced, type TextLine, withInsertions } from './lines.ts';
import { bracketsAt, quoteEnd, scalarEnd } from './yaml-scan.ts';
import { entryLines, flow, itemLines, scalar, valueLines, type YamlValue } from './yaml-value.ts';

interface Position {
  readonly line: number;
  readonly column: number;
}

/** Cuts into a text of YAML by the positions of what was read from it. Whoever asks for a cut looks at what it made of the text. */
export class YamlSurgery {
  readonly #text: string;
  readonly #lines: readonly TextLine[];

  constructor(text: string) {
    this.#text = text;
    this.#lines = linesOf(text);
  }

  set(node: YamlNode | undefined, [key, ...rest]: readonly string[], value: YamlValue): string | undefined {
    if (key === undefined) return undefined;
    const whole = rest.reduceRight<YamlValue>((inner, name) => ({ [name]: inner }), value);
    if (node === undefined)
      return withInsertions(this.#text, [this.#below(this.#lines.length, 0, entryLines(key, whole))]);
    if (node.kind !== 'map') return undefined;
    const entry = node.entries.get(key);
    if (entry === undefined) return this.#newEntry(node, key, whole);
    if (rest.length > 0 && entry.value.kind === 'map' && entry.value.entries.size > 0) {
      return this.set(entry.value, rest, value);
    }
    return this.#replace(node, key, entry, whole);
  }

  /** @param places items by the index of the one that they are put before; between brackets they all come last */
  insert(list: YamlList, places: ReadonlyMap<number, readonly YamlValue[]>): string | undefined {
    const inOrder = [...places].sort(([a], [b]) => a - b);
    if (!this.isInBrackets(list)) {
      const last = list.items.at(-1);
      return (
        last &&
        withInsertions(
          this.#text,
          inOrder.map(([at, items]) => this.#newItems(list, last, items, at)),
        )
      );
    }
    const open = this.#offset(list);
    return this.#intoBrackets(
      open,
      inOrder.flatMap(([, items]) => items).map((item) => flow(item, this.#gap(open))),
    );
  }

  /** A single value, which becomes the first item of a list. */
  listed(value: YamlScalar, items: readonly YamlValue[]): string {
    const from = this.#offset(value);
    const to = scalarEnd(this.#text, from, false);
    const all = [this.#text.slice(from, to), ...items.map((item) => flow(item))];
    return replaced(this.#text, from, to, `[${all.join(', ')}]`);
  }

  isInBrackets(node: YamlNode): boolean {
    return node.kind !== 'scalar' && /[[{]/.test(this.#text[this.#offset(node)] ?? '');
  }

  #newEntry(map: YamlMap, key: string, value: YamlValue): string | undefined {
    const open = this.#offset(map);
    if (this.isInBrackets(map)) {
      return this.#intoBrackets(open, [`${scalar(key, 'brackets')}: ${flow(value, this.#gap(open))}`]);
    }
    const last = [...map.entries.values()].at(-1);
    if (last === undefined) return undefined;
    const indent = map.column - 1;
    const end = this.#endOfBlock(last.key.line, indent, 'entries');
    return withInsertions(this.#text, [this.#below(end, indent, entryLines(key, value))]);
  }

  #newItems(list: YamlList, last: YamlNode, items: readonly YamlValue[], at: number): Insertion {
    const indent = list.column - 1;
    const entries = items.map((item) =>
      this.isInBrackets(last) ? [`- ${flow(item, this.#gap(this.#offset(last)))}`] : itemLines(item),
    );
    const isSpaced = list.items.length > 1 && this.#line(this.#firstLine(last) - 1).trim() === '';
    const next = list.items[at];
    if (next === undefined) {
      const lines = entries.flatMap((entry) => (isSpaced ? ['', ...entry] : entry));
      return this.#below(this.#endOfBlock(last.line, indent, 'items'), indent, lines);
    }
    const lines = entries.flatMap((entry) => (isSpaced ? [...entry, ''] : entry));
    return this.#below(this.#firstLine(next) - 1, indent, lines);
  }

  #replace(map: YamlMap, name: string, { key, value: node }: YamlEntry, value: YamlValue): string | undefined {
    const isNothing = node.line === key.line && node.column === key.column;
    const isFlow = this.isInBrackets(map);
    const from = isNothing ? this.#colonBehind(key, name) : this.#offset(node);
    if (from === undefined) return undefined;
    const to = isNothing ? from : this.#end(node, from, key, map);
    if (to === undefined) return undefined;
    const isOneScalar = typeof value === 'string' && !isNothing && node.kind === 'scalar';
    const [first, ...others] = isFlow
      ? [typeof value === 'string' ? scalar(value, 'brackets') : flow(value, this.#gap(this.#offset(map)))]
      : isOneScalar && /["']/.test(this.#text[from] ?? '') && !value.includes('\n')
        ? [scalar(value, 'line', this.#text[from])]
        : valueLines(value);
    return this.#rewrite(from, to, first, others, map.column - 1);
  }

  /** Undefined for what holds something: it is not replaced as a whole. */
  #end(node: YamlNode, from: number, key: Position, map: YamlMap): number | undefined {
    const first = this.#text[from];
    if (node.kind !== 'scalar') {
      const close = bracketsAt(this.#text, from)?.close;
      return (node.kind === 'list' ? node.items.length : node.entries.size) > 0 || close === undefined
        ? undefined
        : close + 1;
    }
    if (first !== '|' && first !== '>') return scalarEnd(this.#text, from, this.isInBrackets(map));
    return this.#lines[this.#endOfBlock(key.line, map.column - 1) - 1]?.to;
  }

  /** Offset behind the colon of a key that has nothing behind it. */
  #colonBehind(key: Position, name: string): number | undefined {
    const begin = this.#offset(key);
    const isQuoted = /["']/.test(this.#text[begin] ?? '');
    const end = isQuoted ? quoteEnd(this.#text, begin) : begin + name.length;
    const colon = this.#text.indexOf(':', end);
    return colon < 0 || this.#text.slice(end, colon).trim() !== '' ? undefined : colon + 1;
  }

  /** Puts a value between two offsets: its first line there, before a comment that stands there, the others below that line. */
  #rewrite(from: number, to: number, first: string, others: readonly string[], indent: number): string {
    const before = this.#text.slice(0, from).replace(/[ \t]+$/, '');
    const line = this.#lines.find((each) => each.to >= to);
    const rest = this.#text.slice(to, line?.to).trimEnd();
    const body = others.map((each) => `\n${each === '' ? '' : ' '.repeat(indent) + each}`).join('');
    return replaced(
      this.#text,
      before.length,
      to + rest.length,
      (first === '' ? '' : /[[{,]$/.test(before) ? first : ` ${first}`) + rest + body,
    );
  }

  #intoBrackets(open: number, items: readonly string[]): string | undefined {
    const brackets = bracketsAt(this.#text, open);
    if (brackets === undefined) return undefined;
    const { close, lastEnd } = brackets;
    const inside = this.#text.slice(lastEnd, close);
    if (lastEnd === open + 1 && inside.trim() === '') {
      const gap = this.#text[open] === '{' ? ' ' : '';
      return replaced(this.#text, open + 1, close, gap + items.join(', ') + gap);
    }
    const begin = this.#text.lastIndexOf('\n', lastEnd - 1) + 1;
    const isSpread = /[\r\n]/.test(inside);
    const separator = isSpread ? `\n${/^[ \t]*/.exec(this.#text.slice(begin))?.[0] ?? ''}` : ' ';
    const added = items.join(`,${separator}`);
    const isAfterComma = this.#text[lastEnd - 1] === ',';
    const head = isAfterComma || lastEnd === open + 1 ? '' : ',';
    return replaced(this.#text, lastEnd, lastEnd, head + separator + added + (isAfterComma && isSpread ? ',' : ''));
  }

  /** What stands inside the brackets of maps hereabouts: a space, or nothing. */
  #gap(open: number): string {
    return /\{[^\s}]/.test(this.#text.slice(open, open + 200)) ? '' : ' ';
  }

  /** @param after 1-based line below which they are put; 0 for the top */
  #below(after: number, indent: number, lines: readonly string[]): Insertion {
    const added = lines.map((line) => (line === '' ? '' : ' '.repeat(indent) + line)).join('\n');
    const last = this.#lines[after - 1];
    const isEnd = after === this.#lines.length && last?.from === last?.to;
    return insertionBelow(isEnd ? this.#lines[after - 2] : last, added);
  }

  /** The line of an entry, or of the comments directly above it. */
  #firstLine({ line }: Position): number {
    let first = line;
    while (first > 1 && /^\s*#/.test(this.#line(first - 1))) first--;
    return first;
  }

  /**
   * The last line, 1-based, of what begins on a line and is indented deeper.
   * @param of of which the line begins the last: then comments at their margin count, but at that of the file, where they belong to nothing
   */
  #endOfBlock(first: number, indent: number, of?: 'entries' | 'items'): number {
    let end = first;
    for (let number = first + 1; number <= this.#lines.length; number++) {
      const line = this.#line(number);
      const depth = line.search(/\S/);
      const isMargin = depth === indent && of !== undefined;
      if (depth < 0 || (line[depth] === '#' && depth <= indent && !(isMargin && indent > 0))) continue;
      const isDash = /^\s*-(?:\s|$)/.test(line);
      if (depth <= indent && !(isMargin && (line[depth] === '#' || (isDash && of === 'entries')))) break;
      end = number;
    }
    return end;
  }

  #line(number: number): string {
    const line = this.#lines[number - 1];
    return line === undefined ? '' : this.#text.slice(line.from, line.to);
  }

  #offset({ line, column }: Position): number {
    return (this.#lines[line - 1]?.from ?? this.#text.length) + column - 1;
  }
}
