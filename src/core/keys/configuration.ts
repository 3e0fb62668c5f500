import type * as v from 'valibot';
import { definition } from '../config/definition.ts';
import type { Criterion } from '../criterion.ts';
import type { Message } from '../model.ts';
import type { Shape, ValueKind } from './key.ts';
import { memoized } from '../memoized.ts';

/** `tollgate.yaml`, as the definition has it that validates it. */
export const configurationShape = memoized((criteria: readonly Criterion[]): Shape => {
  const titles = new Map(criteria.map(({ id, title }) => [id, title]));
  const shape = shapeOf(definition(criteria.map(({ id }) => id)), '');
  const severities = shape.keys?.['severities'];
  const named = Object.entries(severities?.keys ?? {}).map(
    ([id, each]) => [id, withAbout(each, titles.get(id))] as const,
  );
  return { ...shape, keys: { ...shape.keys, severities: { ...severities, keys: Object.fromEntries(named) } } };
}, new WeakMap());

/** As much of a schema of valibot as the definition is made of. */
interface Schema {
  readonly type: string;
  readonly wrapped?: Schema;
  readonly item?: Schema;
  readonly options?: readonly (Schema | string)[];
  readonly entries?: Readonly<Record<string, Schema>>;
  readonly pipe?: readonly (Schema | v.DescriptionAction<unknown, string>)[];
}

/** Keys whose values are those of the repository. */
const kinds: Readonly<Record<string, ValueKind>> = {
  by: 'person',
  on: 'day',
  subject: 'requirement',
  specs: 'path',
  architecture: 'path',
  sources: 'path',
  tests: 'path',
  reports: 'path',
  exclude: 'path',
  generated: 'path',
};

function shapeOf(schema: Schema, key: string): Shape {
  const about = descriptionIn(schema);
  const inner = schema.wrapped ?? schema.pipe?.find((each): each is Schema => each !== schema && 'wrapped' in each);
  if (inner !== undefined) return withAbout(shapeOf(inner, key), about);
  const kind = Object.hasOwn(kinds, key) ? kinds[key] : undefined;
  const base: Shape = { ...(about && { about }), ...(kind && { kind }) };
  const { options = [], item, entries } = schema;
  if (entries !== undefined) {
    const keys = Object.entries(entries).map(([name, each]) => [name, shapeOf(each, name)] as const);
    return { ...(about && { about }), keys: Object.fromEntries(keys) };
  }
  if (item !== undefined) return { ...base, item: shapeOf(item, key) };
  const values = options.filter((each) => typeof each === 'string');
  if (values.length > 0) return { ...base, values };
  const shapes = options.filter((each) => typeof each !== 'string').map((each) => shapeOf(each, key));
  return shapes.reduce((all, each) => ({ ...each, ...all }), base);
}

function descriptionIn({ pipe = [] }: Schema): Message | undefined {
  for (const each of pipe) if ('description' in each) return { text: each.description, args: {} };
  return undefined;
}

function withAbout(shape: Shape, about: Message | undefined): Shape {
  return about === undefined ? shape : { ...shape, about };
}
