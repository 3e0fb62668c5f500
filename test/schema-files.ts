import { toJsonSchema } from '@valibot/to-json-schema';
import { definition } from '../src/core/config/definition.ts';
import * as criteria from '../src/core/criteria/index.ts';
import { inEnglish } from '../src/core/message.ts';
import { verdictDefinition } from '../src/core/verdict-definition.ts';

/** The schemas that ship, by path: each generated from the definition that the code itself uses. */
export function schemaFiles(): Readonly<Record<string, string>> {
  return {
    'schemas/tollgate.schema.json': configSchema(),
    'schemas/verdict.schema.json': titled(
      'tollgate/verdict/1',
      toJsonSchema(verdictDefinition, { target: 'draft-07' }),
    ),
  };
}

/** The schema that editors check `tollgate.yaml` against: the definition that reads the file, and the titles of the criteria. */
function configSchema(): string {
  const all = Object.values(criteria).sort((a, b) => (a.id < b.id ? -1 : 1));
  const titles = new Map(all.map(({ id, title }) => [id, inEnglish(title)]));
  const schema = toJsonSchema(definition([...titles.keys()]), {
    target: 'draft-07',
    typeMode: 'input',
    ignoreActions: ['check', 'partial_check'],
    overrideSchema: ({ valibotSchema, jsonSchema }) => {
      if (valibotSchema.type !== 'object_with_rest') return undefined;
      const { required, properties = {}, ...rest } = jsonSchema;
      for (const [key, property] of Object.entries(properties)) {
        const title = titles.get(key);
        if (title !== undefined && typeof property === 'object') property.description = `${title}.`;
      }
      return { ...rest, properties, ...(required?.length ? { required } : {}), additionalProperties: false };
    },
  });
  return titled('tollgate.yaml', schema);
}

function titled(title: string, { $schema, ...rest }: ReturnType<typeof toJsonSchema>): string {
  return `${JSON.stringify({ $schema, title, ...rest }, null, 2)}\n`;
}
