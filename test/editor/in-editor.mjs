/** Suites that run inside the extension host of a real VS Code, each of their tests told as a test of its own. */
import assert from 'node:assert/strict';
import Mocha from 'mocha';
import { runExtensionTests } from '../host/run-extension-tests.mjs';

/**
 * Declares a suite: its one test opens VS Code with what `options()` gives to `runExtensionTests`, and then the tests that ran
 * inside come under their own names, so that none is lost on the way.
 */
export function inEditor(title, options, { timeout = 300_000 } = {}) {
  describe(title, function () {
    const suite = this;
    this.timeout(timeout + 60_000);
    let ended;

    before(async () => {
      ended = await runExtensionTests({ timeout, reporter: 'base', log: () => {}, ...(await options()) }).catch(
        (error) => ({ error, tests: [] }),
      );
      for (const { suite: path, title: name, error } of ended.tests) {
        const test = new Mocha.Test([...path, name].join(' '), () => {
          if (error !== undefined) throw Object.assign(new Error(error), { stack: error });
        });
        test.file = suite.file;
        suite.addTest(test);
      }
    });

    it('runs to its end', () => {
      if (ended.error !== undefined) throw ended.error;
      assert.equal(ended.pending, 0, 'none is skipped');
      assert.ok(ended.passed + ended.failed > 0, 'there are tests');
      assert.equal(ended.tests.length, ended.passed + ended.failed);
    });
  });
}
