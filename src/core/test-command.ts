import type { Files } from './files.ts';
import type { Message } from './model.ts';
import { textOf } from './file-content.ts';
import { scriptsIn } from './test-command/called.ts';
import { howToReport, type ReadText, reporting } from './test-command/reporting.ts';

/**
 * What runs the tests where `tollgate.yaml` does not say: the usual command of the build tool whose file lies in the folder.
 * @param tests the test files, which tell where no build tool does
 */
export function detectedTestCommand(files: Pick<Files, 'read'>, tests: Iterable<string> = []): string | undefined {
  const read = textsOf(files);
  for (const tool of tools) {
    const text = read(tool.file);
    if (text !== undefined && (tool.when?.(text) ?? true))
      return typeof tool.command === 'string' ? tool.command : tool.command((path) => read(path) !== undefined);
  }
  let looked = 0;
  for (const path of tests) {
    if (looked++ >= most) break;
    const text = read(path) ?? '';
    const runner = runners.find(({ file, says }) => file.test(path) && says.test(text));
    if (runner !== undefined) return runner.command;
  }
  return undefined;
}

/** The same, to be run: so that its runner leaves a report behind, where it is known how. */
export function offeredTestCommand(files: Pick<Files, 'read'>, tests?: Iterable<string>): string | undefined {
  const command = detectedTestCommand(files, tests);
  return command === undefined ? undefined : reporting(command, textsOf(files));
}

/** How the runner behind a command that left no report would leave one, where that is known. */
export function howToLeaveReport(files: Pick<Files, 'read'>, command: string): Message | undefined {
  return howToReport(command, textsOf(files));
}

function textsOf(files: Pick<Files, 'read'>): ReadText {
  return (path) => textOf(files, path);
}

/** Nobody mixes so many runners that more tests would tell. */
const most = 20;

/** Those that need no file of a build tool. */
const runners = [
  { file: /\.[cm]?js$/, says: /['"]node:test['"]/, command: 'node --test' },
  { file: /\.py$/, says: /^[ \t]*(?:import|from) pytest\b/m, command: 'pytest' },
  { file: /\.cs$/, says: /\[(?:Fact|Theory|Test|TestCase|TestMethod)\b/, command: 'dotnet test' },
  { file: /\.php$/, says: /\bPHPUnit\\/, command: 'vendor/bin/phpunit' },
  { file: /_spec\.rb$/, says: /\bdescribe\b/, command: 'bundle exec rspec' },
] as const;

type Has = (path: string) => boolean;

/** In the environment that the project keeps. */
function pytest(has: Has): string {
  const keeper = pythonEnvironments.find(({ lock }) => has(lock));
  return keeper === undefined ? 'pytest' : `${keeper.run} pytest`;
}

const pythonEnvironments = [
  { lock: 'uv.lock', run: 'uv run' },
  { lock: 'poetry.lock', run: 'poetry run' },
  { lock: 'pdm.lock', run: 'pdm run' },
  { lock: 'Pipfile.lock', run: 'pipenv run' },
] as const;

interface Tool {
  readonly file: string;
  readonly when?: (text: string) => boolean;
  readonly command: string | ((has: Has) => string);
}

/** In order of precedence: the first whose file is there decides. */
const tools: readonly Tool[] = [
  {
    file: 'package.json',
    when: (text) => /^(?!echo "Error: no test specified).*\S/.test(scriptsIn(text).get('test') ?? ''),
    command: (has) => (has('pnpm-lock.yaml') ? 'pnpm test' : has('yarn.lock') ? 'yarn test' : 'npm test'),
  },
  { file: 'Cargo.toml', command: (has) => (has('.config/nextest.toml') ? 'cargo nextest run' : 'cargo test') },
  { file: 'go.mod', command: 'go test ./...' },
  { file: 'pom.xml', command: (has) => (has('mvnw') ? './mvnw test' : 'mvn test') },
  { file: 'build.gradle', command: (has) => (has('gradlew') ? './gradlew test' : 'gradle test') },
  { file: 'build.gradle.kts', command: (has) => (has('gradlew') ? './gradlew test' : 'gradle test') },
  { file: 'pyproject.toml', command: pytest },
  { file: 'pytest.ini', command: pytest },
  { file: 'setup.cfg', when: (text) => text.includes('pytest'), command: pytest },
  { file: 'global.json', command: 'dotnet test' },
  { file: 'Package.swift', command: 'swift test' },
  { file: 'phpunit.xml', command: 'vendor/bin/phpunit' },
  { file: 'phpunit.xml.dist', command: 'vendor/bin/phpunit' },
  { file: '.rspec', command: 'bundle exec rspec' },
  { file: 'bunfig.toml', command: 'bun test' },
  { file: 'Makefile', when: (text) => /^test\s*:/m.test(text), command: 'make test' },
];
