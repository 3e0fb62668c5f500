// The commands that write, in the extension host of a real VS Code.
import { LATEST } from '../host/pins.mjs';
import { inEditor } from './in-editor.mjs';
import { emptied, env } from './worlds.mjs';

inEditor(`Writing, VS Code ${LATEST}:`, () => ({
  extensionPath: '.',
  env,
  bundle: ['out/editor/authoring.test.cjs'],
  folder: emptied('authoring'),
}));
