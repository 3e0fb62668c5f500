import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
const parts = new URL('./parts/', import.meta.url);
const all = Object.assign(
  {},
  ...readdirSync(parts).map((file) => JSON.parse(readFileSync(new URL(file, parts), 'utf8'))),
);
const sorted = Object.fromEntries(Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(new URL('./bundle.l10n.ru.json', import.meta.url), `${JSON.stringify(sorted, undefined, 2)}\n`);
