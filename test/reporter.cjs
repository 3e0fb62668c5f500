// Mocha's own reporters either hide what runs or write no file: this one names the suites as they go, and keeps JUnit beside.
const { reporters } = require('mocha');

module.exports = class extends reporters.Base {
  constructor(runner, options) {
    super(runner, options);
    this.file = new reporters.XUnit(runner, options);
    let suite = '';
    runner.on('test end', (test) => {
      const [title] = test.titlePath();
      if (title === suite) return;
      suite = title;
      console.log(`  ${suite}`);
    });
    runner.on('fail', (test, error) => {
      console.log(`    ✘ ${test.fullTitle()}\n${error.stack ?? error.message}`.replaceAll('\n', '\n      '));
    });
  }

  /** The file is written to its end before mocha says that it is done. */
  done(failures, finished) {
    this.file.done(failures, finished);
  }
};
