/**
 * How the made-up sources look: one entry per language. `test` gives the file of a suite with its tests; `reported` is what the
 * usual reporter of that language calls each of them. Both must agree, or no reference finds its case.
 */
const words = 'order invoice customer ledger parcel route tariff account payment stock batch carrier'.split(' ');
const verbs = 'computes keeps rejects merges sorts rounds splits sends counts restores closes lists'.split(' ');

export const languages = [
  {
    extension: 'ts',
    comment: '//',
    line: (r) =>
      `  const ${r.pick(words)}${r.below(90)} = ${r.pick(verbs)}(${r.pick(words)}, ${r.below(900)}) ?? fallback.${r.pick(words)};`,
    open: (name) => `export function ${name}(${words[0]}: Order, fallback: Fallback): number {`,
    close: '  return 0;\n}\n',
    testPath: (folder, name) => `${folder}/${name}.test.ts`,
    test: (name, tests) =>
      `import { describe, expect, it } from 'vitest';\n\ndescribe('${name}', () => {\n${tests
        .map(({ note, title, body }) => `${note}  it('${title}', () => {\n${body}  });\n`)
        .join('\n')}});\n`,
    title: (r, n) => `${r.pick(verbs)} the ${r.pick(words)} ${n}`,
    withId: (id, title) => `${id} ${title}`,
    reported: (path, name, title) => ({ className: path, name: `${name} &gt; ${title}` }),
  },
  {
    extension: 'py',
    comment: '#',
    line: (r) =>
      `    ${r.pick(words)}_${r.below(90)} = ${r.pick(verbs)}(${r.pick(words)}, ${r.below(900)}) or fallback["${r.pick(words)}"]`,
    open: (name) => `def ${name}(${words[0]}, fallback):`,
    close: '    return 0\n',
    testPath: (folder, name) => `${folder}/test_${name}.py`,
    test: (_name, tests) =>
      `import pytest\n\n${tests.map(({ note, title, body }) => `${note}def ${title}():\n${body}`).join('\n\n')}`,
    title: (r, n) => `test_${r.pick(verbs)}_the_${r.pick(words)}_${n}`,
    withId: (id, title) => title.replace('test_', `test_${id.replace('-', '_')}_`),
    reported: (path, _name, title) => ({ className: path.slice(0, -3).replaceAll('/', '.'), name: title }),
  },
  {
    extension: 'java',
    comment: '//',
    line: (r) =>
      `    long ${r.pick(words)}${r.below(90)} = ${r.pick(verbs)}(${r.pick(words)}, ${r.below(900)}L) + fallback.${r.pick(words)}();`,
    open: (name) => `final class Code_${name} {\n  static long run(Order ${words[0]}, Fallback fallback) {`,
    close: '    return 0;\n  }\n}\n',
    testPath: (folder, name) => `${folder}/${name}Test.java`,
    test: (name, tests) =>
      `package acme;\n\nimport org.junit.jupiter.api.Test;\n\nclass ${name}Test {\n${tests
        .map(({ note, title, body }) => `${note}  @Test\n  void ${title}() {\n${body}  }\n`)
        .join('\n')}}\n`,
    title: (r, n) => `${r.pick(verbs)}The_${r.pick(words)}_${n}`,
    withId: (id, title) => `${id.replace('-', '_')}_${title}`,
    reported: (_path, name, title) => ({ className: `acme.${name}Test`, name: title }),
  },
  {
    extension: 'go',
    comment: '//',
    line: (r) =>
      `\t${r.pick(words)}${r.below(90)} := ${r.pick(verbs)}(${r.pick(words)}, ${r.below(900)}) + fallback.${r.pick(words)}`,
    open: (name) => `func ${name}(${words[0]} Order, fallback Fallback) int {`,
    close: '\treturn 0\n}\n',
    testPath: (folder, name) => `${folder}/${name}_test.go`,
    test: (_name, tests) =>
      `package acme\n\nimport "testing"\n\n${tests
        .map(({ note, title, body }) => `${note}func ${title}(t *testing.T) {\n${body}}\n`)
        .join('\n')}`,
    // Names are unique in a package, not only in a file.
    title: (r, n, name) => `Test_${r.pick(verbs)}_${r.pick(words)}_${name}_${n}`,
    withId: (id, title) => title.replace('Test_', `Test_${id.replace('-', '_')}_`),
    reported: (path, _name, title) => ({
      className: `example.org/acme/${path.slice(0, path.lastIndexOf('/'))}`,
      name: title,
    }),
  },
];
