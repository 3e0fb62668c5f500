import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { change } from '../../src/core/edit.ts';
import { applyEdits } from '../../src/disk/apply.ts';

/** Writes line after line into a file into which others write as well, and tells which were said to be written. */
const { root, name, lines } = workerData as { readonly root: string; readonly name: string; readonly lines: number };
const written: string[] = [];
for (let n = 0; n < lines; n++) {
  const before = readFileSync(join(root, 'a.md'), 'utf8');
  const line = `${name} ${String(n)}\n`;
  const span = { from: before.length, to: before.length, text: line };
  const why = applyEdits(root, { create: [], change: [change('a.md', before, [span])] });
  if (why === undefined) written.push(line.trim());
}
parentPort?.postMessage(written);
