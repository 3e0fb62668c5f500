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

/** The scenarios of the user stories, cited `US1/AC2`; those of no story by their number alone, `AC2`. */
export function* scenarios(lines: readonly MarkdownLine[], file: string): Generator<AcceptanceCriterion> {
  let story: string | undefined;
  let level = 0;
  let count = 0;
  let open: { readonly line: MarkdownLine; readonly number: string; readonly said: string[] } | undefined;
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
    } else if (line.kind === 'item' && given.test(line.text)) {
      yield* finished();
      count++;
      const own = `AC${line.ordinal ?? count}`;
      open = { line, number: story === undefined ? own : `US${story}/${own}`, said: [line.text] };
    } else if (open !== undefined && line.kind !== 'blank') {
      if (line.depth > open.line.depth) open.said.push(line.text);
      else yield* finished();
    }
  }
  yield* finished();
}
