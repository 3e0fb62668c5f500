import { message } from '../message.ts';
import type { Problem, Specification } from '../model.ts';
import type { Convention } from '../reader.ts';
import { readItem, uidOf } from './doorstop/item.ts';

/**
 * An item of Doorstop is a file, and its name the ID: `reqs/REQ001.yml` or `REQ-login.yml`, or `.md` with the same keys in front. What its
 * document says in `.doorstop.yml` (prefix, further fields that are reviewed) stands in another file: an item is known by its own keys.
 */
export const doorstop: Convention = {
  id: 'doorstop',
  title: 'Doorstop',
  // Any file with a number or a separator in its name may be one, so a folder of them cannot be told by its path.
  home: () => undefined,
  opens: (path) => uidOf(path) !== undefined,
  read(document) {
    const uid = uidOf(document.path);
    return uid === undefined ? [] : readItem(document, uid);
  },
  *among(specifications) {
    yield* suspectLinks(specifications);
    yield* linksToHeadings(specifications);
  },
};

/** A link keeps the fingerprint that its target had when somebody last looked at both. */
function* suspectLinks(specifications: readonly Specification[]): Generator<Problem> {
  const all = specifications.flatMap(({ requirements }) => requirements);
  const known = new Map(all.map((requirement) => [requirement.id, requirement]));
  for (const { id, state, covers = [] } of all) {
    if (state === 'retired') continue;
    for (const { value, stamp, place } of covers) {
      const fingerprint = known.get(value)?.fingerprint;
      if (fingerprint === undefined || stamp === fingerprint || stamp === undefined) continue;
      yield {
        kind: 'problem',
        spoils: 'specification',
        place,
        found:
          stamp === null
            ? message('the link from {id} to {other} was never reviewed', { id, other: value })
            : message('suspect link: {other} was changed since {id} was written for it', { id, other: value }),
        wanted: message('a look at both, then `doorstop clear {id}`', { id }),
        minor: true,
      };
    }
  }
}

/** Doorstop warns of them, and nothing is asked for there that could be covered. */
function* linksToHeadings(specifications: readonly Specification[]): Generator<Problem> {
  const headings = new Set(specifications.flatMap(({ informs }) => informs ?? []));
  if (headings.size === 0) return;
  for (const { id, state, covers = [] } of specifications.flatMap(({ requirements }) => requirements)) {
    for (const { value, place } of state === 'retired' ? [] : covers) {
      if (!headings.has(value)) continue;
      yield {
        kind: 'problem',
        spoils: 'specification',
        place,
        found: message('{id} is linked to {other}, which is not normative', { id, other: value }),
        wanted: message('a link to an item that asks for something'),
        minor: true,
      };
    }
  }
}
