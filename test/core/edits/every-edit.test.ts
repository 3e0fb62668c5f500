import assert from 'node:assert/strict';
import { type Edit, edits } from '../../../src/core/index.ts';
import { deskOver, written } from '../../desk.ts';
import { commandRows, planted } from '../command-rows.ts';
import { editRows } from './edit-rows.ts';

describe('Every edit', () => {
  for (const [name, edit] of Object.entries<Edit>(edits)) {
    it(`${edit.id} has a row in which it writes`, () => {
      assert.ok(
        name in editRows || name in commandRows,
        `add to test/core/edits/edit-rows.ts what ${name} is answered, and what it writes; to test/core/command-rows.ts where findings name it`,
      );
    });

    it(`${edit.id} asks each question once, under a name that is an option of its own`, () => {
      const taken = ['at', 'dry-run', 'help', 'lang', 'today', 'version'];
      const ids = edit.questions.map(({ id }) => id);
      assert.deepEqual(
        ids.filter(
          (id, n) => !/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(id) || taken.includes(id) || ids.indexOf(id) !== n,
        ),
        [],
      );
    });
  }

  for (const [name, row] of Object.entries(editRows)) {
    it(`${name} writes what it is answered, and nothing else`, () => {
      const edit = Object.entries<Edit>(edits).find(([each]) => each === name)?.[1];
      assert.ok(edit, 'nothing is called so');
      const before = planted({ of: '', planted: row.planted ?? {} });
      const { repository, edits: done } = written(before, edit, row.answers, { spot: row.spot });
      const paths = [...done.create, ...done.change].map(({ path }) => path);
      assert.deepEqual(paths.sort(), Object.keys(row.writes).sort());
      for (const [path, expected] of Object.entries(row.writes)) assert.match(String(repository.files[path]), expected);
      const problems = deskOver(repository).model.problems.filter(({ minor }) => minor !== true);
      assert.deepEqual(problems, []);
    });
  }
});
