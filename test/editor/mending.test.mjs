// What mends a finding, through the actions of a real VS Code: every fix once, the states that files may be in, and many requirements.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { writeCorpus } from '../bench/corpus.mjs';
import { LATEST } from '../host/pins.mjs';
import { inEditor } from './in-editor.mjs';
import { emptied, env, folderOf } from './worlds.mjs';

/** The folders are there before the editor watches: on Linux it misses some that are made at once with those above them. */
function mending() {
  const folder = folderOf('mending', { 'tollgate.yaml': 'gate: requirements\n' });
  const below = ['architecture', 'defects', 'releases', 'specs'].map((name) => `docs/${name}`);
  for (const path of [...below, 'src', 'test', 'deploy', '.github/workflows', '.tollgate', '.kiro/specs/parcels'])
    mkdirSync(join(folder, path), { recursive: true });
  return folder;
}

inEditor(
  `Mending, VS Code ${LATEST}:`,
  () => ({
    extensionPath: '.',
    env,
    bundle: ['out/editor/mending.test.cjs'],
    folder: mending(),
  }),
  { timeout: 600_000 },
);

inEditor(`Many requirements, VS Code ${LATEST}:`, () => {
  const folder = emptied('many');
  writeCorpus(folder, { requirements: 10_000, sources: 4_000, seed: 7 });
  return { extensionPath: '.', env, bundle: ['out/editor/many.test.cjs'], folder };
});
