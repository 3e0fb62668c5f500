import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import * as v from 'valibot';
import { verdictDefinition } from '../src/core/verdict-definition.ts';
import { asJson, judged } from './judged.ts';
import { prepared, scenarioFolder, scenarioIn, scenarioNames } from './scenarios.ts';

describe('The scenario repository', () => {
  for (const name of scenarioNames) {
    it(name, () => {
      const actual = asJson(judged(prepared(name), scenarioIn(name).question));
      assert.deepEqual(
        v.safeParse(verdictDefinition, JSON.parse(actual)).issues,
        undefined,
        'the schema describes every verdict',
      );
      const expected = `${scenarioFolder}/${name}/expected.json`;
      if (process.env['UPDATE'] === '1') writeFileSync(expected, actual);
      assert.equal(
        actual,
        existsSync(expected) ? readFileSync(expected, 'utf8') : '',
        '`UPDATE=1 npm test -- repositories` writes what is said now; read the difference before it is believed',
      );
    });
  }
});
