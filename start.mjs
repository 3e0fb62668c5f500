// `npm start`: builds Tollgate, runs the tests of the example project so that its evidence is real, and shows its phases and its gate.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

process.chdir(fileURLToPath(new URL('.', import.meta.url)));

function node(...args) {
  return spawnSync(process.execPath, args, { stdio: 'inherit' }).status ?? 2;
}

if (node('esbuild.mjs') !== 0) process.exit(2);
// The example's tests fail on purpose: what they end with is not our result.
node('dist/cli.js', 'test', 'examples');
console.log();
process.exitCode = node('dist/cli.js', 'examples');
if (process.exitCode === 0) console.log('\nexamples/README.md tells how to open the gate in five minutes.');
