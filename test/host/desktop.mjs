/** The VS Code that somebody works with, and how it is asked to open a folder with an extension under development. */
import { homedir } from 'node:os';
import { posix, win32 } from 'node:path';

/** On macOS its command is put on the PATH only where somebody asks for that. */
const usualFolders = (platform, home) =>
  platform === 'darwin'
    ? ['', home].map((top) => `${top}/Applications/Visual Studio Code.app/Contents/Resources/app/bin`)
    : [];

/** Its own command, which is a script; undefined where there is none. */
export function desktop({ platform = process.platform, env = process.env, home = homedir(), isThere }) {
  const { delimiter, join } = platform === 'win32' ? win32 : posix;
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const name = platform === 'win32' ? 'code.cmd' : 'code';
  return [...folders, ...usualFolders(platform, home)].map((folder) => join(folder, name)).find(isThere);
}

/** What `spawn` takes. On Windows a script needs a shell, which is given one line, and `\"` would be a quote in it. */
export function opening(code, extension, folder, platform = process.platform) {
  const args = ['--new-window', `--extensionDevelopmentPath=${extension.replace(/[\\/]+$/, '')}`, folder];
  if (platform !== 'win32') return [code, args, {}];
  return [[code, ...args].map((word) => `"${word}"`).join(' '), [], { shell: true, windowsHide: true }];
}
