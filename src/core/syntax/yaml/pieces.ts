import type { YamlEntry, YamlNode } from './node.ts';
import { readPlainYaml } from './plain.ts';

/** Characters that are read at once. */
const usual = 64 * 1024;

/** A line that begins a key of the document, and one that begins an entry of a list. */
const keyLine = /^[^\s#-]/gm;
const entryLine = /^ *- /m;

/**
 * Reads a document of long lists as `readPlainYaml` does, a piece after the other: cut where an entry of a list begins, each piece is a
 * document. Pauses between them. Undefined for whatever is not plain, or not of that shape.
 *
 * @param offset number of lines above the text
 */
export function* readPlainPieces(
  text: string,
  offset: number,
  atOnce = usual,
): Generator<undefined, YamlNode | undefined> {
  const starts = Array.from(text.matchAll(keyLine), ({ index }) => index);
  const entries = new Map<string, YamlEntry>();
  let above = offset;
  let from = 0;
  for (const [n, start] of starts.entries()) {
    const to = starts[n + 1] ?? text.length;
    const bodyStart = text.indexOf('\n', start) + 1 || to;
    const head = text.slice(start, bodyStart);
    const pieces: (readonly [name: string, YamlEntry])[] = [];
    for (const cut of cuts(text, bodyStart, to, atOnce)) {
      const isFirst = pieces.length === 0;
      const piece = isFirst ? text.slice(from, cut) : head + text.slice(from, cut);
      const read = readPlainYaml(piece, isFirst ? above : above - 1);
      const [own, another] = read?.kind === 'map' ? read.entries : [];
      if (own === undefined || another !== undefined) return undefined;
      pieces.push(own);
      above += linesIn(text, from, cut);
      from = cut;
      yield;
    }
    const entry = together(pieces);
    if (entry === undefined || entries.has(entry[0])) return undefined;
    entries.set(...entry);
  }
  const [first] = entries.values();
  return first && { kind: 'map', ...first.key, entries };
}

/** Where pieces end. */
function* cuts(text: string, from: number, to: number, atOnce: number): Generator<number> {
  const first = entryLine.exec(text.slice(from, to));
  if (first !== null) {
    const begin = `\n${first[0]}`;
    for (
      let at = text.indexOf(begin, from + first.index + atOnce);
      at >= 0 && at < to;
      at = text.indexOf(begin, at + atOnce)
    )
      yield at + 1;
  }
  yield to;
}

/** Of one list, if they are several. */
function together(pieces: readonly (readonly [string, YamlEntry])[]): readonly [string, YamlEntry] | undefined {
  const [first] = pieces;
  if (first === undefined || pieces.length === 1) return first;
  const lists = pieces.flatMap(([, { value }]) => (value.kind === 'list' ? value : []));
  const [list] = lists;
  if (list === undefined || lists.length < pieces.length) return undefined;
  return [first[0], { key: first[1].key, value: { ...list, items: lists.flatMap(({ items }) => items) } }];
}

function linesIn(text: string, from: number, to: number): number {
  let lines = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}
