import { type Heading, scan } from '../../syntax/markdown.ts';
import { type Draft, draft } from '../../templates/draft.ts';
import type { NewRequirement } from '../../templates/requirement.ts';
import { asParagraph, inMarkdown, oneLine } from '../inline.ts';
import { put } from '../requirement-section.ts';
import { type Written, written } from './written.ts';

const addedTitle = /^ADDED Requirements$/i;

/** One more requirement among those that a change adds. */
export function openspecForm(text: string, wanted: NewRequirement): Written | undefined {
  const headings = scan(text).lines.filter((line): line is Heading => line.kind === 'heading');
  const added = headings.find(({ level, text: title }) => level === 2 && addedTitle.test(title));
  const section = sectionOf(wanted);
  if (added === undefined) {
    const { text: body, goOn } = section;
    const head = '## ADDED Requirements\n\n';
    return written(text, { text: head + body, goOn: head.length + goOn }, (marked) => put(text, Infinity, marked));
  }
  const next = headings.find(({ number, level }) => number > added.number && level <= 2);
  return written(text, section, (marked) => put(text, (next?.number ?? Infinity) - 1, marked));
}

/** The files of a change that adds one requirement to a specification. */
export function openspecChange(
  folder: string,
  capability: string,
  wanted: NewRequirement,
): readonly { readonly path: string; readonly draft: Draft }[] {
  const { title, statement } = wanted;
  const { text, goOn } = sectionOf(wanted);
  const head = '## ADDED Requirements\n\n';
  const why = `## Why\n\n${asParagraph(statement)}\n\n## What Changes\n\n- ${inMarkdown(title)}\n\n## Impact\n\n- Affected specs: ${capability}\n`;
  return [
    { path: `${folder}/specs/${capability}/spec.md`, draft: { text: `${head}${text}\n`, goOn: head.length + goOn } },
    { path: `${folder}/proposal.md`, draft: draft(why, '') },
    { path: `${folder}/tasks.md`, draft: draft(`## 1. Implementation\n\n- [ ] 1.1 ${inMarkdown(title)}\n`, '') },
  ];
}

const ears = /^(?:WHEN|IF|КОГДА|ЕСЛИ)\s+(.+?),\s+(?:THEN\s+|ТО\s+)?(.+)$/is;

/** The tool asks for SHALL or MUST in the statement, and for a scenario. */
function sectionOf({ title, statement, criterion }: NewRequirement): Draft {
  const [, when = '', then = ''] = ears.exec(oneLine(criterion)) ?? [];
  const steps =
    when === ''
      ? criterion === ''
        ? ''
        : `\n- ${asParagraph(criterion)}`
      : `\n- **WHEN** ${inMarkdown(when)}\n- **THEN** ${inMarkdown(then)}`;
  const scenario = `\n\n#### Scenario: ${inMarkdown(title)}${steps}`;
  const heading = `### Requirement: ${inMarkdown(title)}\n`;
  const [, shall = ''] = /^the system shall\s+(.+)$/i.exec(then) ?? [];
  const said = statement === '' ? shall : statement;
  if (said === '') return draft(`${heading}The system SHALL `, scenario);
  const isDemand = /\b(?:SHALL|MUST)\b/.test(said);
  return draft(heading + (isDemand ? asParagraph(said) : `The system SHALL ${inMarkdown(said)}`), scenario);
}
