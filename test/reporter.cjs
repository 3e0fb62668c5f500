// Mocha's dots would hide which test is slow and its JUnit reporter hides what runs: both at once.
const { reporters } = require('mocha');

module.exports = class extends reporters.Base {
  constructor(runner, options) {
    super(runner, options);
    new reporters.XUnit(runner, options);
    let suite = '';
    runner.on('test end', (test) => {
      const file = test.parent.titlePath()[0] ?? '';
      if (file === suite || test.state === undefined) return;
      suite = file;
      console.log(`  ${suite}`);
    });
    runner.on('fail', (test, error) => {
      console.log(`    ✘ ${test.fullTitle()}\n${error.stack ?? error.message}`.replaceAll('\n', '\n      '));
    });
  }
};
