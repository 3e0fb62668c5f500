import assert from 'node:assert/strict';
import fc from 'fast-check';
import { commentAt } from '../../src/core/code/comments.ts';
import { anyLanguage, lexisOf } from '../../src/core/code/comments/languages.ts';
import { pieces } from '../../src/core/code/comments/pieces.ts';
import type { Comment } from '../../src/core/reader.ts';
import { lineCounter } from '../../src/core/syntax/line-counter.ts';

/** In order. */
function* comments(path: string, text: string): Generator<Comment> {
  const place = lineCounter(text);
  for (const piece of pieces(text, lexisOf(path, text) ?? anyLanguage)) {
    if (piece.kind === 'comment') yield commentAt(text, piece, place);
  }
}

/** Each comment of the text says `yes`, nothing else does; text and comments are compared in order. */
const samples: readonly (readonly [file: string, text: string, expected: readonly string[]])[] = [
  ['a.ts', 'const u = "https://no"; // yes\n', [' yes']],
  ['a.ts', "const u = 'it\\'s // no'; /* yes */", [' yes ']],
  ['a.ts', 'const t = `// no ${f(`// no ${/* yes */ g("}")}`)} // no`; // yes too', [' yes ', ' yes too']],
  ['a.ts', 'const r = /["\'`/*]\\/[/*"]/.test(x); // yes', [' yes']],
  ['a.ts', 'const r = a / b; // yes " / ', [' yes " / ']],
  ['a.ts', 'return /[//]/g; // yes', [' yes']],
  ['a.ts', "<p>Don't</p> // yes\nconst x = 1; // yes 2", [' yes', ' yes 2']],
  ['a.json', '{"a": "//no", // yes\n}', [' yes']],
  ['a.ts', '/* yes\n * to the end', [' yes\n * to the end']],
  ['a.py', 'x = "# no" # yes\n', [' yes']],
  ['a.py', 'def f():\n    """ # no\n    # no """\n    r"\\" # no" # yes', [' yes']],
  ['a.py', 'f"{d["#no"]} # no" # yes', [' yes']],
  ['a.py', "x = 'unclosed # yes\n", [' yes']],
  ['a.rs', 'let s = r#"// no "x" // no"#; // yes', [' yes']],
  ['a.rs', "fn f<'a>(x: &'a str) { '\"'; } /* a /* b */ c */ // yes", [' a /* b */ c ', ' yes']],
  ['a.go', "s := `// no\n// no` // yes\nr := '\"' // yes", [' yes', ' yes']],
  ['a.c', '#include "x//no" // yes\nint x = 1\'000; // yes 2\n', [' yes', ' yes 2']],
  ['a.cpp', 'auto s = R"x(// no )" // no)x"; // yes', [' yes']],
  ['a.java', 'var s = """\n // no\n """; char c = \'"\'; // yes', [' yes']],
  ['a.kt', 'val s = "${m["// no"]} // no" // yes\nfun `a // no`() {} // yes 2', [' yes', ' yes 2']],
  [
    'a.swift',
    'let s = "\\(f("// no")) // no"; let r = #"// no " no"# // yes\n/* a /* b */ */',
    [' yes', ' a /* b */ '],
  ],
  [
    'a.cs',
    'var a = @"c:\\"; // yes\nvar b = $"{x["//no"]}{{//no"; // yes 2\nvar c = """ // no """;',
    [' yes', ' yes 2'],
  ],
  ['a.php', '<?php\n$a = <<<EOT\n// no\nEOT;\n# yes\n#[Attribute]\n', [' yes']],
  ['a.sh', 'echo "$(cat "x # no")" ${#no} a#no # yes\ncat <<EOF\n# no\nEOF\n# yes 2', [' yes', ' yes 2']],
  ['a.sh', "awk '\n# no\n' # yes", [' yes']],
  ['run', '#!/bin/sh\necho "# no" # yes', ['!/bin/sh', ' yes']],
  ['a.rb', '=begin\nyes\n=end\nx = "#{a["# no"]} # no" # yes', ['\nyes\n', ' yes']],
  ['a.pl', '=pod\nyes\n=cut\nprint "# no"; # yes', ['\nyes\n', ' yes']],
  ['a.sql', "select '-- no''-- no' -- yes\n/* yes */", [' yes', ' yes ']],
  ['a.lua', 'x = [==[ -- no ]] ]==] -- yes\n--[[ yes\n ]]', [' yes', ' yes\n ']],
  ['a.hs', 'x = a --> b -- yes\n{- a {- b -} c -} y = "-- no"', [' yes', ' a {- b -} c ']],
  ['a.clj', '(str "; no" \\; \\") ; yes', [' yes']],
  ['a.erl', 'X = "% no", Y = $%, Z. % yes', [' yes']],
  ['a.ex', 's = """\n# no\n""" # yes\nx = "#{m["# no"]}" # yes 2', [' yes', ' yes 2']],
  ['a.ps1', '<# yes\n#> "`"# no" # yes', [' yes\n', ' yes']],
  ['a.yml', 'a: "# no" # yes\nb: |\n  # no\n\n  # no\nc: it\'s # yes 2\nd: http://x#no\n', [' yes', ' yes 2']],
  ['a.toml', "a = '# no' # yes\nb = '''\n# no\n'''", [' yes']],
  ['a.tf', 'a = "${x} # no" # yes\nb = <<EOF\n# no\nEOF\n// yes 2', [' yes', ' yes 2']],
  ['a.css', 'a { content: "/* no */"; /* yes */ }', [' yes ']],
  ['a.scss', 'a { b: url(http://no); } // yes', [' yes']],
  ['a.html', '<a title="<!-- no -->">it\'s</a><!-- yes -->', [' yes ']],
  [
    'a.vue',
    '<template><!-- yes --></template>\n<script>\n// yes 2\n"// no"\n</script><style>/* yes 3 */</style>',
    [' yes ', ' yes 2', ' yes 3 '],
  ],
  ['a.xml', '<a><![CDATA[<!-- no -->]]><!-- yes --></a>', [' yes ']],
  ['Dockerfile', '# yes\nRUN x # no\n', [' yes']],
  ['sub/Makefile', 'a: b # yes\n\techo \\# no\n', [' yes']],
  ['a.feature', '  # yes\n  Given a # no\n', [' yes']],
  ['a.ml', '(* a (* b *) c *) let s = "(* no *)"', [' a (* b *) c ']],
  ['a.bat', 'REM yes\n:: yes 2\necho REM no', [' yes', ' yes 2']],
  ['a.vb', 'x = "\' no" \' yes', [' yes']],
  ['a.unheardof', '# yes\nx # no\n  // yes 2\n-- yes 3\n<!-- yes 4 -->\n', [' yes', ' yes 2', ' yes 3', ' yes 4 ']],
];

