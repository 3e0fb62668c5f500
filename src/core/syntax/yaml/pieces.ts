import { lazily } from '../../lazily.ts';
import type { Problem } from '../../model.ts';
import type { YamlEntry, YamlNode } from './node.ts';

/** What a document says, or what is wrong with it. */
export interface Said {
  readonly root: YamlNode | undefined;
  readonly problems: readonly Problem[];
}

/** Characters that are read at once: what is not plain, too, is read before anybody waits for it. */
const usual = 32 * 1024;

/** Whoever has made so many mistakes has made one, of which the others follow. */
const mostProblems = 100;

/** A line that begins a key of the document, and what may stand before the first entry of its list. */
const keyLine = /^[^\s#-]/gm;
const firstEntry = /^(?:[ \t]*(?:#.*)?\r?\n)*( *)-(?:\s|$)/;
const plainKey = /^\w[\w -]*:(?:\s|$)/;
/** Its value stands below, whatever it is. */
const keyAlone = /^\w[\w -]*:\s*(?:#.*)?$/;
/** What may lean on something in another piece. */
const leaning = /(?:^|[\s[{,])[&*]/;

/**
 * Reads a document of long lists a piece after the other: cut where an entry of a list begins, each piece is a document. Pauses between
 * them. Undefined for whatever is not of that shape, or may mean something else as a whole.
 *
 * @param offset number of lines above the text
 * @param read reads a piece with that number of lines above it
 */
export function* readInPieces(
  text: string,
  offset: number,
  read: (piece: string, offset: number) => Said,
  atOnce = usual,
): Generator<undefined, Said | undefined> {
  const starts = Array.from(text.matchAll(keyLine), ({ index }) => index);
  if (!plainKey.test(text.slice(starts[0]))) return undefined;
  const entries = new Map<string, YamlEntry>();
  const problems: Problem[] = [];
  const leans = lazily(() => leaning.test(text));
  let isBroken = false;
  let above = offset;
  let from = 0;
  let before = '';
  for (const [n, start] of starts.entries()) {
    const to = starts[n + 1] ?? text.length;
    const bodyStart = text.indexOf('\n', start) + 1 || to;
    const head = text.slice(start, bodyStart);
    const pieces: (readonly [name: string, YamlEntry])[] = [];
    for (const cut of keyAlone.test(head.trimEnd()) ? cuts(text, bodyStart, to, atOnce) : [to]) {
      const isFirst = from <= start;
      const own = text.slice(from, cut);
      const said = isFirst ? read(own, above) : read(head + own, above - 1);
      if (said.problems.length > 0 && leans()) return undefined;
      const [entry, another] = said.root?.kind === 'map' ? said.root.entries : [];
      if (entry !== undefined && another === undefined) {
        pieces.push(entry);
        problems.push(...said.problems);
      } else {
        // A line that is no key is a mistake behind a key only; alone it is a document.
        const found = said.root !== undefined && isFirst && before !== '' ? read(before + own, above - 1) : said;
        if (found.root !== undefined || found.problems.length === 0) return undefined;
        isBroken = true;
        problems.push(...found.problems);
        if (problems.length >= mostProblems) return { root: undefined, problems: problems.slice(0, mostProblems) };
      }
      above += linesIn(text, from, cut);
      from = cut;
      yield;
    }
    before = head;
    if (isBroken) continue;
    const entry = together(pieces);
    if (entry === undefined || entries.has(entry[0])) return undefined;
    entries.set(...entry);
  }
  if (isBroken) return { root: undefined, problems };
  const [first] = entries.values();
  return first && { root: { kind: 'map', ...first.key, entries }, problems };
}

/** Where pieces end. */
function* cuts(text: string, from: number, to: number, atOnce: number): Generator<number> {
  const first = firstEntry.exec(text.slice(from, to));
  if (first !== null) {
    const begin = `\n${first[1] ?? ''}- `;
    for (
      let at = text.indexOf(begin, from + first[0].length + atOnce);
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
