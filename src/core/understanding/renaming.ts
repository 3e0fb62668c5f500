import { criterionDigest, digestText } from '../digest.ts';
import { type Change, change, type Refusal, type Span } from '../edit.ts';
import { isId, spelling } from '../ids.ts';
import type { Lexicon } from './lexicon.ts';
import { lineStarts } from './line-starts.ts';
import { type Mention, mentionMark } from './mentions.ts';
import { message } from '../message.ts';
import type { Message, Model, Requirement } from '../model.ts';
import { allConventions } from '../read-file.ts';
import { citedIds } from '../writing/next-id.ts';

/** A text of the repository, as it would be saved now. */
export interface RenamedText {
  readonly path: string;
  readonly text: string;
  /** True where the file is not in UTF-8, and nobody knows what saving it would do. */
  readonly isGarbled: boolean;
}

/** A requirement gets another ID, everywhere at once. */
export interface Renaming {
  /** What every text has one of that has to change. */
  readonly marks: readonly string[];
  /** What changes in a text, if anything. One refusal is enough: then nothing is changed anywhere. */
  in(text: RenamedText): Change | Refusal | undefined;
}

/** Why a requirement keeps its ID, whatever the new one would be. */
export function whyNotRenamed({ id, convention }: Requirement, { requirements }: Model): Message | undefined {
  if (convention !== 'tollgate') {
    return message(
      '{id} belongs to {convention}, where the ID follows from its place in the file: other tools count it there. Change it in that file.',
      { id, convention: allConventions.find((each) => each.id === convention)?.title ?? convention },
    );
  }
  const namesakes = requirements.filter((each) => isId(each.id) && spelling(each.id) === spelling(id));
  if (namesakes.length < 2) return undefined;
  return message(
    '{n} requirements are called {id}, and nobody knows which one is cited: give one of them a number of its own first',
    {
      n: namesakes.length,
      id,
    },
  );
}

/** Why a requirement cannot be called so. */
export function whyNotCalled(to: string, requirement: Requirement, model: Model): Message | undefined {
  if (!isId(to)) {
    return message('“{id}” is no ID of a requirement: capital letters, a dash, a number, as in REQ-007', { id: to });
  }
  if (to === requirement.id) return message('That is its ID already');
  const wanted = spelling(to);
  if (wanted === spelling(requirement.id)) return undefined;
  const taken =
    model.requirements.find(({ id }) => isId(id) && spelling(id) === wanted) ??
    model.defects.find(({ id }) => id === to);
  if (taken !== undefined) {
    const { file, line } = taken.place;
    return message('{name} is taken: {file} line {line}', { name: to, file, line });
  }
  // Reports say how it was called when the tests ran.
  for (const id of citedIds({ ...model, reports: [] })) if (spelling(id) === wanted) return alreadyCited(to);
  return undefined;
}

function alreadyCited(id: string): Message {
  return message(
    '{id} is cited already, though no requirement is called that: what cites it would suddenly mean this one',
    { id },
  );
}