describe('comments (READ-004)', () => {
  for (const [file, text, expected] of samples) {
    it(`are found in ${file}: ${JSON.stringify(text)}`, () => {
      assert.deepEqual(
        [...comments(file, text)].map((comment) => comment.text),
        expected,
      );
    });
  }

  it('have the position of their first character and the line on which they end', () => {
    const text = 'x(); // one\r\n  /* two\r\n  */ y() // three\r\n';
    assert.deepEqual(
      [...comments('a.js', text)].map(({ line, column, endLine }) => [line, column, endLine]),
      [
        [1, 8, 1],
        [2, 5, 3],
        [3, 12, 3],
      ],
    );
    assert.equal([...comments('a.js', text)][0]?.text, ' one');
  });

  it('never begin inside a string', () => {
    const languages = [
      { file: 'a.ts', marker: '// @mark', quotes: ['"', "'", '`'] },
      { file: 'a.java', marker: '/* @mark */', quotes: ['"'] },
      { file: 'a.rs', marker: '// @mark', quotes: ['"'] },
      { file: 'a.py', marker: '# @mark', quotes: ['"', "'", '"""', "'''"] },
      { file: 'a.sh', marker: ' # @mark', quotes: ['"', "'"] },
      { file: 'a.sql', marker: '-- @mark', quotes: ["'"] },
      { file: 'a.lua', marker: '-- @mark', quotes: ['"', "'"] },
      { file: 'a.toml', marker: '# @mark', quotes: ['"', "'", '"""'] },
    ] as const;
    const harmless = fc.stringMatching(/^[\w ,.:;!?()[\]@-]*$/);
    const cases = fc.constantFrom(...languages).chain(({ file, marker, quotes }) =>
      fc.record({
        file: fc.constant(file),
        lines: fc.array(
          fc
            .tuple(fc.constantFrom(...quotes), harmless, harmless)
            .map(([quote, before, after]) => `x = ${quote}${before}${marker}${after}${quote}`),
        ),
      }),
    );
    fc.assert(
      fc.property(cases, ({ file, lines }) => {
        const marked = [...comments(file, lines.join('\n'))].filter(({ text }) => text.includes('@mark'));
        assert.deepEqual(marked, []);
      }),
    );
  });

  it('never throw, never overlap and stand where they say, whatever the text', () => {
    const files = samples.map(([file]) => file);
    const fragments = samples.map(([, text]) => text);
    const hostile = fc.array(
      fc.oneof(
        fc.string(),
        fc.constantFrom(...fragments),
        fc.constantFrom(
          '"',
          "'",
          '`',
          '${',
          '}',
          '/*',
          '*/',
          '\\',
          '\n',
          '<<EOF\n',
          '/[',
          '#"',
          '"""',
          '<script>',
          '=begin\n',
        ),
      ),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(fc.constantFrom(...files), hostile, (file, parts) => {
        const text = parts.join('');
        const lines = text.split('\n');
        let last = 0;
        for (const comment of comments(file, text)) {
          const before = lines.slice(0, comment.line - 1).reduce((sum, line) => sum + line.length + 1, 0);
          const offset = before + comment.column - 1;
          assert.ok(offset >= last);
          assert.equal(text.slice(offset, offset + comment.text.length), comment.text);
          assert.ok(comment.endLine >= comment.line);
          last = offset + comment.text.length;
        }
      }),
      { numRuns: 500 },
    );
  });

  for (const [what, file, text] of [
    ['unclosed quotes', 'a.ts', "'\\".repeat(200_000)],
    ['unclosed classes of regular expressions', 'a.ts', '(/['.repeat(150_000)],
    ['unclosed tags', 'a.html', '<a "'.repeat(100_000)],
    [
      'here documents without an end',
      'a.sh',
      'cat <<A1\n'.repeat(50_000).replace(/1/g, () => String(Math.floor(Math.random() * 1e6))),
    ],
    ['nested templates', 'a.ts', '`${'.repeat(100_000)],
    ['a delimiter without an end', 'a.cs', '"'.repeat(200_000)],
    ['a delimiter of hashes', 'a.rs', `r${'#'.repeat(200_000)}"`],
    ['nested comments', 'a.rs', '/*'.repeat(200_000)],
    ['white space', 'a.yml', `${' '.repeat(100_000)}"`.repeat(3)],
  ] as const) {
    it(`takes no time over ${what}`, () => {
      const begun = performance.now();
      for (const comment of comments(file, text)) void comment;
      assert.ok(performance.now() - begun < 2000);
    });
  }
});
