import { jsonString } from '../conventions/manifest/json.ts';
import { tomlVersion } from '../conventions/manifest/toml.ts';
import { type FindVersion, firstMatch } from '../conventions/manifest/version.ts';
import { xmlVersion } from '../conventions/manifest/xml.ts';
import type { Desk } from '../edit.ts';
import { subjectFault } from './asking.ts';
import { oneLine } from './inline.ts';

/** Where a project says what it is called, the most deliberate first. */
const places: readonly (readonly [path: string, FindVersion])[] = [
  ['README.md', firstMatch(/^# +(.+?)(?: +#+)?[ \t]*$/m)],
  ['package.json', jsonString('name')],
  ['pyproject.toml', tomlVersion('project.name', 'tool.poetry.name')],
  ['Cargo.toml', tomlVersion('package.name')],
  ['pom.xml', xmlVersion('project/name', 'project/artifactId')],
  ['go.mod', firstMatch(/^module[ \t]+(?:\S*\/)?((?!v\d+[ \t]*$)[^\s/]+)(?:\/v\d+)?[ \t]*$/m)],
];

/** What the project is called, as a title, if only by its folder; undefined where nothing says it. It need not be typed again, and may be. */
export function projectName(desk: Pick<Desk, 'text' | 'folderName'>): string | undefined {
  for (const [path, find] of places) {
    const said = oneLine(find(desk.text(path) ?? '')?.value ?? '');
    const title = path === 'README.md' ? withoutMarks(said) : inWords(said.replace(/^@[^/]*\//, ''));
    if (isName(title)) return title;
  }
  const folder = inWords(oneLine(desk.folderName ?? ''));
  return isName(folder) ? folder : undefined;
}

function isName(title: string): boolean {
  return title.length <= longest && subjectFault(title) === undefined;
}

/** What is longer is a sentence, and no name. */
const longest = 60;

/** A heading may hold pictures and links. */
function withoutMarks(heading: string): string {
  return heading
    .replace(/!\[[^\]]*\]\([^)]*\)|<[^>]*>|[*`]/g, '')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}

/** `web-shop` as people would write it. */
function inWords(name: string): string {
  const words = name.replace(/[-_.]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
