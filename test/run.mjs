// `npm test`: everything that must hold, and one closing line that counts it. Steps that are no mocha suites count as one test each.
// Properties draw the same values each time: the same content has the same result. `npm run fuzz` draws others, TOLLGATE_SEED repeats them.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import Mocha from 'mocha';

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);

fc.configureGlobal({ seed: Number(process.env.TOLLGATE_SEED ?? 1) });

const totals = { passed: 0, failed: 0 };

/** A step that either succeeds or fails as a whole. */
function step(title, command, args) {
  const started = Date.now();
  const { status } = spawnSync(process.execPath, [command, ...args], { stdio: 'inherit' });
  const passed = status === 0;
  totals[passed ? 'passed' : 'failed']++;
  console.log(`${passed ? '✔' : '✘'} ${title} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  return passed;
}

/** Runs mocha over the built tests; the results go to the terminal and, as JUnit, to where Tollgate looks for them. */
async function unitTests(files, output) {
  rmSync(output, { force: true });
  mkdirSync(dirname(output), { recursive: true });
  const mocha = new Mocha({
    reporter: fileURLToPath(new URL('./reporter.cjs', import.meta.url)),
    reporterOptions: { output, suiteName: 'tollgate' },
    timeout: 60_000,
    forbidOnly: true,
    forbidPending: true,
  });
  for (const file of files) mocha.addFile(file);
  await mocha.loadFilesAsync();
  let runner;
  await new Promise((resolve) => {
    runner = mocha.run(resolve);
  });
  const { stats } = runner;
  totals.passed += stats.passes;
  totals.failed += stats.failures;
  if (stats.tests > 0) return;
  totals.failed++;
  console.log('✘ no test: words choose suites by what is in their paths, such as `core/`, `readers`, `editor/`');
}

const only = process.argv.slice(2);
const tools = 'node_modules';
const built = step('the build', 'esbuild.mjs', []) && step('the build of the tests', 'esbuild.mjs', ['--tests']);
if (built) {
  if (only.length === 0) {
    step('types', join(tools, 'typescript/bin/tsc'), ['--noEmit']);
    step('lint', join(tools, 'eslint/bin/eslint.js'), ['.', '--max-warnings=0']);
    step('formatting', join(tools, '@biomejs/biome/bin/biome'), ['format', '.']);
  }
  const unit = readdirSync('out/test', { recursive: true }).map((file) => join('out/test', file));
  const inEditor = readdirSync('test/editor').map((file) => join('test/editor', file));
  const wanted = (file) => only.length === 0 || only.some((word) => file.includes(word));
  const files = [
    ...unit.filter((file) => file.endsWith('.test.js') && wanted(file)).sort(),
    ...inEditor.filter((file) => file.endsWith('.test.mjs') && wanted(file)).sort(),
  ];
  // A part of the tests is no evidence of the whole.
  await unitTests(
    files.map((file) => resolve(file)),
    only.length === 0 ? 'test-results/unit.xml' : 'out/part.xml',
  );
}
console.log(`${totals.passed} passed, ${totals.failed} failed`);
process.exit(totals.failed === 0 && totals.passed > 0 ? 0 : 1);
