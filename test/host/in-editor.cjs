// Runs inside the extension host, on either test host: VS Code calls `run()`. The tests are ordinary mocha files,
// bundled as CommonJS, because that is what an extension host can require.
const { writeFileSync } = require('node:fs');
const Mocha = require('mocha');

exports.run = async () => {
  const { bundles, grep, timeout, results, reporter } = JSON.parse(process.env.TOLLGATE_EDITOR_TESTS);
  const mocha = new Mocha({ ui: 'bdd', color: false, timeout, reporter, ...(grep && { grep }) });
  for (const bundle of bundles) mocha.addFile(bundle);
  mocha.loadFiles();
  const tests = [];
  const told = (test, error) =>
    tests.push({ suite: test.parent.titlePath(), title: test.title, duration: test.duration ?? 0, error });
  const { stats } = await new Promise((resolve) => {
    const runner = mocha.run(() => resolve(runner));
    runner.on('pass', (test) => told(test));
    runner.on('fail', (test, error) => told(test, error.stack ?? String(error)));
  });
  const { passes: passed, failures: failed, pending } = stats;
  writeFileSync(results, JSON.stringify({ passed, failed, pending, tests }));
  if (stats.failures > 0) throw new Error(`${stats.failures} of ${stats.tests} tests failed.`);
};
