import type { MarkdownLine } from '../../syntax/markdown.ts';
import { type Part, parts, textBelow } from '../../convention/markdown-parts.ts';
import { message } from '../../message.ts';
import type { AcceptanceCriterion, Fact, Place, Requirement } from '../../model.ts';
import { asCriterion, asRequirement, lastLineOf, proseOf } from '../../convention/stated-requirement.ts';
import { featureOf, type KiroFile } from './paths.ts';

/** The word is what the language of the specification has for it; cc-sdd writes thirteen. */
const requirementTitle =
  /^[*_]*(?:requirement|req\.?|требование|requisito|exigence|anforderung|要件|要求|需求|요구\s?사항)\s*[-#]?(\d{1,4}(?:\.\d{1,4})*[a-z]?)(?![\p{L}\p{N}])[*_]*(?:\s*[.:：)–—-]+|(?=\s)|$)\s*(.*)$/iu;
export const kiroCriteriaTitle =
  /^[*_]*(?:acceptance criteria|критерии при[её]мки|criterios de aceptación|critérios de aceit\p{L}+|critères d['’]acceptation|akzeptanzkriterien|受け?入れ?(?:基準|条件)|验收标准|驗收(?:標準|準則)|(?:수용|인수) (?:기준|조건))[*_]*\s*[:：]?\s*[*_]*$/iu;
const purposeTitle = /^(?:introduction|overview|введение|назначение|обзор)\s*:?$/i;
/** `2.1 WHEN …`, where the criterion is numbered in words rather than by a list. */
const numberedInWords = /^[*_]*(\d{1,4})\.(\d{1,4})[.:)]?[*_]*[.:)]?\s+(.*)$/s;
/** What a bullet has to say to be a criterion that nobody numbered. */
const demand = /\b(?:shall|must)\b|\p{L}*(?:ДОЛЖ\p{L}+|ОБЯЗАН\p{L}*)/iu;
/** The clauses of a bug report that say what is wrong now are no demand. */
const defectTitle = /^(?:current behaviou?r|текущее поведение)/i;

export function* readRequirements(lines: readonly MarkdownLine[], file: string, kiro: KiroFile): Generator<Fact> {
  const requirements =
    kiro.name === 'bugfix.md' ? [...clauses(lines, file, featureOf(kiro))] : [...headed(lines, file, featureOf(kiro))];
  const title = lines.find((line) => line.kind === 'heading' && line.level === 1);
  const place = { file, line: title?.number ?? 1, column: title?.column ?? 1 };
  if (requirements.length === 0) {
    yield {
      kind: 'problem',
      spoils: 'specification',
      place,
      found: message('no requirement in the form of Kiro'),
      wanted: message('`### Requirement 1: Title`, and a numbered list below `#### Acceptance Criteria`'),
      minor: true,
    };
    return;
  }
  if (kiro.name !== 'bugfix.md') yield* homeless(lines, file);
  const purpose = textBelow(lines, purposeTitle, file);
  yield {
    kind: 'specification',
    convention: 'kiro',
    place,
    title: nameOf(title?.text, featureOf(kiro)),
    ...(purpose && { purpose }),
    requirements,
  };
}

/** Most files are called `Requirements Document`, all in one repository: then the feature is the name. */
function nameOf(title: string | undefined, feature: string): string {
  const [, own = ''] = /^requirements?(?:\s+document)?\s*(?:[:–—-]\s*(.*))?$/i.exec(title ?? '') ?? [, title ?? ''];
  return own === '' ? feature.slice(feature.lastIndexOf('/') + 1) : own;
}

function headedParts(lines: readonly MarkdownLine[]): Part[] {
  return [...parts(lines, (line) => line.level > 1 && requirementTitle.test(line.text))];
}

/** Where one requirement of several is headed otherwise than the others, nobody would miss it. */
function* homeless(lines: readonly MarkdownLine[], file: string): Generator<Fact> {
  const owned = new Set<MarkdownLine>(headedParts(lines).flatMap(({ body }) => body));
  for (const line of lines) {
    if (line.kind !== 'heading' || owned.has(line) || !kiroCriteriaTitle.test(line.text)) continue;
    yield {
      kind: 'problem',
      spoils: 'specification',
      place: { file, line: line.number, column: line.column },
      found: message('acceptance criteria that belong to no requirement'),
      wanted: message('a heading like `### Requirement 1: Title` above them'),
    };
  }
}

function* headed(lines: readonly MarkdownLine[], file: string, feature: string): Generator<Requirement> {
  for (const { heading, body } of headedParts(lines)) {
    const [, number = '', title = ''] = requirementTitle.exec(heading.text) ?? [];
    const { criteria, statement } = taken(body, file, number);
    yield asRequirement({
      id: `${feature}/${number}`,
      convention: 'kiro',
      place: { file, line: heading.number, column: heading.column },
      endLine: lastLineOf(body, heading.number),
      title,
      statement,
      criteria,
    });
  }
}

/** `bugfix.md`: sections of clauses `2.1 WHEN … THEN …`; the first number is that of the section. */
function* clauses(lines: readonly MarkdownLine[], file: string, feature: string): Generator<Requirement> {
  let any = false;
  for (const { heading, body } of parts(lines, (line) => line.level > 1)) {
    const number = body.map(({ text }) => numberedInWords.exec(text)?.[1]).find((each) => each !== undefined);
    if (number === undefined || defectTitle.test(heading.text)) continue;
    const { criteria, statement } = taken(body, file, number);
    any = true;
    yield asRequirement({
      id: `${feature}/${number}`,
      convention: 'kiro',
      place: { file, line: heading.number, column: heading.column },
      endLine: lastLineOf(body, heading.number),
      title: heading.text,
      statement,
      criteria,
    });
  }
  if (!any) yield* headed(lines, file, feature);
}

interface Written {
  readonly number: string;
  readonly place: Place;
  readonly lines: string[];
}

/** Takes a requirement apart. Without a title above them, all its numbered items are criteria. */
function taken(
  body: readonly MarkdownLine[],
  file: string,
  requirement: string,
): { readonly criteria: readonly AcceptanceCriterion[]; readonly statement: string } {
  const titled = body.some((line) => kiroCriteriaTitle.test(line.text));
  const prose: MarkdownLine[] = [];
  const written: Written[] = [];
  let inCriteria = !titled;
  let open: Written | undefined;
  for (const line of body) {
    if (kiroCriteriaTitle.test(line.text) && (line.kind === 'heading' || line.kind === 'text')) {
      inCriteria = true;
      open = undefined;
      continue;
    }
    if (line.kind === 'heading') inCriteria = !titled;
    const begun = inCriteria ? begin(line, file, requirement, titled) : undefined;
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

/** @param titled whether a title says that here are criteria */
function begin(line: MarkdownLine, file: string, requirement: string, titled: boolean): Written | undefined {
  const at = (text: string): Place => ({
    file,
    line: line.number,
    column: line.column + line.text.length - text.length,
  });
  if (line.kind === 'item' ? line.depth > 0 : line.kind !== 'text') return undefined;
  const [, first, second = '', said = ''] = numberedInWords.exec(line.text) ?? [];
  if (first !== undefined && first === requirement) return { number: second, place: at(said), lines: [said] };
  if (line.kind !== 'item' || (line.ordinal === undefined && !(titled && demand.test(line.text)))) return undefined;
  return { number: String(line.ordinal ?? ''), place: at(line.text), lines: [line.text] };
}

/** A clause in words may go on in the lines below it. */
function isNext({ number }: MarkdownLine, { place, lines }: Written): boolean {
  return number === place.line + lines.length;
}

function isLabel(text: string): boolean {
  return /^\*\*[^*]+\*\*/.test(text);
}

/** What Markdown numbers 1, 1, 1 is shown as 1, 2, 3, and cited so. What has no number comes behind those that have one. */
function numbered(written: readonly Written[]): AcceptanceCriterion[] {
  const counted = written.length > 1 && written.every(({ number }) => number === '1');
  let last = Math.max(0, ...written.map(({ number }) => Number.parseInt(number, 10) || 0));
  return written.map(({ number, place, lines }, index) =>
    asCriterion(counted ? String(index + 1) : number === '' ? String(++last) : number, lines.join(' '), place),
  );
}
