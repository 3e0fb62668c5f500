import type { Files } from './files.ts';
import { decodeText } from './syntax/text.ts';

/** What runs the tests where `tollgate.yaml` does not say: the usual command of the build tool whose file lies in the folder. */
export function detectedTestCommand(files: Pick<Files, 'read'>): string | undefined {
  const read = (path: string): string | undefined => {
    const bytes = files.read(path);
    return bytes === undefined ? undefined : decodeText(bytes).text;
  };
  for (const tool of tools) {
    const text = read(tool.file);
    if (text !== undefined && (tool.when?.(text) ?? true))
      return typeof tool.command === 'string' ? tool.command : tool.command((path) => read(path) !== undefined);
  }
  return undefined;
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
    when: (text) => /"test"\s*:\s*"(?!echo \\"Error: no test specified)/.test(text),
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
