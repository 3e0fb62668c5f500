import {
  block,
  doubled,
  type Lexis,
  line,
  literally,
  type Odd,
  quoted,
  type Rule,
  skipped,
  type Text,
} from './lexis.ts';
import { lineEnd } from './pieces.ts';

const raw = String.raw;
const slashes = line('//');
const slashBlock = block('/*', '*/');
const nestedSlashBlock = block('/*', '*/', true);
const hash = line('#');
/** Where `#` also occurs inside words: `$#`, `a#b`. */
const hashWord = line(raw`(?<=^|[\s;&|()])#`);
const htmlComment = block('<!--', '-->');
const single = quoted("'");
const double = quoted('"');
const tripleDouble = quoted('"""', { lines: true });
const tripleSingle = quoted("'''", { lines: true });
/** `'"'`, `'\''`: a single character between apostrophes, and never the apostrophe of `'a` or `1'000`. */
const character = skipped(raw`(?<![\w'])'(?:\\[^\n]{1,10}?|[^\\'\n])'`, "'");
const holeBraces = { open: raw`\$\{`, bracket: '{' } as const;
const rubyHole = { open: '#\\{', bracket: '{' } as const;

function lexis(...rules: readonly Rule[]): Lexis {
  return { rules };
}

/** A string that opens with a pattern and closes with what is computed from it. */
function fenced(open: string, close: (opened: string) => string, first?: string): Rule {
  return { kind: 'string', open, close, lines: true, ...(first === undefined ? {} : { first }) };
}

const hashesOf = (opened: string): string => '#'.repeat(opened.split('#').length - 1);

/** `/…/` is a regular expression where a value may begin, a division elsewhere. */
const regularExpression: Odd = {
  kind: 'odd',
  open: '/',
  end(text, at) {
    if (isAfterValue(text, at)) return undefined;
    let inClass = false;
    for (let i = at + 1; i < text.length; i++) {
      const char = text[i];
      if (char === '\n') return -1;
      if (char === '\\') i++;
      else if (char === '[') inClass = true;
      else if (char === ']') inClass = false;
      else if (char === '/' && !inClass) return i + 1;
    }
    return -1;
  },
};

const valueKeyword = /(?:^|[^\w$.])(?:return|typeof|case|in|of|delete|void|throw|new|else|do|instanceof|yield|await)$/;

function isAfterValue(text: string, at: number): boolean {
  // The end of an element of JSX.
  if (text[at - 1] === '<') return true;
  let before = at - 1;
  while (before >= 0 && at - before < 1000 && /\s/.test(text[before] ?? '')) before--;
  if (before < 0 || !/[\w$)\]}'"`]/.test(text[before] ?? '')) return false;
  return !valueKeyword.test(text.slice(Math.max(0, before - 12), before + 1));
}

