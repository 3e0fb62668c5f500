/**
 * Which VS Code the extension tests run in. `TOLLGATE_VSCODE` names an executable; otherwise `TOLLGATE_TEST_HOST` is
 * `desktop` (what @vscode/test-electron downloads), `npm` (what provision.mjs puts together) or `auto`: the desktop
 * where it is here already or can be downloaded and shown, else npm. Never nothing: a test that cannot run, fails.
 */
import { existsSync, readdirSync } from 'node:fs';
import { get } from 'node:https';
import { fileURLToPath } from 'node:url';
import { HostUnavailable } from './npm.mjs';
import { provision } from './provision.mjs';

export const desktopFolder = fileURLToPath(new URL('../../.vscode-test', import.meta.url));
const shim = fileURLToPath(new URL('code-shim.mjs', import.meta.url));

const isDownloaded = (version) =>
  existsSync(desktopFolder) && readdirSync(desktopFolder).some((name) => name.endsWith(`-${version}`));

/** Whether the desktop's download answers at all; a machine without that network says no at once. */
function canDownload() {
  return new Promise((resolve) => {
    const request = get('https://update.code.visualstudio.com/api/releases/stable', { timeout: 5000 }, (response) => {
      response.destroy();
      resolve(response.statusCode === 200);
    });
    request.on('timeout', () => request.destroy(new Error('timeout')));
    request.on('error', () => resolve(false));
  });
}

const hasScreen = ({ DISPLAY, WAYLAND_DISPLAY }) =>
  process.platform !== 'linux' || Boolean(DISPLAY) || Boolean(WAYLAND_DISPLAY);

async function kindOf(version, env) {
  const wish = env.TOLLGATE_TEST_HOST || 'auto';
  if (wish === 'desktop' || wish === 'npm') return wish;
  if (wish !== 'auto') {
    throw new HostUnavailable(`TOLLGATE_TEST_HOST is ${wish}; it can be auto, desktop or npm.`);
  }
  return hasScreen(env) && (isDownloaded(version) || (await canDownload())) ? 'desktop' : 'npm';
}

/** Makes the host ready. `executable` is to be called like the desktop's; `name` says which VS Code that is. */
export async function chooseHost({ version, env = process.env, log } = {}) {
  if (env.TOLLGATE_VSCODE) return { kind: 'desktop', executable: env.TOLLGATE_VSCODE, name: env.TOLLGATE_VSCODE };
  const kind = await kindOf(version, env);
  if (kind === 'npm') {
    await provision({ versions: [version], log });
    return { kind, executable: shim, name: `VS Code ${version} from npm` };
  }
  if (!hasScreen(env)) {
    throw new HostUnavailable('The desktop VS Code needs a screen: set DISPLAY, or start the tests with xvfb-run -a.');
  }
  const { downloadAndUnzipVSCode } = await import('@vscode/test-electron');
  try {
    const executable = await downloadAndUnzipVSCode({ version, cachePath: desktopFolder });
    return { kind, executable, name: `VS Code ${version}, the desktop` };
  } catch (error) {
    throw new HostUnavailable(
      `The desktop VS Code ${version} cannot be downloaded (${error.message}). On x64 Linux, TOLLGATE_TEST_HOST=npm does without.`,
    );
  }
}
