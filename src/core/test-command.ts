import type { Files } from './files.ts';
import { decodeText } from './syntax/text.ts';

/**
 * What runs the tests where `tollgate.yaml` does not say: the usual command of the build tool whose file lies in the folder.
 * @param tests the test files, which tell where no build tool does
 */
export function detectedTestCommand(files: Pick<Files, 'read'>, tests: Iterable<string> = []): string | undefined {
  const read = (path: string): string | undefined => {
    const bytes = files.read(path);
    return bytes === undefined ? undefined : decodeText(bytes).text;
  };
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

/** Nobody mixes so many runners that more tests would tell. */
const most = 20;

/** Those that need no file of a build tool, with a report. */
const runners = [
  {
    file: /\.[cm]?js$/,
    says: /['"]node:test['"]/,
    command: 'node --test --test-reporter=junit --test-reporter-destination=junit.xml',
  },
  { file: /\.py$/, says: /^\s*(?:import|from) pytest\b/m, command: 'pytest --junitxml=junit.xml' },
] as const;

/** Of a package.json; empty where it has no such script. `directories` may have a `test`, too. */
function scriptIn(manifest: string, name: string): string {
  try {
    const { scripts } = JSON.parse(manifest) as { readonly scripts?: Readonly<Record<string, unknown>> };
    const command = scripts?.[name];
    return typeof command === 'string' ? command : '';
  } catch {
    return '';
  }
}

interface Tool {
  readonly file: string;
  readonly when?: (text: string) => boolean;
  readonly command: string | ((has: (path: string) => boolean) => string);
}

/** In order of precedence: the first whose file is there decides. */
const tools: readonly Tool[] = [
  {
    file: 'package.json',
    when: (text) => /^(?!echo "Error: no test specified).*\S/.test(scriptIn(text, 'test')),
    command: (has) => (has('pnpm-lock.yaml') ? 'pnpm test' : has('yarn.lock') ? 'yarn test' : 'npm test'),
  },
  { file: 'Cargo.toml', command: (has) => (has('.config/nextest.toml') ? 'cargo nextest run' : 'cargo test') },
  { file: 'go.mod', command: 'go test ./...' },
  { file: 'pom.xml', command: (has) => (has('mvnw') ? './mvnw test' : 'mvn test') },
  { file: 'build.gradle', command: (has) => (has('gradlew') ? './gradlew test' : 'gradle test') },
  { file: 'build.gradle.kts', command: (has) => (has('gradlew') ? './gradlew test' : 'gradle test') },
  { file: 'pyproject.toml', command: 'pytest --junitxml=junit.xml' },
  { file: 'pytest.ini', command: 'pytest --junitxml=junit.xml' },
  { file: 'setup.cfg', when: (text) => text.includes('pytest'), command: 'pytest --junitxml=junit.xml' },
  { file: 'global.json', command: 'dotnet test' },
  { file: 'Makefile', when: (text) => /^test\s*:/m.test(text), command: 'make test' },
];
