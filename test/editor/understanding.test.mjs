// What the editor knows of IDs, asked as VS Code itself asks: in the extension host of a real one.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LATEST } from '../host/pins.mjs';
import { inEditor } from './in-editor.mjs';
import { env, testedExample } from './worlds.mjs';

inEditor(`Asked about IDs, VS Code ${LATEST}:`, () => {
  const folder = testedExample('understanding');
  const write = (path, text) => writeFileSync(join(folder, path), text);
  write('CHANGELOG.md', '# Changes\n\n- REQ-002 rounds to the cent; REQ-022 is a slip.\n');
  write(
    'docs/signoffs.yaml',
    `signatures:\n  - requirement: REQ-002\n    digest: ${'0'.repeat(64)}\n    by: M. Lindqvist\n    role: customer\n    on: 2026-11-05\n    text: Value added tax\n`,
  );
  return { extensionPath: '.', env, bundle: ['out/editor/understanding.test.cjs'], folder };
});
