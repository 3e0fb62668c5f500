import type { Place, Requirement, Stated } from '../../model.ts';
import { asRequirement } from '../../convention/stated-requirement.ts';
import type { DocumentLine } from './lines.ts';

const name = '\\p{L}[\\p{L}\\p{N}_-]*(?:\\.[\\p{L}\\p{N}_-]+)*';
const itemId = `\\p{L}+~${name}~\\d+`;
const definition = new RegExp(`^[\`*]*(${itemId})[\`*]*(?=\\s|$)`, 'u');
/** `arch-->dsn:req~login.lock~2`: the architecture adds nothing, and hands it on to the design. */
const forwarding = new RegExp(
  `^[\`*]*(\\p{L}+)\\s*-->\\s*(\\p{L}+(?:\\s*,\\s*\\p{L}+)*)\\s*:\\s*(\\p{L}+~(${name}~\\d+))[\`*]*\\s*$`,
  'u',
);
const mention = new RegExp(`(?<![\\p{L}\\p{N}_~.-])${itemId}(?![\\p{L}\\p{N}_~-])`, 'gu');
const keyword = /^[*_]*(Status|Covers|Depends|Needs|Rationale|Comment|Description|Tags)[*_]*\s*:[*_]*\s*(.*)$/i;
/** Items that show that something was done; they ask for nothing. */
const evidence = /^(?:impl|\p{L}*test)$/u;

interface Written {
  readonly id: string;
  readonly place: Place;
  readonly title: string;
  readonly statement: string[];
  readonly covers: Map<string, Stated>;
  readonly needs: string[];
  status: string;
  endLine: number;
}

/** An item ends where the next one begins, or at a title. */
export function* readItems(lines: readonly DocumentLine[], file: string): Generator<Requirement> {
  let title = '';
  let open: Written | undefined;
  let field = 'description';
  let isBelowBlank = false;
  for (const line of lines) {
    const begun = line.kind === 'text' ? begin(line, file, title) : undefined;
    if (line.kind === 'title' || begun !== undefined) {
      if (open !== undefined) yield* item(open);
      open = begun;
      field = 'description';
      title = line.kind === 'title' ? line.text : '';
    } else if (open === undefined) {
      if (line.kind !== 'blank') title = '';
    } else {
      if (line.kind !== 'blank') open.endLine = line.number;
      const [, key, value = ''] = line.kind === 'text' ? (keyword.exec(line.text) ?? []) : [];
      if (key !== undefined) field = key.toLowerCase();
      else if (line.kind === 'text' && isList(field) && isBelowBlank) field = 'description';
      isBelowBlank = line.kind === 'blank';
      say(open, field, { ...line, text: key === undefined ? line.text : value }, file);
    }
  }
  if (open !== undefined) yield* item(open);
}

/** Prose below one of these, and below a blank line, is description again. */
function isList(field: string): boolean {
  return field !== 'rationale' && field !== 'comment';
}

function begin(line: DocumentLine, file: string, title: string): Written | undefined {
  const place = { file, line: line.number, column: line.column };
  const base = { place, title, statement: [], status: '', endLine: line.number };
  const [, type, needs, covered, rest] = forwarding.exec(line.text) ?? [];
  if (type !== undefined && needs !== undefined && covered !== undefined) {
    const handedOn = needs.split(',').map((each) => each.trim());
    return { ...base, id: `${type}~${rest}`, covers: new Map([[covered, { value: covered, place }]]), needs: handedOn };
  }
  const id = definition.exec(line.text)?.[1];
  return id === undefined ? undefined : { ...base, id, covers: new Map(), needs: [] };
}

function say(open: Written, field: string, { text, number, column }: DocumentLine, file: string): void {
  switch (field) {
    case 'description':
      open.statement.push(text);
      return;
    case 'status':
      open.status ||= text.toLowerCase();
      return;
    case 'covers':
      for (const { index, 0: value } of text.matchAll(mention)) {
        if (!open.covers.has(value))
          open.covers.set(value, { value, place: { file, line: number, column: column + index } });
      }
      return;
    case 'needs':
      open.needs.push(...(text.match(/\p{L}+/gu) ?? []));
  }
}

/** The status is shown there and not obeyed, but for one word: nobody asks for what was rejected. */
function* item({ id, title, statement, covers, needs, status, ...written }: Written): Generator<Requirement> {
  if (evidence.test(id.slice(0, id.indexOf('~')))) return;
  const isRejected = /^rejected\b/.test(status);
  yield asRequirement({
    ...written,
    id,
    convention: 'openfasttrace',
    title,
    statement: statement.join('\n').replace(/\n{3,}/g, '\n\n'),
    isSentence: true,
    ...(covers.size > 0 && { covers: [...covers.values()] }),
    ...(needs.length > 0 && { needs }),
    ...(isRejected && { state: 'retired' as const, retired: { on: undefined, reason: 'rejected' } }),
  });
}
