import { toJsonSchema } from '@valibot/to-json-schema';
import { definition } from '../src/core/config/definition.ts';
import { baselineDefinition } from '../src/core/policy/baseline/definition.ts';
import * as criteria from '../src/core/criteria/index.ts';
import { inEnglish } from '../src/core/message.ts';
import { verdictDefinition } from '../src/core/verdict-definition.ts';

type Override = NonNullable<NonNullable<Parameters<typeof toJsonSchema>[1]>['overrideSchema']>;

/** Other keys than the known ones are mistakes. */
const closed = (({ valibotSchema, jsonSchema }) => {
  if (valibotSchema.type !== 'object_with_rest') return undefined;
  const { required, properties = {}, ...rest } = jsonSchema;
  return { ...rest, properties, ...(required?.length ? { required } : {}), additionalProperties: false };
}) satisfies Override;

/** The schemas that ship, by path: each generated from the definition that the code itself uses. */
export function schemaFiles(): Readonly<Record<string, string>> {
  return {
    'schemas/tollgate.schema.json': configSchema(),
    'schemas/baseline.schema.json': baselineSchema(),
    'schemas/verdict.schema.json': titled(
      'tollgate/verdict/1',
      toJsonSchema(verdictDefinition, { target: 'draft-07' }),
    ),
  };
}

function baselineSchema(): string {
  const ids = Object.values(criteria)
    .map(({ id }) => id)
    .sort();
  const schema = toJsonSchema(baselineDefinition(ids), {
    target: 'draft-07',
    typeMode: 'input',
    overrideSchema: closed,
  });
  return titled('.tollgate-baseline.yaml', schema);
}

/** The schema that editors check `tollgate.yaml` against: the definition that reads the file, and the titles of the criteria. */
function configSchema(): string {
  const all = Object.values(criteria).sort((a, b) => (a.id < b.id ? -1 : 1));
  const titles = new Map(all.map(({ id, title }) => [id, inEnglish(title)]));
  const schema = toJsonSchema(definition([...titles.keys()]), {
    target: 'draft-07',
    typeMode: 'input',
    ignoreActions: ['check', 'partial_check'],
    overrideSchema: (context) => {
      const schema = closed(context);
      for (const [key, property] of Object.entries(schema?.properties ?? {})) {
        const title = titles.get(key);
        if (title !== undefined && typeof property === 'object') property.description = `${title}.`;
      }
      return schema;
    },
  });
  return titled('tollgate.yaml', schema);
}

function titled(title: string, { $schema, ...rest }: ReturnType<typeof toJsonSchema>): string {
  return `${JSON.stringify({ $schema, title, ...rest }, null, 2)}\n`;
}
