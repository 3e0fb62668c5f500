import type { MarkdownLine } from '../../syntax/markdown.ts';
import { type Part, parts, textBelow } from '../../convention/markdown-parts.ts';
import { message } from '../../message.ts';
import type { Fact, Requirement } from '../../model.ts';
import { asRequirement, lastLineOf } from '../../convention/stated-requirement.ts';
import { kiroCriteriaTitle, numberedInWords, taken } from './criteria.ts';
import { featureOf, type KiroFile } from './paths.ts';
import { requirementWord } from './words.ts';

/**
 * The word is what the language of the specification has for it; cc-sdd writes thirteen. `R1:` and `DR1:` are one, too, and the number may
 * have the letter of a group or of a kind: `Requirement A1: …`, `Requirement NFR-1: …`.
 */
const requirementTitle = new RegExp(
  `^[*_]*(?:(derived|non-?functional|functional)\\s+)?(?:${requirementWord}|r(?=\\d{1,4}\\s*[:：])|(?=dr-?\\d{1,4}\\s*[:：]))\\s*[-#]?` +
    '(\\d{1,4}(?:\\.\\d{1,4})*[a-z]?|[a-z]{1,4}-?\\d{1,4}(?:\\.\\d{1,4})*(?=[*_]*\\s*(?:[:：.)–—-]|$)))(?![\\p{L}\\p{N}])[*_]*(?:\\s*[.:：)–—-]+|(?=[\\s(（[【])|$)\\s*(.*)$',
  'iu',
);
/** What tasks write for such a requirement: `DR1` for Derived Requirement 1. */
const kinds: Readonly<Record<string, string>> = { derived: 'DR', functional: 'FR' };

function titled(text: string): { readonly number: string; readonly title: string } | undefined {
  const [whole, adjective = '', ordinal = '', title = ''] = requirementTitle.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const kind = adjective.toLowerCase();
  return { number: (kind.startsWith('non') ? 'NFR' : (kinds[kind] ?? '')) + ordinal, title };
}

const purposeTitle = /^(?:introduction|overview|введение|назначение|обзор)\s*:?$/i;
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
    const { number, title } = titled(heading.text) ?? { number: '', title: '' };
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
