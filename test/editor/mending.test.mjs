// What mends a finding, through the actions of a real VS Code: every fix once, the states that files may be in, and many requirements.
import { writeCorpus } from '../bench/corpus.mjs';
import { LATEST } from '../host/pins.mjs';
import { inEditor } from './in-editor.mjs';
import { emptied, env, folderOf } from './worlds.mjs';

inEditor(
  `Mending, VS Code ${LATEST}:`,
  () => ({
    extensionPath: '.',
    env,
    bundle: ['out/editor/mending.test.cjs'],
    folder: folderOf('mending', { 'tollgate.yaml': 'gate: requirements\n' }),
  }),
  { timeout: 600_000 },
);

inEditor(`Many requirements, VS Code ${LATEST}:`, () => {
  const folder = emptied('many');
  writeCorpus(folder, { requirements: 10_000, sources: 4_000, seed: 7 });
  return { extensionPath: '.', env, bundle: ['out/editor/many.test.cjs'], folder };
});
