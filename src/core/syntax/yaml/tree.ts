import { isAlias, isMap, isScalar, isSeq, type Node, type Scalar } from 'yaml';
import { type Mistake, repeatedKey, strangeKey, tooDeep, unknownAlias } from './mistakes.ts';
import type { Position, YamlEntry, YamlNode } from './node.ts';

/** Nodes that aliases may add to a document: a few lines can otherwise unfold into billions of values. */
const mostRepeated = 10_000;

/** Makes nodes of ours out of the library's, in the order of the document. */
export class YamlTree {
  readonly mistakes: Mistake[] = [];
  readonly #position: (offset: number) => Position;
  readonly #anchors = new Map<string, { readonly node: YamlNode; readonly size: number }>();
  #size = 0;
  #repeated = 0;
  #saidTooDeep = false;

  constructor(position: (offset: number) => Position) {
    this.#position = position;
  }

  node(source: Node): YamlNode {
    const at = source.range?.[0] ?? 0;
    if (isAlias(source)) return this.#alias(source.source, at);
    const before = this.#size++;
    const node = this.#own(source, at);
    const anchor = isScalar(source) || isMap(source) || isSeq(source) ? source.anchor : undefined;
    if (anchor !== undefined) this.#anchors.set(anchor, { node, size: this.#size - before });
    return node;
  }

  #own(source: Node, at: number): YamlNode {
    const position = this.#position(at);
    if (isSeq<Node>(source)) return { kind: 'list', ...position, items: source.items.map((item) => this.node(item)) };
    if (isMap<Node, Node | null>(source)) return { kind: 'map', ...position, entries: this.#entries(source.items) };
    return { kind: 'scalar', ...position, value: isScalar(source) ? simple(source) : null };
  }

  #entries(pairs: Iterable<{ readonly key: Node; readonly value: Node | null }>): Map<string, YamlEntry> {
    const entries = new Map<string, YamlEntry>();
    for (const { key, value } of pairs) {
      const at = key.range?.[0] ?? 0;
      if (!isScalar(key)) {
        this.mistakes.push(strangeKey(at));
        continue;
      }
      const name = String(key.value);
      const first = entries.get(name);
      if (first !== undefined) this.mistakes.push(repeatedKey(at, name, first.key.line));
      else {
        const position = this.#position(at);
        const node: YamlNode = value === null ? { kind: 'scalar', value: null, ...position } : this.node(value);
        // Where nothing was written, the key is the place that a person looks at.
        const empty = value?.range?.[0] === value?.range?.[1];
        entries.set(name, { key: position, value: empty ? { ...node, ...position } : node });
      }
    }
    return entries;
  }

  #alias(name: string, at: number): YamlNode {
    const target = this.#anchors.get(name);
    if (target === undefined) {
      this.mistakes.push(unknownAlias(at, name));
      return this.#nothing(at);
    }
    this.#size += target.size;
    this.#repeated += target.size;
    // Sizes that double grow out of all numbers, and then are none.
    return this.#repeated <= mostRepeated ? target.node : this.#tooDeep(at);
  }

  /** Said once: what is too deep at one place is so at a thousand. */
  #tooDeep(at: number): YamlNode {
    if (!this.#saidTooDeep) this.mistakes.push(tooDeep(at));
    this.#saidTooDeep = true;
    return this.#nothing(at);
  }

  #nothing(at: number): YamlNode {
    return { kind: 'scalar', ...this.#position(at), value: null };
  }
}

/** What is neither text, number, truth nor nothing (a binary, a date of YAML 1.1) stays as it was written. */
function simple({ value, source }: Scalar): string | number | boolean | null {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value;
  return source ?? null;
}
