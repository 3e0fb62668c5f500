import type { Convention } from '../reader.ts';
import { readItems } from './openfasttrace/items.ts';
import { linesOf } from './openfasttrace/lines.ts';

/** Whether a line begins with an ID, at the price of one look. */
const begins = /^[ \t]*(?:<a [^>\n]*>[ \t]*(?:<\/a>)?[ \t]*)?[`*]*(?:\p{L}+~\p{L}|\p{L}+[ \t]*-->)/mu;

/** Items of OpenFastTrace in Markdown and reStructuredText, wherever they stand: `req~login.lock~2` on a line of its own. */
export const openfasttrace: Convention = {
  id: 'openfasttrace',
  title: 'OpenFastTrace',
  // Its items stand in documents of any name.
  home: () => undefined,
  opens: (path) => path.endsWith('.md') || path.endsWith('.rst') || path.endsWith('.markdown'),
  *read({ path, text }) {
    if (!text.includes('~') || !begins.test(text)) return;
    const lines = linesOf(path, text);
    const requirements = [...readItems(lines, path)];
    if (requirements.length === 0) return;
    const title = lines.find((line) => line.kind === 'title');
    yield {
      kind: 'specification',
      convention: 'openfasttrace',
      place: { file: path, line: title?.number ?? 1, column: title?.column ?? 1 },
      title: title?.text,
      requirements,
    };
  },
};
