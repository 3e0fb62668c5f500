import { lineCounter } from '../line-counter.ts';
import type { Tag } from '../reader.ts';

const cited = /@Requirements(?:\s*\(([^()]{1,1000})\)|[ \t]+([^\r\n*@]{1,1000}))/g;
const id = /(?<![\w:.-])[A-Za-z][\w.-]*\d[A-Za-z]?(?![\w-])/g;
const isPlain = /^[A-Za-z][\w.-]*\d[A-Za-z]?$/;

/** `@Requirements("REQ_1", "REQ_2")` above what implements or tests them, in Java and Python; `@Requirements REQ_1, REQ_2` in JSDoc. */
export const reqstool: Tag = {
  id: 'reqstool',
  title: 'reqstool',
  marker: '@Requirements',
  annotation: /@Requirements\s*\([^()]{1,1000}\)/g,
  *references({ text, line, column }) {
    const place = lineCounter(text, line, column);
    for (const { index, 0: whole, 1: bracketed, 2: listed = '' } of text.matchAll(cited)) {
      const inside = bracketed ?? listed;
      const from = index + whole.indexOf(inside);
      for (const { index: at, 0: found } of inside.matchAll(id)) yield { id: found, ...place(from + at) };
    }
  },
  typed(before) {
    const found = /@Requirements(?:\s*\([^()]*?|[ \t]+(?:[\w.-]+[ \t]*,[ \t]*)*)([\w.-]*)$/.exec(before);
    if (found === null) return undefined;
    return {
      from: before.length - (found[1] ?? '').length,
      write: (written) => (isPlain.test(written) ? written : undefined),
    };
  },
};
