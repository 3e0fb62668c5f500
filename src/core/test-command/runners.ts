/**
 * A test runner that leaves a report behind only where it is told to, and how it is told, in the words of its own documentation: then the
 * report lies at one of the usual places (report-places.ts).
 */
export interface Runner {
  /** As its makers write it. */
  readonly name: string;
  /** A command that runs it, from the name of the program. */
  readonly call: RegExp;
  /** Its package, among those that a package.json depends on. */
  readonly package?: string;
  /** What makes it write a report. */
  readonly telling: Telling;
  /** What says, in its command or in its configuration, that it is told something already. */
  readonly isTold: RegExp;
  /** Where its configuration may be. */
  readonly configs?: readonly string[];
  /** The file that names what it needs in order to obey. */
  readonly needs?: { readonly file: string; readonly says: RegExp };
}

export interface Telling {
  /** `end`: options at the end of its command. `front`: options right behind its first word. `lines`: lines of its configuration. */
  readonly at: 'end' | 'front' | 'lines';
  readonly words: string;
  /** Also to be said where the command is like this: it would watch, and never end. */
  readonly once?: { readonly where: RegExp; readonly words: string };
  /** For `lines`: the file that says them. */
  readonly file?: string;
}

const inJavaScript = (name: string, endings = 'ts mts cts js mjs cjs'): readonly string[] =>
  endings.split(' ').map((ending) => `${name}.${ending}`);

