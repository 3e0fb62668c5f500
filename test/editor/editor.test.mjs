import { LATEST } from '../host/pins.mjs';
import { inEditor } from './in-editor.mjs';
import { env, testedExample } from './worlds.mjs';

inEditor(`In VS Code ${LATEST}, in a folder,`, () => ({
  extensionPath: '.',
  bundle: 'out/editor/core.test.cjs',
  folder: testedExample('folder'),
  env,
}));
