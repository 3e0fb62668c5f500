import assert from 'node:assert/strict';
import { projectName } from '../../src/core/writing/project-name.ts';

function named(files: Readonly<Record<string, string>>, folderName?: string): string | undefined {
  return projectName({ text: (path) => files[path], ...(folderName !== undefined && { folderName }) });
}

describe('The name of a project', () => {
  it('is what its README or its manifest says', () => {
    for (const [path, text, name] of [
      ['README.md', '# Web shop\n\nText\n', 'Web shop'],
      ['README.md', '<!-- x -->\n# [Shop](https://x.y) ![Logo](logo.svg) `v2` #\n', 'Shop v2'],
      ['package.json', '{\n  "version": "1.0.0",\n  "name": "@acme/web-shop",\n  "type": "module"\n}\n', 'Web shop'],
      ['pyproject.toml', '[build-system]\nrequires = []\n\n[project]\nversion = "1"\nname = "web_shop"\n', 'Web shop'],
      ['Cargo.toml', '[package]\nname = "shop"\n', 'Shop'],
      [
        'pom.xml',
        '<project><parent><artifactId>p</artifactId></parent><artifactId>web-shop</artifactId></project>',
        'Web shop',
      ],
      ['go.mod', 'module example.com/acme/shop/v2\n\ngo 1.22\n', 'Shop'],
    ] as const)
      assert.equal(named({ [path]: text }), name, text);
  });

  it('is that of its folder where nothing else says it', () => {
    assert.equal(named({}, 'web-shop'), 'Web shop');
    assert.equal(named({ 'package.json': '{"name": "x"}' }, 'web-shop'), 'X');
    assert.equal(named({}, '…'), undefined);
  });

  it('is unknown where nothing says it, or not as a name', () => {
    for (const files of [
      {},
      { 'README.md': 'Text\n## Shop\n' },
      { 'README.md': `# ${'long '.repeat(20)}\n` },
      { 'README.md': '# ![](logo.svg)\n' },
      { 'package.json': '{ "scripts": { "name": "x" } }' },
      { 'package.json': 'not JSON' },
      { 'Cargo.toml': '[dependencies.x]\nname = "y"\n' },
    ])
      assert.equal(named(files), undefined, JSON.stringify(files));
  });
});
