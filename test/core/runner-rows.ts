type Texts = Readonly<Record<string, string>>;

/** How a runner is called, alone in its project. */
export interface RunnerRow {
  readonly command: string;
  /** What runs no test, though it begins alike. */
  readonly other: string;
  /** Its configuration, where that tells it already. */
  readonly told?: Texts;
  /** What the project has besides. */
  readonly beside?: Texts;
}

/** By the name of the runner. */
export const runnerRows: Readonly<Record<string, RunnerRow>> = {
  Vitest: {
    command: 'vitest run',
    other: 'vitest bench',
    told: { 'vitest.config.ts': "reporters: ['default', 'junit']" },
  },
  Jest: { command: 'jest', other: 'jest-dev', told: { 'jest.config.js': "reporters: ['jest-junit']" } },
  Mocha: { command: 'mocha', other: 'mocha-webpack', told: { '.mocharc.yml': 'reporter: xunit\n' } },
  AVA: { command: 'ava', other: 'avajs', told: { 'ava.config.js': 'export default { tap: true };' } },
  'node-tap': { command: 'tap', other: 'tap-spec', told: { '.taprc': '--reporter=tap\n' } },
  tape: { command: 'tape test/*.js', other: 'tapenade' },
  'node:test': { command: 'node --test', other: 'node --test-only-this' },
  Bun: { command: 'bun test', other: 'bun tests', told: { 'bunfig.toml': '[test.reporter]\njunit = "junit.xml"\n' } },
  Deno: { command: 'deno test', other: 'deno tests' },
  Playwright: {
    command: 'playwright test',
    other: 'playwright install',
    told: { 'playwright.config.ts': "reporter: [['junit', { outputFile: 'junit.xml' }]]" },
  },
  Cypress: { command: 'cypress run', other: 'cypress open', told: { 'cypress.config.ts': "reporter: 'junit'" } },
  pytest: {
    command: 'pytest',
    other: 'pytest-watch',
    told: { 'pyproject.toml': '[tool.pytest.ini_options]\naddopts = "--junitxml=out.xml"\n' },
  },
  'go test': { command: 'go test ./...', other: 'go vet ./...' },
  gotestsum: { command: 'gotestsum ./...', other: 'gotestsums' },
  'cargo-nextest': {
    command: 'cargo nextest run',
    other: 'cargo nextest list',
    told: { '.config/nextest.toml': 'profile.default.junit.path = "junit.xml"\n' },
  },
  'dotnet test': {
    command: 'dotnet test',
    other: 'dotnet build',
    told: { 'global.json': '{"test": {"runner": "Microsoft.Testing.Platform"}}' },
  },
  PHPUnit: {
    command: 'vendor/bin/phpunit',
    other: 'phpunits',
    told: { 'phpunit.xml': '<phpunit><logging><junit outputFile="junit.xml"/></logging></phpunit>' },
  },
  'RSpec with rspec_junit_formatter': {
    command: 'bundle exec rspec',
    other: 'rspec-retry',
    told: { '.rspec': '--format RspecJunitFormatter\n' },
    beside: { 'Gemfile.lock': '    rspec_junit_formatter (0.6.0)\n' },
  },
  CTest: { command: 'ctest', other: 'ctest-runner' },
  'swift test': { command: 'swift test', other: 'swift build' },
  Bats: { command: 'bats test', other: 'batsh' },
};
