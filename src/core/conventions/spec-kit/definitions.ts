import { cells, type MarkdownLine } from '../../syntax/markdown.ts';
import type { Place, Requirement } from '../../model.ts';
import { asRequirement } from '../../convention/stated-requirement.ts';
import { definitionIn, idInCell, isDemand, isWithdrawn, startsWithId, type Surroundings } from './ids.ts';

/** A line and the titles of the headings that it stands below, outermost first. */
export interface Around {
  readonly line: MarkdownLine;
  readonly headings: readonly string[];
}

const requirementsTitle =
  /requirement|constraint|требовани|ограничени|anforderung|exigence|requisito|要件|需求|要求|요구/i;
/** Below such a heading an ID of another kind, `SEC-001`, is one of a requirement as well. */
const anyKindTitle = /requirement|требовани|anforderung|exigence|requisito|要件|需求|要求|요구/i;
/** Where IDs are mentioned; defined only where nothing else defines them, as of `#### Coverage of clients` below the requirements. */
const mentionsTitle = /coverage|traceab|mapping|matrix|checklist|покрыти|трассиров/i;

interface Written {
  readonly id: string;
  readonly place: Place;
  /** One sentence, however many lines it takes. */
  readonly lines: string[];
  readonly statement: string[];
  readonly state: Requirement['state'];
  readonly priority: string | undefined;
  readonly isPlain: boolean;
  endLine: number;
}

export interface Definitions {
  readonly requirements: Requirement[];
  /** The lines that were looked through for what nobody may have mentioned only. */
  readonly lines: readonly Around[];
}

/** Those below a heading of requirements; anywhere, in a document that has no such heading. */
export function definitions(all: readonly Around[], file: string, feature: string): Definitions {
  const isMention = ({ headings }: Around): boolean => headings.some((title) => mentionsTitle.test(title));
  const isBelow = ({ headings }: Around): boolean =>
    headings.some((title) => requirementsTitle.test(title) && !mentionsTitle.test(title));
  const meant = all.filter((around) => !isMention(around));
  const lines = meant.filter(isBelow);
  const below = [...written(lines, file)];
  const found = withoutMentions(below.length > 0 ? below : [...written(meant, file)]);
  const known = new Set(found.map(({ id }) => id));
  const mentioned = all.filter((around) => around.line.kind !== 'row' && isMention(around) && isBelow(around));
  const others = [...written(mentioned, file)].filter(({ id }) => !known.has(id));
  const sorted = [...found, ...others].sort((a, b) => a.place.line - b.place.line);
  return { requirements: sorted.map((each) => requirement(each, feature)), lines };
}

/** What nothing marks as a definition, of an ID that is defined. */
function withoutMentions(found: readonly Written[]): readonly Written[] {
  const known = new Set(found.filter(({ isPlain }) => !isPlain).map(({ id }) => id));
  return found.filter(({ id, isPlain }) => !isPlain || !known.has(id));
}

function* written(all: readonly Around[], file: string): Generator<Written> {
  const seen = new Set<string>();
  const rows = new Map<string, Row>();
  let open: { readonly written: Written; readonly depth: number; readonly isDetail: boolean } | undefined;
  let header: readonly string[] | undefined;
  const demands = demandsIn(all);
  for (const [at, { line, headings }] of all.entries()) {
    if (line.kind !== 'row') header = undefined;
    const around: Surroundings = {
      standing: standingOf(line, all[at - 1]?.line),
      isAmongRequirements: headings.some((title) => anyKindTitle.test(title) && !mentionsTitle.test(title)),
      demands: () => demands(at),
    };
    const begun = line.kind === 'row' ? row(line, file, around, header) : begin(line, file, around);
    if (line.kind === 'row') header ??= cells(line.text);
    const overview = begun && detailedBy(line, headings, rows.get(begun.id));
    const depth = line.kind === 'heading' ? -1 : line.depth;
    // A table that lists an ID again says more about it: which test, which file. So does a paragraph elsewhere about one of a table.
    const isMore = begun && (line.kind === 'row' ? seen.has(begun.id) : line.kind === 'text' && rows.has(begun.id));
    if (begun !== undefined && (overview !== undefined || isMore !== true)) {
      if (open?.isDetail === false) yield open.written;
      open = { written: overview ?? begun, depth, isDetail: overview !== undefined };
      overview?.statement.push(...begun.lines);
      seen.add(begun.id);
      if (line.kind === 'row') rows.set(begun.id, { written: begun, headings });
    } else if (open !== undefined && isPart(line, open.depth)) {
      if (line.kind === 'blank' || line.kind === 'rule') continue;
      const { written: part, isDetail } = open;
      (isDetail ? part.statement : part.lines).push(line.text);
      if (!isDetail) part.endLine = line.number;
    } else if (open !== undefined) {
      if (!open.isDetail) yield open.written;
      open = undefined;
    }
  }
  if (open?.isDetail === false) yield open.written;
}

