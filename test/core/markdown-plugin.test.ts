import assert from 'node:assert/strict';
import MarkdownIt from 'markdown-it';
import { inEnglish, judge, lexicon, markdownPlugin, registry } from '../../src/core/index.ts';
import { readIn, today } from '../judged.ts';

const specification = `# Invoicing

## Requirements

### REQ-001 Total of an invoice
See REQ-002.

- Priority: must

Acceptance criteria:
1. THE SYSTEM SHALL add up, as REQ-001 says.
2. THE SYSTEM SHALL show it.

### REQ-002 Tax "<script>alert(1)</script>

Acceptance criteria:
1. THE SYSTEM SHALL round.
`;

const files = {
  'tollgate.yaml': 'gate: requirements\nwaivers:\n',
  'docs/specs/in voicing.md': `---\ntollgate: spec\nauthor: I. Petrov\n---\n${specification}`,
  'docs/notes/other.md': '',
  'docs/defects/BUG-012-empty.md': `---\nstatus: open\nseverity: major\nrequirement: REQ-001\n---\n# BUG-012 Empty\n`,
};
const read = readIn({ files });
const verdict = judge(read.model, read.config, { gate: 'release', today }, registry);
const words = lexicon(read, verdict);

const markdown = markdownPlugin(new MarkdownIt({ html: true, linkify: true }), (env) => {
  const path = (env as { readonly path?: string }).path;
  return path === undefined ? undefined : { lexicon: words, path, say: inEnglish };
});
/** The environment is asked for when the tokens are rendered, as in the preview, which parses without one. */
const shown = (text: string, env: string | Record<string, unknown> = 'docs/notes/other.md'): string =>
  markdown.renderer.render(markdown.parse(text, {}), markdown.options, typeof env === 'string' ? { path: env } : env);
const hrefs = (html: string): (string | undefined)[] =>
  Array.from(html.matchAll(/href="([^"]*)"/g), ([, href]) => href);

describe('The Markdown preview', () => {
  it('leads from an ID to its requirement, its criterion, its defect', () => {
    const html = shown('REQ-001, **REQ-001/2** and `REQ-001`; BUG-012 not REQ-099.');
    const spec = '../specs/in%20voicing.md';
    assert.deepEqual(hrefs(html), [`${spec}#L9`, `${spec}#L16`, `${spec}#L9`, '../defects/BUG-012-empty.md#L6']);
    assert.match(
      html,
      /^<p><a [^>]*title="REQ-001 Total of an invoice: no linked test"[^>]*>REQ-001<\/a>, <strong><a /,
    );
    assert.match(html, /> and <a [^>]*><code>REQ-001<\/code><\/a>; <a [^>]*>BUG-012<\/a> not REQ-099\.<\/p>\n$/);
  });

  it('leads there from every folder', () => {
    assert.deepEqual(hrefs(shown('REQ-001', 'README.md')), ['docs/specs/in%20voicing.md#L9']);
    assert.deepEqual(hrefs(shown('REQ-001', 'docs/specs/b.md')), ['in%20voicing.md#L9']);
    assert.deepEqual(hrefs(shown('REQ-001', 'specs/docs/b.md')), ['../../docs/specs/in%20voicing.md#L9']);
  });

  it('says beside the heading how a requirement stands, where links lead to', () => {
    // Lines count in the whole document, as the preview counts them.
    const html = shown('\n'.repeat(4) + specification, 'docs/specs/in voicing.md');
    assert.ok(
      html.includes(
        '<h3><span id="L9" class="code-line" data-line="8"></span>REQ-001 Total of an invoice' +
          ' <span class="tollgate-standing tollgate-untested">no linked test</span></h3>',
      ),
      html,
    );
    assert.ok(
      html.includes('<li><span id="L16" class="code-line" data-line="15"></span>THE SYSTEM SHALL show it.</li>'),
    );
    assert.deepEqual(hrefs(html), ['#L18', '#L9']);
  });

  it('says nothing beside a heading that has moved since', () => {
    assert.doesNotMatch(shown(specification, 'docs/specs/in voicing.md'), /tollgate-standing/);
    assert.match(shown(`${'\n'.repeat(8)}### Another`, 'docs/specs/in voicing.md'), /^<h3>Another<\/h3>/);
  });

  it('escapes what a title holds', () => {
    const [, title = ''] = /title="([^"]*)"/.exec(shown('REQ-002')) ?? [];
    assert.equal(title, 'REQ-002 Tax &quot;&lt;script&gt;alert(1)&lt;/script&gt;: no linked test');
  });

  it('leaves alone what is code or a link, what is not known, and what is in no judged folder', () => {
    const plain = new MarkdownIt({ html: true, linkify: true });
    for (const text of [
      '```\nREQ-001\n```\n',
      '    REQ-001\n',
      '[REQ-001](a.md) and [**REQ-001**](b.md)',
      '<a href="x">REQ-001 *REQ-001*</a>',
      '![REQ-001](a.png) https://example.com/REQ-001',
      '`x = REQ-001` REQ-099',
      '<!-- REQ-001 -->',
    ])
      assert.equal(shown(text), plain.render(text));
    assert.equal(shown('REQ-001', {}), plain.render('REQ-001'));
  });

  it('changes no token that the preview keeps', () => {
    const tokens = markdown.parse(specification, {});
    const before = JSON.stringify(tokens);
    const render = (): string => markdown.renderer.render(tokens, markdown.options, { path: 'docs/notes/other.md' });
    assert.equal(render(), render());
    assert.equal(JSON.stringify(tokens), before);
  });
});
