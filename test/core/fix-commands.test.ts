import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Desk, isRefusal } from '../../src/core/index.ts';
import { inEnglish } from '../../src/core/message.ts';
import { tested } from '../../src/core/self-test/sound.ts';
import { after, deskOver } from '../desk.ts';
import type { MemoryRepository } from '../memory-files.ts';
import { commandRows, edited, meant, planted, standing } from './command-rows.ts';

/** Named in the core as a fix, or offered beside every finding. */
function named(): readonly string[] {
  const ids = new Set(['waive']);
  for (const file of readdirSync('src/core', { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts')) continue;
    const text = readFileSync(join('src/core', file), 'utf8');
    for (const [, id = ''] of text.matchAll(/\b(?:fix: |fixIn\(\w+, )'tollgate\.(\w+)'/g)) ids.add(id);
  }
  return [...ids].sort();
}

describe('Every command that a finding names as its fix', () => {
  it('has a row in the table', () => {
    assert.deepEqual(
      named().filter((id) => commandRows[id] === undefined),
      [],
      'add a row: a repository in which the command, called on the finding, makes it go',
    );
  });

  for (const [name, all] of Object.entries(commandRows)) {
    for (const [index, row] of all.entries()) {
      it(`${name} mends ${row.of}${index === 0 ? '' : ` (${String(index + 1)})`}`, () => {
        const before = planted(row);
        const desk = deskOver(before, { spot: row.spot, me: undefined });
        const finding = meant(name, row, desk);
        assert.ok(finding, `nothing of ${row.of} names it`);
        const result = name === 'runTests' ? undefined : edited(name, row, desk, finding);
        assert.ok(
          result === undefined || !isRefusal(result),
          result && 'refused' in result ? inEnglish(result.refused) : '',
        );
        const written = result === undefined ? before : after(before, result);
        const files = row.then?.(texts(written)) ?? texts(written);
        const now = deskOver({ ...written, files: row.untested === true ? files : tested(files) });
        const left = standing(now, row.of).map(({ found }) => inEnglish(found));
        assert.ok(!left.includes(inEnglish(finding.found)), `still: ${left.join('\n')}`);
        const fresh = problems(now).filter((each) => !problems(desk).includes(each));
        assert.deepEqual(fresh, [], 'problems that were none before');
      });
    }
  }
});

function texts({ files }: MemoryRepository): Record<string, string> {
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [path, String(text)]));
}

function problems({ model }: Desk): readonly string[] {
  return model.problems
    .filter(({ minor }) => minor !== true)
    .map(({ place, found }) => `${place.file} ${inEnglish(found)}`);
}
