import { nearest } from '../../convention/nearest.ts';
import { detached } from '../../reading/detached.ts';
import type { MarkdownLine } from '../../syntax/markdown.ts';
import { message } from '../../message.ts';
import type { Defect, Fact } from '../../model.ts';
import type { Document } from '../../reader.ts';
import type { Complaints } from './complaints.ts';
import { defined, type Fields } from './fields.ts';
import { open } from './front-matter.ts';
import { splitHeading } from './heading.ts';

const fileName = /(?:^|\/)(BUG-\d+)(?:[-_. ][^/]*)?\.(?:md|MD|markdown)$/;

/**
 * `docs/defects/BUG-NNN-slug.md`.
 *
 * @param certain true where the repository is known to use Tollgate; elsewhere a file shows by its keys, and by a word of ours at one of
 * them, that it is meant
 */
export function* readDefect(document: Document, certain: boolean): Generator<Fact | undefined> {
  const { scanned, fields, problems, complaints } = yield* open(document, 'defect');
  const id = fileName.exec(document.path)?.[1];
  const shows = fields === undefined ? id !== undefined && claims(document.text) : isMeant(fields, id, certain);
  if (!shows && (!certain || id === undefined)) return;
  yield* problems;
  if (id === undefined) {
    complaints.add(start, message('a defect whose file name has no number'), message('`BUG-012-what-is-wrong.md`'));
  } else if (fields !== undefined) {
    yield* defect(id, fields, scanned.lines, complaints);
  } else if (problems.length === 0) {
    complaints.add(start, message('a defect without front matter'), message('`status:` and `severity:`'));
  }
  yield* complaints.problems;
}

const start = { line: 1, column: 1 };
const statuses = ['open', 'fixed', 'closed'] as const;
const severities = ['blocker', 'critical', 'major', 'minor'] as const;

/** Others keep defects in files with these keys as well, and say it in other words than ours; without a number in its name it may be a template. */
function isMeant(fields: Fields, id: string | undefined, certain: boolean): boolean {
  const stands = (key: string): boolean => (id === undefined ? fields.node(key) !== undefined : fields.has(key));
  const isOurs = (key: string, words: readonly string[]): boolean => {
    const node = fields.node(key);
    return node?.kind === 'scalar' && nearest(String(node.value).trim(), words).length > 0;
  };
  if (!stands('status') || !stands('severity')) return false;
  return certain || isOurs('status', statuses) || isOurs('severity', severities);
}

/** Whether front matter that cannot be read has both keys. */
function claims(text: string): boolean {
  const head = text.slice(0, headLength);
  return /^\uFEFF?---/.test(head) && /^status:/m.test(head) && /^severity:/m.test(head);
}
const headLength = 4096;

function* defect(
  id: string,
  fields: Fields,
  lines: readonly MarkdownLine[],
  complaints: Complaints,
): Generator<Defect> {
  fields.demand(['status', 'severity']);
  fields.allow(['tollgate', 'status', 'severity', 'requirement', 'found-in', 'test']);
  const status = fields.word('status', statuses);
  const severity = fields.word('severity', severities);
  const heading = lines.find((line) => line.kind === 'heading');
  const titled = splitHeading(heading?.text ?? '');
  if (heading !== undefined && titled !== undefined && titled.id !== id) {
    const found = message('{title} in the file of {id}', { title: titled.id, id });
    complaints.addMinor(heading, found, message('one ID in the heading and in the file name'));
  }
  if (status === undefined || severity === undefined) return;
  yield {
    kind: 'defect',
    id,
    place: complaints.place(heading ?? start),
    title: detached(titled?.title ?? heading?.text ?? ''),
    status,
    severity,
    ...defined({
      requirement: fields.text('requirement'),
      foundIn: fields.text('found-in'),
      test: fields.text('test'),
    }),
  };
}
