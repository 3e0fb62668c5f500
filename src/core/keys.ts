import { documentKind } from './completing/document-kind.ts';
import { frontMatterKeys, type Surroundings } from './completing/skeleton.ts';
import type { RequirementOrder } from './completing/requirement-order.ts';
import type { Criterion } from './criterion.ts';
import { configurationShape } from './keys/configuration.ts';
import { defectShape, noteShape, releaseShape, resultsShape, specificationShape } from './keys/documents.ts';
import type { Shape, ValueKind } from './keys/key.ts';
import { yamlSpotAt } from './keys/spot.ts';
import type { Message, Model } from './model.ts';
import { frontMatterIn } from './writing/front-matter.ts';

/** What may be written where somebody types. */
export interface Offer {
  readonly label: string;
  readonly what: 'key' | 'value' | 'path' | 'requirement';
  readonly about?: Message;
  /** Behind the label, dimmer: the title of a requirement. */
  readonly description?: string;
}

/** All that keys and values are made of. */
export interface KeyWorld extends Surroundings {
  readonly model: Model;
  readonly criteria: readonly Criterion[];
  readonly order: RequirementOrder;
  /** What lies in a folder, given with its slash; a folder ends with a slash. */
  readonly childrenOf: (folder: string) => Iterable<string>;
}

interface Part {
  readonly shape: Shape;
  readonly from: number;
  readonly to: number;
}

/** The part of a document that is YAML of ours, and what may stand in it. */
function partOf(path: string, text: string, offset: number, { model, criteria }: KeyWorld): Part | undefined {
  const whole = { from: 0, to: text.length };
  if (path === 'tollgate.yaml') return { ...whole, shape: configurationShape(criteria) };
  if (path === 'docs/results.yaml') return { ...whole, shape: resultsShape };
  if (!path.endsWith('.md')) return undefined;
  const front = frontMatterIn(text);
  if (front === undefined || (front !== 'unclosed' && (offset < front.from || offset > front.to))) return undefined;
  const kind = /^docs\/releases\/[^/]+\.md$/.test(path) ? 'release' : documentKind(path, text, model);
  const shape = kind === undefined ? undefined : shapes[kind];
  const from = front === 'unclosed' ? text.indexOf('\n') + 1 : front.from;
  return shape && { shape, from, to: front === 'unclosed' ? text.length : front.to };
}

const shapes = {
  specification: specificationShape,
  note: noteShape,
  defect: defectShape,
  release: releaseShape,
} as const;

function shapeAt(shape: Shape | undefined, path: readonly string[]): Shape | undefined {
  return path.reduce<Shape | undefined>(
    // What may be one may also be a list, and the keys of a map of names are names.
    (found, name) =>
      name === '[]' ? (found?.item ?? found) : (own(found?.keys, name) ?? (found?.keys ? undefined : found)),
    shape,
  );
}

function own(keys: Readonly<Record<string, Shape>> | undefined, name: string): Shape | undefined {
  return keys !== undefined && Object.hasOwn(keys, name) ? keys[name] : undefined;
}

/** What may be written at an offset, and where it begins; undefined where nobody can tell. */
export function offersAt(
  path: string,
  text: string,
  offset: number,
  world: KeyWorld,
):
  | {
      readonly from: number;
      readonly offers: readonly Offer[] /** More are found by typing on. */;
      readonly hasMore: boolean;
    }
  | undefined {
  const part = partOf(path, text, offset, world);
  const spot = part && yamlSpotAt(text.slice(part.from, part.to), offset - part.from);
  if (part === undefined || spot === undefined) return undefined;
  const shape = shapeAt(part.shape, spot.path);
  const from = part.from + spot.from;
  if (shape === undefined) return undefined;
  if (spot.at === 'key' && shape.keys !== undefined) {
    const missing = Object.entries(shape.keys).filter(([name]) => !spot.siblings.includes(name));
    const offers = missing.map(([label, { about }]): Offer => ({ label, what: 'key', ...(about && { about }) }));
    return { from, offers, hasMore: false };
  }
  const isEntry = spot.at === 'key' && spot.path.at(-1) === '[]';
  if (spot.at === 'key' && !isEntry) return undefined;
  const offers = [...valuesOf(shape, text.slice(from, offset), path, world)];
  return { from, offers, hasMore: offers.length >= most };
}

