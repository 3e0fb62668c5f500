import { commentsIn, isProse, type Stretch, testNames } from './citable.ts';
import { languageOf } from '../reading/classify.ts';
import { type RequirementOrder, requirementOrder } from '../completing/requirement-order.ts';
import { typedIdAt } from '../completing/typed-id.ts';
import { definedIn } from './defined-in.ts';
import { prefixOf } from '../ids.ts';
import { offsetsOf } from './line-starts.ts';
import { meaningsIn } from './meanings.ts';
import type { Mention, WrittenId } from './mentions.ts';
import type { Model, Reference, Requirement, RequirementVerdict, Specification, Verdict } from '../model.ts';
import { byPlace, partitionPoint } from '../order.ts';
import type { ReadRepository } from '../read.ts';
import type { TypedId } from '../reader.ts';
import { readSource } from '../code/source.ts';
import { lazily } from '../lazily.ts';
import { memoized } from '../memoized.ts';
import { requirementNumbers } from '../writing/id-numbers.ts';
import { prepareNextId } from '../writing/next-id.ts';

/**
 * What the IDs of a repository mean, wherever they stand. In documents that is everywhere, in code in comments and in the names of tests.
 * Texts are given as they are now; they may be newer than what was read.
 */
export interface Lexicon {
  /** In order, none overlapping another. */
  mentionsIn(path: string, text: string): readonly Mention[];
  /** In a piece of the prose of a document; offsets are its own. Nothing where no ID belongs. */
  mentionsInPiece(path: string, piece: string): readonly Mention[];
  /** The one at or right behind an offset. Cheap where nothing there looks like an ID. */
  mentionAt(path: string, text: string, offset: number): Mention | undefined;
  /** The requirements that a document defines, in order. */
  definedIn(path: string): readonly Requirement[];
  readonly verdictOf: (requirement: Requirement) => RequirementVerdict | undefined;
  /** An ID that is being typed up to an offset, and how it is written there. Told by the line alone where no ID belongs. */
  typedAt(path: string, text: string, offset: number): TypedId | undefined;
  readonly order: RequirementOrder;
  /** Does beforehand, in steps, what the first keystroke would have to wait for. */
  prepare(): Generator<void, void>;
}

export function lexicon({ model, kinds, filing }: ReadRepository, verdict: Verdict): Lexicon {
  const meanings = meaningsIn(model);
  const { scanned } = meanings;
  const definitionsIn = definedBy(model.specifications);
  const stating = lazily(() => statingFiles(model));
  const reports = lazily(() => new Set(filing.reports.map(({ path }) => path)));
  const prefixes = lazily(() => [
    ...new Set(
      Array.from(requirementNumbers(model.requirements).keys(), (head) =>
        prefixOf(`${head.slice(head.lastIndexOf('/') + 1)}0`),
      ),
    ),
  ]);
  let last: { readonly path: string; readonly text: string; readonly mentions: readonly Mention[] } | undefined;

  /** Tags have forms of their own, `Validates: Requirements 2.1`; their reader knows where the ID begins. */
  function* tagged(path: string, text: string): Generator<Mention> {
    const offsetAt = offsetsOf(text);
    for (const reference of readSource(path, text, kinds.kindOf(path).isTest, languageOf(path))) {
      const from = offsetAt(reference.place);
      const end = text[from - 1] === '`' ? inBackTicks : bare;
      const written = end.exec(text.slice(from, from + longest))?.[0].replace(/[.:;]+$/, '') ?? '';
      const meaning = written === '' ? undefined : meanings.of(reference, path);
      if (meaning === undefined) continue;
      yield { ...writtenAs(written, from, reference), meaning, as: 'reference' };
    }
  }

  const isDocument = (path: string): boolean =>
    definitionsIn.has(path) || stating().has(path) || isProse(path, kinds) || reports().has(path);
  const all = (path: string, text: string): readonly Mention[] => {
    if (kinds.kindOf(path).isPassedOver) return [];
    const own = definitions(path, text);
    if (isDocument(path)) return inOrder([...own, ...scanned(path, text, 0, text.length)]);
    const inAll = (stretches: Iterable<Stretch>): Mention[] =>
      Array.from(stretches).flatMap(([from, to]) => [...scanned(path, text, from, to)]);
    const named = inAll(testNames(path, text, kinds)).map((mention) => ({ ...mention, as: 'reference' }) as const);
    return inOrder([...own, ...tagged(path, text), ...named, ...inAll(commentsIn(path, text))]);
  };

  const definitions = (path: string, text: string, line?: Parameters<typeof definedIn>[2]): Mention[] =>
    definitionsIn.has(path) ? [...definedIn(definedInFile(path), text, line)] : [];

  const definedInFile = (path: string): readonly Requirement[] => definitionsIn.get(path) ?? [];
  const mentionsIn: Lexicon['mentionsIn'] = (path, text) => {
    if (last?.path !== path || last.text !== text) last = { path, text, mentions: all(path, text) };
    return last.mentions;
  };

  const verdictOf: Lexicon['verdictOf'] = (requirement) => verdict.requirements[seatOf(requirement, model)];
  const order = requirementOrder(model, definedInFile);
  return {
    mentionsIn,
    mentionsInPiece: (path, piece) =>
      kinds.kindOf(path).isPassedOver || !isDocument(path) ? [] : inOrder([...scanned(path, piece, 0, piece.length)]),
    mentionAt(path, text, offset) {
      const [from, to] = lineAround(text, offset);
      const at = (mention: Mention): boolean => mention.from <= offset && offset <= mention.to;
      if (!isDocument(path)) {
        const line = text.slice(from, to);
        return /\d/.test(line) ? mentionsIn(path, text).find(at) : undefined;
      }
      if (kinds.kindOf(path).isPassedOver) return undefined;
      const own = definitionsIn.has(path) ? definitions(path, text, lineOf(text, offset)) : [];
      return inOrder([...own, ...scanned(path, text, from, to)]).find(at);
    },
    definedIn: definedInFile,
    verdictOf,
    typedAt: (path, text, offset) => typedIdAt({ path, text, offset, isProse: isDocument(path) }, kinds, prefixes),
    order,
    *prepare() {
      yield* order.prepare();
      yield;
      prefixes();
      yield;
      yield* gathered(model, verdictOf);
      yield* prepareNextId(model);
    },
  };
}

