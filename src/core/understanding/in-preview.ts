import type { Say } from '../message.ts';
import type { Place, Requirement } from '../model.ts';
import { headingOf } from './defined-in.ts';
import { lensOfReference } from './lenses.ts';
import type { Lexicon } from './lexicon.ts';
import type { Meaning } from './mentions.ts';
import { requirementStanding } from './requirement-standing.ts';

/** As much of a token of markdown-it as is needed here. */
export interface MarkdownToken {
  readonly type: string;
  readonly content: string;
  readonly map: readonly [from: number, to: number] | null;
  readonly children: readonly MarkdownToken[] | null;
}

/** A document that is shown, and what is known around it. */
export interface Previewed {
  readonly lexicon: Lexicon;
  readonly path: string;
  readonly say: Say;
}

/** Types of the tokens that are none of markdown-it's own: what VS Code makes of a heading's text, its address, leaves them out. */
export const placeToken = 'tollgate_place';
export const standingToken = 'tollgate_standing';

/** In UTF-16 code units: nobody reads more in a preview, and it is made again after every change. */
const longest = 1_000_000;

/**
 * The document with its IDs as links, and with what its requirements are by now. Tokens are never changed, because the preview keeps them;
 * and whatever comes from the repository is content or an attribute of a token, which markdown-it escapes.
 */
export function withRequirements<T extends MarkdownToken>(tokens: readonly T[], shown: Previewed): readonly T[] {
  const length = tokens.reduce((sum, { content }) => sum + content.length, 0);
  if (length > longest) return tokens;
  const places = placesIn(shown);
  return tokens.map((token) => {
    if (token.type !== 'inline' || token.children === null) return token;
    const line = token.map === null ? undefined : token.map[0] + 1;
    const stated = line === undefined ? undefined : places.get(line);
    const own = stated?.requirement;
    const isOwn = own !== undefined && headingOf(token.content.split('\n', 1)[0] ?? '', own) !== undefined;
    const [first] = token.children;
    if (first === undefined) return token;
    const children = [...linked(token.children, shown, isOwn ? own : undefined)];
    if (isOwn || stated?.isCriterion === true) children.unshift(placeOf(first, line ?? 1));
    if (isOwn) children.push(standingOf(first, own, shown));
    return like(token, { children });
  });
}

interface Stated {
  readonly requirement?: Requirement;
  readonly isCriterion: boolean;
}

/** By line, where links to this document lead. */
function placesIn({ lexicon, path }: Previewed): ReadonlyMap<number, Stated> {
  const places = new Map<number, Stated>();
  for (const requirement of lexicon.definedIn(path)) {
    for (const { place } of requirement.criteria) {
      if (place.file === path) places.set(place.line, { isCriterion: true });
    }
    places.set(requirement.place.line, { requirement, isCriterion: false });
  }
  return places;
}

function* linked(
  tokens: readonly MarkdownToken[],
  shown: Previewed,
  own: Requirement | undefined,
): Generator<MarkdownToken> {
  const { lexicon, path } = shown;
  let links = 0;
  for (const token of tokens) {
    links += opens(token);
    if (links > 0) yield token;
    else if (token.type === 'text') yield* inText(token, shown, own);
    else if (token.type === 'code_inline') {
      const [mention, ...others] = lexicon.mentionsInPiece(path, `\`${token.content}\``);
      const isWhole = mention?.from === 1 && mention.to === token.content.length + 1 && others.length === 0;
      const link = isWhole ? linkTo(mention.meaning, shown, own) : undefined;
      yield* link === undefined ? [token] : around(token, [token], link);
    } else yield token;
  }
}

/** 1 where a link begins, be it of Markdown or of HTML, and -1 where it ends. */
function opens({ type, content }: MarkdownToken): number {
  if (type === 'link_open' || (type === 'html_inline' && /^<a[\s>]/i.test(content))) return 1;
  return type === 'link_close' || (type === 'html_inline' && /^<\/a\s*>/i.test(content)) ? -1 : 0;
}

function* inText(token: MarkdownToken, shown: Previewed, own: Requirement | undefined): Generator<MarkdownToken> {
  const { content } = token;
  let done = 0;
  for (const { from, to, meaning } of shown.lexicon.mentionsInPiece(shown.path, content)) {
    const link = linkTo(meaning, shown, own);
    if (link === undefined) continue;
    if (from > done) yield like(token, { content: content.slice(done, from) });
    yield* around(token, [like(token, { content: content.slice(from, to) })], link);
    done = to;
  }
  if (done === 0) yield token;
  else if (done < content.length) yield like(token, { content: content.slice(done) });
}

interface Link {
  readonly href: string;
  readonly title: string;
}

/** None to where one is already, and none where it could lead to several places. */
function linkTo(meaning: Meaning, { lexicon, path, say }: Previewed, own: Requirement | undefined): Link | undefined {
  if (meaning.kind === 'defect') {
    const { id, title, place } = meaning.defect;
    return { href: hrefTo(place, path), title: `${id} ${title}` };
  }
  if (meaning.kind !== 'requirement') return undefined;
  const { requirement, criterion: number } = meaning;
  const criterion = requirement.criteria.find((each) => each.number === number);
  if (requirement === own && criterion === undefined) return undefined;
  const { words } = lensOfReference(requirement, lexicon.verdictOf(requirement));
  return { href: hrefTo((criterion ?? requirement).place, path), title: say(words) };
}

/** As the preview follows it: in Markdown to the element of that name, elsewhere to the line. */
function hrefTo({ file, line }: Place, from: string): string {
  if (file === from) return `#L${line}`;
  const here = from.split('/').slice(0, -1);
  const there = file.split('/');
  const apart = here.findIndex((name, at) => name !== there[at]);
  const common = apart < 0 ? here.length : apart;
  const path = [...here.slice(common).map(() => '..'), ...there.slice(common).map(encodeURIComponent)];
  return `${path.join('/')}#L${line}`;
}

function around(token: MarkdownToken, inside: readonly MarkdownToken[], { href, title }: Link): MarkdownToken[] {
  const attrs = [
    ['href', href],
    ['title', title],
    ['class', 'tollgate-link'],
  ];
  const plain = { content: '', markup: '', tag: 'a' };
  return [
    like(token, { ...plain, type: 'link_open', nesting: 1, attrs }),
    ...inside,
    like(token, { ...plain, type: 'link_close', nesting: -1, attrs: null }),
  ];
}

/** `code-line` is what the preview looks through when a link leads to a name. */
function placeOf(token: MarkdownToken, line: number): MarkdownToken {
  const attrs = [
    ['id', `L${line}`],
    ['class', 'code-line'],
    ['data-line', String(line - 1)],
  ];
  return like(token, { type: placeToken, tag: 'span', nesting: 0, attrs, content: '', children: null });
}

function standingOf(token: MarkdownToken, requirement: Requirement, { lexicon, say }: Previewed): MarkdownToken {
  const { is, word } = requirementStanding(requirement, lexicon.verdictOf(requirement));
  const attrs = [['class', `tollgate-standing tollgate-${is}`]];
  return like(token, { type: standingToken, tag: 'span', nesting: 0, attrs, content: say(word), children: null });
}

/** Of the class that markdown-it made it of, with its methods. */
function like<T extends MarkdownToken>(token: T, changes: object): T {
  return Object.assign(Object.create(Object.getPrototypeOf(token) as object) as T, token, changes);
}
