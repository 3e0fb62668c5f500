/**
 * The least that any such tool must do, in the plainest way: walk, read every file as text, look for IDs. What a check takes is
 * said in multiples of this, measured on the same machine in the same minute.
 *
 *     node test/bench/floor.mjs <folder>
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const pruned = new Set(['.git', 'node_modules', 'dist', '.tollgate']);
const id = /\b[A-Z]+-\d+\b/g;
const counts = { files: 0, characters: 0, ids: 0 };

function visit(folder) {
  for (const child of readdirSync(folder, { withFileTypes: true })) {
    if (child.isDirectory()) {
      if (!pruned.has(child.name)) visit(join(folder, child.name));
    } else if (child.isFile()) {
      const text = readFileSync(join(folder, child.name), 'utf8');
      counts.files++;
      counts.characters += text.length;
      for (const _ of text.matchAll(id)) counts.ids++;
    }
  }
}

visit(process.argv[2]);
console.log(JSON.stringify(counts));