/** `<<EOF`: the rest of the opening line counts as part of the text below it. */
function heredoc(open: string): Odd {
  const opening = new RegExp(open, 'y');
  return {
    kind: 'odd',
    open: open.replace(/\((?!\?)/g, '(?:').replace(raw`\1`, raw`['"]?`),
    end(text, at) {
      opening.lastIndex = at;
      const word = opening.exec(text)?.at(-1);
      if (word === undefined) return undefined;
      const closing = new RegExp(`^[\\t ]*${literally(word)}\\b`, 'gm');
      closing.lastIndex = lineEnd(text, at);
      return closing.test(text) ? closing.lastIndex : -1;
    },
  };
}

/** YAML's `key: |`: every deeper line below is text. */
const blockScalar: Odd = {
  kind: 'odd',
  open: raw`[|>](?<=[:\-][ \t]+[|>])[-+\d]{0,2}[ \t]*(?:#.*)?$`,
  end(text, at) {
    const lineStart = text.lastIndexOf('\n', at - 1) + 1;
    const indent = indentOf(text, lineStart);
    let end = lineEnd(text, at);
    for (let next = text.indexOf('\n', end) + 1; next > 0 && next < text.length; next = text.indexOf('\n', next) + 1) {
      const stop = lineEnd(text, next);
      if (text.slice(next, stop).trim() !== '' && indentOf(text, next) <= indent) break;
      end = stop;
      if (stop === text.length) break;
    }
    return end;
  },
};

function indentOf(text: string, lineStart: number): number {
  let at = lineStart;
  while (text[at] === ' ') at++;
  return at - lineStart;
}

/** A tag of HTML with its attributes: quotes count in here, and only in here. */
const tag: Odd = {
  kind: 'odd',
  open: raw`</?[A-Za-z]`,
  end(text, at) {
    let quote = '';
    for (let i = at + 1; i < text.length && i < at + 10_000; i++) {
      const char = text[i] ?? '';
      if (quote !== '') {
        if (char === quote) quote = '';
      } else if (char === '"' || char === "'") quote = char;
      else if (char === '>') return i + 1;
      else if (char === '<') return undefined;
    }
    return -1;
  },
};

const javascript = lexis(
  slashes,
  slashBlock,
  single,
  double,
  quoted('`', { lines: true, hole: holeBraces }),
  regularExpression,
);
const css = lexis(slashBlock, single, double);
const scss = lexis(skipped(raw`\burl\([^"'()\n]*\)`), slashes, slashBlock, single, double);
const html = lexis(
  htmlComment,
  { kind: 'region', open: raw`<script\b[^<>]*>`, close: raw`</script`, lexis: () => javascript },
  { kind: 'region', open: raw`<style\b[^<>]*>`, close: raw`</style`, lexis: () => scss },
  tag,
);
const xml = lexis(htmlComment, { kind: 'string', open: raw`<!\[CDATA\[`, close: raw`\]\]>`, lines: true }, tag);

const formatPrefix = raw`(?<=\b[rR]?[fFtT][rR]?)`;
const formatted = (delimiter: string, lines: boolean): Text => ({
  ...quoted(delimiter, { lines, hole: { open: raw`\{`, bracket: '{' }, first: delimiter.charAt(0), after: 'fFtTrR' }),
  open: formatPrefix + delimiter,
  escape: raw`\\[^{]|\{\{`,
});
const python = lexis(
  hash,
  formatted('"""', true),
  formatted("'''", true),
  formatted('"', false),
  formatted("'", false),
  tripleDouble,
  tripleSingle,
  double,
  single,
);

const rawC = fenced(
  raw`(?<=\b(?:u8|[uUL])?R)"[^()\\\s"]{0,16}\(`,
  (opened) => literally(`)${opened.slice(1, -1)}"`),
  '"',
);
const c = lexis(slashes, slashBlock, rawC, character, double);
const java = lexis(slashes, slashBlock, tripleDouble, character, double);
const go = lexis(slashes, slashBlock, { kind: 'string', open: '`', close: '`', lines: true }, character, double);
const rust = lexis(
  slashes,
  nestedSlashBlock,
  fenced(raw`(?<=\b(?:br|cr|r))#{0,255}"`, (opened) => `"${hashesOf(opened)}`, '#"'),
  character,
  quoted('"', { lines: true }),
);
const kotlin = lexis(
  slashes,
  nestedSlashBlock,
  { kind: 'string', open: '"""', close: '"{3,}', lines: true, hole: holeBraces },
  character,
  skipped(raw`${'`'}[^${'`'}\n]+${'`'}`, '`'),
  quoted('"', { hole: holeBraces }),
);
const csharpHole = { open: raw`\{`, bracket: '{' } as const;
const csharp = lexis(
  slashes,
  slashBlock,
  fenced(raw`\${0,100}"{3,100}`, (opened) => opened.replace(/\$/g, ''), '$"'),
  doubled('"', { open: raw`(?:\$@|@\$)"`, first: '$@', escape: raw`""|\{\{`, lines: true, hole: csharpHole }),
  doubled('"', { open: '@"', lines: true }),
  quoted('"', { open: raw`\$"`, escape: raw`\\.|\{\{`, hole: csharpHole }),
  character,
  double,
);
const swiftHole = { open: raw`\\\(`, bracket: '(' } as const;
const swift = lexis(
  slashes,
  nestedSlashBlock,
  fenced(raw`#{1,100}"(?:"")?`, (opened) => opened.replace(/#/g, '') + hashesOf(opened)),
  quoted('"""', { escape: raw`\\[^(]`, lines: true, hole: swiftHole }),
  quoted('"', { escape: raw`\\[^(]`, hole: swiftHole }),
);
const scala = lexis(
  slashes,
  nestedSlashBlock,
  { kind: 'string', open: '"""', close: '"{3,}', lines: true },
  character,
  double,
);
const dart = lexis(
  slashes,
  nestedSlashBlock,
  { kind: 'string', open: raw`\br"""`, close: '"""', lines: true },
  { kind: 'string', open: raw`\br'''`, close: "'''", lines: true },
  { kind: 'string', open: raw`\br"`, close: '"' },
  { kind: 'string', open: raw`\br'`, close: "'" },
  quoted('"""', { lines: true, hole: holeBraces }),
  quoted("'''", { lines: true, hole: holeBraces }),
  quoted('"', { hole: holeBraces }),
  quoted("'", { hole: holeBraces }),
);
const groovy = lexis(
  slashes,
  slashBlock,
  tripleDouble,
  tripleSingle,
  quoted('"', { hole: holeBraces }),
  single,
  regularExpression,
);
const php = lexis(slashes, line(raw`#(?!\[)`), slashBlock, heredoc(raw`<<<[ \t]*(['"]?)(\w{1,100})\1`), double, single);
const shell = lexis(
  skipped(raw`\\[^\n]`),
  hashWord,
  heredoc(raw`(?<!<)<<-?[ \t]*\\?(['"]?)([A-Za-z_]\w{0,100})\1`),
  quoted("'", { open: raw`\$'`, lines: true }),
  { kind: 'string', open: "'", close: "'", lines: true },
  quoted('"', { escape: raw`\\[\s\S]`, lines: true, hole: { open: raw`\$\(`, bracket: '(' } }),
);
const ruby = lexis(
  { kind: 'block', open: raw`^=begin\b`, close: raw`^=end\b` },
  heredoc(raw`<<[~-](['"${'`'}]?)([A-Za-z_]\w{0,100})\1`),
  hashWord,
  quoted('"', { hole: rubyHole }),
  single,
  regularExpression,
);
const perl = lexis(
  { kind: 'block', open: raw`^=[a-z]\w*`, close: raw`^=cut\b` },
  heredoc(raw`<<~?(['"])(\w{1,100})\1`),
  heredoc(raw`<<~?()([A-Z]\w{0,100})`),
  hashWord,
  double,
  single,
);
const sql = lexis(line('--'), slashBlock, doubled("'", { lines: true }), doubled('"'));
const lua = lexis(
  {
    kind: 'block',
    open: raw`--\[={0,100}\[`,
    close: (opened) => literally(`]${'='.repeat(opened.split('=').length - 1)}]`),
  },
  line('--'),
  fenced(raw`\[={0,100}\[`, (opened) => literally(`]${'='.repeat(opened.split('=').length - 1)}]`)),
  double,
  single,
);
const haskell = lexis(
  block('{-', '-}', true),
  line(raw`(?<![!#$%&*+./<=>?@\\^|~:-])--+(?![!#$%&*+./<=>?@\\^|~:-])`),
  character,
  double,
);
const lisp = lexis(skipped(raw`#?\\.`), line(';'), block('#|', '|#', true), quoted('"', { lines: true }));
const erlang = lexis(skipped(raw`\$(?:\\.|[^\s])`), line('%'), double, single);
const elixir = lexis(
  skipped(raw`(?<!\w)\?\\?[^\s\w]`),
  hashWord,
  quoted('"""', { lines: true, hole: rubyHole }),
  tripleSingle,
  quoted('"', { hole: rubyHole }),
  single,
);
const powershell = lexis(
  block('<#', '#>'),
  { kind: 'string', open: raw`@"[ \t]*$`, close: '^"@', lines: true },
  { kind: 'string', open: raw`@'[ \t]*$`, close: "^'@", lines: true },
  hashWord,
  quoted('"', { escape: '`[\\s\\S]|""', lines: true, hole: { open: raw`\$\(`, bracket: '(' } }),
  doubled("'", { lines: true }),
);
const yaml = lexis(
  line(raw`(?<=^|\s)#`),
  blockScalar,
  { ...quoted('"', { lines: true }), open: raw`"(?<=(?:^|[:\-,[{(])[ \t]*")` },
  { ...doubled("'", { lines: true }), open: raw`'(?<=(?:^|[:\-,[{(])[ \t]*')` },
);
const toml = lexis(hash, tripleDouble, { kind: 'string', open: "'''", close: "'''", lines: true }, double, {
  kind: 'string',
  open: "'",
  close: "'",
});
const terraform = lexis(
  hash,
  slashes,
  slashBlock,
  heredoc(raw`<<-?()([A-Za-z_]\w{0,100})`),
  quoted('"', { hole: { open: raw`[$%]\{`, bracket: '{' } }),
);
const nix = lexis(
  hash,
  slashBlock,
  { kind: 'string', open: "''", close: "''(?![$'])", escape: raw`'''|''\$`, lines: true, hole: holeBraces },
  quoted('"', { lines: true, hole: holeBraces }),
);
const hashScript = lexis(hashWord, double, single);
const julia = lexis(block('#=', '=#', true), hash, tripleDouble, character, double);
const nim = lexis(block('#[', ']#', true), hash, tripleDouble, character, double);
const ocaml = lexis(block('(*', '*)', true), character, double);
const fsharp = lexis(
  skipped(raw`\(\*\)`),
  block('(*', '*)', true),
  slashes,
  tripleDouble,
  doubled('"', { open: '@"', lines: true }),
  character,
  double,
);
const pascal = lexis(slashes, block('{', '}'), block('(*', '*)'), doubled("'"));
const dashes = lexis(line('--'), character, doubled('"'));
const percent = lexis(skipped(raw`\\%`), line('%'));
const matlab = lexis({ kind: 'block', open: raw`^[ \t]*%\{[ \t]*$`, close: raw`^[ \t]*%\}` }, line('%'), doubled('"'));
const basic = lexis(line("'"), line(raw`^[ \t]*[Rr][Ee][Mm]\b`), doubled('"'));
const batch = lexis(line(raw`^[ \t]*@?[Rr][Ee][Mm]\b`, raw`^[ \t]*::`));
const fortran = lexis(line('!'), doubled('"'), doubled("'"));
const cmake = lexis(
  {
    kind: 'block',
    open: raw`#\[={0,100}\[`,
    close: (opened) => literally(`]${'='.repeat(opened.split('=').length - 1)}]`),
  },
  hash,
  quoted('"', { lines: true }),
);
const make = lexis(skipped(raw`\\#`), hash);
const hashAtStart = lexis(line(raw`^[ \t]*#`));
const ini = lexis(line(raw`^[ \t]*[#;!]`));
const semicolon = lexis(line(';'), double, single);
const jsonnet = lexis(hash, slashes, slashBlock, double, single);
const d = lexis(
  slashes,
  block('/+', '+/', true),
  slashBlock,
  { kind: 'string', open: '`', close: '`', lines: true },
  character,
  double,
);
const zig = lexis({ kind: 'string', open: raw`\\\\`, close: '$', lines: true }, slashes, character, double);
const graphql = lexis(hash, tripleDouble, double);

/** The common leaders, and only where a line begins with one: for what nobody has described here. */
export const anyLanguage: Lexis = lexis(
  { kind: 'block', open: raw`^[ \t]*/\*`, close: raw`\*/` },
  { kind: 'block', open: raw`^[ \t]*<!--`, close: '-->' },
  line(raw`^[ \t]*(?:#|//|--|;|%)`),
);

const byExtension: Readonly<Record<string, Lexis>> = table([
  [javascript, 'js mjs cjs jsx ts mts cts tsx json jsonc json5 es6'],
  [html, 'html htm xhtml vue svelte astro'],
  [xml, 'xml xsd xsl xslt svg xaml csproj fsproj vbproj props targets resx plist wsdl fxml jrxml'],
  [css, 'css'],
  [scss, 'scss sass less styl pcss'],
  [python, 'py pyi pyx pxd pyw bzl bazel star sage gd'],
  [
    c,
    'c h cc cpp cxx c++ hh hpp hxx h++ ipp inl tpp m mm ino cu cuh hlsl glsl frag vert comp metal wgsl v sv svh proto thrift idl sol prisma bicep cue fbs pde as hx',
  ],
  [java, 'java jav'],
  [go, 'go templ'],
  [rust, 'rs ron'],
  [kotlin, 'kt kts'],
  [csharp, 'cs csx cake'],
  [swift, 'swift'],
  [scala, 'scala sc sbt'],
  [dart, 'dart'],
  [groovy, 'groovy gradle gvy jenkinsfile'],
  [php, 'php phtml php5 phpt'],
  [shell, 'sh bash zsh ksh dash bats fish ebuild envrc'],
  [ruby, 'rb rake gemspec ru podspec cr erb'],
  [perl, 'pl pm t pod psgi raku'],
  [sql, 'sql psql ddl pks pkb plsql'],
  [lua, 'lua luau'],
  [haskell, 'hs lhs elm purs idr agda'],
  [lisp, 'lisp lsp cl el scm ss rkt clj cljs cljc edn fnl'],
  [erlang, 'erl hrl'],
  [elixir, 'ex exs'],
  [powershell, 'ps1 psm1 psd1'],
  [yaml, 'yml yaml'],
  [toml, 'toml'],
  [terraform, 'tf tfvars hcl nomad'],
  [nix, 'nix'],
  [hashScript, 'r awk tcl coffee rego pp conf cfg service robot resource jq'],
  [julia, 'jl'],
  [nim, 'nim nims'],
  [ocaml, 'ml mli mll mly'],
  [fsharp, 'fs fsi fsx'],
  [pascal, 'pas dpr dpk pp lpr'],
  [dashes, 'adb ads vhd vhdl'],
  [percent, 'tex sty cls bib'],
  [matlab, 'mat octave'],
  [basic, 'vb bas vbs vba'],
  [batch, 'bat cmd'],
  [fortran, 'f f90 f95 f03 f08 for'],
  [cmake, 'cmake'],
  [make, 'mk mak make'],
  [hashAtStart, 'feature dockerfile env gitignore gitattributes dockerignore editorconfig'],
  [ini, 'ini properties'],
  [semicolon, 's asm nasm ahk iss nsi'],
  [jsonnet, 'jsonnet libsonnet'],
  [d, 'd di'],
  [zig, 'zig'],
  [graphql, 'graphql gql'],
]);

const byName: readonly (readonly [RegExp, Lexis])[] = [
  [/^(?:Docker|Container)file(?:\..+)?$|\.Dockerfile$/i, hashAtStart],
  [/^(?:GNU)?[Mm]akefile(?:\..+)?$/, make],
  [/^Jenkinsfile(?:\..+)?$/, groovy],
  [/^(?:Gem|Rake|Vagrant|Pod|Fast|Brew|Danger)file$/, ruby],
  [/^CMakeLists\.txt$/, cmake],
  [/^(?:BUILD|WORKSPACE|Tiltfile|SConstruct|Snakefile)$/, python],
  [/^[Jj]ustfile$/, hashScript],
];

/** Occurs in every name above, and in few others. */
const mayTell = /file|CMakeLists|BUILD|WORKSPACE|SConstruct/i;

const byInterpreter: readonly (readonly [RegExp, Lexis])[] = [
  [/^#!.*\b(?:ba|z|k|da)?sh\b/, shell],
  [/^#!.*\bpython/, python],
  [/^#!.*\b(?:node|deno|bun)\b/, javascript],
  [/^#!.*\bruby\b/, ruby],
  [/^#!.*\bperl\b/, perl],
];

function table(rows: readonly (readonly [Lexis, string])[]): Record<string, Lexis> {
  const all: Record<string, Lexis> = Object.create(null) as Record<string, Lexis>;
  for (const [rules, extensions] of rows) for (const extension of extensions.split(' ')) all[extension] ??= rules;
  return all;
}

/** By file name, extension and first line; undefined where nobody has described the language. */
export function lexisOf(path: string, text = ''): Lexis | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const named = mayTell.test(name) ? byName.find(([pattern]) => pattern.test(name))?.[1] : undefined;
  if (named !== undefined) return named;
  const dot = name.lastIndexOf('.');
  if (dot >= 0) return byExtension[name.slice(dot + 1).toLowerCase()];
  const shebang = text.slice(0, 100);
  return byInterpreter.find(([pattern]) => pattern.test(shebang))?.[1];
}
