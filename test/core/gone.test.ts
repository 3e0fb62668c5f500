import assert from 'node:assert/strict';
import { type Desk, isRefusal } from '../../src/core/index.ts';
import { inEnglish } from '../../src/core/message.ts';
import { deskOver } from '../desk.ts';
import { asked, commandRows, meant, planted } from './command-rows.ts';

/** What is left when somebody takes all files away. */
const nothing: Pick<Desk, 'text' | 'exists' | 'digest' | 'texts'> = {
  text: () => undefined,
  exists: () => false,
  digest: () => undefined,
  *texts() {},
};

describe('A command whose files go while it asks', () => {
  for (const [name, all] of Object.entries(commandRows)) {
    if (name === 'runTests') continue;
    it(`${name} changes none of them: it begins anew, or says why not`, () => {
      for (const row of all) {
        const desk = deskOver(planted(row), { spot: row.spot, me: undefined });
        const finding = meant(name, row, desk);
        assert.ok(finding);
        const [edit, answers] = asked(name, row, desk, finding);
        const result = edit.write({ ...desk, ...nothing }, answers);
        if (isRefusal(result)) {
          assert.match(inEnglish(result.refused), /^`\S+` (?:is not there any more|was changed meanwhile)/, row.of);
        } else assert.deepEqual(result.change, [], row.of);
      }
    });
  }
});