interface Row {
  readonly written: Written;
  readonly headings: readonly string[];
}

/** What a table gives an overview of may be told at length below it: one requirement, and not two of one ID. */
function detailedBy(line: MarkdownLine, headings: readonly string[], row: Row | undefined): Written | undefined {
  if (row === undefined || line.kind === 'row') return undefined;
  const path = (all: readonly string[]): string => (line.kind === 'item' ? all.join('\n') : (all[0] ?? ''));
  return path(headings) === path(row.headings) ? row.written : undefined;
}

/** Below a heading everything is part of it up to the next one; below an item, what stands inside it. */
function isPart(line: MarkdownLine, depth: number): boolean {
  if (line.kind === 'heading') return false;
  return depth < 0 || (line.kind !== 'row' && line.depth > depth) || line.kind === 'blank';
}

function standingOf(line: MarkdownLine, above: MarkdownLine | undefined): Surroundings['standing'] {
  if (line.kind === 'heading' || line.kind === 'item') return line.kind;
  const isNext = above !== undefined && above.number === line.number - 1;
  if (!isNext || (above.kind !== 'item' && above.kind !== 'text')) return 'paragraph';
  // Definitions in lines of one paragraph each begin with an ID.
  return above.kind === 'text' && line.depth === 0 && startsWithId(above.text) ? 'line' : 'sentence';
}

/** Whether a sentence demands something: from a line up to where a list, a paragraph or a heading begins. */
function demandsIn(all: readonly Around[]): (at: number) => boolean {
  /** Of the lines up to `end`, which belong together, the last that demands. */
  let [end, last] = [0, -1];
  return (at) => {
    if (at >= end) {
      last = isDemand(all[at]?.line.text ?? '') ? at : -1;
      for (end = at + 1; all[end]?.line.kind === 'text'; end++) if (isDemand(all[end]?.line.text ?? '')) last = end;
    }
    return last >= at;
  };
}

function begin(line: MarkdownLine, file: string, around: Surroundings): Written | undefined {
  if (line.kind !== 'heading' && line.kind !== 'item' && line.kind !== 'text') return undefined;
  const found = definitionIn(line.text, around);
  if (found === undefined) return undefined;
  const { id, text, priority, isStruckOut, isPlain } = found;
  const place = { file, line: line.number, column: line.column + line.text.indexOf(id) };
  const state = isStruckOut ? 'retired' : 'agreed';
  return { id, place, lines: [text], statement: [], priority, state, isPlain, endLine: line.number };
}

/** Spec Kitty: `| FR-001 | title | user story | High | Open |`. The status is shown there, and not part of what is asked. */
function row(
  line: MarkdownLine,
  file: string,
  around: Surroundings,
  header: readonly string[] = [],
): Written | undefined {
  const [first = '', ...rest] = cells(line.text);
  const id = idInCell(first, around);
  if (id === undefined) return undefined;
  const named = (title: RegExp): number => header.findIndex((name) => title.test(name)) - 1;
  const priority = named(/^(?:priority|приоритет)/i);
  const status = named(/^(?:status|state|статус)/i);
  const [title = '', ...others] = rest.filter((cell, index) => index !== priority && index !== status && cell !== '');
  return {
    id,
    place: { file, line: line.number, column: line.column + line.text.indexOf(id) },
    lines: [title],
    statement: others,
    state: first.includes('~~') ? 'retired' : 'agreed',
    isPlain: false,
    priority: rest[priority],
    endLine: line.number,
  };
}

function requirement(
  { id, place, endLine, lines, statement, priority, ...written }: Written,
  feature: string,
): Requirement {
  const title = lines.join(' ');
  const state = isWithdrawn(title) ? 'retired' : written.state;
  return asRequirement({
    id: `${feature}/${id}`,
    convention: 'spec-kit',
    place,
    endLine,
    title,
    statement: statement.join('\n'),
    state,
    isSentence: true,
    ...(priority !== undefined && { priority: { value: priority, place } }),
    ...(state === 'retired' && { retired: { on: undefined, reason: '' } }),
  });
}
