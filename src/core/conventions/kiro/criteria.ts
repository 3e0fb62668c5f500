import { cells, type MarkdownLine } from '../../syntax/markdown.ts';
import type { AcceptanceCriterion, Place } from '../../model.ts';
import { asCriterion, proseOf } from '../../convention/stated-requirement.ts';

export const kiroCriteriaTitle =
  /^[*_]*(?:acceptance criteria|критерии при[её]мки|критерії (?:приймання|прийняття)|criterios de aceptaci[oó]n|critérios de aceit\p{L}+|critères d['’]acceptation|criteri di accettazione|akzeptanzkriterien|acceptatiecriteria|kryteria akceptacji|kabul kriterleri|tiêu chí chấp nhận|κριτήρια αποδοχής|受け?入れ?(?:基準|条件)|验收(?:标准|条件|准则)|驗收(?:標準|準則|條件)|(?:수용|인수) (?:기준|조건)|معايير القبول)[*_]*\s*[:：]?\s*[*_]*$/iu;
/** `2.1 WHEN …`, where the criterion is numbered in words rather than by a list. */
export const numberedInWords = /^[*_]*(\d{1,4})\.(\d{1,4})[.:)]?[*_]*[.:)]?\s+(.*)$/s;
/** `AC1. WHEN …`, `**AC-2**: WHEN …`. */
const numberedInLetters = /^[*_]*AC[-\s]?(?:(\d{1,4})\.)?(\d{1,4})(?:[.:：)]?[*_]+[.:：)]?|[.:：)])\s*(.*)$/is;
const numberedInCell = /^[*_]*(AC-?)?(?:(\d{1,4})\.)?(\d{1,4})[*_]*$/i;
/** What a bullet has to say to be a criterion that nobody numbered. */
const demand = /\b(?:shall|must)\b|\p{L}*(?:ДОЛЖ\p{L}+|ОБЯЗАН\p{L}*)/iu;

interface Written {
  readonly number: string;
  readonly isItem: boolean;
  readonly place: Place;
  readonly lines: string[];
}

/** Takes a requirement apart. Without a title above them, all its numbered items are criteria. */
export function taken(
  body: readonly MarkdownLine[],
  file: string,
  requirement: string,
): { readonly criteria: readonly AcceptanceCriterion[]; readonly statement: string } {
  const titled = body.some((line) => kiroCriteriaTitle.test(line.text));
  const prose: MarkdownLine[] = [];
  const written: Written[] = [];
  let inCriteria = !titled;
  /** Of the heading that says so: criteria may be grouped below it. */
  let level = Infinity;
  let open: Written | undefined;
  for (const line of body) {
    if (kiroCriteriaTitle.test(line.text) && (line.kind === 'heading' || line.kind === 'text')) {
      inCriteria = true;
      level = line.kind === 'heading' ? line.level : Infinity;
      open = undefined;
      continue;
    }
    if (line.kind === 'heading' && line.level <= level) inCriteria = !titled;
    const begun =
      inCriteria && !goesOn(line, open) ? begin(line, file, requirement, titled, written.at(-1)) : undefined;
    if (begun !== undefined) written.push((open = begun));
    else if (open !== undefined && line.kind !== 'heading' && line.depth > 0) {
      if (line.kind !== 'blank') open.lines.push(line.text);
    } else if (open !== undefined && line.kind === 'text' && !isLabel(line.text) && isNext(line, open)) {
      open.lines.push(line.text);
    } else {
      if (line.kind !== 'blank') open = undefined;
      prose.push(line);
    }
  }
  return { criteria: numbered(written), statement: proseOf(prose) };
}

/** `… within` and `2.5 seconds` in the line below is one sentence. */
function goesOn(line: MarkdownLine, open: Written | undefined): boolean {
  if (open === undefined || line.kind !== 'text' || !isNext(line, open)) return false;
  return open.isItem || /^[\d.]+\s+\p{Ll}/u.test(line.text);
}

/**
 * @param titled whether a title says that here are criteria
 * @param last the criterion before it
 */
function begin(
  line: MarkdownLine,
  file: string,
  requirement: string,
  titled: boolean,
  last: Written | undefined,
): Written | undefined {
  const { kind, text } = line;
  const written = (number: string, said: string): Written => {
    const column = line.column + Math.max(0, text.lastIndexOf(said));
    return { number, place: { file, line: line.number, column }, lines: [said], isItem: kind === 'item' };
  };
  if (kind === 'row') return titled ? row(line, requirement, written, last) : undefined;
  if (kind === 'item' ? line.depth > 0 : kind !== 'text') return undefined;
  const inWords = numberedInWords.exec(text) ?? (titled ? numberedInLetters.exec(text) : null);
  const [, first = requirement, second = '', said = ''] = inWords ?? [];
  if (inWords !== null && first === requirement) return written(second, said);
  if (kind !== 'item' || (line.ordinal === undefined && !(titled && demand.test(text)))) return undefined;
  return written(String(line.ordinal ?? ''), text);
}

/** `| 2.1 | WHEN … |`; the number may stand there alone, where it is the next: a table may as well say what 403 is. */
function row(
  line: MarkdownLine,
  requirement: string,
  written: (number: string, said: string) => Written,
  last: Written | undefined,
): Written | undefined {
  const [head = '', ...rest] = cells(line.text);
  const [, letters, first, second] = numberedInCell.exec(head) ?? [];
  const said = rest.filter((cell) => cell !== '').join(' ');
  if (second === undefined || (first ?? requirement) !== requirement || said === '') return undefined;
  const isCalledSo = letters !== undefined || first !== undefined;
  return isCalledSo || isInOrder(second, line, last) ? written(second, said) : undefined;
}

function isInOrder(number: string, line: MarkdownLine, last: Written | undefined): boolean {
  if (last !== undefined && isNext(line, last)) return true;
  const after = Number.parseInt(last?.number ?? '', 10) || 0;
  return [1, after + 1].includes(Number(number));
}

/** A clause in words may go on in the lines below it. */
function isNext({ number }: MarkdownLine, { place, lines }: Written): boolean {
  return number === place.line + lines.length;
}

function isLabel(text: string): boolean {
  return /^\*\*[^*]+\*\*/.test(text);
}

/**
 * What Markdown numbers 1, 1, 1 is shown as 1, 2, 3, and cited so. What has no number, or one that another has, as where a second list begins
 * at 1 again, comes behind those that have one.
 */
function numbered(written: readonly Written[]): AcceptanceCriterion[] {
  const counted = written.length > 1 && written.every(({ number }) => number === '1');
  let last = Math.max(0, ...written.map(({ number }) => Number.parseInt(number, 10) || 0));
  const taken = new Set(['']);
  return written.map(({ number, place, lines }, index) => {
    const own = counted ? String(index + 1) : taken.has(number) ? String(++last) : number;
    taken.add(own);
    return asCriterion(own, lines.join(' '), place);
  });
}
