import assert from 'node:assert/strict';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { cells, scan, sections } from '../../src/core/syntax/markdown.ts';

/** What both readers must agree on: `3 heading 2 Title`, `4 item 7`, `5 code`. */
function outline(text: string): string[] {
  const found: string[] = [];
  for (const line of scan(text).lines) {
    if (line.kind === 'heading') found.push(`${line.number} heading ${line.level} ${line.text}`);
    if (line.kind === 'item') found.push(`${line.number} item ${line.ordinal ?? line.marker}`);
  }
  return found;
}

const markdownIt = new MarkdownIt({ html: true });

function reference(text: string): string[] {
  const found: string[] = [];
  const tokens = markdownIt.parse(text, {});
  let quotes = 0;
  for (const [at, token] of tokens.entries()) {
    const line = (token.map?.[0] ?? 0) + 1;
    if (token.type === 'blockquote_open') quotes++;
    if (token.type === 'blockquote_close') quotes--;
    if (quotes > 0) continue;
    if (token.type === 'heading_open' && token.level === 0) {
      const title = (tokens[at + 1]?.content ?? '')
        .replace(/(?<!`)<!--[^]*?-->/g, '')
        .replace(/\s*\n\s*/g, ' ')
        .trim();
      found.push(`${line} heading ${token.tag.slice(1)} ${title}`);
    }
    if (token.type === 'list_item_open') {
      found.push(`${line} item ${token.markup === '.' || token.markup === ')' ? Number(token.info) : token.markup}`);
    }
  }
  return found;
}

describe('markdown', () => {
  const samples: Record<string, string> = {
    headings: '# One\n\n##   Two ##\n###Three\n####### seven\n#\n ### indented\n    # code\n# a #b\n## #\n',
    'underlined headings': 'One\n===\n\nTwo\nlines\n---\n\n- item\n---\n\n- item\n===\n\n> quote\n---\n',
    fences: '```\n# no\n~~~\n````\n# yes\n~~~ js\n# no\n```\n~~~~  \n# yes\n``` a`b\n# yes\n',
    'a fence in an item': '1. one\n   ```\n   # no\n2. in the fence?\n\n   ~~~\n   # no\n   ~~~\n   text\n# yes\n',
    'a fence that nobody closes': 'text\n```\n# no\n\n- no\n',
    'an item ends a fence': '- a\n  ```\n  # no\n# yes\n',
    items: '- a\n* b\n+ c\n1. d\n2) e\n10. f\n-no\n1.no\n1234567890. no\n',
    'what a paragraph takes': 'text\n2. no\n1. yes\n3. yes\n\ntext\n-\n- yes\n',
    'nested items': '- a\n  - b\n    1. c\n   - d\n- e\n\n      code\n\n    - deep\n',
    'two items on a line': '- 1. both\n  2. next\n- - -\n- - a\n- * * *\n',
    'empty items': '-\n\n  text\n-\n  text\n- \n# h\n',
    'thematic breaks': '***\n---\n- - -\n_ _ _\n--\n\n* * *\n- a\n***\n- b\n',
    comments: '<!-- # no -->\n# yes\n<!--\n# no\n\n- no\n-->\n# yes\n<!-- x --> # no\n',
    'a comment in a paragraph': 'text <!-- hidden\nstill hidden --> shown\n# yes\ntext <!-- open\n# yes\n-->\n',
    'a comment in a paragraph over what opens nothing there':
      'a <!-- b\n2. c\n*\n<b>\n    - d\n-->\n---\n\n- f <!-- g\n  7. h\n  --> i\n- j <!-- k\n7. l\n--> m\n',
    'a comment in a heading': '# A <!-- b --> c\n## `<!--` code\n# yes\n',
    'a comment that nobody closes': '# yes\n<!--\n# no\n- no\n',
    'blocks of HTML':
      '<div>\n# no\n\n# yes\n</div>\n# no\n\n<pre>\n# no\n\n# no\n</pre>\n# yes\n<b>\n# no\n\ntext\n<b>\n# yes\n',
    tabs: '-\ta\n\n\tb\n\n\t\tcode\n1.\tx\n\t- y\n#\tTitle\n',
    'carriage returns': '# One\r\n\r\n- a\r\n```\r\n# no\r\n```\r\nTwo\r\n---\r\n',
    'lone carriage returns': '# One\r- a\r\r# Two',
    'lazy lines': '> quote\nlazy\n- a\nlazy\n    lazy\n# yes\n> q\n    lazy\n2. yes\n',
    quotations: '> # no\n> - no\n# yes\n> ```\n# yes\n',
    'indented code': 'text\n\n    # no\n    - no\n\n- a\n\n      # code\n\n  # nested\n',
    numbers: '1. a\n1. b\n0. c\n007. d\n',
  };
  for (const [name, text] of Object.entries(samples)) {
    it(`agrees with markdown-it on ${name}`, () => assert.deepEqual(outline(text), reference(text)));
  }

  it('agrees with markdown-it on generated documents', () => {
    const piece = fc.constantFrom(
      '# H',
      '## H #',
      '###',
      '- a',
      '* b',
      '+ c',
      '1. d',
      '2. e',
      '3) f',
      '-',
      '- [x] t',
      '- # h',
      '- ```',
      '- - g',
      '1. - g',
      '> q',
      '> - q',
      '```',
      '~~~',
      '````',
      '===',
      '---',
      '***',
      '- - -',
      'text',
      'more text',
      '',
      '',
      '',
      '<!-- c -->',
      '<!--',
      '-->',
      'a <!-- b',
      '<div>',
      '</div>',
      '<pre>',
      '</pre>',
      '<b>',
      '#no',
      '-no',
      '<?',
      '?>',
      '`<!--`',
      '<!-- c --> x',
    );
    // Deeper than this, markdown-it and CommonMark's own parser differ about lazy lines.
    const indent = fc.constantFrom('', '', '', '', ' ', '  ', '   ');
    const line = fc.tuple(indent, piece).map(([blanks, rest]) => (rest === '' ? '' : blanks + rest));
    const document = fc.tuple(fc.array(line, { maxLength: 12 }), fc.constantFrom('\n', '\r\n'));
    fc.assert(
      fc.property(document, ([lines, end]) => {
        const text = `text${end}${end}${lines.join(end)}`;
        assert.deepEqual(outline(text), reference(text));
      }),
      { numRuns: 3000 },
    );
  });

  it('says where the text of a line begins, and what stands around it', () => {
    const { lines } = scan('\uFEFF##  Title ##\n\n- [x] done\n  more\n  1. [ ]* deep\n\ttab\n| a |\n> quote\n');
    assert.deepEqual(
      lines.map((line) => [line.number, line.column, line.kind, line.depth, line.text]),
      [
        [1, 5, 'heading', 0, 'Title'],
        [2, 1, 'blank', 0, ''],
        [3, 7, 'item', 0, 'done'],
        [4, 3, 'text', 1, 'more'],
        [5, 9, 'item', 1, '* deep'],
        [6, 2, 'text', 2, 'tab'],
        [7, 1, 'row', 2, '| a |'],
        [8, 1, 'quote', 0, '> quote'],
      ],
    );
    assert.deepEqual(
      lines.flatMap((line) => (line.kind === 'item' ? [line.checkbox] : [])),
      ['x', ' '],
    );
    assert.equal(scan('- [a](b) c').lines[0]?.text, '[a](b) c');
  });

  it('sees the box of a task however it is drawn, and none in a link', () => {
    const boxes = (text: string): readonly unknown[] =>
      scan(text).lines.map((line) => (line.kind === 'item' ? [line.checkbox, line.text, line.column] : line.text));
    assert.deepEqual(boxes('- [] a\n- [ x ] b\n- [X]1.2 c\n- [x]（d）\n- [✓] e\n- [/] f\n- [ ]* g'), [
      [' ', 'a', 6],
      ['x', 'b', 9],
      ['X', '1.2 c', 6],
      ['x', '（d）', 6],
      ['x', 'e', 7],
      ['/', 'f', 7],
      [' ', '* g', 6],
    ]);
    assert.deepEqual(boxes('- [x](y)\n- [x][y]\n- [x]: y\n- [xy] z'), [
      [undefined, '[x](y)', 3],
      [undefined, '[x][y]', 3],
      [undefined, '[x]: y', 3],
      [undefined, '[xy] z', 3],
    ]);
  });

  it('keeps code as it was written', () => {
    const { lines } = scan('```js\n  a\n\n# b\n```\n\n    c\n');
    assert.deepEqual(
      lines.filter((line) => line.kind === 'code').map((line) => `${line.number}${line.text}`),
      ['2  a', '3', '4# b', '7    c'],
    );
  });

  it('leaves comments out, wherever they stand', () => {
    const { lines } = scan(
      'a <!-- b --> c <!-- d -->\n- <!-- e -->f\n\n<!--\ng\n\nh\n--> i\n\nj <!-- k\nl --> m\n`<!--` n\n\\<!-- o -->\n',
    );
    assert.deepEqual(
      lines.filter((line) => line.kind !== 'blank').map((line) => line.text),
      ['a  c', 'f', 'i', 'j', 'm', '`<!--` n', '\\<!-- o -->'],
    );
  });

  it('finds the front matter', () => {
    assert.deepEqual(scan('---\na: b\n---\n# T\n').frontMatter, { text: 'a: b\n', firstLine: 2 });
    assert.deepEqual(scan('\uFEFF---\r\na: b\r\n...\r\n# T\r\n').frontMatter, { text: 'a: b\r\n', firstLine: 2 });
    assert.equal(scan('---\na: b\n---\n# T\n').lines[0]?.number, 4);
    assert.equal(scan('\n---\na: b\n---\n').frontMatter, undefined);
    assert.equal(scan('--- \na\n').frontMatter, undefined);
    assert.deepEqual(scan('---\n---').frontMatter, { text: '', firstLine: 2 });
  });

  it('tells what hides everything below it', () => {
    assert.deepEqual(scan('---\na: b\n# T\n').unclosed, { what: 'front matter', line: 1 });
    assert.deepEqual(scan('# T\n<!--\n# no\n').unclosed, { what: 'comment', line: 2 });
    assert.deepEqual(scan('# T\n\n~~~\n```\n# no\n').unclosed, { what: 'code', line: 3 });
    assert.equal(scan('# T\n- ```\n  x\n\ny <!-- z\n').unclosed, undefined);
    assert.equal(scan('').unclosed, undefined);
  });

  it('finds the markers of an unfinished merge, except in code', () => {
    const text = 'a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> other\n```\n<<<<<<< HEAD\n```\n<<<<<<<<<<\n';
    assert.deepEqual(scan(text).conflicts, [2, 6]);
  });

  it('makes sections of headings', () => {
    const { lines } = scan('above\n# A\na\n## B\n\nb\n\n#### C\n## D\n# E\n');
    assert.deepEqual(
      Array.from(sections(lines), ({ heading, parents, lines: own, endLine }) => [
        heading.text,
        parents.map((parent) => parent.text).join('/'),
        own
          .map((line) => line.text)
          .join(' ')
          .trim(),
        endLine,
      ]),
      [
        ['A', '', 'a', 3],
        ['B', 'A', 'b', 6],
        ['C', 'A/B', '', 8],
        ['D', 'A', '', 9],
        ['E', '', '', 10],
      ],
    );
  });

  it('takes rows of tables apart', () => {
    assert.deepEqual(cells('| a | b \\| c |  |'), ['a', 'b | c', '']);
    assert.deepEqual(cells('|a|b'), ['a', 'b']);
  });

  it('takes no more time for what is meant to take it', () => {
    const hostile = [
      '- '.repeat(50_000) + 'x',
      '- + '.repeat(50_000),
      'a <!-- b\n'.repeat(50_000),
      `${'a <!-- b\n'.repeat(50_000)}# c\n-->`,
      '<!-- '.repeat(100_000),
      `${Array.from({ length: 500 }, (_, at) => '`'.repeat(at + 1)).join(' ')}<!--`,
      `# ${' '.repeat(200_000)}x`,
      `<a${' b=c'.repeat(50_000)}"`,
      '-_'.repeat(100_000),
      '> - '.repeat(50_000),
    ];
    for (const text of hostile) {
      const start = process.cpuUsage();
      scan(text);
      const { user } = process.cpuUsage(start);
      assert.ok(user < 1_000_000, `${text.slice(0, 20)}: ${user / 1000} ms`);
    }
  });
});
