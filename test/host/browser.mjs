/** The headless Chromium of the test host, with the same fonts everywhere, so that pictures look the same. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { MARK } from './processes.mjs';
import { at } from './provision.mjs';

const preferred = (family, font) =>
  `<match target="pattern"><test name="family"><string>${family}</string></test>` +
  `<edit name="family" mode="prepend" binding="strong"><string>${font}</string></edit></match>`;

function writeFonts(folder) {
  const file = join(folder, 'fonts.conf');
  const families = [
    ...['system-ui', 'sans-serif', 'Ubuntu'].map((family) => preferred(family, 'Inter')),
    ...['monospace', 'Droid Sans Mono'].map((family) => preferred(family, 'Noto Sans Mono')),
  ];
  const folders = `<dir>${at.fonts}</dir><dir>/usr/share/fonts</dir><cachedir>${join(folder, 'fonts')}</cachedir>`;
  writeFileSync(file, `<?xml version="1.0"?><fontconfig>${folders}${families.join('')}</fontconfig>`);
  return file;
}

/** A machine without a desktop may lack NSS and expat; the package brings them, for a browser to be given alone. */
function environment(folder, mark) {
  const env = { ...process.env, [MARK]: mark, FONTCONFIG_FILE: writeFonts(folder) };
  const starts = spawnSync(at.chromium, ['--version'], { env, timeout: 20_000 }).status === 0;
  return starts ? env : { ...env, LD_LIBRARY_PATH: at.chromiumLibraries };
}

/** Opens a browser that belongs to the session `mark`, whose own files go to `folder`. */
export async function openBrowser({ folder, mark }) {
  const { chromium } = await import(pathToFileURL(at.playwright).href);
  return chromium.launch({
    executablePath: at.chromium,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-dev-shm-usage'],
    env: environment(folder, mark),
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
}