/** The first that is asked gathers what all of them are made of. */
function* gathered(model: Model, verdictOf: Lexicon['verdictOf']): Generator<void, void> {
  for (const requirement of model.requirements.slice(0, 1)) {
    const verdict = verdictOf(requirement);
    yield;
    if (verdict?.verified !== undefined) yield;
    for (const part of ['tests', 'code', 'notes', 'signatures'] as const) if (verdict?.[part] !== undefined) yield;
    model.trace.results(requirement);
    yield;
  }
}

/** As long as the specifications are the same. */
const definedBy = memoized((specifications: readonly Specification[]): ReadonlyMap<string, readonly Requirement[]> => {
  const byFile = new Map<string, readonly Requirement[]>();
  for (const { place, requirements } of specifications) {
    const before = byFile.get(place.file);
    if (requirements.length > 0)
      byFile.set(place.file, before === undefined ? requirements : [...before, ...requirements]);
  }
  return byFile;
}, new WeakMap());

/** Where among all it stands, which mostly is where its place leads to; -1 where it is none of them. */
function seatOf(requirement: Requirement, { requirements }: Model): number {
  const isBefore = (at: number): boolean => byPlace(requirements[at]?.place ?? null, requirement.place) < 0;
  const at = partitionPoint(0, requirements.length, isBefore);
  return requirements[at] === requirement ? at : requirements.indexOf(requirement);
}

function statingFiles({ specifications, notes, tasks, defects, releases }: Model): ReadonlySet<string> {
  return new Set([...specifications, ...notes, ...tasks, ...defects, ...releases].map(({ place }) => place.file));
}

const inBackTicks = /^[^`\r\n]+/;
const bare = /^[^\s,`\])}"']+/;
/** Nobody has a longer ID. */
const longest = 200;

function writtenAs(written: string, from: number, { id, criterion }: Reference): WrittenId {
  const to = from + written.length;
  if (criterion === undefined) return { from, to, idTo: to, id };
  const tail = `/${criterion}`;
  return { from, to, idTo: written.endsWith(tail) ? to - tail.length : to, id, criterion };
}

/** Of two in one place the one that was told first. */
function inOrder(mentions: readonly Mention[]): readonly Mention[] {
  let end = -1;
  return mentions
    .map((mention, rank) => ({ mention, rank }))
    .sort((a, b) => a.mention.from - b.mention.from || a.rank - b.rank)
    .flatMap(({ mention }) => {
      if (mention.from < end) return [];
      end = mention.to;
      return [mention];
    });
}

/** Of a line without an end, what lies around the offset. */
function lineAround(text: string, offset: number): readonly [from: number, to: number] {
  const from = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  return [Math.max(from, offset - farAway), Math.min(end < 0 ? text.length : end, offset + farAway)];
}
/** In UTF-16 code units. */
const farAway = 4000;

function lineOf(text: string, offset: number): { readonly number: number; readonly from: number } {
  let [number, from] = [1, 0];
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', from)) {
    number++;
    from = at + 1;
  }
  return { number, from };
}
