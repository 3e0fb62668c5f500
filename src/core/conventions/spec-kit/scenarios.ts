import type { MarkdownLine } from '../../syntax/markdown.ts';
import type { AcceptanceCriterion } from '../../model.ts';
import { asCriterion } from '../../convention/stated-requirement.ts';

/** `User Story 2 - Sign in (Priority: P1)`, `US2 (P1) — …`, `Story 2: …`, `用户故事 2 - …`. */
const storyTitle =
  /^(?:(?:user )?story|пользовательская история|история|historia(?: de usuario)?|história(?: d[eo] \p{L}+)?|récit(?: utilisateur)?|用户故事|使用者故事|ユーザーストーリー|US)[\s#-]*(\d{1,3})(?!\d)/iu;
/** Chinese and Japanese write no space behind it. */
const given =
  /^(?:\*\*|__|\*|_)?(?:(?:given|дано|допустим|пусть|dad[oa]s?|étant donnée?s?|gegeben|angenommen)(?:\*\*|__|\*|_)?[\s:]|(?:给定|給定|假设|假設|假如|假定|前提)(?!条件|條件))/iu;
const then =
  /(?:\*\*|__|\*|_|\b)then(?:\*\*|__|\*|_|\b)|(?<!\p{L})(?:тогда|то|entonces|então|alors|dann)(?!\p{L})|那么|那麼|(?:\*\*|__)(?:则|則|结果|結果|ならば)(?:\*\*|__)/iu;

/** Steps that are items of their own, behind the first; a second event begins what is not Given any more. */
const event = word('when|когда|если|cuando|quando|quand|wenn', '当|當|もし');
const outcome = word(
  'then|and|but|тогда|то|и|а|но|entonces|y|então|e|alors|et|dann|und',
  '那么|那麼|则|則|并且|並且|ならば|かつ',
);
/** A list that goes on below a paragraph: in Markdown it is part of that, unless its number is 1. */
const goesOn = /^(\d{1,3})[.)]\s+/;

interface Open {
  readonly line: MarkdownLine;
  readonly number: string;
  readonly said: string[];
}

/** The scenarios of the user stories, cited `US1/AC2`; those of no story by their number alone, `AC2`. */
export function* scenarios(lines: readonly MarkdownLine[], file: string): Generator<AcceptanceCriterion> {
  let story: string | undefined;
  let level = 0;
  let count = 0;
  let open: Open | undefined;
  const finished = function* (): Generator<AcceptanceCriterion> {
    if (open === undefined) return;
    const { line, number, said } = open;
    open = undefined;
    const text = said.join(' ');
    if (then.test(text)) yield asCriterion(number, text, { file, line: line.number, column: line.column });
  };
  for (const line of lines) {
    if (line.kind === 'heading') {
      yield* finished();
      const number = storyTitle.exec(line.text)?.[1];
      if (number !== undefined || line.level <= level) {
        story = number;
        level = number === undefined ? 0 : line.level;
        count = 0;
      }
      continue;
    }
    const begun = begin(line);
    if (begun !== undefined) {
      yield* finished();
      count++;
      const own = `AC${begun.ordinal ?? count}`;
      open = { line, number: story === undefined ? own : `US${story}/${own}`, said: [begun.text] };
    } else if (open !== undefined && line.kind !== 'blank') {
      if (isPart(line, open)) open.said.push(line.text);
      else yield* finished();
    } else if (open?.line.kind === 'text') yield* finished();
  }
  yield* finished();
}

function begin(line: MarkdownLine): { readonly text: string; readonly ordinal: number | undefined } | undefined {
  if (line.kind === 'item') return given.test(line.text) ? { text: line.text, ordinal: line.ordinal } : undefined;
  const [head, number] = (line.kind === 'text' && goesOn.exec(line.text)) || [];
  if (head === undefined) return undefined;
  const text = line.text.slice(head.length);
  return given.test(text) ? { text, ordinal: Number(number) } : undefined;
}

function isPart(line: MarkdownLine, { line: first, said }: Open): boolean {
  if (first.kind === 'text') return line.kind === 'text';
  if (line.depth > first.depth) return true;
  if (line.kind !== 'item' || line.depth < first.depth) return false;
  return outcome.test(line.text) || (event.test(line.text) && !then.test(said.join(' ')));
}

/** @param unspaced words of languages that put no space behind them */
function word(spaced: string, unspaced: string): RegExp {
  return new RegExp(`^(?:\\*\\*|__|\\*|_)?(?:(?:${spaced})(?:\\*\\*|__|\\*|_)?(?:[\\s:,]|$)|(?:${unspaced}))`, 'iu');
}
