/**
 * What the editor does: reads a repository once, keeps it true, and judges it after each change. In processor time of all threads, which a busy
 * machine changes less than the clock; as multiples of the floor, which is measured in the same run. The clock tells, on a machine that does
 * nothing else, for how long the one thread works that the extensions share: compiling and collecting garbage go on in others. Nothing is asserted.
 *
 *     npm run bench -- --live [--sizes 200:500,2000:5000,10000:50000] [--runs 5] [--seed 1] [--level delivery]
 *
 * At the level `delivery` every requirement is signed, and a release waits for its trial: then much more is recorded of each.
 */
import { build } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, realpathSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { digestsOfTheMachine } from '../../digests-of-the-machine.mjs';
import { changesIn, changing } from './changes.mjs';
import { writeCorpus } from './corpus.mjs';
import { table } from './table.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const program = join(root, 'out/bench/live.mjs');

/** Measures one repository after the other, each in a process of its own: memory is that of one repository. */
export async function benchLive({ sizes, runs, seed, level }) {
  await build({
    stdin: {
      contents: `export * from './src/core/index.ts'; export { openFiles } from './src/disk/open-files.ts';`,
      resolveDir: root,
      loader: 'ts',
    },
    absWorkingDir: root,
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile: program,
    logLevel: 'warning',
    define: { TOLLGATE_VERSION: '"bench"', TOLLGATE_BUILD: '"bench"' },
    // As in what ships.
    plugins: [digestsOfTheMachine],
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  });
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'tollgate-bench-live-')));
  try {
    for (const size of sizes.split(',')) {
      const [requirements, sources] = size.split(':').map(Number);
      const folder = join(home, size.replace(':', '-'));
      const written = writeCorpus(folder, { requirements, sources, seed: Number(seed), level });
      if (level === 'delivery') record(folder);
      console.log(
        `\n${requirements} requirements, ${sources} sources, ${written.reports} reports with ${written.cases} tests`,
      );
      const words = ['--expose-gc', fileURLToPath(import.meta.url), folder, runs];
      const { stdout, stderr, status } = spawnSync(process.execPath, words, { encoding: 'utf8' });
      if (status === 0) show(JSON.parse(stdout), floorOf(folder));
      else {
        console.error(`did not run: ${stderr.slice(0, 500)}`);
        process.exitCode = 1;
      }
      rmSync(folder, { recursive: true, force: true });
    }
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/** What the customer signed, and the protocol of what is to be tried, by the commands that write them. */
function record(folder) {
  const cli = join(root, 'dist/cli.js');
  const words = [
    ['sign', folder, '--role', 'customer', '--by', 'N. Wind'],
    ['new', 'release', folder, '--release', '1.0.0'],
  ];
  for (const each of words) {
    const { status, stderr } = spawnSync(process.execPath, [cli, ...each], {
      stdio: ['ignore', 'ignore', 'pipe'],
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(stderr);
  }
}

function floorOf(folder) {
  const { user, system } = cpuOf([fileURLToPath(new URL('floor.mjs', import.meta.url)), folder]);
  return (user + system) / 1000;
}

/** Processor time of another node, in microseconds. */
function cpuOf(words) {
  const tell = `process.on('exit', () => process.stderr.write(JSON.stringify(process.cpuUsage())))`;
  const preload = `data:text/javascript,${encodeURIComponent(tell)}`;
  const { stderr } = spawnSync(process.execPath, ['--import', preload, ...words], { encoding: 'utf8' });
  return JSON.parse(/\{[^{}]*\}$/.exec(stderr)?.[0] ?? '{"user":0,"system":0}');
}

function show({ rows, memory }, floor) {
  table(
    ['', '× floor', 'CPU ms', 'clock ms', 'longest step, CPU ms', 'clock ms'],
    [
      ['floor', '1.00', floor.toFixed(0), '', '', ''],
      ...rows.map(({ id, cpu, clock, longest, longestHeld }) => [
        id,
        (cpu / floor).toFixed(3),
        ...[cpu, clock, longest, longestHeld].map((each) => each.toFixed(1)),
      ]),
    ],
  );
  console.log(`  memory: ${mebi(memory.rss)} MiB, of that ${mebi(memory.heapUsed)} MiB heap`);
}

function mebi(bytes) {
  return (bytes / 1024 / 1024).toFixed(0);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) measure(process.argv[2], Number(process.argv[3]));

async function measure(folder, runs) {
  const { incrementalJudge, liveRepository, openFiles, registry } = await import(pathToFileURL(program).href);
  const live = liveRepository(openFiles(folder));
  const { judge, prepare } = incrementalJudge(registry);
  const question = { gate: 'release', today: new Date().toISOString().slice(0, 10) };

  let [longest, longestHeld] = [0, 0];
  const drive = (work) => {
    for (;;) {
      const [began, at] = [process.cpuUsage(), performance.now()];
      const step = work.next();
      longestHeld = Math.max(longestHeld, performance.now() - at);
      longest = Math.max(longest, millisecondsSince(began));
      if (step.done) return step.value;
    }
  };
  const timed = (work) => {
    [longest, longestHeld] = [0, 0];
    const [began, at] = [process.cpuUsage(), performance.now()];
    const made = drive(work);
    return { made, cpu: millisecondsSince(began), clock: performance.now() - at, longest, longestHeld };
  };
  const judged = function* (reading) {
    const read = yield* reading;
    yield* judge(read.model, read.config, question);
    return read;
  };

  const first = timed(judged(live.read()));
  // As the editor does, once nothing happened for a second.
  const rows = [row('first reading', [first]), row('judging ahead', [timed(prepare())])];
  globalThis.gc();
  const memory = process.memoryUsage();

  const { model, filing } = first.made;
  const paths = filing.shelves.flatMap(({ files }) => files.map(({ entry }) => entry.path));
  const specification = model.specifications[2].place.file;
  for (const change of changesIn({ paths, specification, report: filing.reports[1].path })) {
    drive(prepare());
    const measure = (path) => timed(judged(live.update([path])));
    // The first of a kind makes more stale than those that follow.
    for (const [id, [started, ...others]] of await changing(folder, change, runs + 1, measure))
      rows.push(row(`${id}, at first`, [started]), row(`${id}, again`, others));
  }
  const many = [
    // What a run of all tests leaves behind, and a branch that is switched.
    ['all reports', filing.reports.map(({ path }) => path), (text) => text],
    ['a tenth of the files', paths.filter((_, n) => n % 10 === 0), (text, n) => `${text}\n// ${n}\n`],
  ];
  for (const [id, all, edit] of many) {
    const known = all.map((path) => [join(folder, path), readFileSync(join(folder, path), 'utf8')]);
    const measured = [];
    drive(prepare());
    for (let n = 0; n <= runs; n++) {
      const time = Date.now() / 1000 + 120 + n;
      for (const [file, text] of known) {
        writeFileSync(file, edit(text, n));
        utimesSync(file, time, time);
      }
      measured.push(timed(judged(live.update(all))));
    }
    for (const [file, text] of known) writeFileSync(file, text);
    const [started, ...others] = measured;
    rows.push(row(`${id}, at first`, [started]), row(`${id}, again`, others));
  }
  console.log(JSON.stringify({ rows, memory }));
}

/** Of all threads: collecting garbage counts. */
function millisecondsSince(began) {
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1000;
}

function row(id, measured) {
  return {
    id,
    cpu: median(measured, 'cpu'),
    clock: median(measured, 'clock'),
    longest: median(measured, 'longest'),
    longestHeld: median(measured, 'longestHeld'),
  };
}

function median(all, key) {
  const sorted = all.map((each) => each[key]).toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1];
}
