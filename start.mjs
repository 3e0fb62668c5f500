/**
 * `npm start`: builds Tollgate, runs the tests of the example project so that its evidence is real, shows its phases and its gate, and
 * opens it in VS Code with the extension: on the desktop where it is found (desktop.mjs), else in the browser. Without a terminal, or
 * with `--once`, nobody will look: then it waits until the gate is in the status bar, takes a picture, and ends.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { desktop, opening } from './test/host/desktop.mjs';
import { HostUnavailable } from './test/host/npm.mjs';
import { openWorkbench, serve } from './test/host/workbench.mjs';

const root = fileURLToPath(new URL('.', import.meta.url));
process.chdir(root);
const once = process.argv.includes('--once') || !process.stdout.isTTY;

function node(...args) {
  return spawnSync(process.execPath, args, { stdio: 'inherit' }).status ?? 2;
}

async function takePicture() {
  const workbench = await openWorkbench({ extensionPath: root, folder: 'examples', shots: 'test-results/start' });
  try {
    const gate = workbench.statusBarItem({ id: 'tollgate.gate' }).filter({ hasText: /Gate(?!…)/ });
    await gate.waitFor();
    await workbench.openContainer('Tollgate');
    await workbench.row('Phases', /./).waitFor();
    console.log(`\nIn VS Code the status bar says “${(await gate.textContent()).trim()}”.`);
    console.log(`The picture: ${resolve(await workbench.shot('example'))}`);
  } finally {
    await workbench.close();
  }
}

async function openInBrowser() {
  const { url, close } = await serve({ extensionPath: root, folder: 'examples' });
  console.log(`\nThe example in VS Code, for this machine alone; Ctrl+C ends it:\n\n  ${url}\n`);
  await new Promise((end) => process.once('SIGINT', end).once('SIGTERM', end));
  await close();
}

function openOnDesktop(code) {
  console.log(
    '\nThe example opens in a window of VS Code: its gate is in the status bar, its phases behind the barrier icon.',
  );
  const [command, args, options] = opening(code, root, resolve('examples'));
  spawn(command, args, { stdio: 'ignore', detached: true, ...options }).unref();
}

if (node('esbuild.mjs') !== 0) process.exit(2);
// The example's tests fail on purpose: what they end with is not our result.
node('dist/cli.js', 'test', 'examples');
console.log();
const shown = node('dist/cli.js', 'examples');
if (shown !== 0) process.exit(shown);
console.log('\nexamples/README.md tells how to open the gate in five minutes.');

const code = desktop({ isThere: existsSync });
try {
  if (once) await takePicture();
  else if (code !== undefined) openOnDesktop(code);
  else await openInBrowser();
} catch (error) {
  if (!(error instanceof HostUnavailable)) throw error;
  console.log(`\nVS Code could not be opened from here. ${error.message}`);
}
