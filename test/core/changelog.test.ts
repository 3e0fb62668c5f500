import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Config } from '../../src/core/config.ts';
import { changelog } from '../../src/core/conventions/changelog.ts';
import type { Fact } from '../../src/core/model.ts';

const config = {} as Config;
const read = (text: string, path = 'CHANGELOG.md'): Fact[] => [...changelog.read({ path, text }, config)];
/** `1.2.0 3:4`, with `empty` where no text follows. */
const entries = (text: string, path?: string): string[] =>
  read(text, path).map((fact) => {
    if (fact.kind !== 'changelog') return fact.kind;
    return `${fact.version} ${fact.place.line}:${fact.place.column}${fact.empty ? ' empty' : ''}`;
  });
const versionOf = (heading: string): string | undefined => entries(`${heading}\n\n- text\n`)[0]?.split(' ')[0];

describe('changelog', () => {
  it('is opened in the folder itself, in any case', () => {
    for (const path of [
      'CHANGELOG.md',
      'changelog.md',
      'Changes.rst',
      'HISTORY',
      'NEWS.txt',
      'CHANGELOG',
      'RELEASE-NOTES.md',
    ]) {
      assert.ok(changelog.opens(path, config), path);
    }
    for (const path of [
      'packages/a/CHANGELOG.md',
      'docs/changelog.md',
      'NEWS.html',
      'CHANGELOG.md.bak',
      'newsletter.md',
    ]) {
      assert.ok(!changelog.opens(path, config), path);
    }
    assert.equal(changelog.home('CHANGELOG.md', config), undefined);
  });

  it('reads Keep a Changelog', () => {
    const text = [
      '# Changelog',
      'All notable changes.',
      '## [Unreleased]',
      '### Added',
      '- More',
      '## [1.2.0] - 2026-01-01',
      '### Added',
      '- An export',
      '## [1.1.0] - 2025-12-01 [YANKED]',
      '### Fixed',
      '',
      '<!-- nothing -->',
      '## 1.0.0',
      '',
      '[1.2.0]: https://example.org/compare',
    ].join('\r\n');
    assert.deepEqual(entries(text), ['1.2.0 6:4', '1.1.0 9:4 empty', '1.0.0 13:4 empty']);
  });

  it('knows a version in every usual heading', () => {
    for (const [heading, version] of [
      ['# v1.2.0', '1.2.0'],
      ['## Version 1.2.0 (1 January 2026)', '1.2.0'],
      ['## Release v1.2', '1.2'],
      ['## [1.2.0](https://example.org/a(b)) (2026-01-01)', '1.2.0'],
      ['### [v1.2.0-rc.1+7](x) / 2026-01-01', '1.2.0-rc.1+7'],
      ['## 1.2.0: the great export', '1.2.0'],
      ['## 1.2.0 – the great export', '1.2.0'],
      ['## 🚀 1.2.0', '1.2.0'],
      ['## `1.2.0`', '1.2.0'],
      ['## <a name="1.2.0"></a>1.2.0', '1.2.0'],
      ['## 2026.11', '2026.11'],
      ['## 1.0rc1', '1.0rc1'],
      ['## 4.2.0.Final', '4.2.0.Final'],
      ['## v12', '12'],
      ['## Версия 1.2', '1.2'],
      ['## Shop 1.2.0', '1.2.0'],
      ['## shop@1.2.0 (2026-01-01)', '1.2.0'],
      ['1.2.0\n=====', '1.2.0'],
      ['Version 1.2.0\n-----', '1.2.0'],
      ['**1.2.0**', '1.2.0'],
      ['**v1.2.0** (2026-01-01)', '1.2.0'],
    ] as const) {
      assert.equal(versionOf(heading), version, heading);
    }
  });

  it('takes nothing else for a version', () => {
    for (const heading of [
      '## Unreleased',
      '## 2026-01-01',
      '## 01.02.2026',
      '## Node 20.1 is required',
      '### Python 3.8',
      '## Week 12',
      '## 12 monkeys',
      '## 1.x',
      '## Upgrading from 1.2.0 to 2.0.0',
      '```\n## 1.2.0\n```',
      '<!--\n## 1.2.0\n-->',
      'Since **1.2.0** there is an export.',
      'We shipped 1.2.0 in May.',
    ]) {
      assert.equal(versionOf(heading), undefined, heading);
    }
  });

  it('tells what is empty', () => {
    assert.deepEqual(entries('## 1.2.0\n### Added\n### Fixed\n## 1.1.0\n- x'), ['1.2.0 1:4 empty', '1.1.0 4:4']);
    assert.deepEqual(entries('## 1.2\n\n### 1.2.1\n- x\n### 1.2.0\n'), ['1.2 1:4', '1.2.1 3:5', '1.2.0 5:5 empty']);
    assert.deepEqual(entries('## 1.2.0\n-\n'), ['1.2.0 1:4 empty']);
    for (const nothing of ['- TODO', 'TBD.', '- ...'])
      assert.deepEqual(entries(`## 1.2.0\n${nothing}\n`), ['1.2.0 1:4 empty'], nothing);
    assert.deepEqual(entries('## 1.2.0\n```\ncode\n```\n'), ['1.2.0 1:4']);
    assert.deepEqual(entries('## 1.2.0\n## Unreleased\n- x'), ['1.2.0 1:4 empty']);
    assert.deepEqual(entries('**1.2.0**\n\n**1.1.0**\n\ntext\n\n# Older\ntext'), ['1.2.0 1:1 empty', '1.1.0 3:1']);
  });

  it('reads reStructuredText and plain text', () => {
    const rst =
      '=========\nChangelog\n=========\n\n.. _1.2.0:\n\n1.2.0 (2026-01-01)\n------------------\n\n* An export\n\n1.1.0\n-----\n\nFixed\n~~~~~\n\n.. _1.0:\n';
    assert.deepEqual(entries(rst, 'CHANGES.rst'), ['1.2.0 7:1', '1.1.0 12:1 empty']);
    assert.deepEqual(entries('v1.2.0 - 2026-01-01\n  * An export\n\n1.1.0:\n\n1.0.0\n  first\n', 'NEWS'), [
      '1.2.0 1:1',
      '1.1.0 4:1 empty',
      '1.0.0 6:1',
    ]);
    assert.deepEqual(entries('# 1.2.0\n\ntext', 'CHANGES'), ['1.2.0 1:3']);
    assert.deepEqual(entries('* Changes in release 1.2.0\n', 'NEWS'), []);
  });

  it('reports an unfinished merge', () => {
    assert.deepEqual(entries('<<<<<<< ours\n## 1.2.0\n- x\n=======\n## 1.3.0\n- y\n>>>>>>> theirs\n').slice(0, 2), [
      'problem',
      'problem',
    ]);
  });

  it('stands any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('CHANGES', 'CHANGELOG.md'), (text, path) => {
        read(text, path);
      }),
    );
    for (const path of ['CHANGES', 'CHANGELOG.md']) {
      for (const bit of ['# 1', '1.', '\n-', '## a 1.1 ', '<', '](', '**1.1**\n', '1.0-', '1.0a'])
        read(bit.repeat(30_000), path);
      for (const bit of ['1.', 'a', '1.0-', '<', '](', '1.0a', ' ']) read(`## ${bit.repeat(30_000)}!`, path);
    }
  });
});
