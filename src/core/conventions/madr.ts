import { markdownProblems } from '../convention/markdown-problems.ts';
import type { FrontMatter } from '../syntax/markdown.ts';
import { scanMarkup } from '../syntax/markup.ts';
import type { Note, Problem, Stated } from '../model.ts';
import type { Convention, Document } from '../reader.ts';
import { readYaml, type Yaml, type YamlEntry, type YamlMap, type YamlSource } from '../syntax/yaml.ts';
import { type Body, readBody, type Said } from './madr/body.ts';
import { readDesign } from './madr/front-matter.ts';
import {
  isCalledNote,
  isInNoteFolder,
  isInSharedFolder,
  noteHome,
  noteId,
  type NotePlace,
  notePlace,
} from './madr/paths.ts';
import { stateIn } from './madr/status.ts';
import { quoted } from './madr/unquoted.ts';

// @req READ-003
/** Decision records as adr-tools, MADR 2 to 4 and log4brains write them; with Tollgate's own front matter they are architecture notes. */
export const madr: Convention = {
  id: 'madr',
  title: 'Architecture decision records',
  home: noteHome,
  opens: (path, config) => notePlace(path, config) !== undefined,
  *read(document, config) {
    const place = notePlace(document.path, config);
    if (place !== undefined) yield* readNote(document, place);
  },
};

function* readNote({ path, text }: Document, place: NotePlace): Generator<Note | Problem> {
  const markdown = scanMarkup(path, text);
  const body = readBody(markdown.lines);
  const yaml = markdown.frontMatter && readFrontMatter(markdown.frontMatter, path);
  const front = yaml?.root?.kind === 'map' ? yaml.root : nothing;
  const status = frontStatus(front) ?? body.status;
  // What the path leaves open the text has to say: without a number, twice.
  const saysTwice = (body.decides || body.isCalledDecision) && (status !== undefined || body.weighs);
  if (place !== 'known' && !saysTwice && !(body.decides && place === 'elsewhere')) return;
  yield* markdownProblems(markdown, path, 'note');
  if (yaml !== undefined) yield* yaml.problems;
  if (yaml?.problems.some(({ minor }) => minor !== true) === true || !isNote(front, body, path)) return;
  const { problems, ...design } = readDesign(front, path);
  yield* problems;
  const date = frontField(front, 'date') ?? body.date;
  const title = body.title?.isOwn === true ? body.title : (frontField(front, 'title') ?? body.title);
  yield {
    kind: 'note',
    convention: 'madr',
    id: noteId(path),
    place: title === undefined ? { file: path, line: 1, column: 1 } : stated(title, path).place,
    title: title?.value,
    status: status?.value ?? null,
    ...(status && { statusPlace: stated(status, path).place }),
    ...(date && { date: stated(date, path) }),
    ...design,
  };
}

/** What only wants quotes is told, and read nevertheless. */
function readFrontMatter({ text, firstLine }: FrontMatter, file: string): Pick<Yaml, 'root' | 'problems'> {
  const source: YamlSource = { file, firstLine, spoils: 'note' };
  const strict = readYaml(text, source);
  if (strict.problems.length === 0) return strict;
  const { root, problems } = readYaml(quoted(text), source);
  return problems.length > 0 ? strict : { root, problems: strict.problems.map((each) => ({ ...each, minor: true })) };
}

const nothing: YamlMap = { kind: 'map', entries: new Map(), line: 1, column: 1 };

/** Front matter alone may belong to a site generator; these keys only to a note. */
const statusKeys = ['status', 'statut', 'estado', 'stato', 'durum', 'статус', '状态', '狀態', 'ステータス', '상태'];
const ownKeys = [...statusKeys, 'satisfies', 'components', 'environment', 'decision-makers', 'deciders'];

function isNote(front: YamlMap, body: Body, path: string): boolean {
  if (body.decides || ownKeys.some((key) => front.entries.has(key))) return true;
  // A description of the architecture may have a status, too.
  if (body.status !== undefined && (body.weighs || !isInSharedFolder(path))) return true;
  return body.weighs && (isInNoteFolder(path) || isCalledNote(path));
}

function frontStatus(front: YamlMap): Said | undefined {
  for (const key of statusKeys) {
    const written = frontField(front, key) ?? frontList(front, key);
    const value = written && stateIn(written.value, 'any');
    if (written && value !== undefined) return { ...written, value };
  }
  return undefined;
}

function frontField(front: YamlMap, key: string): Said | undefined {
  const node = (front.entries.get(key) ?? inOtherCase(front, key))?.value;
  if (node?.kind !== 'scalar' || typeof node.value !== 'string' || node.value.trim() === '') return undefined;
  return { value: node.value.trim(), line: node.line, column: node.column };
}

/** `[accepted]`, as those write it who know the other keys as lists. */
function frontList(front: YamlMap, key: string): Said | undefined {
  const node = (front.entries.get(key) ?? inOtherCase(front, key))?.value;
  if (node?.kind !== 'list') return undefined;
  const words = node.items.map((item) => (item.kind === 'scalar' ? String(item.value ?? '').trim() : ''));
  return words.length === 0 || words.includes('')
    ? undefined
    : { value: words.join(', '), line: node.line, column: node.column };
}

/** `Status:`, as people write it who know no other YAML. */
function inOtherCase({ entries }: YamlMap, key: string): YamlEntry | undefined {
  for (const [name, entry] of entries) if (name.toLowerCase() === key) return entry;
  return undefined;
}

function stated({ value, line, column }: Said, file: string): Stated {
  return { value, place: { file, line, column } };
}
