import { methodWord } from '../criterion/by-person.ts';
import { isDay } from '../days.ts';
import { inOneLine, wordDiff } from '../delivery/word-diff.ts';
import { criterionId } from '../ids.ts';
import { message } from '../message.ts';
import type { AcceptanceCriterion, Message, Place, Requirement, Stated } from '../model.ts';
import { compareVersions } from '../versions.ts';

/** What is asked for otherwise than before, with its place, and whether it is only a matter of words. */
export interface Otherwise {
  readonly place: Place;
  readonly found: Message;
  readonly isReworded?: true;
}

/** Where a requirement that was agreed asks for less than before, or in other words: nobody but a person can tell whether they ask for less. */
export function* askedOtherwise(was: Requirement, is: Requirement): Generator<Otherwise> {
  for (const found of lessOf(was, is)) yield { place: is.place, found };
  const later = postponed(is.id, was.deadline, is.deadline);
  if (later !== undefined) yield { place: is.deadline?.place ?? is.place, found: later };
  if (is.state === 'agreed') yield* reworded(was, is);
}

function* lessOf(was: Requirement, is: Requirement): Generator<Message> {
  const { id } = is;
  if (is.state === 'draft') yield message('{id} is a draft now', { id });
  if (is.state === 'retired') yield message('{id} is retired now', { id });
  const [first, later] = [was.release?.value, is.release?.value];
  if (later !== undefined && first === undefined)
    yield message('{id} is for release {release} only now', { id, release: later });
  else if (later !== undefined && first !== undefined && compareVersions(later, first) > 0)
    yield message('{id} is put off from release {before} to {after}', { id, before: first, after: later });
  if (was.verifyBy === 'test' && is.verifyBy !== 'test')
    yield message('{id} is verified by {method} now, and by a test before', { id, method: methodWord[is.verifyBy] });
}

/** @param what an ID, or the path of a specification */
export function postponed(what: string, was: Stated | undefined, is: Stated | undefined): Message | undefined {
  if (was === undefined || !isDay(was.value)) return undefined;
  if (is === undefined)
    return message('{id} was due on {before}, and has no deadline now', { id: what, before: was.value });
  if (is.value <= was.value) return undefined;
  return message('{id} was due on {before}, and is due on {after} now', {
    id: what,
    before: was.value,
    after: is.value,
  });
}

function* reworded(was: Requirement, is: Requirement): Generator<Otherwise> {
  const { id } = is;
  const isGone = among(is.criteria);
  const isCome = among(was.criteria);
  const [before, after] = [wordsOf(was), wordsOf(is)];
  if (before !== after) yield { place: is.place, found: inOtherWords(id, before, after), isReworded: true };
  for (const { number, text } of was.criteria.filter(isGone)) {
    const now = is.criteria.find((each) => each.number === number);
    const cited = criterionId(id, number);
    if (now === undefined || !isCome(now))
      yield { place: is.place, found: message('{id} is not there any more: “{text}”', { id: cited, text }) };
    else yield { place: now.place, found: inOtherWords(cited, text, now.text), isReworded: true };
  }
}

/** Whether a criterion is none of these, by what it says. */
function among(criteria: readonly AcceptanceCriterion[]): (criterion: AcceptanceCriterion) => boolean {
  const known = new Set(criteria.map(({ digest }) => digest));
  return ({ digest }) => !known.has(digest);
}

/** What is signed of it, besides its acceptance criteria and attributes. */
function wordsOf({ title, statement }: Requirement): string {
  return `${title}\n${statement}`.normalize('NFC').replace(/\s+/g, ' ').trim();
}

function inOtherWords(id: string, before: string, after: string): Message {
  return message('{id} says something else now: {difference}', { id, difference: inOneLine(wordDiff(before, after)) });
}