function* valuesOf(shape: Shape, typed: string, path: string, world: KeyWorld): Generator<Offer> {
  for (const label of shape.values ?? shape.item?.values ?? []) yield { label, what: 'value' };
  const kind = shape.kind ?? shape.item?.kind;
  if (kind !== undefined) yield* ofKind[kind](typed, path, world);
}

const most = 100;

const ofKind: Readonly<Record<ValueKind, (typed: string, path: string, world: KeyWorld) => Iterable<Offer>>> = {
  path: (typed, _path, { childrenOf }) => pathsBelow(typed, childrenOf),
  *requirement(typed, path, { order }) {
    for (const { id, title } of order.likely(path, typed, most))
      yield { label: id, what: 'requirement', description: title };
  },
  *person(_typed, _path, { config }) {
    for (const { name } of config.people) yield { label: name, what: 'value' };
  },
  *day(_typed, _path, { today }) {
    yield { label: today, what: 'value' };
  },
  *release(_typed, _path, { release }) {
    if (release !== null) yield { label: release, what: 'value' };
  },
  *test(_typed, _path, { model }) {
    const failed = model.reports.flatMap(({ cases }) =>
      cases.filter(({ result }) => result === 'failed' || result === 'error'),
    );
    for (const { name } of failed.slice(0, most)) yield { label: name, what: 'value' };
  },
  *customer(_typed, _path, world) {
    const customer = frontMatterKeys('specification', world).find(([key]) => key === 'customer')?.[1] ?? '';
    if (customer !== '') yield { label: customer, what: 'value' };
  },
};

/** What lies in the folder that is typed so far: folders first, and of very many those that have what is typed behind it. */
function* pathsBelow(typed: string, childrenOf: KeyWorld['childrenOf']): Generator<Offer> {
  const folder = typed.slice(0, typed.lastIndexOf('/') + 1);
  const begun = typed.slice(folder.length).toLowerCase();
  const all = [...childrenOf(folder)];
  const found = all.length > most ? all.filter((path) => path.slice(folder.length).toLowerCase().includes(begun)) : all;
  const isFolder = (path: string): boolean => path.endsWith('/');
  const sorted = [...found.filter(isFolder), ...found.filter((path) => !isFolder(path))];
  for (const label of sorted.slice(0, most)) yield { label, what: 'path' };
}

/** What the key at an offset is for, and where it stands. */
export function keyAt(
  path: string,
  text: string,
  offset: number,
  world: KeyWorld,
):
  | { readonly from: number; readonly to: number; readonly about: Message; readonly values: readonly string[] }
  | undefined {
  const part = partOf(path, text, offset, world);
  if (part === undefined) return undefined;
  const word = /[\p{L}\p{N}_-]*$/u.exec(text.slice(part.from, offset))?.[0].length ?? 0;
  const rest = /^[\p{L}\p{N}_-]*/u.exec(text.slice(offset, part.to))?.[0].length ?? 0;
  const [from, to] = [offset - word, offset + rest];
  if (from === to || !/^["']?\s*:(?:\s|$)/.test(text.slice(to, part.to))) return undefined;
  const spot = yamlSpotAt(text.slice(part.from, part.to), from - part.from);
  const shape = spot?.at === 'key' ? shapeAt(part.shape, [...spot.path, text.slice(from, to)]) : undefined;
  const around = spot === undefined ? undefined : shapeAt(part.shape, spot.path);
  if (shape?.about === undefined || own(around?.keys, text.slice(from, to)) === undefined) return undefined;
  return { from, to, about: shape.about, values: shape.values ?? shape.item?.values ?? [] };
}
