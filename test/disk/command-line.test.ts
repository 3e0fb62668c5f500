import assert from 'node:assert/strict';
import fc from 'fast-check';
import { commandLine, lineForShell } from '../../src/disk/command-line.ts';

/** What `cmd` does not take literally: it counts quotes, and knows no escapes. */
function unquoted(line: string): string {
  const parts = line.split('"');
  return parts.filter((_, at) => at % 2 === 0).join('');
}

/** The words that a program of Windows finds in its line, as the run-time of C takes it apart. */
function wordsIn(line: string): string[] {
  const words: string[] = [];
  let word: string | undefined;
  let isInside = false;
  for (let at = 0; at < line.length; at++) {
    const [, slashes = '', quote] = /^(\\*)("?)/.exec(line.slice(at)) ?? [];
    const char = line[at] ?? '';
    if (quote === '"') {
      at += slashes.length;
      const isLiteral = slashes.length % 2 === 1 || (isInside && line[at + 1] === '"');
      if (isLiteral && slashes.length % 2 === 0) at++;
      if (!isLiteral) isInside = !isInside;
      word = `${word ?? ''}${'\\'.repeat(slashes.length / 2)}${isLiteral ? '"' : ''}`;
    } else if (char === ' ' && !isInside) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else word = `${word ?? ''}${char}`;
  }
  return word === undefined ? words : [...words, word];
}

describe('one line for the shell of Windows', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'ж', '"', '\\', ' ', '&', '|', '>', '^', '(', '/', '-', '=') });

  it('holds the words literally, to `cmd` and to the program that it starts', () => {
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), (words) => {
        const line = commandLine(words, 'win32');
        assert.deepEqual(wordsIn(line), words);
        assert.doesNotMatch(unquoted(line), /[&|<>^()]/);
      }),
      { numRuns: 2000 },
    );
  });

  it('names a program as `cmd` understands it, also where it was written for other systems', () => {
    for (const [written, understood = written] of [
      ['./gradlew test', '.\\gradlew test'],
      ['../tools/mvnw -f a/pom.xml test', '..\\tools\\mvnw -f a/pom.xml test'],
      ['npm run build && vendor/bin/phpunit test/a', 'npm run build && vendor\\bin\\phpunit test/a'],
      ['C:/tools/run.exe a/b', 'C:\\tools\\run.exe a/b'],
      ['npm test -- -t "a & b/cd"'],
      ['"./a b/run" c/d'],
      ['cmd/c run.bat'],
      ['go test ./...'],
    ] as const) {
      assert.equal(lineForShell(written, 'win32'), understood);
      assert.equal(lineForShell(written, 'linux'), written);
    }
    assert.equal(lineForShell(commandLine(['./gradlew', 'test'], 'win32'), 'win32'), '.\\gradlew test');
  });
});
