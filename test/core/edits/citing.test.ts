import assert from 'node:assert/strict';
import fc from 'fast-check';
import { linkToRequirement } from '../../../src/core/edits/link-to-requirement.ts';
import { requirementFromHere } from '../../../src/core/edits/requirement-from-here.ts';
import { changed, isRefusal } from '../../../src/core/edit.ts';
import { withReference } from '../../../src/core/writing/reference.ts';
import { deskOver, refusal, result, written } from '../../desk.ts';
import { readIn } from '../../judged.ts';

const spec = '---\ntollgate: spec\n---\n# A\n\n## Requirements\n\n### REQ-001 Total\n\n### REQ-002 Tax\n';

/** `|` marks where the cursor stands. */
function linked(path: string, marked: string, id = 'REQ-001'): string {
  const at = marked.indexOf('|');
  const text = marked.replace('|', '');
  const line = marked.slice(0, at).split('\n').length;
  const spot = { place: { file: path, line, column: 1 }, selection: '' };
  const files = { 'docs/specs/a.md': spec, [path]: text };
  const edits = result(linkToRequirement, deskOver({ files }, { spot }), { requirement: id });
  if (isRefusal(edits)) return 'refused';
  const [change] = edits.change;
  return change === undefined ? '' : changed(change);
}

describe('Link to a Requirement', () => {
  const cases: readonly (readonly [path: string, marked: string, wanted: string])[] = [
    [
      'src/a.ts',
      'export function total() {\n  if (x) {\n    re|turn 1;\n  }\n}\n',
      '// @req REQ-001\nexport function total() {\n  if (x) {\n    return 1;\n  }\n}\n',
    ],
    [
      'src/a.ts',
      'class A {\n  /** Says. */\n  @log\n  to|tal() {\n  }\n}\n',
      'class A {\n  /** Says. */\n  // @req REQ-001\n  @log\n  total() {\n  }\n}\n',
    ],
    ['src/a.ts', '/** Says|. */\nfunction a() {}\n', '/** Says. */\n// @req REQ-001\nfunction a() {}\n'],
    ['src/a.ts', 'const a = `\n  x|\n`;\n', '// @req REQ-001\nconst a = `\n  x\n`;\n'],
    ['src/a.ts', '// @req REQ-002\nfunction a|() {}\n', '// @req REQ-002, REQ-001\nfunction a() {}\n'],
    [
      'src/a.ts',
      'class A {\n  #total() {\n    b();\n  }|\n}\n',
      'class A {\n  // @req REQ-001\n  #total() {\n    b();\n  }\n}\n',
    ],
    ['src/a.ts', 'a|();\r\n', '// @req REQ-001\r\na();\r\n'],
    [
      'test/a.test.ts',
      "describe('x', () => {\n  it('y', () => {\n    z|();\n  });\n});\n",
      "describe('x', () => {\n  // @req REQ-001\n  it('y', () => {\n    z();\n  });\n});\n",
    ],
    [
      'src/a.py',
      'class A:\n    @x\n    def total(self):\n        retur|n 1\n',
      'class A:\n    # @req REQ-001\n    @x\n    def total(self):\n        return 1\n',
    ],
    ['src/a.py', '#!/usr/bin/env python|\nimport x\n', '#!/usr/bin/env python\n# @req REQ-001\nimport x\n'],
    [
      'src/a.rb',
      'module A\n  def total\n    1|\n  end\nend\n',
      'module A\n  # @req REQ-001\n  def total\n    1\n  end\nend\n',
    ],
    ['src/a.go', 'func total() int {\n\tretur|n 1\n}\n', '// @req REQ-001\nfunc total() int {\n\treturn 1\n}\n'],
    [
      'src/A.java',
      'class A {\n    @Override\n    public int total(int a) {\n        return| 1;\n    }\n}\n',
      'class A {\n    // @req REQ-001\n    @Override\n    public int total(int a) {\n        return 1;\n    }\n}\n',
    ],
    [
      'src/a.rs',
      '#[inline]\npub fn total() {\n    1|\n}\n',
      '// @req REQ-001\n#[inline]\npub fn total() {\n    1\n}\n',
    ],
    ['src/a.sql', 'CREATE TABLE a (\n  b| int\n);\n', '-- @req REQ-001\nCREATE TABLE a (\n  b int\n);\n'],
    ['src/a.lua', 'local function a()\n  b|()\nend\n', '-- @req REQ-001\nlocal function a()\n  b()\nend\n'],
    ['src/a.sh', '#!/bin/sh\ntotal() {\n  echo |1\n}\n', '#!/bin/sh\n# @req REQ-001\ntotal() {\n  echo 1\n}\n'],
    ['src/a.html', '<!doctype html>\n<p>|x</p>\n', '<!doctype html>\n<!-- @req REQ-001 -->\n<p>x</p>\n'],
    [
      'src/b.html',
      '<p>\n<script>\nfunction a() {\n  b|();\n}\n</script>\n',
      '<p>\n<script>\n// @req REQ-001\nfunction a() {\n  b();\n}\n</script>\n',
    ],
    ['src/a.css', '.a {\n  color|: red;\n}\n', '.a {\n  /* @req REQ-001 */\n  color: red;\n}\n'],
    ['src/a.clj', '(defn a []| 1)\n', ';; @req REQ-001\n(defn a [] 1)\n'],
    ['src/a.erl', 'a() -> 1|.\n', '% @req REQ-001\na() -> 1.\n'],
    ['src/a.ml', 'let a| = 1\n', '(* @req REQ-001 *)\nlet a = 1\n'],
    ['src/a.yaml', 'a:\n  b: |c\n', 'a:\n  # @req REQ-001\n  b: c\n'],
    ['Dockerfile', 'FROM |x\n', '# @req REQ-001\nFROM x\n'],
    [
      'src/a.cpp',
      'template <typename T>\nint total(T a) {\n  return| 1;\n}\n',
      '// @req REQ-001\ntemplate <typename T>\nint total(T a) {\n  return 1;\n}\n',
    ],
    ['src/empty.ts', '|', '// @req REQ-001\n'],
  ];
  for (const [path, marked, wanted] of cases) {
    it(`${path}: ${JSON.stringify(marked).slice(0, 60)}`, () => assert.equal(linked(path, marked), wanted));
  }

  it('quotes an ID that has spaces', () => {
    const text = 'f();\n';
    const after = withReference('src/a.ts', text, 1, 'auth/Session expiry/2');
    assert.deepEqual(after, { text: '// @req `auth/Session expiry/2`\nf();\n', line: 1 });
  });

  it('cites nothing twice, and nothing where nobody looks', () => {
    assert.equal(linked('src/a.ts', '// @req REQ-001\nfunction a|() {}\n'), 'refused');
    assert.equal(linked('src/a.json', '{"a|": 1}\n'), 'refused');
    assert.equal(linked('docs/a.md', 'a|\n'), 'refused');
    assert.match(refusal({ files: { 'a.md': spec } }, linkToRequirement, { requirement: 'REQ-001' }), /go to the code/);
  });

  it('offers first what the folder cites already', () => {
    const files = { 'docs/specs/a.md': spec, 'src/b.ts': '// @req REQ-002\n', 'src/a.ts': '' };
    const spot = { place: { file: 'src/a.ts', line: 1, column: 1 }, selection: '' };
    const choices = linkToRequirement.questions[0]?.choices?.(deskOver({ files }, { spot }), {}) ?? [];
    assert.deepEqual(
      choices.map(({ value }) => value),
      ['REQ-002', 'REQ-001'],
    );
  });

  it('adds one reference and changes nothing else, wherever it is asked for', () => {
    const line = fc.constantFrom(
      'function a() {',
      '  b();',
      '}',
      '/* x',
      '*/',
      '// y',
      '`t',
      "'s'",
      '',
      '\treturn 1;',
      '@d',
      '# z',
      '"""',
      'def f():',
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 10 }), fc.nat(10), fc.constantFrom('a.ts', 'a.py'), (lines, at, path) => {
        const text = lines.join('\n');
        const after = withReference(path, text, at + 1, 'REQ-001');
        if (after === undefined || after === 'there') return;
        assert.equal(
          after.text
            .split('\n')
            .filter((each) => !/^\s*(?:\/\/|#|\/\*) @req REQ-001(?: \*\/)?$/.test(each))
            .join('\n'),
          text,
        );
      }),
      { numRuns: 500 },
    );
  });
});

