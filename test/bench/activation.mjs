/**
 * What activating costs in a real VS Code with the example open, as VS Code itself takes the time and shows it under *Running Extensions*: by the
 * clock, beside two extensions that come with it. Nothing is asserted.
 *
 *     npm run bench:activation [-- windows]
 */
import { cpSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openWorkbench } from '../host/workbench.mjs';
import { table } from './table.mjs';

const windows = Number(process.argv[2] ?? 5);
const home = realpathSync(mkdtempSync(join(tmpdir(), 'tollgate-bench-activation-')));
const names = ['Tollgate: Release Gate', 'Git', 'Merge Conflict'];

try {
  const measured = [];
  for (let n = 0; n < windows; n++) {
    const folder = join(home, String(n));
    cpSync('examples', folder, { recursive: true });
    const workbench = await openWorkbench({ extensionPath: '.', folder, viewport: { width: 1280, height: 1600 } });
    try {
      measured.push(await activationTimes(workbench));
    } finally {
      await workbench.close();
    }
  }
  table(
    ['activated in', 'least ms', 'median ms', 'most ms'],
    names.map((name) => {
      const times = measured.map((each) => each.get(name)).sort((a, b) => a - b);
      return [name, ...[times[0], times[times.length >> 1], times.at(-1)].map(String)];
    }),
  );
} finally {
  rmSync(home, { recursive: true, force: true });
}

/** Milliseconds by the name of the extension. */
async function activationTimes({ page, execute, statusBarItem }) {
  await statusBarItem({ id: 'tollgate.gate' }).waitFor();
  await execute('workbench.action.showRuntimeExtensions');
  const row = (name) =>
    page.locator('.runtime-extensions-editor .monaco-list-row').filter({
      has: page.getByText(name, { exact: true }),
      hasText: /Activation: \d+ms/,
    });
  const times = new Map();
  for (const name of names) {
    const text = await row(name).innerText();
    times.set(name, Number(/Activation: (\d+)ms/.exec(text)[1]));
  }
  return times;
}
