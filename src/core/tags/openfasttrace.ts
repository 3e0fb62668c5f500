import { lineCounter } from '../syntax/line-counter.ts';
import type { Tag } from '../reader.ts';

/** As OpenFastTrace defines it: `[impl->dsn~login.lock~2]`, `[utest~name~1 -> req~login~2 >> itest]`. */
const coverage =
  /\[[ \t]*(\p{L}+)(?:~(?:\p{L}[\p{L}\p{N}_.-]*)?~\d+)?[ \t]*->[ \t]*(\p{L}+~\p{L}[\p{L}\p{N}_-]*(?:\.[\p{L}\p{N}_-]+)*~\d+)[ \t]*(?:>>[^\]\r\n]*)?\]/gu;

/** `[impl->dsn~login.lock~2]`. Whether it is a test, the file tells better than the tag: in a test it verifies. */
export const openfasttrace: Tag = {
  id: 'openfasttrace',
  title: 'OpenFastTrace',
  // A tilde or an arrow alone is in every other file.
  marker: '~',
  alsoMarks: ['->'],
  *references({ text, line, column }) {
    const place = lineCounter(text, line, column);
    for (const { index, 0: whole, 1: artifact = '', 2: id = '' } of text.matchAll(coverage)) {
      yield { id, artifact, ...place(index + whole.lastIndexOf(id)) };
    }
  },
  typed(before) {
    const found = /\[[ \t]*\p{L}+(?:~[\p{L}\p{N}_.-]*~\d+)?[ \t]*->[ \t]*([\p{L}\p{N}_.~-]*)$/u.exec(before);
    if (found === null) return undefined;
    return { from: before.length - (found[1] ?? '').length, write: (id) => (id.includes('~') ? id : undefined) };
  },
};
