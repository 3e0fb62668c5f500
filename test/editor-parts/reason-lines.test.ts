import assert from 'node:assert/strict';
import MarkdownIt from 'markdown-it';
import { inEnglish, inOneLine, speaker } from '../../src/core/index.ts';
import { isolated } from '../../src/editor/isolated.ts';
import { reasonLines } from '../../src/editor/reason-lines.ts';
import { judged } from '../judged.ts';
import { prepared } from '../scenarios.ts';

/** As in the editor. */
const say = speaker('en', {}, (text) => isolated(inOneLine(text)));

/** Without what keeps the texts of a repository from being markup. */
function told(scenario: string): readonly string[] {
  const lines = reasonLines({ verdict: judged(prepared(scenario)), leadsTo: (place) => place }, inEnglish);
  return Array.from(lines, (line) => line.replaceAll('\\', ''));
}

describe('The reasons in a tooltip', () => {
  it('are the first of them, each with its place', () => {
    assert.deepEqual(told('tests-pass-fails').length, 1);
    assert.match(told('tests-pass-fails')[0] ?? '', /^- The test “says that there is none” fails.* · .*junit\.xml:\d+/);
    assert.equal(told('configuration-broken').at(-1), 'and 3 more');
  });

  it('are text, whatever a test is called, and can be read however long that is', () => {
    const reasonOf = (name: string): string => {
      const files = {
        'tollgate.yaml': 'gate: tests\n',
        'junit.xml': `<testsuite>\n<testcase name="${name}"><failure/></testcase>\n</testsuite>`,
      };
      const [first = ''] = reasonLines({ verdict: judged({ files }), leadsTo: (place) => place }, say);
      return first;
    };
    const link = reasonOf('$(beaker) [Mend](command:workbench.action.quit) &lt;b>');
    const turned = reasonOf('עברית \u202elive');
    const long = reasonOf('long'.repeat(5000));
    // As Markdown draws it: escaped it is text.
    assert.equal(
      new MarkdownIt().renderInline(link.slice(2)),
      'The test “$\u200b(beaker) [Mend](command:workbench.action.quit) &lt;b&gt;” fails · junit.xml:2',
    );
    assert.match(turned, /“\u2068עברית \ufffdlive\u2069” fails · junit\\?\.xml\\?:2$/);
    assert.match(long, /longlong.*… · junit\\?\.xml\\?:2$/);
    assert.ok(long.length < 1100);
  });

  it('are also what sent the work back where the gate is open all the same', () => {
    assert.equal(judged(prepared('trial-refused')).verdict, 'open');
    const [back, ...more] = told('trial-refused');
    assert.match(back ?? '', /^- Sent back: M\. Lindqvist refused 1\.0\.0.* · .*docs\/releases\/1\.0\.0\.md:\d+/);
    assert.deepEqual(more, []);
  });
});
