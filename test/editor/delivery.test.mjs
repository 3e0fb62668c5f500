// From a signature to operation, by the commands of a real VS Code.
import { LATEST } from '../host/pins.mjs';
import { inEditor } from './in-editor.mjs';
import { env, scenario } from './worlds.mjs';

inEditor(`Delivering, VS Code ${LATEST}:`, async () => ({
  extensionPath: '.',
  env,
  bundle: ['out/editor/delivery.test.cjs'],
  folder: await scenario('delivery-open'),
}));
