import { readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What is done to a file, again and again, by what it is. */
const edits = {
  'a source': (text, n) => `${text}\n// ${n}\n`,
  'a reference': (text, n) => `${text}\n// @req REQ-0000${(n % 9) + 1}\n`,
  'a test': (text, n) => `\n${text}\n// ${n}\n`,
  'a specification': (text, n) => text.replace('gets an answer', `gets ${n} answers`),
  'an ID': (text, n) => text.replace(/### REQ-\d+/, `### REQ-9${n}001`),
  'a report': (text, n) => text.replace(/name="[^"]*"/, `name="${n}"`),
};

/**
 * @param {{ paths: readonly string[], specification: string, report: string }} corpus all sources, and one of each of the others
 * @returns {[id: string, path: string][]} one file of a corpus for each kind of change
 */
export function changesIn({ paths, specification, report }) {
  const source = paths.find((path) => /Unit2\./.test(path));
  const test = paths.find((path) => /Unit4/.test(path));
  const all = [source, source, test, specification, specification, report];
  return Object.keys(edits).map((id, at) => [id, all[at]]);
}

/**
 * Makes such a change a number of times, and puts back what was there.
 *
 * @param {(n: number) => Promise<void> | void} measure called after each
 */
export async function changing(folder, [id, path], times, measure) {
  const file = join(folder, path);
  const text = readFileSync(file, 'utf8');
  for (let n = 0; n < times; n++) {
    writeFileSync(file, edits[id](text, n));
    // A report is younger than every source, beyond doubt.
    if (path.endsWith('.xml')) utimesSync(file, Date.now() / 1000 + 60, Date.now() / 1000 + 60);
    await measure(n);
  }
  writeFileSync(file, text);
}
