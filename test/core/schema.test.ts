import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import * as criteria from '../../src/core/criteria/index.ts';
import { docFiles } from '../doc-files.ts';
import { schemaFiles } from '../schema-files.ts';
import { snippetFiles } from '../snippet-files.ts';

describe('What is generated', () => {
  for (const [path, text] of Object.entries({ ...schemaFiles(), ...snippetFiles(), ...docFiles() })) {
    it(`${path} is what its definition yields now`, () => {
      assert.equal(existsSync(path) ? readFileSync(path, 'utf8') : '', text, 'run `npm run generate`');
    });
  }
});

it('no page is left of a criterion that is gone', () => {
  const pages = readdirSync('docs/criteria').map((name) => `docs/criteria/${name}`);
  assert.deepEqual(
    pages.filter((path) => docFiles()[path] === undefined),
    [],
  );
});

describe('The schema of tollgate.yaml', () => {
  const schema = schemaFiles()['schemas/tollgate.schema.json'] ?? '';

  it('describes every key, and knows no others', () => {
    const undescribed: string[] = [];
    let groups = 0;
    const visit = (schema: unknown, path: string): void => {
      if (typeof schema !== 'object' || schema === null) return;
      if ('properties' in schema) {
        groups++;
        assert.equal((schema as { additionalProperties?: unknown }).additionalProperties, false, path);
        for (const [key, property] of Object.entries(schema.properties as Record<string, { description?: string }>)) {
          if (!property.description) undescribed.push(`${path}.${key}`);
        }
      }
      for (const [key, part] of Object.entries(schema)) visit(part, `${path}.${key}`);
    };
    visit(JSON.parse(schema), '');
    assert.deepEqual(undescribed, []);
    assert.equal(groups, 7);
  });

  it('offers every criterion, and lets three of them only block', () => {
    const { properties } = JSON.parse(schema) as {
      properties: { severities: { anyOf: [{ properties: Record<string, { enum: string[] }> }] } };
    };
    const offered = properties.severities.anyOf[0].properties;
    assert.deepEqual(
      Object.keys(offered),
      Object.values(criteria)
        .map((each) => each.id)
        .sort(),
    );
    const only = Object.entries(offered)
      .filter(([, each]) => each.enum.length === 1)
      .map(([id]) => id);
    assert.deepEqual(only, ['results-fresh', 'results-present', 'tests-pass']);
  });
});
