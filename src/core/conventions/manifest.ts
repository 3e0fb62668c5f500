import { lineCounter } from '../syntax/line-counter.ts';
import { message } from '../message.ts';
import type { Place } from '../model.ts';
import type { Convention, Document } from '../reader.ts';
import { isProjectFile } from '../project-files.ts';
import { readYaml } from '../syntax/yaml.ts';
import { gradleVersion } from './manifest/gradle.ts';
import { isJsonObject, jsonString } from './manifest/json.ts';
import { tomlVersion } from './manifest/toml.ts';
import { type FindVersion, firstMatch } from './manifest/version.ts';
import { xmlVersion } from './manifest/xml.ts';

/** By the name of a file in the judged folder itself: a manifest further down states the version of a part. */
const formats: readonly (readonly [name: RegExp, FindVersion])[] = [
  [/^(?:package|composer)\.json$/, jsonString('version')],
  [/^pyproject\.toml$/, tomlVersion('project.version', 'tool.poetry.version')],
  [/^Cargo\.toml$/, tomlVersion('package.version', 'workspace.package.version')],
  [/^pom\.xml$/, xmlVersion('project/version')],
  [
    /^(?:.*\.(?:cs|fs|vb)proj|Directory\.Build\.props)$/,
    xmlVersion('Project/PropertyGroup/Version', 'Project/PropertyGroup/VersionPrefix'),
  ],
  [/^build\.gradle(?:\.kts)?$/, gradleVersion],
  // `VERSION_NAME` is what the plugins that publish to Maven ask for.
  [/^gradle\.properties$/, firstMatch(/^[ \t]*(?:version|VERSION_NAME)[ \t]*[=:][ \t]*(\S+)/m)],
  [/^setup\.cfg$/, firstMatch(/^\[metadata\](?:\r?\n(?!\[).*)*?\r?\nversion[ \t]*[=:][ \t]*(\S+)[ \t]*$/m)],
  [/^pubspec\.yaml$/, firstMatch(/^version:[ \t]*["']?([^\s"'#]+)/m)],
  [/^setup\.py$/, firstMatch(/^[ \t]+version[ \t]*=[ \t]*["']([^"'\n]+)["'][ \t]*,/m)],
  [/^mix\.exs$/, firstMatch(/^[ \t]*(?:@version[ \t]+|version:[ \t]*)"([^"]+)"/m)],
  [/\.gemspec$/, firstMatch(/^[ \t]*\w+\.version[ \t]*=[ \t]*["']([^"']+)["']/m)],
  [/^CMakeLists\.txt$/, firstMatch(/^[ \t]*project[ \t]*\([^()#]*?\sVERSION\s+"?(\d[\w.]*)/im)],
  [/^meson\.build$/, firstMatch(/^[ \t]*project[ \t]*\([^()#]*?\bversion[ \t]*:[ \t]*'([^']+)'/m)],
  [/^build\.sbt$/, firstMatch(/^[ \t]*(?:ThisBuild[ \t]*\/[ \t]*)?version[ \t]*:=[ \t]*"([^"]+)"/m)],
  [/\.cabal$/, firstMatch(/^version:[ \t]*(\S+)/im)],
  [/^build\.zig\.zon$/, firstMatch(/^[ \t]*\.version[ \t]*=[ \t]*"([^"]+)"/m)],
  [/^Chart\.yaml$/, firstMatch(/^version:[ \t]*["']?([^\s"'#]+)/m)],
  [/^version(?:\.txt)?$/i, firstMatch(/^\s*(v?\d\S*)\s*$/)],
];

/** What it says the project is called, in whatever folder it lies. */
const names: readonly (readonly [name: RegExp, FindVersion])[] = [
  [/(?:^|\/)Cargo\.toml$/, tomlVersion('package.name')],
  [/(?:^|\/)go\.mod$/, firstMatch(/^module[ \t]+"?([^\s"]+)/m)],
  [/\.(?:cs|fs|vb)proj$/, xmlVersion('Project/PropertyGroup/AssemblyName')],
];

export const manifest: Convention = {
  id: 'manifest',
  title: 'Project manifest',
  home: () => undefined,
  // Asked for every file, and nearly all of them are in folders.
  opens: (path) => isProjectFile(path) || (!path.includes('/') && formats.some(([name]) => name.test(path))),
  *read({ path, text }) {
    const called = names.find(([name]) => name.test(path))?.[1](text)?.value;
    if (called !== undefined && isName.test(called)) yield { kind: 'project', file: path, name: called };
    const find = formats.find(([name]) => name.test(path))?.[1];
    if (find === undefined) return;
    if (path.endsWith('.json') && !isJsonObject(text)) {
      yield {
        kind: 'problem',
        spoils: 'manifest',
        place: faultIn({ path, text }),
        found: message('this is no JSON object'),
        wanted: message('a JSON object, so that its version is known'),
        minor: true,
      };
      return;
    }
    const found = find(text);
    if (found === undefined || !isVersion.test(found.value)) return;
    yield { kind: 'manifest', version: found.value, place: { file: path, ...lineCounter(text)(found.offset) } };
  },
};

/** `$(MSBuildProjectName)` and the like are computed by the build. */
const isName = /^[\w.~/-]+$/;

/** `${revision}`, `attr: package.__version__` and the like are computed by the build, not stated here. */
const isVersion = /^v?\d[\w.+!-]*$/;

/** JSON is YAML, whose reader knows where it was lost; engines of JavaScript tell each in its own way. */
function faultIn({ path, text }: Document): Place {
  const problems = text.length > longestManifest ? [] : readYaml(text, { file: path, spoils: 'manifest' }).problems;
  return problems[0]?.place ?? { file: path, line: 1, column: 1 };
}
const longestManifest = 100_000;
