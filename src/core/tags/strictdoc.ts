import { lineCounter } from '../syntax/line-counter.ts';
import type { Tag } from '../reader.ts';

const relation = /@relation[({]([^(){}]{1,1000})[)}]/g;
const uid = /^[\p{L}\p{N}][\p{L}\p{N}_./-]*$/u;

/** `@relation(REQ-1, REQ-2, scope=function)`. The end of a range repeats its beginning. */
export const strictdoc: Tag = {
  id: 'strictdoc',
  title: 'StrictDoc',
  marker: '@relation',
  *references({ text, line, column }) {
    const place = lineCounter(text, line, column);
    for (const { index, 0: whole, 1: inside = '' } of text.matchAll(relation)) {
      if (/\bscope\s*=\s*range_end\b/.test(inside)) continue;
      let at = index + whole.indexOf(inside);
      for (const part of inside.split(',')) {
        const id = part.trim();
        if (uid.test(id)) yield { id, ...place(at + part.indexOf(id)) };
        at += part.length + 1;
      }
    }
  },
  typed(before) {
    const found = /@relation[({](?:[^(){}=]*,)?[ \t]*([\p{L}\p{N}_./-]*)$/u.exec(before);
    if (found === null) return undefined;
    return { from: before.length - (found[1] ?? '').length, write: (id) => (uid.test(id) ? id : undefined) };
  },
};
