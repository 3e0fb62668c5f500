import type { Desk, NewFile } from '../edit.ts';
import { type Runner, testStub } from '../templates/test-stub.ts';
import { documentLanguage } from './document-language.ts';
import { slug } from './file-names.ts';
import { documentPath } from './folders.ts';

/** Which runner a test of a file would be for; undefined where nothing tells. */
export function runnerFor(desk: Pick<Desk, 'text'>, path: string): Runner | undefined {
  const says = (word: RegExp, ...files: readonly string[]): boolean =>
    files.some((file) => word.test(desk.text(file) ?? ''));
  switch (extensionOf(path)) {
    case '.js':
    case '.mjs':
    case '.cjs':
    case '.jsx':
    case '.ts':
    case '.mts':
    case '.cts':
    case '.tsx':
      return (
        (['vitest', 'jest', 'mocha'] as const).find((name) => says(new RegExp(`"${name}"`), 'package.json')) ??
        'node:test'
      );
    case '.py':
      return says(
        /pytest/,
        'pyproject.toml',
        'pytest.ini',
        'setup.cfg',
        'tox.ini',
        'requirements.txt',
        'requirements-dev.txt',
      )
        ? 'pytest'
        : 'unittest';
    case '.go':
      return 'go';
    case '.java':
      return 'junit5';
    case '.cs':
      return 'xunit';
    case '.rs':
      return 'rust';
    case '.cc':
    case '.cpp':
    case '.cxx':
      return says(/gtest|GTest|googletest/, 'CMakeLists.txt', 'tests/CMakeLists.txt', 'test/CMakeLists.txt')
        ? 'gtest'
        : undefined;
    default:
      return undefined;
  }
}

/** A test of a requirement beside the others, that fails until it is written. */
export function stubFor(desk: Desk, runner: Runner, path: string, id: string, title: string): NewFile {
  const source = desk.text(path) ?? '';
  const [, scope = ''] = /^\s*(?:package|namespace)\s+([\w.]+)/m.exec(source) ?? [];
  const ascii = slug(title, '')
    .split('-')
    .filter((word) => /^[a-z0-9]+$/.test(word));
  const named = ascii.length > 0 && /^[a-z]/.test(ascii[0] ?? '') ? ascii : ['holds', ...ascii];
  const words = named.slice(0, 8);
  const isModule =
    !/\.c[jt]s$/.test(path) &&
    (/\.m?tsx?$|\.mjs$/.test(path) ||
      /^(?:import|export)\s/m.test(source) ||
      /"type"\s*:\s*"module"/.test(desk.text('package.json') ?? ''));
  const language = documentLanguage(desk, title);
  const text = testStub(runner, { id, title, words, scope, isModule, language });
  return { path: testPath(desk, runner, path, words), text };
}

function testPath(desk: Desk, runner: Runner, path: string, words: readonly string[]): string {
  const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
  const extension = extensionOf(path);
  const pascal = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  const there = desk.model.references
    .filter(({ role, place }) => role === 'verifies' && extensionOf(place.file) === extension)
    .map(({ place }) => place.file);
  const globs = desk.config.paths.tests;
  const at = (usual: string, name: string, ending: string, beside = there): string =>
    documentPath(desk, name, { there: beside, globs, usual, extension: ending });
  switch (runner) {
    case 'pytest':
    case 'unittest':
      return at('tests', `test_${words.join('_')}`, '.py');
    case 'go':
      return at(folder, words.join('_'), '_test.go', []);
    case 'junit5':
      return at(folder.replace(/(^|\/)src\/main\//, '$1src/test/'), `${pascal}Test`, '.java', []);
    case 'xunit':
      return at('tests', `${pascal}Tests`, '.cs');
    case 'rust':
      return at('tests', words.join('_'), '.rs');
    case 'gtest':
      return at('tests', `${words.join('_')}_test`, extension);
    case 'node:test':
    case 'vitest':
    case 'jest':
    case 'mocha':
      return at('test', words.join('-'), `.test${extension}`);
  }
}

function extensionOf(path: string): string {
  return /\.[^./]+$/.exec(path)?.[0] ?? '';
}
