// The commands that write, in the extension host of a real VS Code.
import { LATEST } from '../host/pins.mjs';
import { inEditor } from './in-editor.mjs';
import { emptied, env, openExample } from './worlds.mjs';

inEditor(`Writing, VS Code ${LATEST}:`, () => ({
  extensionPath: '.',
  env,
  bundle: ['out/editor/authoring.test.cjs'],
  folder: emptied('authoring'),
}));

inEditor(`Writing at the code, VS Code ${LATEST}:`, () => ({
  extensionPath: '.',
  env,
  bundle: ['out/editor/at-the-code.test.cjs'],
  folder: openExample('at-the-code'),
}));

inEditor(`Called with odd arguments, VS Code ${LATEST}:`, () => ({
  extensionPath: '.',
  env,
  bundle: ['out/editor/odd-arguments.test.cjs'],
  folder: emptied('odd-arguments'),
}));
