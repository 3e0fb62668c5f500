import type { Code } from '../../code/code.ts';
import { skipSpace } from '../../code/declared.ts';
import { memoized } from '../../memoized.ts';

/** What stands at the top of a file, one after the other. */
export interface Statement {
  readonly start: number;
  readonly end: number;
  readonly code: string;
}

const stop = /[([{;\n]/g;
const withBody = /^(?:export\s+(?:default\s+)?)?(?:async\s+)?(?:function|class)\b/;
/** What goes on in the next line. */
const goesOn = /(?:[-=,+*/&|?:.<>(]|\b(?:default|const|let|var|function|class|async|extends|typeof|new|await))$/;
const hasMore = /[-.?:&|+*/=,)\]}([{<"]/y;

export const statementsIn = memoized(({ masked, closing }: Code): readonly Statement[] => {
  const found: Statement[] = [];
  let start = skipSpace(masked, 0);
  const end = (at: number): void => {
    const code = masked.slice(start, at).trimEnd();
    if (code !== '') found.push({ start, end: at, code });
    start = skipSpace(masked, at);
  };
  stop.lastIndex = start;
  for (let next = stop.exec(masked); next !== null; next = stop.exec(masked)) {
    const { 0: char, index } = next;
    if (char === ';') end(index + 1);
    else if (char === '\n') {
      hasMore.lastIndex = skipSpace(masked, index);
      const before = masked.slice(Math.max(start, index - 100), index).trimEnd();
      if (before !== '' && !goesOn.test(before) && !hasMore.test(masked)) end(index);
    } else {
      const behind = closing(index) + 1;
      stop.lastIndex = behind;
      const isBody = char === '{' && withBody.test(masked.slice(start, start + 50));
      if (isBody && masked[skipSpace(masked, behind)] !== '{') end(behind);
    }
  }
  end(masked.length);
  return found;
}, new WeakMap());
