import { uidOf } from '../../conventions/doorstop/item.ts';
import type { Desk } from '../../edit.ts';
import { grouped } from '../../grouped.ts';
import type { Specification } from '../../model.ts';
import { type Draft, draft } from '../../templates/draft.ts';
import type { NewRequirement } from '../../templates/requirement.ts';
import { oneLine } from '../inline.ts';
import { nextNumber } from '../next-id.ts';
import { yamlAt } from '../yaml-text.ts';
import { entryLines } from '../yaml-value.ts';

/** A document of Doorstop is a folder: its items together, named by the file that makes it one. */
export function doorstopDocuments({ model, exists }: Pick<Desk, 'model' | 'exists'>): readonly Specification[] {
  const items = model.specifications.filter(({ convention }) => convention === 'doorstop');
  return [...grouped(items, ({ place }) => folderOf(place.file))].flatMap(([folder, [first, ...others]]) => {
    const file = `${folder}.doorstop.yml`;
    if (first === undefined || !exists(file)) return [];
    const requirements = [first, ...others].flatMap((each) => each.requirements);
    return [{ ...first, place: { file, line: 1, column: 1 }, title: folder.replace(/\/$/, '') || '.', requirements }];
  });
}

/** The document that a file belongs to; the file itself where it is none of Doorstop's. */
export function documentOf(file: string): string {
  return uidOf(file) === undefined ? file : `${folderOf(file)}.doorstop.yml`;
}

/** An item as Doorstop writes it, one level below the last; undefined where the settings of its document do not tell its ID. */
export function doorstopItem(
  desk: Desk,
  { place, requirements }: Specification,
  wanted: NewRequirement,
): { readonly path: string; readonly id: string; readonly draft: Draft } | undefined {
  const settings = desk.text(place.file);
  const setting = (key: string): string => {
    const value = settings === undefined ? undefined : yamlAt(settings, ['settings', key]);
    return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
  };
  const prefix = setting('prefix') + setting('sep');
  if (prefix === '') return undefined;
  const id = wanted.id ?? prefix + nextNumber(desk, { head: prefix, width: Number(setting('digits')) || 3 });
  const isMarkdown = setting('itemformat') === 'markdown';
  const path = `${folderOf(place.file)}${id}.${isMarkdown ? 'md' : 'yml'}`;
  if (!id.startsWith(prefix) || uidOf(path) !== id) return undefined;
  const levels = requirements.flatMap(({ place: { file } }) => levelIn(desk.text(file) ?? '') ?? []);
  return { path, id, draft: (isMarkdown ? inMarkdown : inYaml)(keysOf(nextLevel(levels)), wanted) };
}

interface Keys {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** In alphabetical order, as Doorstop saves them; the header stands between. */
function keysOf(level: string): Keys {
  return {
    before: ['active: true', 'derived: false'],
    after: [`level: ${level}`, 'links: []', 'normative: true', "ref: ''", 'reviewed: null'],
  };
}

function inYaml({ before, after }: Keys, { title, statement, criterion }: NewRequirement): Draft {
  const head = [...before, ...entryLines('header', oneLine(title)), ...after, 'text: |'].join('\n');
  const said = saidIn(statement, criterion).map((line) => (line === '' ? '' : `  ${line}`));
  return said.length === 0 ? draft(`${head}\n  `, '\n') : draft(`${head}\n${said.join('\n')}`, '\n');
}

function inMarkdown({ before, after }: Keys, { title, statement, criterion }: NewRequirement): Draft {
  const head = `---\n${[...before, ...after].join('\n')}\n---\n\n# ${oneLine(title)}\n\n`;
  return draft(head + saidIn(statement, criterion).join('\n'), '\n');
}

function saidIn(statement: string, criterion: string): readonly string[] {
  return [oneLine(statement), oneLine(criterion)]
    .filter((each) => each !== '')
    .flatMap((each, at) => (at === 0 ? [each] : ['', each]));
}

function levelIn(text: string): string | undefined {
  return /^level:[ \t]*['"]?(\d+(?:\.\d+)*)/m.exec(text)?.[1];
}

/** `2.4` after `2.3`; `1.1` after the heading `1.0`. A level that reads as another number is quoted. */
function nextLevel(levels: readonly string[]): string {
  const parts = levels.map((level) => level.split('.').map(Number));
  const highest = parts.reduce((most, each) => (isAbove(each, most) ? each : most), [1, 0]);
  const next = [...highest.slice(0, -1), (highest.at(-1) ?? 0) + 1].join('.');
  return next.endsWith('0') && next.includes('.') ? `'${next}'` : next;
}

function isAbove(a: readonly number[], b: readonly number[]): boolean {
  for (let at = 0; at < Math.max(a.length, b.length); at++) {
    if ((a[at] ?? 0) !== (b[at] ?? 0)) return (a[at] ?? 0) > (b[at] ?? 0);
  }
  return false;
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}