export const runners: readonly Runner[] = [
  {
    name: 'Vitest',
    call: /^vitest(?:\.mjs)?(?! (?:watch|dev|bench|list|related|init)\b)(?= |$)/,
    package: 'vitest',
    telling: {
      at: 'end',
      words: '--reporter=default --reporter=junit --outputFile.junit=junit.xml',
      once: { where: /^vitest(?!.*\brun\b)/, words: '--run' },
    },
    isTold: /--reporter[= ](?:junit|json|tap|blob)|outputFile|['"]junit['"]/,
    configs: [...inJavaScript('vitest.config'), ...inJavaScript('vite.config')],
  },
  {
    name: 'Jest',
    call: /^jest(?:\.js)?(?= |$)/,
    package: 'jest',
    telling: { at: 'end', words: '--json --outputFile=jest-results.json' },
    isTold: /--json|--outputFile|--reporters[= ](?!default\b)|\breporters['"]?\s*:/,
    configs: [...inJavaScript('jest.config', 'ts mts cts js mjs cjs json'), 'package.json'],
  },
  {
    name: 'Mocha',
    call: /^_?mocha(?:\.c?js)?(?= |$)/,
    package: 'mocha',
    telling: { at: 'end', words: '--reporter json --reporter-option output=mocha-results.json' },
    isTold: /(?:--reporter|\s-R|\breporter['"]?\s*:)[=\s]+(?!['"]?(?:spec|dot|min|list|nyan|progress|landing)\b)/,
    configs: inJavaScript('.mocharc', 'js cjs mjs yaml yml json jsonc'),
  },
  {
    name: 'AVA',
    call: /^ava(?= |$)/,
    package: 'ava',
    telling: { at: 'end', words: '--tap > ava.tap' },
    isTold: /--tap|\btap['"]?\s*:/,
    configs: inJavaScript('ava.config', 'js cjs mjs'),
  },
  {
    name: 'node-tap',
    call: /^tap(?= |$)/,
    package: 'tap',
    telling: { at: 'end', words: '--reporter=tap > tests.tap' },
    isTold: /--reporter|\s-R/,
    configs: ['.taprc'],
  },
  {
    name: 'tape',
    call: /^tape(?= |$)/,
    package: 'tape',
    telling: { at: 'end', words: '> tape.tap' },
    isTold: /\.tap\b/,
  },
  {
    name: 'node:test',
    call: /^node (?:\S+ )*?--test(?= |$)/,
    telling: {
      at: 'front',
      words:
        '--test-reporter=spec --test-reporter-destination=stdout --test-reporter=junit --test-reporter-destination=junit.xml',
    },
    isTold: /--test-reporter/,
  },
  {
    name: 'Bun',
    call: /^bun test(?= |$)/,
    telling: { at: 'end', words: '--reporter=junit --reporter-outfile=junit.xml' },
    isTold: /--reporter|^\s*junit\s*=/m,
    configs: ['bunfig.toml'],
  },
  {
    name: 'Deno',
    call: /^deno test(?= |$)/,
    telling: { at: 'end', words: '--junit-path=junit.xml' },
    isTold: /--junit-path/,
  },
  {
    name: 'Playwright',
    call: /^playwright test(?= |$)/,
    package: '@playwright/test',
    telling: {
      at: 'lines',
      words: "reporter: [['list'], ['junit', { outputFile: 'junit.xml' }]]",
      file: 'playwright.config.ts',
    },
    isTold: /outputFile/,
    configs: inJavaScript('playwright.config'),
  },
  {
    name: 'Cypress',
    call: /^cypress run(?= |$)/,
    package: 'cypress',
    telling: { at: 'end', words: '--reporter junit --reporter-options "mochaFile=test-results/cypress-[hash].xml"' },
    isTold: /--reporter|\breporter['"]?\s*:/,
    configs: inJavaScript('cypress.config'),
  },
  {
    name: 'pytest',
    call: /^(?:python3? -m )?(?:pytest|py\.test)(?= |$)/,
    telling: { at: 'end', words: '--junitxml=junit.xml' },
    isTold: /--junit-?xml/,
    configs: ['pytest.ini', 'pyproject.toml', 'setup.cfg', 'tox.ini'],
  },
  {
    name: 'go test',
    call: /^go test(?= |$)/,
    telling: { at: 'end', words: '-json > go-test.json' },
    isTold: /(?:^| )-json\b/,
  },
  {
    name: 'gotestsum',
    call: /^gotestsum(?= |$)/,
    telling: { at: 'front', words: '--junitfile junit.xml' },
    isTold: /--junitfile|--jsonfile/,
  },
  {
    name: 'cargo-nextest',
    call: /^cargo (?:\S+ )*?(?:test|nextest(?: \S+)*? run)(?= |$)/,
    telling: {
      at: 'lines',
      words: 'profile.default.junit.path = "junit.xml"',
      file: '.config/nextest.toml',
    },
    isTold: /\.junit\b/,
    configs: ['.config/nextest.toml'],
  },
  {
    name: 'dotnet test',
    call: /^dotnet test(?= |$)/,
    telling: { at: 'end', words: '--logger "trx;LogFileName=tests.trx"' },
    isTold: /--logger|--report-|Microsoft\.Testing\.Platform/,
    configs: ['global.json'],
  },
  {
    name: 'PHPUnit',
    call: /^(?:php (?:\S*\/)?)?(?:phpunit|pest)(?= |$)/,
    telling: { at: 'end', words: '--log-junit junit.xml' },
    isTold: /--log-junit|<junit\b/,
    configs: ['phpunit.xml', 'phpunit.xml.dist', 'phpunit.dist.xml'],
  },
  {
    name: 'RSpec with rspec_junit_formatter',
    call: /^rspec(?= |$)/,
    telling: { at: 'end', words: '--format progress --format RspecJunitFormatter --out rspec.xml' },
    isTold: /RspecJunitFormatter/,
    configs: ['.rspec'],
    needs: { file: 'Gemfile.lock', says: /\brspec_junit_formatter\b/ },
  },
  {
    name: 'CTest',
    call: /^ctest(?= |$)/,
    telling: { at: 'end', words: '--output-junit junit.xml' },
    isTold: /--output-junit/,
  },
  {
    name: 'swift test',
    call: /^swift test(?= |$)/,
    telling: { at: 'end', words: '--xunit-output junit.xml' },
    isTold: /--xunit-output/,
  },
  {
    name: 'Bats',
    call: /^bats(?= |$)/,
    telling: { at: 'front', words: '--report-formatter junit --output .' },
    isTold: /--report-formatter|--formatter|-F /,
  },
];
