import { isScalar, LineCounter, type Node, parseDocument } from 'yaml';
import type { FactKind, Place, Problem } from '../model.ts';
import { mergeMarker } from './merge-marker.ts';
import { type Mistake, mistakesOf, tooDeep, unfinishedMerge } from './yaml/mistakes.ts';
import { tooDeeplyNestedAt } from './yaml/nesting.ts';
import { nodeAt, plainValue, type Position, type YamlNode, type YamlPath } from './yaml/node.ts';
import { readInPieces } from './yaml/pieces.ts';
import { readPlainYaml } from './yaml/plain.ts';
import { YamlTree } from './yaml/tree.ts';

export type { YamlEntry, YamlList, YamlMap, YamlNode, YamlPath, YamlScalar } from './yaml/node.ts';

export interface YamlSource {
  readonly file: string;
  /** Line of the file on which the text begins, 1-based; 2 for front matter. */
  readonly firstLine?: number;
  /** What a broken document spoils. */
  readonly spoils: FactKind;
  /**
   * True: `12` is a number, `yes` a string and `true` a boolean, as in YAML 1.2. Otherwise every scalar is the string that was
   * written, so that version 1.10 does not become 1.1 and the digest 1e10… not infinity; an empty one is the empty string.
   */
  readonly typed?: boolean;
}

/** A YAML document with places. `root` is undefined where the text is no YAML: half of it is not to be trusted. */
export interface Yaml {
  readonly root: YamlNode | undefined;
  /** Plain objects, arrays and scalars. */
  readonly value: unknown;
  /** Of the value at the path, or of the nearest thing around it that exists. */
  readonly placeOf: (path: YamlPath) => Place;
  /** Of the last key of the path that is there. */
  readonly placeOfKey: (path: YamlPath) => Place;
  readonly has: (path: YamlPath) => boolean;
  readonly problems: readonly Problem[];
}

/** Never throws. What is plain is read ten times as fast as the library reads it, to the same result. */
export function readYaml(text: string, source: YamlSource): Yaml {
  const offset = (source.firstLine ?? 1) - 1;
  const plain = source.typed === true ? undefined : readPlainYaml(text, offset);
  return plain === undefined ? readAnyYaml(text, source) : withPlaces(plain, source, []);
}

/** The same with pauses, where the text is long and a list. */
export function* readYamlInSteps(text: string, source: YamlSource): Generator<undefined, Yaml> {
  if (text.length <= long || source.typed === true) return readYaml(text, source);
  // Between its markers a merge leaves pieces that say nothing.
  const said = isUnfinished(text)
    ? undefined
    : yield* readInPieces(text, (source.firstLine ?? 1) - 1, (piece, offset) =>
        readYaml(piece, { ...source, firstLine: offset + 1 }),
      );
  return said === undefined ? readAnyYaml(text, source) : withPlaces(said.root, source, said.problems);
}

/** Characters; up to here nobody is kept waiting. */
const long = 128 * 1024;

/** By the library alone. */
export function readAnyYaml(text: string, source: YamlSource): Yaml {
  const lines = new LineCounter();
  lines.addNewLine(0);
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines.addNewLine(at + 1);
  const offset = (source.firstLine ?? 1) - 1;
  const position = (at: number): Position => {
    const { line, col } = lines.linePos(Math.min(at, text.length));
    return { line: line + offset, column: col };
  };
  const problem = ({ at, found, wanted }: Mistake): Problem => ({
    kind: 'problem',
    spoils: source.spoils,
    place: { file: source.file, ...position(at) },
    found,
    wanted,
  });
  const conflicts = Array.from(text.matchAll(conflict), ({ index }) => unfinishedMerge(index));
  if (conflicts.length > 0) return withPlaces(undefined, source, conflicts.map(problem));
  const deep = tooDeeplyNestedAt(text);
  if (deep >= 0) return withPlaces(undefined, source, [problem(tooDeep(deep))]);
  const document = parseDocument(text, {
    prettyErrors: false,
    // Not silent: then it would pass over a second document.
    logLevel: 'error',
    // The library compares every key with every other; YamlTree does it in one pass.
    uniqueKeys: false,
    schema: source.typed === true ? 'core' : 'failsafe',
  });
  const mistakes = mistakesOf(document.errors);
  if (mistakes.length > 0) return withPlaces(undefined, source, mistakes.map(problem));
  const tree = new YamlTree(position);
  const { contents } = document;
  const root = contents === null || isNothing(contents) ? undefined : tree.node(contents);
  return withPlaces(root, source, tree.mistakes.map(problem));
}

/** Where nothing stands, the library puts a scalar. */
function isNothing(node: Node): boolean {
  return isScalar(node) && node.range?.[0] === node.range?.[1] && node.tag === undefined;
}

const conflict = new RegExp(mergeMarker, 'gm');

function isUnfinished(text: string): boolean {
  return text.search(conflict) >= 0;
}

function withPlaces(root: YamlNode | undefined, source: YamlSource, problems: readonly Problem[]): Yaml {
  const { file, firstLine = 1 } = source;
  const place = ({ line, column }: Position): Place => ({ file, line, column });
  const start = { file, line: firstLine, column: 1 };
  return {
    root,
    get value() {
      return root === undefined ? undefined : plainValue(root);
    },
    placeOf: (path) => (root === undefined ? start : place(nodeAt(root, path).node)),
    placeOfKey: (path) => (root === undefined ? start : place(nodeAt(root, path).key)),
    has: (path) => root !== undefined && nodeAt(root, path).exact,
    problems,
  };
}
