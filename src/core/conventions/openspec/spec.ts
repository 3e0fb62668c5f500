import type { Heading, MarkdownLine } from '../../syntax/markdown.ts';
import { type Part, parts, textBelow } from '../../convention/markdown-parts.ts';
import { message } from '../../message.ts';
import type { AcceptanceCriterion, Fact, Place, Requirement, Stated } from '../../model.ts';
import { asCriterion, asRequirement, lastLineOf, proseOf } from '../../convention/stated-requirement.ts';
import type { OpenSpecFile } from './paths.ts';

/** As in OpenSpec itself, which compares the name as it is written. */
const requirementTitle = /^Requirement:\s*(.+?)\s*$/i;
const scenarioTitle = /^Scenario:\s*/i;
const deltaTitle = /^(ADDED|MODIFIED|REMOVED|RENAMED) Requirements$/i;
/** What the tool leaves where nobody wrote a purpose. */
const unwritten = /^TBD\b/;
/** `**Reason**: …`, `**Priority**: …`: about the requirement, and not what it asks for. */
const metadata = /^\*\*([^*:]{1,40}):?\*\*\s*:?\s*(.*)$/s;

export function* readSpec(
  lines: readonly MarkdownLine[],
  file: string,
  { capability, change, isFlat }: OpenSpecFile,
): Generator<Fact> {
  const title = lines.find((line) => line.kind === 'heading' && line.level === 1);
  const place = { file, line: title?.number ?? 1, column: title?.column ?? 1 };
  const found = [...requirements(lines, file, capability, change !== undefined)];
  if (found.length === 0) {
    if (isFlat === true && !lines.some(({ text }) => /\b(?:SHALL|MUST)\b/.test(text))) return;
    if (change === 'archived' || lines.some((line) => line.kind === 'heading' && isDeltaOnly(line))) return;
    yield {
      kind: 'problem',
      spoils: 'specification',
      place,
      found: message('no requirement in the form of OpenSpec'),
      wanted: message('`### Requirement: Name` with `#### Scenario: …` below it'),
      minor: true,
    };
    return;
  }
  yield* misplaced(lines, file);
  const purpose = purposeIn(lines, file);
  yield {
    kind: 'specification',
    convention: 'openspec',
    place,
    title: title?.text,
    ...(purpose && { purpose }),
    requirements: found,
    ...(change && { change }),
  };
}

/** Where one requirement or scenario of several is headed otherwise than the others, nobody would miss it. */
function* misplaced(lines: readonly MarkdownLine[], file: string): Generator<Fact> {
  const owned = new Set<MarkdownLine>(
    [...parts(lines, isRequirement)].flatMap(({ heading, body }) => [heading, ...body]),
  );
  const unnamed = new Set(unnamedRequirements(lines));
  for (const line of lines) {
    if (line.kind !== 'heading') continue;
    const isLostScenario = scenarioTitle.test(line.text) && (line.level !== 4 || !owned.has(line));
    const isLost = isLostScenario || (line.level > 1 && requirementTitle.test(line.text) && !isRequirement(line));
    if (!isLost && !unnamed.has(line)) continue;
    yield {
      kind: 'problem',
      spoils: 'specification',
      place: at(line, file),
      found: unnamed.has(line)
        ? message('`{title}` is not read: it is not called a requirement', { title: line.text })
        : message('`{title}` is not read: it has another level, or no requirement above it', { title: line.text }),
      wanted: message('`### Requirement: Name` with `#### Scenario: …` below it'),
    };
  }
}

/** `### 需求：会话`, `### Session expiry`: with scenarios, among requirements. */
function* unnamedRequirements(lines: readonly MarkdownLine[]): Generator<Heading> {
  let isAmongRequirements = false;
  for (const { heading, body } of parts(lines, ({ level }) => level === 2 || level === 3)) {
    if (heading.level === 2) isAmongRequirements = section.test(heading.text);
    else if (isAmongRequirements && !isRequirement(heading) && body.some((line) => line.kind === 'heading'))
      yield heading;
  }
}

/** What is taken away or renamed needs no scenarios. */
const section = /^(?!REMOVED|RENAMED).*(?:requirements|требования|需求|要求|要件|요구)/iu;

function isRequirement({ level, text }: Heading): boolean {
  return level === 3 && requirementTitle.test(text);
}

/** A change that only takes away or renames defines nothing, and that is all right. */
function isDeltaOnly({ text }: Heading): boolean {
  return /^(?:REMOVED|RENAMED) Requirements$/i.test(text);
}

function purposeIn(lines: readonly MarkdownLine[], file: string): Stated | undefined {
  const purpose = textBelow(lines, /^Purpose$/i, file);
  return purpose === undefined || unwritten.test(purpose.value) ? undefined : purpose;
}

function* requirements(
  lines: readonly MarkdownLine[],
  file: string,
  capability: string,
  isChange: boolean,
): Generator<Requirement> {
  let delta: string | undefined;
  const isBeginning = (line: Heading): boolean => line.level === 2 || isRequirement(line);
  for (const part of parts(lines, isBeginning)) {
    if (part.heading.level === 2) delta = deltaTitle.exec(part.heading.text)?.[1]?.toUpperCase();
    else if (delta !== 'RENAMED')
      yield requirement(part, file, capability, delta === 'REMOVED' ? 'retired' : isChange ? 'draft' : 'agreed');
  }
}

function requirement(
  { heading, body }: Part,
  file: string,
  capability: string,
  state: Requirement['state'],
): Requirement {
  const [, name = ''] = requirementTitle.exec(heading.text) ?? [];
  const first = body.findIndex((line) => line.kind === 'heading');
  const said = first < 0 ? body : body.slice(0, first);
  const about = said.filter(({ text, kind }) => kind !== 'heading' && metadata.test(text));
  return asRequirement({
    id: `${capability}/${name}`,
    convention: 'openspec',
    place: at(heading, file),
    endLine: lastLineOf(body, heading.number),
    title: name,
    statement: proseOf(said.filter((line) => !about.includes(line))),
    criteria: [...scenarios(body, file)],
    state,
    ...(state === 'retired' && { retired: { on: undefined, reason: reasonIn(about) } }),
  });
}

function reasonIn(about: readonly MarkdownLine[]): string {
  const stated = about.map(({ text }) => metadata.exec(text)).find((each) => each?.[1]?.toLowerCase() === 'reason');
  return stated?.[2]?.trim() ?? '';
}

/** Whatever stands below a heading of the fourth level is a scenario, whether or not it is called one. */
function* scenarios(body: readonly MarkdownLine[], file: string): Generator<AcceptanceCriterion> {
  let number = 0;
  for (const { heading, body: steps } of parts(body, (line) => line.level === 4)) {
    const title = heading.text.replace(scenarioTitle, '');
    const text = proseOf(steps).replace(/\s*\n\s*/g, ' ');
    yield asCriterion(String(++number), text === '' ? title : `${title}: ${text}`, at(heading, file));
  }
}

function at({ number, column }: MarkdownLine, file: string): Place {
  return { file, line: number, column };
}
