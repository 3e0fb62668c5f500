import type { Refusal, Span } from '../edit.ts';
import { isId, prefixOf, spelling } from '../ids.ts';
import { message } from '../message.ts';
import type { Message, Model, Requirement } from '../model.ts';
import { allConventions } from '../reading/read-file.ts';
import type { Lexicon } from '../understanding/lexicon.ts';
import { lineStarts, offsetsOf } from '../understanding/line-starts.ts';
import { mentionMark } from '../understanding/mentions.ts';
import { isBeyondAll, isCited } from '../writing/id-numbers.ts';
import { digestsAfter, digestsIn } from './digests.ts';
import { isInPath, mentioned } from './mentioned.ts';
import { namesakes, spelledAs } from './namesakes.ts';
import { planned, type Renaming, withSpans } from './planned.ts';

export function whyNotRequirement(requirement: Requirement, model: Model): Message | undefined {
  const { id, convention } = requirement;
  if (convention !== 'tollgate') {
    return message(
      '{id} belongs to {convention}, where the ID follows from its place in the file: other tools count it there. Change it in that file.',
      { id, convention: allConventions.find((each) => each.id === convention)?.title ?? convention },
    );
  }
  const n = namesakes(requirement, model).length;
  if (n < 2) return undefined;
  return message(
    '{n} requirements are called {id}, and nobody knows which one is cited: give one of them a number of its own first',
    { n, id },
  );
}

export function whyNotCalledSo(to: string, requirement: Requirement, model: Model): Message | undefined {
  if (!isId(to)) {
    return message('“{id}” is no ID of a requirement: capital letters, a dash, a number, as in REQ-007', { id: to });
  }
  if (to === requirement.id) return message('That is its ID already');
  const isSame = spelledAs(to);
  if (isSame(requirement) && namesakes(requirement, model).length < 2) return undefined;
  const isNew = isBeyondAll(to, model);
  const taken = (isNew ? undefined : model.requirements.find(isSame)) ?? model.defects.find(({ id }) => id === to);
  if (taken !== undefined) {
    const { file, line } = taken.place;
    return message('{name} is taken: {file} line {line}', { name: to, file, line });
  }
  if (isDefects(to) && !isDefects(requirement.id)) {
    return message('{id} is how a defect is called: what cites it would seem to mean one', { id: to });
  }
  // Reports say how it was called when the tests ran.
  return !isNew && isCited(model, (id) => isSame({ id })) ? alreadyCited(to) : undefined;
}

function isDefects(id: string): boolean {
  return prefixOf(id) === 'BUG';
}

function alreadyCited(id: string): Message {
  return message(
    '{id} is cited already, though no requirement is called that: what cites it would suddenly mean this one',
    { id },
  );
}

// @req AUTH-004
export function* requirementRenaming(
  requirement: Requirement,
  to: string,
  model: Model,
  lexicon: Lexicon,
): Generator<void, Renaming> {
  const spansIn = (path: string, text: string): Span[] =>
    mentioned(
      lexicon,
      path,
      text,
      to,
      ({ meaning }) => meaning.kind === 'requirement' && meaning.requirement === requirement,
    );
  const mark = mentionMark(requirement);
  const digests = yield* digestsAfter(model, mark, (text) => withSpans(text, spansIn('text.md', text)));
  return planned(
    { marks: [mark, mentionMark({ ...requirement, id: to }), ...digests.keys()] },
    (path, text) =>
      takenIn(path, text, to, lexicon) ?? [
        ...spansIn(path, text),
        ...(path.endsWith('.md') ? anchorsIn(text, requirement.id, to) : []),
        ...digestsIn(path, text, digests),
      ],
  );
}

/** One of several that have its ID: only what stands in its own section can mean it. */
export function ownRenaming(requirement: Requirement, to: string, lexicon: Lexicon): Renaming {
  const { file } = requirement.place;
  return planned({ marks: [mentionMark(requirement)] }, (path, text) =>
    path === file ? ownSpans(requirement, to, text, lexicon) : [],
  );
}

/** Where the section of a requirement cites itself, its heading first; nothing where it is not there any more. */
export function ownSpans(requirement: Requirement, to: string, text: string, lexicon: Lexicon): Span[] {
  const offsetAt = offsetsOf(text);
  const [start, end] = [offsetAt(requirement.place), offsetAt({ line: requirement.endLine + 1, column: 1 })];
  const section = text.slice(start, end);
  return lexicon
    .mentionsInPiece(requirement.place.file, section)
    .filter((each) => section.slice(each.from, each.idTo) === requirement.id)
    .map(({ from, idTo }) => ({ from: start + from, to: start + idTo, text: to }));
}

function takenIn(file: string, text: string, to: string, lexicon: Lexicon): Refusal | undefined {
  const taken = lexicon
    .mentionsIn(file, text)
    .find((each) => each.meaning.kind === 'unknown' && spelling(each.id) === spelling(to) && !isInPath(text, each));
  if (taken === undefined) return undefined;
  const line = lineStarts(text.slice(0, taken.from)).length;
  return { refused: alreadyCited(to), place: { file, line, column: 1 } };
}

/** `#req-007-export-an-invoice`: how a heading is linked to. */
function* anchorsIn(text: string, id: string, to: string): Generator<Span> {
  const slug = (each: string): string => each.toLowerCase().replaceAll('.', '');
  const anchor = `#${slug(id)}`;
  for (let at = text.indexOf(anchor); at >= 0; at = text.indexOf(anchor, at + 1)) {
    const end = at + anchor.length;
    if (/^[\p{L}\p{N}_]/u.test(text.slice(end))) continue;
    yield { from: at + 1, to: end, text: slug(to) };
  }
}
