// `npm run fuzz`: every property with values that no run drew before; the damage of every report format and of the files of the scenario
// repositories ten thousand times. TOLLGATE_RUNS changes that, TOLLGATE_SEED repeats a run.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

process.env.TOLLGATE_RUNS ??= '10000';
process.env.TOLLGATE_SEED ??= String(Date.now() % 2 ** 31);
console.log(`TOLLGATE_SEED=${process.env.TOLLGATE_SEED}`);
const suites = readdirSync('test', { recursive: true }).filter((path) => path.endsWith('.test.ts'));
const withProperties = suites.filter((path) => readFileSync(join('test', path), 'utf8').includes('fc.assert('));
process.argv.push(...withProperties.map((path) => path.replace(/\.ts$/, '.js')));
await import('./run.mjs');
