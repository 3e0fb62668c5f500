import { mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What is done again and again, by the file that it is done to; with two names, to another beside it that comes and goes. */
const kinds = [
  { ids: ['a source'], to: 'source', edit: (text, n) => `${text}\n// ${n}\n` },
  { ids: ['a reference'], to: 'source', edit: (text, n) => `${text}\n// @req REQ-0000${(n % 9) + 1}\n` },
  { ids: ['a test'], to: 'test', edit: (text, n) => `\n${text}\n// ${n}\n` },
  {
    ids: ['a specification'],
    to: 'specification',
    edit: (text, n) => text.replace('gets an answer', `gets ${n} answers`),
  },
  { ids: ['an ID'], to: 'specification', edit: (text, n) => text.replace(/### REQ-\d+/, `### REQ-9${n}001`) },
  { ids: ['a report'], to: 'report', edit: (text, n) => text.replace(/name="[^"]*"/, `name="${n}"`) },
  ...['source', 'test', 'specification', 'report'].map((to) => ({
    ids: [`a new ${to}`, `a deleted ${to}`],
    to,
    another: (path) => path.replace(/[^/]*$/, 'Another$&'),
    edit: (text, n) => (n % 2 === 0 ? text.replaceAll('REQ-0', to === 'specification' ? 'REQ-7' : 'REQ-0') : undefined),
  })),
  {
    ids: ['a new package', 'a deleted package'],
    to: 'package',
    another: (path) => path.replace(/[^/]*$/, 'another/$&'),
    edit: (text, n) => (n % 2 === 0 ? text : undefined),
  },
  {
    ids: ['a new module', 'a deleted module'],
    to: 'package',
    another: (path) => join(dirname(path), 'go.mod'),
    edit: (_, n) => (n % 2 === 0 ? 'module example.org/another\n' : undefined),
  },
];

/**
 * @param {{ paths: readonly string[], specification: string, report: string }} corpus all sources, and one of each of the others
 * @returns {{ ids: readonly string[], path: string }[]} one file of a corpus for each kind of change that it has one for
 */
export function changesIn({ paths, specification, report }) {
  const source = paths.find((path) => /Unit2\./.test(path));
  const test = paths.find((path) => /Unit4/.test(path));
  const one = { source, test, specification, report, package: paths.find((path) => path.endsWith('_test.go')) };
  return kinds.map(({ ids, to }) => ({ ids, path: one[to] })).filter(({ path }) => path !== undefined);
}

/**
 * Makes such a change a number of times, and puts back what was there.
 *
 * @param {(path: string) => Promise<T> | T} measure called after each
 * @returns {Promise<[id: string, measured: T[]][]>}
 */
export async function changing(folder, { ids, path }, times, measure) {
  const { edit, another } = kinds.find((each) => each.ids[0] === ids[0]);
  const changed = another?.(path) ?? path;
  mkdirSync(dirname(join(folder, changed)), { recursive: true });
  const [file, known] = [join(folder, changed), readFileSync(join(folder, path), 'utf8')];
  const rows = ids.map((id) => [id, []]);
  for (let n = 0; n < times * ids.length; n++) {
    const text = edit(known, n);
    if (text === undefined) rmSync(file);
    else writeFileSync(file, text);
    // A report is younger than every source, beyond doubt.
    if (text !== undefined && path.endsWith('.xml')) utimesSync(file, Date.now() / 1000 + 60, Date.now() / 1000 + 60);
    rows[n % ids.length][1].push(await measure(changed));
  }
  if (another === undefined) writeFileSync(file, known);
  return rows;
}