describe('Requirement from Here', () => {
  const files = (path: string, text: string, more: Record<string, string> = {}): Record<string, string> => ({
    'docs/specs/a.md': spec,
    [path]: text,
    ...more,
  });
  const at = (file: string, line: number, selection = '') => ({
    spot: { place: { file, line, column: 1 }, selection },
  });

  it('writes the requirement, cites it here, and begins a test', () => {
    const { repository, edits } = written(
      { files: files('src/invoice.ts', 'export function exportInvoice() {\n}\n') },
      requirementFromHere,
      {},
      at('src/invoice.ts', 1),
    );
    const { requirements, references, problems } = readIn(repository).model;
    assert.deepEqual(problems, []);
    assert.deepEqual([requirements.at(-1)?.id, requirements.at(-1)?.title], ['REQ-003', 'Export invoice']);
    assert.deepEqual(
      references.map(({ id, place }) => [id, place.file, place.line]),
      [['REQ-003', 'src/invoice.ts', 1]],
    );
    assert.deepEqual(
      edits.create.map(({ path }) => path),
      ['test/export-invoice.test.ts'],
    );
    assert.match(
      edits.create[0]?.text ?? '',
      /^import assert .*\nimport \{ test \} from 'node:test';\n\ntest\('REQ-003 Export invoice', \(\) => \{\n {2}assert\.fail/,
    );
  });

  it('takes the selected words as the title', () => {
    const title = requirementFromHere.questions.find(({ id }) => id === 'title');
    const initial = (selection: string): unknown =>
      title?.initial?.(deskOver({ files: files('src/a.ts', 'const x = 1;\n') }, at('src/a.ts', 1, selection)), {});
    assert.equal(initial('экспорт счёта'), 'экспорт счёта');
    assert.equal(initial('a = b;'), 'X');
  });

  const runners: readonly (readonly [path: string, code: string, more: Record<string, string>, test: string])[] = [
    ['src/a.ts', '', { 'package.json': '{"devDependencies":{"vitest":"1"}}' }, 'test/keep-it-short.test.ts'],
    ['src/a.js', '', { 'package.json': '{"devDependencies":{"jest":"1"}}' }, 'test/keep-it-short.test.js'],
    ['src/a.cjs', '', { 'package.json': '{"devDependencies":{"mocha":"1"}}' }, 'test/keep-it-short.test.cjs'],
    ['src/a.py', '', { 'pyproject.toml': '[tool.pytest]\n' }, 'tests/test_keep_it_short.py'],
    ['src/a.py', '', {}, 'tests/test_keep_it_short.py'],
    ['pkg/a.go', 'package pkg\n', {}, 'pkg/keep_it_short_test.go'],
    ['src/main/java/org/x/A.java', 'package org.x;\nclass A {}\n', {}, 'src/test/java/org/x/KeepItShortTest.java'],
    ['src/A.cs', 'namespace X;\n', {}, 'tests/KeepItShortTests.cs'],
    ['src/a.rs', '', {}, 'tests/keep_it_short.rs'],
    ['src/a.cpp', '', { 'CMakeLists.txt': 'find_package(GTest)\n' }, 'tests/keep_it_short_test.cpp'],
  ];
  for (const [path, code, more, test] of runners) {
    it(`begins ${test} for ${path} ${Object.keys(more).join()}`, () => {
      const repository = { files: files(path, code, more) };
      const result = written(repository, requirementFromHere, { title: 'Keep it short' }, at(path, 2));
      assert.deepEqual(
        result.edits.create.map((each) => each.path),
        [test],
      );
      const { model } = readIn(result.repository);
      const reference = model.references.find(({ place }) => place.file === test);
      if (/\.[cm]?[jt]s$/.test(test)) assert.match(result.edits.create[0]?.text ?? '', /'REQ-003 Keep it short'/);
      else if (test.endsWith('.cpp')) assert.match(result.edits.create[0]?.text ?? '', /TEST\(KeepItShort, REQ_003\)/);
      else assert.deepEqual([reference?.id, reference?.role], ['REQ-003', 'verifies']);
      if (reference !== undefined) assert.equal(reference.target?.what, 'test', result.edits.create[0]?.text);
    });
  }

  it('begins none where nobody wants it, and goes beside the others', () => {
    const repository = { files: files('src/a.ts', 'f();\n', { 'spec/x.test.ts': '// @req REQ-001\n' }) };
    assert.deepEqual(
      written(repository, requirementFromHere, { title: 'x', test: 'no' }, at('src/a.ts', 1)).edits.create,
      [],
    );
    const { edits } = written(repository, requirementFromHere, { title: "Ctrl+C's \\ Экспорт" }, at('src/a.ts', 1));
    assert.equal(edits.create[0]?.path, 'spec/ctrl-c-s-eksport.test.ts');
    assert.match(edits.create[0]?.text ?? '', /'REQ-003 Ctrl\+C\\'s \\\\ Экспорт'/);
  });

  it('begins the specification where there is none', () => {
    const given = { about: 'Счета', title: 'Итог' };
    const { repository } = written({ files: { 'src/a.ts': 'f();\n' } }, requirementFromHere, given, at('src/a.ts', 1));
    const { requirements, references } = readIn(repository).model;
    assert.deepEqual([requirements[0]?.place.file, references[0]?.id], ['docs/specs/scheta.md', 'REQ-001']);
  });

  it('writes nothing at all where the code cannot be cited', () => {
    assert.match(
      refusal({ files: files('a.json', '{}\n') }, requirementFromHere, { title: 'x' }, at('a.json', 1)),
      /not looked at/,
    );
  });
});
