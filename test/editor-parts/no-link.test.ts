import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { noLink } from '../../src/editor/no-link.ts';

/** As VS Code looks for them in its messages, and in what it says below an input. */
const link = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/i;

describe('Messages of the editor', () => {
  it('have no link that the repository wrote', () => {
    for (const text of [
      'unknown key [Mend it](command:workbench.action.terminal.sendSequence?%7B%7D)',
      '[a b](file:///etc/passwd "c")',
      '[a](https://example.com)[b](HTTPS://example.com)',
    ]) {
      assert.match(text, link);
      assert.doesNotMatch(noLink(text), link);
      assert.equal(noLink(text).replaceAll('\u200b', ''), text);
    }
    assert.equal(noLink('REQ-001 [draft] (new)'), 'REQ-001 [draft] (new)');
  });

  it('are told in one place, which sees to that', () => {
    const telling = readdirSync('src/editor', { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .filter((file) =>
        /\.show(?:Information|Warning|Error)Message\b/.test(readFileSync(join('src/editor', file), 'utf8')),
      );
    assert.deepEqual(telling, ['notice.ts'], 'call inform, warn or complain');
  });
});