// @req AUTH-004
/** What signs, reviews and tries a text that cites the requirement stays valid: the digests of what was signed follow. */
export function renaming(requirement: Requirement, to: string, model: Model, lexicon: Lexicon): Renaming | Refusal {
  const refused = whyNotRenamed(requirement, model) ?? whyNotCalled(to, requirement, model);
  if (refused !== undefined) return { refused, place: requirement.place };
  const spansIn = (path: string, text: string): Span[] =>
    lexicon
      .mentionsIn(path, text)
      .filter((mention) => means(mention, requirement) && !isInPath(text, mention))
      .map(({ from, idTo }) => ({ from, to: idTo, text: inStyleOf(text.slice(from, idTo), to) }));
  const renamed = (text: string): string => applied(text, spansIn('text.md', text));
  const digests = new Map([...digestsAfter(model, mentionMark(requirement), renamed)]);
  return {
    marks: [mentionMark(requirement), mentionMark({ ...requirement, id: to }), ...digests.keys()],
    in({ path, text, isGarbled }) {
      const taken = lexicon
        .mentionsIn(path, text)
        .find((each) => each.meaning.kind === 'unknown' && spelling(each.id) === spelling(to) && !isInPath(text, each));
      if (taken !== undefined) {
        const line = lineStarts(text.slice(0, taken.from)).length;
        return { refused: alreadyCited(to), place: { file: path, line, column: 1 } };
      }
      const spans = [
        ...spansIn(path, text),
        ...(path.endsWith('.md') ? anchorsIn(text, requirement.id, to) : []),
        ...(/^docs\/(?:signoffs\.yaml|results\.yaml|releases\/[^/]*\.md)$/.test(path) ? digestsIn(text, digests) : []),
      ];
      if (spans.length === 0) return undefined;
      const conflict = conflictMarker.exec(text);
      const line = conflict === null ? 1 : lineStarts(text.slice(0, conflict.index)).length;
      const place = { file: path, line, column: 1 };
      if (conflict !== null)
        return {
          refused: message('{file} line {line}: a merge is not finished; nothing was changed', { file: path, line }),
          place,
        };
      if (isGarbled)
        return {
          refused: message('{file} is not in UTF-8, and would be damaged; nothing was changed', { file: path }),
          place,
        };
      return change(path, text, spans);
    },
  };
}

const conflictMarker = /^(?:<{7}|>{7})(?: |\r?$)/m;

function means({ meaning }: Mention, requirement: Requirement): boolean {
  return meaning.kind === 'requirement' && meaning.requirement === requirement;
}

/** A link or a file name goes on to lead where it leads. */
function isInPath(text: string, { from, to }: Mention): boolean {
  const before = /[^\s"'`()<>[\],;]*$/.exec(text.slice(Math.max(0, from - 300), from))?.[0] ?? '';
  const after = /^[^\s"'`()<>[\],;]*/.exec(text.slice(to, to + 300))?.[0] ?? '';
  return (
    before.includes('://') ||
    /(?:^|[/\\])[\p{Ll}._-][\p{L}\p{N}._-]*[/\\]$/u.test(before) ||
    /^[^/]*\.[a-z][a-z\d]{0,4}(?:[#?:].*)?$/.test(after)
  );
}

/** Names of tests cannot always hold a dash: `REQ_007`, `REQ007`. */
function inStyleOf(written: string, id: string): string {
  if (written.includes('-')) return id;
  const underscored = id.replace(/[-.]/g, '_');
  return written.includes('_') ? underscored : underscored.replace(/_(?=\d+[a-z]?$)/, '');
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

/** What the digests of texts that cite the requirement become. */
function* digestsAfter(
  { requirements, signatures }: Model,
  mark: string,
  renamed: (text: string) => string,
): Generator<readonly [before: string, after: string]> {
  for (const { text, criteria } of requirements) {
    if (!text.includes(mark)) continue;
    const after = renamed(text);
    if (after === text) continue;
    yield [digestText(text), digestText(after)];
    for (const criterion of criteria) {
      const own = renamed(criterion.text);
      // The trial records the first eight digits.
      if (own !== criterion.text) yield [`[${criterion.digest.slice(0, 8)}]`, `[${criterionDigest(own).slice(0, 8)}]`];
    }
  }
  for (const { text, digest } of signatures) {
    const after = text.includes(mark) ? renamed(text) : text;
    if (after !== text && digestText(text) === digest) yield [digest, digestText(after)];
  }
}

function* digestsIn(text: string, digests: ReadonlyMap<string, string>): Generator<Span> {
  for (const [before, after] of digests) {
    for (let from = text.indexOf(before); from >= 0; from = text.indexOf(before, from + 1)) {
      yield { from, to: from + before.length, text: after };
    }
  }
}

function applied(text: string, spans: readonly Span[]): string {
  return spans.reduceRight((left, { from, to, text: by }) => left.slice(0, from) + by + left.slice(to), text);
}
