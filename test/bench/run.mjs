/**
 * How long a check takes, and how much memory, on repositories that grow. A time alone says nothing: everything is told as a
 * multiple of the floor (floor.mjs), measured in turn with it, and the table of growth shows whether a source costs the same
 * in a large repository as in a small one. Nothing is asserted; it fails only where something did not run.
 *
 *     npm run bench -- [--sizes 200:500,2000:5000,10000:50000] [--runs 5] [--seed 1] [--keep] [--cli dist/cli.js] [--live]
 *
 * `--live` measures what the editor does instead, see live.mjs.
 * A size is requirements:sources. `--keep` leaves the repositories where they are and says where that is.
 */
import { spawnSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  utimesSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { writeCorpus } from './corpus.mjs';
import { benchLive } from './live.mjs';
import { table } from './table.mjs';

const { values: options } = parseArgs({
  options: {
    sizes: { type: 'string', default: '200:500,2000:5000,10000:50000' },
    runs: { type: 'string', default: '5' },
    seed: { type: 'string', default: '1' },
    keep: { type: 'boolean', default: false },
    cli: { type: 'string', default: 'dist/cli.js' },
    live: { type: 'boolean', default: false },
    level: { type: 'string', default: 'requirements' },
  },
});
if (options.live) {
  await benchLive(options);
  process.exit();
}
const here = import.meta.dirname;
const cli = resolve(options.cli);
const home = realpathSync(mkdtempSync(join(tmpdir(), 'tollgate-bench-')));
const failures = [];

const peakFile = join(home, 'peak');
const node = (...rest) => [process.execPath, '--require', join(here, 'peak.cjs'), ...rest];
const check = (folder, ...rest) => node(cli, 'check', folder, '--format', 'json', ...rest);

/** What is measured, in the order of a round. `wants` are the exit codes of a run that did its work. */
const subjects = [
  { id: 'node itself', wants: [0], command: () => node('--eval', '') },
  { id: 'floor', wants: [0], command: (folder) => node(join(here, 'floor.mjs'), folder) },
  { id: 'check, no cache', wants: [0, 1], verdict: true, command: (folder) => check(folder, '--no-cache') },
  { id: 'check, first', wants: [0, 1], verdict: true, command: (folder) => check(folder), before: forget },
  { id: 'check, again', wants: [0, 1], verdict: true, command: (folder) => check(folder) },
  { id: 'check, one changed', wants: [0, 1], verdict: true, command: (folder) => check(folder), before: touchOne },
];
if (spawnSync('rg', ['--version']).status === 0) {
  subjects.push({
    id: 'rg',
    wants: [0, 1],
    command: (folder) => ['rg', '--count-matches', '\\b[A-Z]+-[0-9]+\\b', folder],
  });
}
if (!existsSync(cli)) {
  failures.push(`${options.cli} is not there: build it first`);
  subjects.splice(2, 4);
}

const measured = [];
try {
  for (const size of options.sizes.split(',')) {
    if (/^\d+:\d+$/.test(size)) measured.push(measure(size));
    else failures.push(`--sizes ${size}: not like 200:500`);
  }
} finally {
  if (options.keep) console.log(`The repositories are in ${home}`);
  else rmSync(home, { recursive: true, force: true });
}
growth();
for (const failure of failures) console.error(`did not run: ${failure}`);
process.exitCode = failures.length === 0 ? 0 : 1;

function measure(size) {
  const [requirements, sources] = size.split(':').map(Number);
  const folder = join(home, size.replace(':', '-'));
  const written = writeCorpus(folder, { requirements, sources, seed: Number(options.seed) });
  console.log(
    `\n${requirements} requirements, ${sources} sources, ${written.reports} reports with ${written.cases} tests`,
  );

  settle(8000);
  const runs = new Map(subjects.map(({ id }) => [id, []]));
  let verdict;
  for (let round = 0; round <= Number(options.runs); round++) {
    for (const subject of subjects) {
      subject.before?.(folder);
      const run = time(subject.command(folder));
      if (!subject.wants.includes(run.exit)) failures.push(`${subject.id} at ${size}: exit ${run.exit} ${run.error}`);
      else if (subject.verdict)
        verdict = verdictOf(run.output) ?? failures.push(`${subject.id} at ${size}: no verdict`);
      // The first round warms up the file system.
      if (round > 0) runs.get(subject.id).push(run);
    }
  }
  if (verdict?.sentence !== undefined)
    console.log(`  ${verdict.verdict}: ${verdict.sentence}  (${verdict.read?.files} files read)`);

  const floor = median(runs.get('floor').map(({ milliseconds }) => milliseconds));
  const rows = subjects.map(({ id }) => {
    const times = runs.get(id).map(({ milliseconds }) => milliseconds);
    const peak = median(runs.get(id).map(({ peak: kibibytes }) => kibibytes));
    return { id, milliseconds: median(times), spread: Math.max(...times) - Math.min(...times), peak };
  });
  table(
    ['', '× floor', 'ms', '±', 'peak MiB'],
    rows.map(({ id, milliseconds, spread, peak }) => [
      id,
      (milliseconds / floor).toFixed(2),
      milliseconds.toFixed(0),
      (spread / 2).toFixed(0),
      Number.isNaN(peak) ? '' : (peak / 1024).toFixed(0),
    ]),
  );
  if (!options.keep) rmSync(folder, { recursive: true, force: true });
  return { size, sources, rows };
}

/** What a source costs beyond the start of node, and how that changes from size to size: 1.00 is growth in proportion. */
function growth() {
  if (measured.length < 2) return;
  console.log('\nµs for each source; growth from size to size');
  table(
    ['', ...measured.map(({ size }) => size)],
    subjects.slice(1).map(({ id }) => [
      id,
      ...measured.map(({ rows, sources }, index) => {
        const cost = costOf(rows, id, sources);
        const before = measured[index - 1];
        const change = before === undefined ? '' : ` (${(cost / costOf(before.rows, id, before.sources)).toFixed(2)})`;
        return `${cost.toFixed(0)}${change}`;
      }),
    ]),
  );
}

function costOf(rows, id, sources) {
  return ((rows.find((row) => row.id === id).milliseconds - rows[0].milliseconds) * 1000) / sources;
}

/** A file that may still change without a trace is read each time: what was just written, and reports from a time to come (corpus.mjs). */
function settle(milliseconds) {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

function time([program, ...words]) {
  rmSync(peakFile, { force: true });
  const output = join(home, 'output');
  const descriptor = openSync(output, 'w');
  const started = performance.now();
  const { status, stderr, error } = spawnSync(program, words, {
    stdio: ['ignore', descriptor, 'pipe'],
    env: { ...process.env, PEAK_FILE: peakFile },
  });
  const milliseconds = performance.now() - started;
  closeSync(descriptor);
  const peak = existsSync(peakFile) ? Number(readFileSync(peakFile, 'utf8')) : Number.NaN;
  return { milliseconds, exit: status, error: error?.message ?? String(stderr).slice(0, 500), peak, output };
}

function verdictOf(output) {
  try {
    const { verdict, sentence, read } = JSON.parse(readFileSync(output, 'utf8'));
    return { verdict, sentence, read };
  } catch {
    return undefined;
  }
}

function forget(folder) {
  rmSync(join(folder, '.tollgate'), { recursive: true, force: true });
}

/** Another time for a source, long ago: it has to be read again, and the results stay fresh. */
function touchOne(folder) {
  const [source] = readdirSync(join(folder, 'src'), { recursive: true }).filter((path) => /\.\w+$/.test(path));
  const time = Date.now() / 1000 - 3600 - Math.random() * 3600;
  utimesSync(join(folder, 'src', source), time, time);
  settle(2500);
}

function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
