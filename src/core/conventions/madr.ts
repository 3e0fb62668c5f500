import { markdownProblems } from '../convention/markdown-problems.ts';
import { scan } from '../syntax/markdown.ts';
import type { Note, Problem, Stated } from '../model.ts';
import type { Convention, Document } from '../reader.ts';
import { readYaml, type YamlMap } from '../syntax/yaml.ts';
import { type Body, readBody, type Said } from './madr/body.ts';
import { readDesign } from './madr/front-matter.ts';
import { isInNoteFolder, mayBeNote, noteHome, noteId } from './madr/paths.ts';
import { stateIn } from './madr/status.ts';

// @req READ-003
/** Decision records as adr-tools, MADR 2 to 4 and log4brains write them; with Tollgate's own front matter they are architecture notes. */
export const madr: Convention = {
  id: 'madr',
  title: 'Architecture decision records',
  home: noteHome,
  opens: mayBeNote,
  *read(document, config) {
    if (mayBeNote(document.path, config)) yield* readNote(document);
  },
};

function* readNote({ path, text }: Document): Generator<Note | Problem> {
  const markdown = scan(text);
  yield* markdownProblems(markdown, path, 'note');
  const { frontMatter } = markdown;
  const yaml =
    frontMatter && readYaml(frontMatter.text, { file: path, firstLine: frontMatter.firstLine, spoils: 'note' });
  if (yaml !== undefined && yaml.problems.length > 0) {
    yield* yaml.problems;
    return;
  }
  const front = yaml?.root?.kind === 'map' ? yaml.root : nothing;
  const body = readBody(markdown.lines);
  if (!isNote(front, body, path)) return;
  const { problems, ...design } = readDesign(front, path);
  yield* problems;
  const status = frontStatus(front) ?? body.status;
  const date = frontField(front, 'date') ?? body.date;
  const title = body.title ?? frontField(front, 'title');
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

const nothing: YamlMap = { kind: 'map', entries: new Map(), line: 1, column: 1 };

/** Front matter alone may belong to a site generator; these keys only to a note. */
const ownKeys = ['status', 'satisfies', 'components', 'environment', 'decision-makers', 'deciders'];

function isNote(front: YamlMap, body: Body, path: string): boolean {
  if (body.decides || body.status !== undefined || ownKeys.some((key) => front.entries.has(key))) return true;
  return body.weighs && isInNoteFolder(path);
}

function frontStatus(front: YamlMap): Said | undefined {
  const written = frontField(front, 'status');
  const value = written && stateIn(written.value, 'any');
  return written && value !== undefined ? { ...written, value } : undefined;
}

function frontField(front: YamlMap, key: string): Said | undefined {
  const node = front.entries.get(key)?.value;
  if (node?.kind !== 'scalar' || typeof node.value !== 'string' || node.value.trim() === '') return undefined;
  return { value: node.value.trim(), line: node.line, column: node.column };
}

function stated({ value, line, column }: Said, file: string): Stated {
  return { value, place: { file, line, column } };
}
