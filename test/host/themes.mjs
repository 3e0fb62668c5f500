import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { at } from './provision.mjs';

/** A theme of each kind that VS Code brings, the newest first, and the class that the workbench has in it. */
const kinds = {
  dark: { ids: ['Dark 2026', 'Default Dark Modern'], className: 'vs-dark' },
  light: { ids: ['Light 2026', 'Default Light Modern'], className: 'vs' },
  'high-contrast': { ids: ['Default High Contrast'], className: 'hc-black' },
  'high-contrast-light': { ids: ['Default High Contrast Light'], className: 'hc-light' },
};

/** The value of `workbench.colorTheme` and the class of the workbench, for `dark`, `light`, `high-contrast` … */
export function themeOf(kind, version) {
  const theme = kinds[kind];
  if (theme === undefined) throw new Error(`There is no theme ${kind}; there is ${Object.keys(kinds).join(', ')}.`);
  const manifest = join(at.vscode(version), 'extensions/theme-defaults/package.json');
  const offered = JSON.parse(readFileSync(manifest, 'utf8')).contributes.themes.map(({ id }) => id);
  return { id: theme.ids.find((id) => offered.includes(id)), className: theme.className };
}
