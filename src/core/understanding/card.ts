import { asMarkdown } from './as-markdown.ts';
import type { Meaning } from './mentions.ts';
import { methodWord } from '../criterion/by-person.ts';
import { message, type Say } from '../message.ts';
import type { Defect, Message, Model, Place, Requirement, RequirementVerdict, TestLink, TestResult } from '../model.ts';
import { noteStatusWord, priorityWord, roleWord, severityWord, statusWord } from '../words.ts';
import { requirementName } from './requirement-name.ts';
import { requirementStanding } from './requirement-standing.ts';
import { placeOfCase, type TestPlace } from './test-place.ts';

/** How a card is shown. */
export interface CardLook {
  readonly say: Say;
  /** How a text of the repository stands among words of ours. */
  readonly show: (text: string) => string;
  /** Address of a place, for a link. */
  readonly link: (place: TestPlace) => string;
  readonly verdictOf: (requirement: Requirement) => RequirementVerdict | undefined;
}

/** Of a list nobody reads more beside the text. */
const most = 8;
/** Of a statement. */
const longest = 600;

// @req AUTH-003
/** What an ID means, as Markdown. Whatever the repository says is text in it, and never markup. */
export function card(meaning: Meaning, model: Model, look: CardLook): string {
  switch (meaning.kind) {
    case 'requirement':
      return [...requirementCard(meaning.requirement, meaning.criterion, model, look)].join('\n\n');
    case 'defect':
      return [...defectCard(meaning.defect, look)].join('\n\n');
    case 'ambiguous': {
      const told = look.say(message('This may be any of {n} requirements:', { n: meaning.requirements.length }));
      const each = meaning.requirements.slice(0, most).map((requirement) => `- ${titled(requirement, look)}`);
      return [told, each.join('\n'), ...rest(meaning.requirements.length, look)].join('\n\n');
    }
    case 'unknown': {
      const [near] = meaning.nearest;
      const unknown = look.say(message('No requirement is called that.'));
      const meant = near === undefined ? '' : ` ${look.say(message('Did you mean {id}?', { id: asText(near, look) }))}`;
      return unknown + meant;
    }
  }
}

function* requirementCard(
  requirement: Requirement,
  cited: string | undefined,
  model: Model,
  look: CardLook,
): Generator<string> {
  const { say, verdictOf } = look;
  const { statement, criteria, priority, release, deadline } = requirement;
  const verdict = verdictOf(requirement);
  const parts = [say(requirementStanding(requirement, verdict).word)];
  if (priority !== undefined) parts.push(worded(priorityWord(priority.value), say));
  if (release !== undefined) parts.push(say(message('release {release}', { release: release.value })));
  if (deadline !== undefined) parts.push(say(message('until {day}', { day: deadline.value })));
  yield `**${titled(requirement, look)}**  \n${parts.map((part) => asText(part, look)).join(' · ')}`;
  if (requirement.retired !== undefined && requirement.retired.reason !== '')
    yield asText(requirement.retired.reason, look);
  const isCited = criteria.some(({ number }) => number === cited);
  if (statement !== '' && !isCited) yield asText(shortened(statement), look);
  const shown = isCited ? criteria.filter(({ number }) => number === cited) : criteria.slice(0, most);
  if (shown.length > 0) {
    yield shown.map(({ number, text }) => `${asMarkdown(`${number}.`)} ${asText(shortened(text), look)}`).join('  \n');
    if (!isCited) yield* rest(criteria.length, look);
  }
  const around = [...linesAround(requirement, model, look)];
  if (around.length > 0) yield `---\n\n${around.join('  \n')}`;
}

function titled(requirement: Requirement, look: CardLook): string {
  return `[${asText(requirementName(requirement), look)}](${look.link(requirement.place)})`;
}

function asText(text: string, { show }: CardLook): string {
  return asMarkdown(show(text));
}

function* linesAround(requirement: Requirement, { trace, defects }: Model, look: CardLook): Generator<string> {
  const { say, link } = look;
  const line = (label: Message, parts: readonly string[]): string[] => {
    if (parts.length === 0) return [];
    const more = parts.length > most ? [say(message('and {n} more', { n: parts.length - most }))] : [];
    return [`**${asMarkdown(say(label))}** ${[...parts.slice(0, most), ...more].join(' · ')}`];
  };
  const linked = (label: string, place: Place): string => `[${asText(label, look)}](${link(place)})`;
  const at = ({ file, line: number }: Place): string => `${file}:${number}`;

  yield* line(
    message('Signed'),
    trace.signatures(requirement).map(({ by, role, on, digest, place }) => {
      const signed = linked(`${by}, ${worded(roleWord(role), say)}, ${on}`, place);
      return digest === requirement.digest ? signed : `${signed} ${asMarkdown(say(message('(changed since)')))}`;
    }),
  );
  yield* line(
    message('Notes'),
    trace.notes(requirement).map(({ id, title, status, place }) => {
      const name = title === undefined ? place.file : `${id} ${title}`;
      return `${linked(name, place)} ${asText(worded(noteStatusWord(status), say), look)}`;
    }),
  );
  yield* line(
    message('Code'),
    trace.implementations(requirement).map(({ place }) => linked(at(place), place)),
  );
  const tests = trace.verifications(requirement).flatMap((each) => [...testsOf(each, look)]);
  yield* line(message('Tests'), tests);
  yield* line(
    message('Results'),
    trace.results(requirement).map(({ method, verdict: result, by, on, place }) => {
      const word = result === 'passed' ? message('passed') : message('failed');
      return `${linked(say(methodWord[method]), place)} ${asMarkdown(say(word))}, ${asText(`${by}, ${on}`, look)}`;
    }),
  );
  yield* line(
    message('Defects'),
    defects
      .filter(({ requirement: stated }) => {
        const found = stated === undefined ? undefined : trace.resolve(stated.value);
        return found?.kind === 'found' && found.requirement === requirement;
      })
      .map(({ id, title, place }) => linked(`${id} ${title}`, place)),
  );
}

const resultWord: Readonly<Record<TestResult, Message>> = {
  passed: message('passed'),
  failed: message('fails'),
  error: message('fails'),
  skipped: message('skipped'),
};

function* testsOf(linked: TestLink, look: CardLook): Generator<string> {
  const { say, link } = look;
  const { cases, reference, lost } = linked;
  for (const { report, case: own } of cases) {
    const address = link(placeOfCase(linked, report, own));
    yield `[${asText(own.name, look)}](${address}) ${asMarkdown(say(resultWord[own.result]))}`;
  }
  if (cases.length > 0 || reference === undefined) return;
  const { place } = reference;
  const why =
    lost === 'several-candidates' ? message('several reported tests answer to it') : message('not found in a report');
  yield `[${asText(`${place.file}:${place.line}`, look)}](${link(place)}) ${asMarkdown(say(why))}`;
}

function* defectCard({ id, title, status, severity, place }: Defect, look: CardLook): Generator<string> {
  const { say, link } = look;
  yield `**[${asText(`${id} ${title}`, look)}](${link(place)})**  \n${asMarkdown(
    say(message('{severity}, {status}', { severity: severityWord[severity], status: statusWord[status] })),
  )}`;
}

function* rest(length: number, { say }: CardLook): Generator<string> {
  if (length > most) yield asMarkdown(say(message('and {n} more', { n: length - most })));
}

function worded(word: Message | string, say: Say): string {
  return typeof word === 'string' ? word : say(word);
}

function shortened(text: string): string {
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}
