import { lineCounter } from '../line-counter.ts';
import type { Tag } from '../reader.ts';

const cited = /@SVCs(?:\s*\(([^()]{1,1000})\)|[ \t]+([^\r\n*@]{1,1000}))/g;
const id = /(?<![\w:.-])[A-Za-z][\w.-]*\d[A-Za-z]?(?![\w-])/g;
const isPlain = /^[A-Za-z][\w.-]*\d[A-Za-z]?$/;

/** `@SVCs("SVC_001")` of reqstool: the verification case that a test carries out; it counts where requirements have such IDs. */
export const svcs: Tag = {
  id: 'svcs',
  title: 'reqstool verification cases',
  marker: '@SVCs',
  annotation: /@SVCs\s*\([^()]{1,1000}\)/g,
  *references({ text, line, column }) {
    const place = lineCounter(text, line, column);
    for (const { index, 0: whole, 1: bracketed, 2: listed = '' } of text.matchAll(cited)) {
      const inside = bracketed ?? listed;
      const from = index + whole.indexOf(inside);
      for (const { index: at, 0: found } of inside.matchAll(id)) yield { id: found, ...place(from + at) };
    }
  },
  typed(before) {
    const found = /@SVCs(?:\s*\([^()]*?|[ \t]+(?:[\w.-]+[ \t]*,[ \t]*)*)([\w.-]*)$/.exec(before);
    if (found === null) return undefined;
    return {
      from: before.length - (found[1] ?? '').length,
      write: (written) => (isPlain.test(written) ? written : undefined),
    };
  },
};
