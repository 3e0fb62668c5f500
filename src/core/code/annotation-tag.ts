import { lineCounter } from '../syntax/line-counter.ts';
import type { Tag } from '../reader.ts';

const id = /(?<![\w:.-])[A-Za-z][\w.-]*\d[A-Za-z]?(?![\w-])/g;
const isPlain = /^[A-Za-z][\w.-]*\d[A-Za-z]?$/;

/** `@Name("REQ_1", "REQ_2")` in Java and Python, `@Name REQ_1, REQ_2` in JSDoc. */
export function annotationTag(name: string): Omit<Tag, 'id' | 'title'> {
  const cited = new RegExp(`@${name}(?:\\s*\\(([^()]{1,1000})\\)|[ \\t]+([^\\r\\n*@]{1,1000}))`, 'g');
  const begun = new RegExp(`@${name}(?:\\s*\\([^()]*?|[ \\t]+(?:[\\w.-]+[ \\t]*,[ \\t]*)*)([\\w.-]*)$`);
  return {
    marker: `@${name}`,
    annotation: new RegExp(`@${name}\\s*\\([^()]{1,1000}\\)`, 'g'),
    *references({ text, line, column }) {
      const place = lineCounter(text, line, column);
      for (const { index, 0: whole, 1: bracketed, 2: listed = '' } of text.matchAll(cited)) {
        const inside = bracketed ?? listed;
        const from = index + whole.indexOf(inside);
        for (const { index: at, 0: found } of inside.matchAll(id)) yield { id: found, ...place(from + at) };
      }
    },
    typed(before) {
      const found = begun.exec(before);
      if (found === null) return undefined;
      return {
        from: before.length - (found[1] ?? '').length,
        write: (written) => (isPlain.test(written) ? written : undefined),
      };
    },
  };
}
