import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import type { Command } from '../../src/cli/command.ts';
import * as commands from '../../src/cli/commands/index.ts';
import { sayIn } from '../../src/cli/language.ts';
import { withFolder } from '../disk/temporary-folder.ts';
import { writeScenario } from '../scenarios.ts';
import { commandRows } from './command-rows.ts';
import { ran } from './ran.ts';

const wordsOf = ({ id }: Command): readonly string[] => (id === 'overview' ? [] : id.split(' '));
const all = Object.values<Command>(commands);

/** Without what is kept of what was read. */
function pathsIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => `${parentPath}/${name}`.slice(folder.length + 1).replaceAll('\\', '/'))
    .filter((path) => !/^\.tollgate\/(?:cache\/|\.gitignore$)/.test(path));
}

describe('Every command', () => {
  for (const command of all) {
    it(`${command.id} says what it did, in the language that is asked for, and ends as it should`, async () => {
      const row = commandRows[command.id];
      assert.ok(row, `add to test/cli/command-rows.ts what is typed behind ${command.id}, and what it says to that`);
      for (const language of ['en', 'ru'] as const) {
        await withFolder({}, async (root) => {
          writeScenario('tests-pass-fails', root);
          const before = pathsIn(root);
          const { exit, out, err } = await ran(root, '--lang', language, ...wordsOf(command), ...row.typed);
          assert.match(err + out, language === 'en' ? row.english : row.russian);
          assert.equal(exit, row.exit, err);
          assert.deepEqual(
            pathsIn(root).filter((path) => !before.includes(path)),
            row.writes ?? [],
          );
        });
      }
    });
  }

  for (const command of all.flatMap((each) => [each, ...(each.family ?? [])])) {
    it(`${command.id} says what it is for, in both languages, and its examples are what it takes`, async () => {
      for (const language of ['en', 'ru']) {
        const { exit, out } = await ran('.', ...wordsOf(command), '--help', '--lang', language);
        assert.equal(exit, 0);
        assert.ok(out.includes(sayIn(language)(command.summary)), out);
      }
      for (const example of command.examples) {
        const [own = ''] = example.split(' -- ');
        const [tollgate, ...typed] = own.split(' ');
        const below = command.family?.find(({ id }) => id === typed.slice(0, 2).join(' ')) ?? command;
        assert.equal(tollgate, 'tollgate');
        assert.deepEqual(typed.slice(0, wordsOf(below).length), wordsOf(below), example);
        const options = Array.from(own.matchAll(/ --([a-z][a-z-]*)/g), ([, name = '']) => name);
        assert.deepEqual(
          options.filter((name) => name !== 'lang' && below.options[name] === undefined),
          [],
          example,
        );
      }
    });
  }
});
