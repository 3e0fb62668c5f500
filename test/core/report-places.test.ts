import assert from 'node:assert/strict';
import { usualReportFolder, usualReportPlace } from '../../src/core/report/report-places.ts';

/** Where runners and their usual reporters write, taken from their documentation. */
const reports = {
  Surefire: 'target/surefire-reports/TEST-org.acme.CartTest.xml',
  'Surefire, a test of a linter': 'target/surefire-reports/TEST-org.acme.checkstyle-Lint-coverage.SchemaTest.xml',
  Failsafe: 'services/pay/target/failsafe-reports/TEST-org.acme.PayIT.xml',
  Gradle: 'build/test-results/test/TEST-org.acme.CartTest.xml',
  'Android, unit': 'app/build/test-results/testDebugUnitTest/TEST-org.acme.CartTest.xml',
  'Android, device': 'app/build/outputs/androidTest-results/connected/debug/TEST-pixel.xml',
  sbt: 'target/test-reports/org.acme.CartSpec.xml',
  'jest-junit': 'junit.xml',
  'jest-junit in a package': 'packages/web/junit.xml',
  'jest --json': 'jest-results.json',
  vitest: 'test-results/junit.xml',
  'mocha-junit-reporter': 'test-results.xml',
  'mocha xunit': 'xunit.xml',
  Karma: 'TESTS-Chrome_Headless_120.xml',
  Playwright: 'test-results/results.xml',
  'Playwright JSON': 'test-results/results.json',
  Cypress: 'cypress/results/spec-1.xml',
  pytest: 'report.xml',
  'pytest in a service': 'services/api/report.xml',
  'pytest-json-report': '.report.json',
  'go-junit-report': 'report.xml',
  gotestsum: 'unit-tests.junit.xml',
  'go test -json': 'go-test.json',
  nextest: 'target/nextest/ci/junit.xml',
  'dotnet test': 'Shop.Tests/TestResults/ana_BOX_2026-01-01_10_00_00.trx',
  'dotnet test, JUnit': 'TestResults/TestResults.xml',
  NUnit: 'TestResult.xml',
  Pester: 'testResults.xml',
  CTest: 'build/Testing/20260101-1000/Test.xml',
  PHPUnit: 'build/logs/junit.xml',
  Codeception: 'backend/tests/_output/report.xml',
  RSpec: 'rspec.xml',
  ci_reporter: 'spec/reports/SPEC-Cart.xml',
  minitest: 'test/reports/TEST-CartTest.xml',
  fastlane: 'fastlane/test_output/report.junit',
  'node --test': 'reports/unit-tests.tap',
  prove: 'out.tap',
  CTRF: 'ctrf/ctrf-report.json',
  Cucumber: 'target/cucumber.json',
  'coverage of Jest': 'coverage/lcov.info',
  'coverage in the form of Cobertura': 'coverage/cobertura-coverage.xml',
  'coverage of coverlet': 'TestResults/8f/coverage.cobertura.xml',
  'tollgate test': '.tollgate/reports/unit/any name.json',
};

/** Names that have to do with tests, and are none of their results. */
const others = [
  'tsconfig.json',
  'package.json',
  'phpunit.xml',
  'pom.xml',
  'testng.xml',
  'src/main/resources/report.xml',
  'addons/sale/report/report.xml',
  'src/reports/monthly.xml',
  'reports/sales.json',
  'junit.xml.bak',
  'junit',
  'docs/junit.md',
  'coverage/coverage-final.json',
  'build/reports/checkstyle/test.html',
  'test-results/.last-run.json',
  'target/failsafe-reports/failsafe-summary.xml',
  'target/surefire-reports/testng-failed.xml',
  'target/surefire-reports/junitreports/TEST-org.acme.CartTest.xml',
  'src/test.json',
  'jest.config.json',
  'cypress.json',
  'playwright.config.xml.ts',
  'x/JUNIT.XML.old',
  '.tollgate/evidence.json',
  '.tollgate/cache/readings',
];

describe('usual places of reports', () => {
  for (const [runner, path] of Object.entries(reports))
    it(`${runner}: ${path}`, () => assert.ok(usualReportPlace(path)));

  for (const path of others) it(`nobody's: ${path}`, () => assert.ok(!usualReportPlace(path)));

  it('an ignored folder is entered where it may lead to a report', () => {
    for (const path of Object.values(reports)) {
      const names = path.split('/');
      const ignored = names.findIndex((name) =>
        /^(?:target|build|TestResults|test-results|reports|ctrf|\.tollgate|results|test_output|_output)$/.test(name),
      );
      if (ignored < 0) continue;
      for (let end = ignored + 1; end < names.length; end++) {
        const folder = names.slice(0, end).join('/');
        assert.ok(usualReportFolder(folder), `${folder} on the way to ${path}`);
      }
    }
  });

  it('and not where it is full of something else', () => {
    for (const folder of [
      'target/debug',
      'target/classes',
      'build/intermediates',
      'build/CMakeFiles',
      'dist',
      'src',
      '.tollgate/cache',
      'a',
    ]) {
      assert.ok(!usualReportFolder(folder), folder);
    }
  });

  it('the search below a folder of reports has an end', () => {
    const below = (depth: number): string => `reports${'/x'.repeat(depth)}`;
    assert.ok(usualReportFolder(below(5)));
    assert.ok(!usualReportFolder(below(6)));
  });
});
