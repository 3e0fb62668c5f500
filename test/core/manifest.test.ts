import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Config } from '../../src/core/config.ts';
import { manifest } from '../../src/core/conventions/manifest.ts';
import type { Fact } from '../../src/core/model.ts';

const config = {} as Config;
const read = (path: string, text: string): Fact[] => [...manifest.read({ path, text }, config)];
/** `1.2.0 3:14`: the version and where it stands. */
const version = (path: string, text: string): string | undefined => {
  const [fact, ...more] = read(path, text);
  assert.equal(more.length, 0);
  if (fact === undefined) return undefined;
  assert.equal(fact.kind, 'manifest');
  return fact.kind === 'manifest' ? `${fact.version} ${fact.place.line}:${fact.place.column}` : undefined;
};

describe('manifest', () => {
  it('opens manifests in the folder itself', () => {
    for (const path of [
      'package.json',
      'pyproject.toml',
      'Cargo.toml',
      'pom.xml',
      'Shop.csproj',
      'VERSION',
      'version.txt',
    ]) {
      assert.ok(manifest.opens(path, config), path);
    }
    for (const path of ['packages/a/package.json', 'package-lock.json', 'tsconfig.json', 'src/VERSION', 'VERSION.md']) {
      assert.ok(!manifest.opens(path, config), path);
    }
    assert.equal(manifest.home('package.json', config), undefined);
  });

  it('reads package.json', () => {
    assert.equal(version('package.json', '{\n  "name": "shop",\n  "version": "1.2.0"\n}'), '1.2.0 3:15');
    assert.equal(
      version('package.json', '{"a": {"version": "9.9.9"}, "b": ["version"], "version":"1.2.0-rc.1"}'),
      '1.2.0-rc.1 1:58',
    );
    assert.equal(version('package.json', '{"name": "version", "x": "\\"version\\": \\"3\\""}'), undefined);
    assert.equal(version('package.json', '{"version": "1.2.0", "a": {"version": "9.9.9"}}'), '1.2.0 1:14');
    assert.equal(version('package.json', '{"private": true}'), undefined);
    assert.equal(version('package.json', '{"version": 3}'), undefined);
    assert.equal(version('composer.json', '{"version": "v2.0"}'), 'v2.0 1:14');
  });

  it('says where a package.json is broken, and blocks nothing', () => {
    const [fact] = read('package.json', '{\n  "name": "shop",\n<<<<<<< ours\n  "version": "1.2.0"\n=======\n');
    assert.ok(fact?.kind === 'problem');
    assert.equal(fact.minor, true);
    assert.deepEqual(fact.place, { file: 'package.json', line: 3, column: 1 });
    for (const text of ['', '[]', 'null', '{"version": "1.0",}', '{"version": "1.0"']) {
      assert.deepEqual(
        read('package.json', text).map(({ kind }) => kind),
        ['problem'],
        text,
      );
    }
  });

  it('reads the tables of pyproject.toml and Cargo.toml', () => {
    assert.equal(
      version('pyproject.toml', '[build-system]\nversion = "9"\n\n[project]\nname = "shop"\nversion = "1.2.0" # now\n'),
      '1.2.0 6:12',
    );
    assert.equal(version('pyproject.toml', "[tool.poetry]\nversion = '1.3'\n"), '1.3 2:12');
    assert.equal(version('pyproject.toml', '[tool.poetry]\nversion = "1"\n[project]\nversion = "2"\n'), '2 4:12');
    assert.equal(version('pyproject.toml', '[project]\ndynamic = ["version"]\n'), undefined);
    assert.equal(
      version('pyproject.toml', '[project]\ndescription = """\nversion = "9"\n"""\nversion = "1.2"\n'),
      '1.2 5:12',
    );
    assert.equal(version('pyproject.toml', 'project.version = "1.4"\r\n'), '1.4 1:20');
    assert.equal(
      version('Cargo.toml', '[package]\nversion.workspace = true\n\n[workspace.package]\nversion = "0.3.1"\n'),
      '0.3.1 5:12',
    );
    assert.equal(
      version('Cargo.toml', '[package]\nversion = "0.3.0"\n\n[dependencies.serde]\nversion = "1.0"\n'),
      '0.3.0 2:12',
    );
    assert.equal(version('Cargo.toml', '[dependencies.serde]\nversion = "1.0"\n[[bin]]\nversion = "3"\n'), undefined);
  });

  it('reads pom.xml, but no parent and nothing computed', () => {
    const pom = (version: string): string =>
      `<?xml version="1.0"?>\n<project xmlns="http://maven.apache.org/POM/4.0.0">\n<parent><version>9</version></parent>\n${version}\n<dependencies><dependency><version>8</version></dependency></dependencies></project>`;
    assert.equal(
      version('pom.xml', pom('<!-- <version>7</version> --><version>1.2.0-SNAPSHOT</version>')),
      '1.2.0-SNAPSHOT 4:39',
    );
    assert.equal(version('pom.xml', pom('<version>${revision}</version>')), undefined);
    assert.equal(version('pom.xml', pom('')), undefined);
    assert.equal(version('pom.xml', pom('<version>\n  1.2\n</version>')), '1.2 5:3');
  });

  it('reads the projects of .NET', () => {
    const project =
      '<Project Sdk="Microsoft.NET.Sdk">\n<PropertyGroup><PackageReference Version="9" /><Version>1.2.0</Version></PropertyGroup></Project>';
    assert.equal(version('Shop.csproj', project), '1.2.0 2:57');
    assert.equal(version('Directory.Build.props', project.replaceAll('Version>', 'VersionPrefix>')), '1.2.0 2:63');
    assert.equal(version('Shop.fsproj', project.replace('1.2.0', '$(Base)')), undefined);
  });

  it('reads build.gradle, Groovy and Kotlin', () => {
    assert.equal(version('build.gradle', "plugins {\n  id 'x' version '9'\n}\nversion = '1.2'\n"), '1.2 4:12');
    assert.equal(version('build.gradle', "// version = '8'\n/*\nversion = '9'\n*/\nversion '1.2'\n"), '1.2 5:10');
    assert.equal(version('build.gradle.kts', 'allprojects {\n  group = "x"\n\n  version = "1.2"\n}\n'), '1.2 4:14');
    assert.equal(
      version('build.gradle.kts', 'plugins {\n  kotlin("jvm") version "2.0"\n}\ndependencies {\n  version = "3"\n}\n'),
      undefined,
    );
    assert.equal(version('build.gradle', 'version = "$base"\n'), undefined);
    assert.equal(version('gradle.properties', 'group=x\nversion=1.2\n'), '1.2 2:9');
    assert.equal(version('gradle.properties', 'GROUP=x\nVERSION_NAME=1.2\n'), '1.2 2:14');
  });

  it('reads setup.cfg, pubspec.yaml and VERSION', () => {
    assert.equal(
      version('setup.cfg', '[bumpversion]\nversion = 9\n\n[metadata]\nname = shop\nversion = 1.2.0\n'),
      '1.2.0 6:11',
    );
    assert.equal(
      version('setup.cfg', '[metadata]\nversion = attr: shop.__version__\n[other]\nversion = 9\n'),
      undefined,
    );
    assert.equal(
      version('pubspec.yaml', 'name: shop\nversion: 1.2.0+34 # build\ndependencies:\n  version: 9\n'),
      '1.2.0+34 2:10',
    );
    assert.equal(version('VERSION', '1.2.0\n'), '1.2.0 1:1');
    assert.equal(version('VERSION', 'major: 1\n'), undefined);
    assert.equal(version('VERSION', ''), undefined);
  });

  it('reads what other languages state it in', () => {
    const stated: readonly (readonly [path: string, text: string, version: string | undefined])[] = [
      ['setup.py', 'setup(\n    name="shop",\n    version="1.2.0",\n)\n', '1.2.0 3:14'],
      ['setup.py', 'version = "9"\nsetup(\n    version=version,\n    python_requires=">=3",\n)\n', undefined],
      ['mix.exs', 'defmodule Shop do\n  @version "1.2.0"\n  def project, do: [version: @version]\n', '1.2.0 2:13'],
      ['mix.exs', 'def project do\n  [\n    version: "1.2.0-dev",\n', '1.2.0-dev 3:15'],
      [
        'shop.gemspec',
        'Gem::Specification.new do |s|\n  s.required_ruby_version = ">= 3"\n  s.version = "1.2.0"\n',
        '1.2.0 3:16',
      ],
      ['shop.gemspec', '  spec.version = Shop::VERSION\n', undefined],
      [
        'CMakeLists.txt',
        'cmake_minimum_required(VERSION 3.20)\nproject(shop\n  VERSION 1.2.0\n  LANGUAGES CXX)\n',
        '1.2.0 3:11',
      ],
      [
        'CMakeLists.txt',
        'cmake_minimum_required(VERSION 3.20)\n# project(shop VERSION 9)\nproject(shop CXX)\n',
        undefined,
      ],
      ['CMakeLists.txt', 'project(shop VERSION ${BASE})\n', undefined],
      ['meson.build', "project('shop', 'c',\n  version : '1.2.0',\n  meson_version : '>= 1.0')\n", '1.2.0 2:14'],
      ['meson.build', "project('shop', 'c', meson_version : '1.0')\n", undefined],
      ['build.sbt', 'scalaVersion := "3.3"\nThisBuild / version := "1.2.0"\n', '1.2.0 2:25'],
      ['shop.cabal', 'cabal-version: 3.0\nname: shop\nVersion:   1.2.0\n', '1.2.0 3:12'],
      [
        'build.zig.zon',
        '.{\n    .name = .shop,\n    .version = "1.2.0",\n    .minimum_zig_version = "9",\n',
        '1.2.0 3:17',
      ],
      ['Chart.yaml', 'apiVersion: v2\nversion: "1.2.0" # now\nappVersion: 9\n', '1.2.0 2:11'],
    ];
    for (const [path, text, expected] of stated) {
      assert.ok(manifest.opens(path, config), path);
      assert.equal(version(path, text), expected, `${path}: ${text}`);
    }
  });

  it('stands any text', () => {
    const paths = [
      ...['setup.py', 'mix.exs', 'shop.gemspec', 'CMakeLists.txt', 'meson.build', 'build.sbt', 'shop.cabal'],
      ...['build.zig.zon', 'Chart.yaml'],
      'package.json',
      'pyproject.toml',
      'pom.xml',
      'build.gradle',
      'setup.cfg',
      'pubspec.yaml',
      'VERSION',
      'gradle.properties',
    ];
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.string({ unit: 'binary' }), (path, text) => {
        read(path, text);
      }),
      { numRuns: 300 },
    );
    for (const path of paths) {
      for (const bit of [
        '<a ',
        '<!--',
        '"',
        '{"version":',
        '[metadata]\n',
        '\n',
        'allprojects {\n ',
        '/*',
        '"""',
        ' ',
        '[',
        'version\n',
        'project(',
        'project (a\n',
        '  version = "',
      ]) {
        read(path, bit.repeat(30_000));
      }
    }
  });
});
