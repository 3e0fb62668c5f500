import assert from 'node:assert/strict';
import { inEnglish } from '../../src/core/index.ts';
import { originOf, type TestCommand } from '../../src/editor/test-command-origin.ts';

describe('Where the command comes from that is asked about before it runs', () => {
  const origins: readonly (readonly [TestCommand | undefined, string])[] = [
    [undefined, 'None was found'],
    [{ command: 'make check', usual: undefined }, 'From `tollgate.yaml`'],
    [{ command: 'mvn test', usual: 'mvn test' }, 'The usual one here'],
    [
      { command: 'npm test -- --reporter=junit', usual: 'npm test' },
      'The usual one here, `npm test`, and what makes it leave a report',
    ],
  ];
  for (const [command, words] of origins)
    it(`is told: ${words}`, () => assert.equal(inEnglish(originOf(command)), words));
});
