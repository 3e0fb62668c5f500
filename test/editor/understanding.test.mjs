// What the editor knows of IDs, asked as VS Code itself asks: in the extension host of a real one.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LATEST } from '../host/pins.mjs';
import { inEditor } from './in-editor.mjs';
import { env, testedExample } from './worlds.mjs';

/** The example, with a changelog, a signature that is out of date, and a file with the line ends of Windows. */
function world(name) {
  const folder = testedExample(name);
  const write = (path, text) => writeFileSync(join(folder, path), text);
  write('CHANGELOG.md', '# Changes\n\n- REQ-002 rounds to the cent; REQ-022 is a slip.\n');
  write(
    'docs/signoffs.yaml',
    `signatures:\n  - requirement: REQ-002\n    digest: ${'0'.repeat(64)}\n    by: M. Lindqvist\n    role: customer\n    on: 2026-11-05\n    text: Value added tax\n`,
  );
  write('docs/crlf.md', 'REQ-002\r\nas REQ-002\r\nsays\r\n');
  return folder;
}

const suite = (name) => () => ({
  extensionPath: '.',
  env,
  bundle: [`out/editor/${name}.test.cjs`],
  folder: world(name),
});

inEditor(`Asked about IDs, VS Code ${LATEST}:`, suite('understanding'));
inEditor(`Asked to rename, VS Code ${LATEST}:`, suite('rename'));
inEditor(`While somebody types, VS Code ${LATEST}:`, suite('typing'));
inEditor(`Asked what helps, VS Code ${LATEST}:`, suite('fixes'));
