/**
 * What one changed file costs in a real VS Code, all of Tollgate together: reading, judging, and telling every view. For as long is the one
 * thread busy with Tollgate that all extensions share, by the samples of a profile; beside it how long it collects garbage, whoever left
 * that, how long it waits for a core, which counts as busy where that happens in Tollgate, and the longest that anybody holds it at once. The views are as they are when a window opens. Nothing is asserted.
 *
 * With `--plain` no profile is taken: it makes code slower, most of all what runs for the first time. Then it is told how long the thread ran,
 * for whomever, garbage and VS Code included, and for how long where nothing changed.
 *
 *     npm run bench:editing [-- --sizes 200:500,2000:5000,10000:50000] [--runs 5] [--seed 1] [--level delivery] [--plain]
 */
import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runExtensionTests } from '../host/run-extension-tests.mjs';
import { changesIn } from './changes.mjs';
import { writeCorpus } from './corpus.mjs';
import { table } from './table.mjs';

const { values: options } = parseArgs({
  options: {
    sizes: { type: 'string', default: '200:500,2000:5000,10000:50000' },
    runs: { type: 'string', default: '5' },
    seed: { type: 'string', default: '1' },
    level: { type: 'string', default: 'requirements' },
    plain: { type: 'boolean', default: false },
  },
});
const home = realpathSync(mkdtempSync(join(tmpdir(), 'tollgate-bench-editing-')));
const results = join(home, 'results.json');
const columns = options.plain
  ? { busy: 'thread busy ms', waiting: 'waiting ms' }
  : { busy: 'busy ms', collecting: 'with garbage ms', waiting: 'waiting ms', held: 'held at most ms' };
const keys = Object.keys(columns);

try {
  for (const size of options.sizes.split(',')) {
    const [requirements, sources] = size.split(':').map(Number);
    const folder = join(home, size.replace(':', '-'));
    writeCorpus(folder, { requirements, sources, seed: Number(options.seed), level: options.level });
    const changes = changesIn(corpusIn(folder));
    console.log(`\n${requirements} requirements, ${sources} sources`);
    await runExtensionTests({
      bundle: join(import.meta.dirname, 'in-editor.cjs'),
      extensionPath: '.',
      folder,
      // Another extension that follows the files would count as ours.
      settings: { 'git.enabled': false },
      env: { TOLLGATE_BENCH: JSON.stringify({ changes, runs: Number(options.runs), results, plain: options.plain }) },
      reporter: 'base',
      timeout: 1_800_000,
      log: () => {},
    });
    const { memory, measured } = JSON.parse(readFileSync(results, 'utf8'));
    table(
      ['', ...Object.values(columns)],
      measured.flatMap(([id, [first, ...others]]) => [
        [`${id}, at first`, ...keys.map((key) => first[key].toFixed(0))],
        [`${id}, again`, ...keys.map((key) => median(others, key).toFixed(0))],
      ]),
    );
    console.log(`  memory of the extension host: ${(memory / 1024 / 1024).toFixed(0)} MiB`);
    rmSync(folder, { recursive: true, force: true });
  }
} finally {
  rmSync(home, { recursive: true, force: true });
}

function corpusIn(folder) {
  const all = readdirSync(folder, { recursive: true })
    .map((path) => path.replaceAll('\\', '/'))
    .sort();
  return {
    paths: all.filter((path) => /^src\/.*\/Unit[24]\w*\./.test(path)),
    specification: all.filter((path) => path.startsWith('docs/specs/'))[2],
    report: all.filter((path) => path.endsWith('.xml'))[1],
  };
}

function median(all, key) {
  const sorted = all.map((each) => each[key]).toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1];
}
