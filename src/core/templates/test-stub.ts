import { isId } from '../ids.ts';
import { oneLine } from '../writing/inline.ts';
import type { Language } from '../writing/language.ts';

export type Runner =
  | 'node:test'
  | 'vitest'
  | 'jest'
  | 'mocha'
  | 'pytest'
  | 'unittest'
  | 'go'
  | 'junit5'
  | 'xunit'
  | 'rust'
  | 'gtest';

export interface NewTest {
  readonly id: string;
  readonly title: string;
  /** Words of ASCII letters and digits, in lower case. */
  readonly words: readonly string[];
  /** The package or namespace of the code that is tested; empty for none. */
  readonly scope: string;
  /** Whether JavaScript is written in modules of its own. */
  readonly isModule: boolean;
  /** Of what it says until it is written: the gate repeats that. */
  readonly language: Language;
}

/** A test that fails until somebody writes it: one that passed would prove what nobody has looked at. */
export function testStub(runner: Runner, test: NewTest): string {
  return stubs[runner](test, unwritten[test.language]);
}

const unwritten: Readonly<Record<Language, string>> = { en: 'not written yet', ru: 'ещё не написан' };

const stubs: Readonly<Record<Runner, (test: NewTest, unwritten: string) => string>> = {
  'node:test': (test, unwritten) =>
    script(test, ['assert', 'node:assert/strict'], ['{ test }', 'node:test'], `assert.fail('${unwritten}');`),
  vitest: (test, unwritten) => script(test, undefined, ['{ expect, test }', 'vitest'], `expect.fail('${unwritten}');`),
  jest: (test, unwritten) => script(test, undefined, undefined, `throw new Error('${unwritten}');`),
  mocha: (test, unwritten) =>
    script(test, ['assert', 'node:assert/strict'], undefined, `assert.fail('${unwritten}');`, 'it'),
  pytest: ({ id, words }, unwritten) =>
    `import pytest\n\n\n# @req ${tagged(id)}\ndef test_${words.join('_')}():\n    pytest.fail("${unwritten}")\n`,
  unittest: ({ id, words }, unwritten) =>
    `import unittest\n\n\nclass ${pascal(words)}Test(unittest.TestCase):\n    # @req ${tagged(id)}\n    def test_${words.join('_')}(self):\n        self.fail("${unwritten}")\n\n\nif __name__ == "__main__":\n    unittest.main()\n`,
  go: ({ id, words, scope }, unwritten) =>
    `package ${scope === '' ? 'main' : scope}\n\nimport "testing"\n\n// @req ${tagged(id)}\nfunc Test${pascal(words)}(t *testing.T) {\n\tt.Fatal("${unwritten}")\n}\n`,
  junit5: ({ id, words, scope }, unwritten) =>
    `${scope === '' ? '' : `package ${scope};\n\n`}import static org.junit.jupiter.api.Assertions.fail;\n\nimport org.junit.jupiter.api.Test;\n\nclass ${pascal(words)}Test {\n    // @req ${tagged(id)}\n    @Test\n    void ${camel(words)}() {\n        fail("${unwritten}");\n    }\n}\n`,
  xunit: ({ id, words, scope }, unwritten) =>
    `using Xunit;\n\n${scope === '' ? '' : `namespace ${scope};\n\n`}public class ${pascal(words)}Tests\n{\n    // @req ${tagged(id)}\n    [Fact]\n    public void ${pascal(words)}()\n    {\n        Assert.Fail("${unwritten}");\n    }\n}\n`,
  rust: ({ id, words }, unwritten) =>
    `// @req ${tagged(id)}\n#[test]\nfn ${words.join('_')}() {\n    panic!("${unwritten}");\n}\n`,
  // Nothing reads how C++ declares tests, so the name that is reported has to carry the ID.
  gtest: ({ id, words }, unwritten) =>
    `#include <gtest/gtest.h>\n\nTEST(${pascal(words)}, ${isId(id) ? id.replace(/\W/g, '_') : 'Holds'}) {\n  FAIL() << "${unwritten}";\n}\n`,
};

type Imported = readonly [what: string, from: string];

function script(
  { id, title, isModule }: NewTest,
  asserting: Imported | undefined,
  runner: Imported | undefined,
  body: string,
  call = 'test',
): string {
  const imports = [asserting, runner].flatMap((each) => (each === undefined ? [] : [each]));
  const lines = imports.map(([what, from]) =>
    isModule ? `import ${what} from '${from}';` : `const ${what} = require('${from}');`,
  );
  const name = oneLine(isId(id) ? `${id} ${title}` : title).replace(/[\\']/g, '\\$&');
  const tag = isId(id) ? '' : `// @req ${tagged(id)}\n`;
  return `${lines.length === 0 ? '' : `${lines.join('\n')}\n\n`}${tag}${call}('${name}', () => {\n  ${body}\n});\n`;
}

function tagged(id: string): string {
  return /^[\p{L}\p{N}_.~/-]+$/u.test(id) ? id : `\`${id}\``;
}

function pascal(words: readonly string[]): string {
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}

function camel(words: readonly string[]): string {
  const name = pascal(words);
  return name.charAt(0).toLowerCase() + name.slice(1);
}
